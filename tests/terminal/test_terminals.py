"""Kinds of terminals and locales: cases 19 and 20."""

from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

START = 20.0
SHOWS = ["vt100", "xterm", "xterm-256color", "xterm-kitty", "screen", "tmux-256color", "linux"]
SHOWS_NOTHING = ["", "dumb", "unknown", "dumb-emacs-ansi"]
COLOURS = b"\x1b[38;2;"


def test_case_19_locale_without_frames(installed_soleus: Path, tmp_path: Path) -> None:
    """As `LC_ALL=en_US.ISO-8859-1`, which few machines have any more."""
    latin = {"PYTHONIOENCODING": "iso-8859-1:backslashreplace"}
    with Terminal([installed_soleus], tmp_path, env=latin) as terminal:
        terminal.wait_for("Soleus reset", START)
        terminal.wait_for("▶")
        assert "\\u" not in terminal.text
        terminal.send("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("locale", ["C", "POSIX", "xx_XX.none"])
def test_case_19_locales_without_a_name(
    installed_soleus: Path, tmp_path: Path, locale: str
) -> None:
    with Terminal([installed_soleus], tmp_path, env={"LC_ALL": locale}) as terminal:
        terminal.wait_for("▶", START)
        assert "\\u" not in terminal.text
        terminal.send("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("kind", SHOWS)
def test_case_20_shows_screens(installed_soleus: Path, tmp_path: Path, kind: str) -> None:
    with Terminal([installed_soleus], tmp_path, env={"TERM": kind}) as terminal:
        terminal.wait_for("Soleus reset", START)
        terminal.send("down", "q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("kind", SHOWS_NOTHING)
def test_case_20_says_that_it_needs_screens(
    installed_soleus: Path, tmp_path: Path, kind: str
) -> None:
    with Terminal([installed_soleus], tmp_path, columns=200, env={"TERM": kind}) as terminal:
        assert terminal.exit_code() == 2
        (line,) = filter(None, terminal.lines)
        assert "TERM=xterm soleus" in line
        assert kind in line
        assert terminal.modes == terminal.modes_before


def test_case_20_no_colours(installed_soleus: Path, tmp_path: Path) -> None:
    with Terminal([installed_soleus], tmp_path, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Soleus reset", START)
        terminal.send("q")
        assert terminal.exit_code() == 0
