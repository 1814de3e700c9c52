"""How many colours a terminal gets."""

from typing import get_args

import pytest

from tui.arguments import COLOURS
from tui.core.settings import Colour
from tui.core.terminals import Colours, chosen


@pytest.mark.parametrize(
    ("term", "colour_term", "shown"),
    [
        ("xterm-256color", "", "256"),
        ("xterm", "", "256"),
        ("screen", "", "256"),
        ("xterm-kitty", "", "256"),
        ("", "", "256"),
        ("xterm-256color", "truecolor", "truecolor"),
        ("xterm", "24bit", "truecolor"),
        ("xterm-direct", "", "truecolor"),
        ("xterm-256color", "yes", "256"),
        ("linux", "", "16"),
        ("xterm-16color", "", "16"),
        ("vt100", "", "none"),
        ("vt220", "truecolor", "none"),
    ],
)
def test_what_a_terminal_shows(term: str, colour_term: str, shown: Colours) -> None:
    assert chosen(None, {"TERM": term, "COLORTERM": colour_term}, "auto") == shown


@pytest.mark.parametrize(
    ("asked", "no_color", "setting", "shown"),
    [
        ("16", "1", "truecolor", "16"),
        ("truecolor", "1", "none", "truecolor"),
        ("none", "", "256", "none"),
        (None, "1", "truecolor", "none"),
        (None, "", "16", "16"),
        (None, "", "auto", "truecolor"),
        ("auto", "", "16", "truecolor"),
        ("auto", "1", "16", "none"),
    ],
)
def test_the_option_counts_before_no_color_before_the_setting(
    asked: Colour | None, no_color: str, setting: Colour, shown: Colours
) -> None:
    environment = {"TERM": "xterm", "COLORTERM": "truecolor", "NO_COLOR": no_color}
    assert chosen(asked, environment, setting) == shown


def test_the_command_line_knows_what_the_settings_know() -> None:
    assert get_args(Colour) == COLOURS
    assert {*get_args(Colours), "auto"} == set(COLOURS)
