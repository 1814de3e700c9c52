"""Kinds of terminals and locales: cases 19 and 20."""

import re
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

START = 20.0
SHOWS = ["vt100", "xterm", "xterm-256color", "xterm-kitty", "screen", "tmux-256color", "linux"]
SHOWS_NOTHING = ["", "dumb", "unknown", "dumb-emacs-ansi"]
SGR = re.compile(rb"\x1b\[([\d;]*)m")
COLOUR = re.compile(rb"(?:^|;)(?:[34]8;(?:(5);\d+|(2);\d+;\d+;\d+)|(?:3|4|9|10)[0-7])(?=;|$)")


def test_case_19_locale_without_frames(installed_soleus: Path, tmp_path: Path) -> None:
    """As `LC_ALL=en_US.ISO-8859-1`, which few machines have any more."""
    latin = {"PYTHONIOENCODING": "iso-8859-1:backslashreplace"}
    with Terminal([installed_soleus], tmp_path, env=latin) as terminal:
        terminal.wait_for("Soleus reset", START)
        terminal.wait_for("▶")
        assert "\\u" not in terminal.text
        terminal.send("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(
    "env",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "xx_XX.none"}, {"TERM": "linux"}],
    ids=lambda env: "=".join(*env.items()),
)
def test_case_19_locales_without_a_name_and_fonts_without_signs(
    installed_soleus: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    """Nothing but ASCII is sent: such a terminal may take other bytes for orders."""
    with Terminal([installed_soleus], tmp_path, env=env) as terminal:
        terminal.wait_for("> Before", START)
        terminal.send(",")
        terminal.wait_for("Settings")
        assert terminal.text.isascii()
        terminal.send("q")
        terminal.wait_for("> Before")
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
        assert "soleus run SESSION" in line
        assert kind in line
        assert terminal.modes == terminal.modes_before


@pytest.mark.parametrize(
    ("kinds", "arguments", "env"),
    [
        ({"256"}, (), {"TERM": "xterm"}),
        ({"256"}, (), {"TERM": "xterm-256color"}),
        ({"truecolor"}, (), {"COLORTERM": "truecolor"}),
        ({"16"}, (), {"TERM": "linux"}),
        ({"16"}, ("--color", "16"), {"NO_COLOR": "1", "COLORTERM": "truecolor"}),
        (set(), (), {"NO_COLOR": "1", "COLORTERM": "truecolor"}),
        (set(), (), {"TERM": "vt100"}),
        (set(), ("demo", "--color", "none"), {}),
    ],
    ids=str,
)
def test_case_20_sends_no_colour_that_was_not_asked_for(
    installed_soleus: Path,
    tmp_path: Path,
    kinds: set[str],
    arguments: tuple[str, ...],
    env: dict[str, str],
) -> None:
    with Terminal([installed_soleus, *arguments], tmp_path, env=env) as terminal:
        data = b""
        while "Soleus reset" not in terminal.text:
            chunk = terminal.read(START)
            assert chunk is not None, terminal.with_screen("nothing more came")
            terminal.draw(chunk)
            data += chunk.data
        assert colours_in(data) == kinds
        assert any(cell.reverse for row in terminal.cells for cell in row) is not bool(kinds)
        terminal.send("q")
        assert terminal.exit_code() == 0


def colours_in(data: bytes) -> set[str]:
    """Which ways of naming a colour there are in the output."""
    found = (one for codes in SGR.findall(data) for one in COLOUR.finditer(codes))
    return {"256" if one[1] else "truecolor" if one[2] else "16" for one in found}
