"""The dots that fit into one character, and the character for each way to set them.

A way to set them is a tuple of truths, row by row from the top left.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

CELL_HEIGHT = 2
"""Cell widths that a cell is high."""

Set = tuple[bool, ...]


class Dots(NamedTuple):
    """How finely a cell can be divided, and with which characters."""

    across: int
    down: int
    draw: Callable[[Set], str]

    @property
    def finest(self) -> float:
        """Dots in one cell width, in the coarser of the two directions."""
        return min(self.across, self.down / CELL_HEIGHT)


def _number(dots: Set) -> int:
    return sum(1 << place for place, is_set in enumerate(dots) if is_set)


@cache
def _quadrant(dots: Set) -> str:
    return " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"[_number(dots)]


@cache
def _sextant(dots: Set) -> str:
    """Unicode gave the sextants no second code where there was a block already."""
    known = {0: " ", 0b010101: "▌", 0b101010: "▐", 0b111111: "█"}
    number = _number(dots)
    return known.get(number) or chr(0x1FB00 + number - sum(one <= number for one in known))


@cache
def _braille(dots: Set) -> str:
    """Its bits were numbered when a cell had six dots: the lowest row came last."""
    bits = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
    return chr(0x2800 + sum(bit for bit, is_set in zip(bits, dots, strict=True) if is_set)).replace(
        "\u2800", " "
    )


@cache
def _ascii(dots: Set) -> str:
    return " `'\".|//,\\|\\_\\/#"[_number(dots)]


QUADRANTS = Dots(2, 2, _quadrant)
SEXTANTS = Dots(2, 3, _sextant)
"""xterm draws them broken; only where somebody asks for them."""
BRAILLE = Dots(2, 4, _braille)
ASCII = Dots(2, 2, _ascii)
"""For a locale that is not UTF-8. Its characters look like the four dots from afar."""
