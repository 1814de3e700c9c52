"""What is drawn with, by what the terminal can show."""

import pytest

from tui.drawing.dots import ASCII, BRAILLE, QUADRANTS, SEXTANTS
from tui.drawing.medium import medium


@pytest.mark.parametrize("has_colour", [True, False])
def test_blocks_are_filled_and_braille_draws_lines(has_colour: bool) -> None:
    shown = medium(beyond_ascii=True, has_colour=has_colour)
    assert shown == (QUADRANTS, BRAILLE, has_colour)


def test_sextants_come_only_when_asked_for() -> None:
    assert medium(beyond_ascii=True, has_colour=True, sextants=True).blocks is SEXTANTS


@pytest.mark.parametrize("sextants", [True, False])
def test_ascii_is_all_that_another_locale_gets(sextants: bool) -> None:
    shown = medium(beyond_ascii=False, has_colour=True, sextants=sextants)
    assert shown == (ASCII, ASCII, True)
