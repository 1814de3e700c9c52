"""What a terminal can show of a picture: which dots fill a shape, which draw one without colour."""

from typing import NamedTuple

from tui.drawing.dots import ASCII, BRAILLE, QUADRANTS, SEXTANTS, Dots


class Medium(NamedTuple):
    """How pictures are drawn on one terminal."""

    blocks: Dots
    """For what is filled: large letters, and pictures in colour."""
    lines: Dots
    """For outlines where there is no colour to tell two shapes apart."""
    has_colour: bool

    @property
    def has_ground(self) -> bool:
        """Whether what is solid is a space on a coloured ground."""
        return self.has_colour and self.blocks is not ASCII


def medium(*, beyond_ascii: bool, has_colour: bool, sextants: bool = False) -> Medium:
    """ASCII for all of it where nothing else may be sent; sextants only where somebody asks."""
    if not beyond_ascii:
        return Medium(ASCII, ASCII, has_colour)
    return Medium(SEXTANTS if sextants else QUADRANTS, BRAILLE, has_colour)
