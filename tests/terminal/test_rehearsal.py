"""`soleus rehearse` in a real terminal: it is fast, and leaves nothing behind."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.test_ending import START

SESSION = """\
schema = 1
title = "Two minutes"
region = "calf"

[[steps]]
kind = "prompt"
name = "Stand up"

[[steps]]
kind = "hold"
name = "Lean on the wall"
seconds = 60
sides = "each"

[[steps]]
kind = "prompt"
name = "Sit down"
"""
AT_MOST = 10.0
"""Real seconds for its two minutes and ten seconds at 60 times the speed."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two-minutes.toml"
    path.write_text(SESSION)
    return path


@pytest.fixture
def terminal(installed_soleus: Path, tmp_path: Path, file: Path) -> Iterator[Terminal]:
    command: list[str | Path] = [installed_soleus, "rehearse", "--speed", "60", file]
    with Terminal(command, tmp_path) as opened:
        opened.wait_for("REHEARSAL  Two minutes", START)
        opened.wait_for("WHEN YOU ARE READY")
        opened.settle()
        yield opened


def test_minutes_take_seconds_and_nothing_is_written(
    terminal: Terminal, tmp_path: Path, file: Path
) -> None:
    terminal.send("space")
    terminal.wait_for("step 2 of 3")
    terminal.wait_for("step 3 of 3", AT_MOST)
    terminal.send("space")
    assert terminal.exit_code() == 0
    assert "That was a rehearsal: nothing of it was kept." in terminal.text
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]


def test_an_end_from_outside_says_the_same(terminal: Terminal) -> None:
    terminal.send_signal(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert "That was a rehearsal" in terminal.text


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--speed", "0", "soleus-reset"], 2, "a whole number from 1 to 60"),
        (["--speed", "61", "soleus-reset"], 2, "a whole number from 1 to 60"),
        (["--speed", "2.5", "soleus-reset"], 2, "a whole number from 1 to 60"),
        (["--speed", "00000000199", "soleus-reset"], 2, "a whole number from 1 to 60"),
        (["soleus-rest"], 1, "Did you mean soleus-reset?"),
    ],
    ids=str,
)
def test_what_cannot_be_rehearsed_is_told(
    installed_soleus: Path, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    with Terminal([installed_soleus, "rehearse", *arguments], tmp_path) as opened:
        assert opened.exit_code(START) == code
        assert says in " ".join(opened.text.split())
