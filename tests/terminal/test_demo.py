"""The installed `soleus demo` in a real terminal: what it shows, and that nothing is left of it."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.homes import at_noon

START = 20.0
"""Seconds for a start on a busy machine."""
SOLEUS_KEEPS = ("data", "state", "cache", "config")


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def terminal(installed_soleus: Path, tmp_path: Path, temporary: Path) -> Iterator[Terminal]:
    """Today of the demo."""
    env = {"TMPDIR": str(temporary), **at_noon()}
    with Terminal([installed_soleus, "demo"], tmp_path, env=env, known=None) as opened:
        opened.wait_for("EXAMPLE", START)
        opened.settle()
        assert len(list(temporary.iterdir())) == 1
        yield opened


def test_it_shows_the_log_and_says_that_it_is_gone(
    terminal: Terminal, tmp_path: Path, temporary: Path
) -> None:
    terminal.send("v")
    terminal.wait_for("EXAMPLE  Pain log")
    terminal.send("ctrl+q")
    assert terminal.exit_code() == 0
    assert "That was an example" in terminal.text
    assert not list(temporary.iterdir())
    assert not any((tmp_path / name).exists() for name in SOLEUS_KEEPS)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_when_it_is_ended(
    terminal: Terminal, temporary: Path, number: signal.Signals
) -> None:
    terminal.send_signal(number)
    assert terminal.exit_code() == 128 + number
    assert "That was an example" in terminal.text
    assert not list(temporary.iterdir())


def test_the_first_start_offers_it(installed_soleus: Path, tmp_path: Path, temporary: Path) -> None:
    env = {"TMPDIR": str(temporary), **at_noon()}
    with Terminal([installed_soleus], tmp_path, env=env, known=None) as terminal:
        terminal.wait_for("Look around", START)
        terminal.send("down", "down")
        terminal.wait_for("▶ Look around")
        terminal.send("enter")
        terminal.wait_for("EXAMPLE", START)
        terminal.settle()
        terminal.send("q")
        assert terminal.exit_code() == 0
    assert not list(temporary.iterdir())
    with Terminal([installed_soleus], tmp_path, known=None) as again:
        again.wait_for("Before a run", START)
        again.settle()
        assert "Look around" not in again.text


def test_nothing_is_left_when_the_line_drops(terminal: Terminal, temporary: Path) -> None:
    terminal.hang_up()
    assert terminal.exit_code_unread() == 128 + signal.SIGHUP
    assert not list(temporary.iterdir())
