"""Large letters and digits, each as the strokes of a pen.

A glyph lies in a box that is 6 high and as wide as it says; most are 4. The strokes are the middle
of the pen's line, y downwards, so that one set of them serves every size and weight.
"""

import unicodedata
from math import cos, pi, sin
from typing import NamedTuple

from tui.drawing.raster import Point

HEIGHT = 6.0
WIDTH = 4.0
"""Of most glyphs."""
_CORNERS = 10
"""Of an arc, for each half turn."""


Stroke = tuple[Point, ...]


class Glyph(NamedTuple):
    """One character."""

    strokes: tuple[Stroke, ...]
    width: float = WIDTH


def spelled(text: str) -> str | None:
    """The text in characters that have glyphs: capitals, without accents. None: it can't be."""
    plain = unicodedata.normalize("NFD", text.translate(_WRITTEN_OUT).upper())
    kept = "".join(one for one in plain if not unicodedata.combining(one))
    return kept if all(one in GLYPHS for one in kept) else None


def _arc(x: float, y: float, across: float, down: float, start: int, end: int) -> Stroke:
    """Part of an ellipse around (x, y), in degrees: 0 is to the right, 90 below."""
    parts = max(2, round(_CORNERS * abs(end - start) / 180))
    turns = (pi / 180 * (start + (end - start) * part / parts) for part in range(parts + 1))
    return tuple((x + across * cos(turn), y + down * sin(turn)) for turn in turns)


def _pen(*strokes: Stroke, width: float = WIDTH) -> Glyph:
    return Glyph(strokes, width)


_RING = (*_arc(2, 2, 2, 2, 180, 360), *_arc(2, 4, 2, 2, 0, 180), (0, 2))
_BOWL = (*_arc(2.4, 1.6, 1.6, 1.6, -90, 90), (0, 3.2))
_STEM = ((0, 0), (0, 6))

GLYPHS: dict[str, Glyph] = {
    "0": _pen(_RING),
    "1": _pen(((0.5, 1.2), (2, 0), (2, 6)), ((0.5, 6), (3.5, 6))),
    "2": _pen((*_arc(2, 1.9, 2, 1.9, 180, 385), (0, 6), (4, 6))),
    "3": _pen((*_arc(2, 1.5, 1.8, 1.5, 200, 450), (1.3, 3)), _arc(2, 4.5, 2, 1.5, -90, 160)),
    "4": _pen(((1, 0), (0, 4.2), (4, 4.2)), ((3.2, 2.5), (3.2, 6))),
    "5": _pen(((3.8, 0), (0.2, 0), (0.2, 2.6), (2, 2.6), *_arc(2.1, 4.3, 1.9, 1.7, -90, 150))),
    "6": _pen(
        (*_arc(2, 2, 2, 2, 315, 180), (0, 4.4)),
        _arc(2, 4.4, 2, 1.6, 0, 360),
    ),
    "7": _pen(((0, 0), (4, 0), (1.5, 6))),
    "8": _pen(_arc(2, 1.5, 1.8, 1.5, 0, 360), _arc(2, 4.5, 2, 1.5, 0, 360)),
    "9": _pen(
        _arc(2, 1.6, 2, 1.6, 0, 360),
        ((4, 1.6), *_arc(2, 4, 2, 2, 0, 135)),
    ),
    "A": _pen(((0, 6), (0, 2.6), (1.4, 0), (2.6, 0), (4, 2.6), (4, 6)), ((0, 4), (4, 4))),
    "B": _pen(
        ((0, 0), *_arc(2.2, 1.5, 1.6, 1.5, -90, 90), (0, 3)),
        ((0, 0), (0, 6), *_arc(2.4, 4.5, 1.6, 1.5, 90, -90)),
    ),
    "C": _pen((*_arc(2, 2, 2, 2, -25, -180), *_arc(2, 4, 2, 2, 180, 25))),
    "D": _pen(
        ((0, 0), *_arc(1.8, 2, 2.2, 2, -90, 0), *_arc(1.8, 4, 2.2, 2, 0, 90), (0, 6), (0, 0))
    ),
    "E": _pen(((3.8, 0), (0, 0), (0, 6), (3.8, 6)), ((0, 3), (3.2, 3)), width=3.8),
    "F": _pen(((3.8, 0), (0, 0), (0, 6)), ((0, 3), (3.2, 3)), width=3.8),
    "G": _pen((*_arc(2, 2, 2, 2, -35, -180), *_arc(2, 4, 2, 2, 180, 0), (4, 3.6), (2.7, 3.6))),
    "H": _pen(_STEM, ((4, 0), (4, 6)), ((0, 3), (4, 3))),
    "I": _pen(_STEM, width=0),
    "J": _pen(((3.2, 0), *_arc(1.6, 4.2, 1.6, 1.8, 0, 170)), width=3.2),
    "K": _pen(_STEM, ((4, 0), (0.4, 3), (4, 6))),
    "L": _pen(((0, 0), (0, 6), (3.6, 6)), width=3.6),
    "M": _pen(((0, 6), (0, 0), (2.5, 3.4), (5, 0), (5, 6)), width=5),
    "N": _pen(((0, 6), (0, 0), (4, 6), (4, 0))),
    "O": _pen(_RING),
    "P": _pen(((0, 6), (0, 0), *_BOWL)),
    "Q": _pen(_RING, ((2.8, 4.5), (4, 6))),
    "R": _pen(((0, 6), (0, 0), *_BOWL), ((2, 3.2), (4, 6))),
    "S": _pen((*_arc(2, 1.5, 1.9, 1.5, -25, -270), *_arc(2, 4.5, 2, 1.5, -90, 155))),
    "T": _pen(((0, 0), (4, 0)), ((2, 0), (2, 6))),
    "U": _pen(((0, 0), *_arc(2, 4, 2, 2, 180, 0), (4, 0))),
    "V": _pen(((0, 0), (2, 6), (4, 0))),
    "W": _pen(((0, 0), (1.2, 6), (2.8, 1.6), (4.4, 6), (5.6, 0)), width=5.6),
    "X": _pen(((0, 0), (4, 6)), ((4, 0), (0, 6))),
    "Y": _pen(((0, 0), (2, 3), (4, 0)), ((2, 3), (2, 6))),
    "Z": _pen(((0, 0), (4, 0), (0, 6), (4, 6))),
    " ": Glyph((), 1.0),
    "\u2007": Glyph(()),
    ":": _pen(((0, 1.7), (0, 1.9)), ((0, 4.1), (0, 4.3)), width=0),
    ".": _pen(((0, 5.9), (0, 6)), width=0),
    ",": _pen(((0.5, 5.4), (0, 6.6)), width=0.5),
    "!": _pen(((0, 0), (0, 4)), ((0, 5.9), (0, 6)), width=0),
    "?": _pen(
        (*_arc(1.8, 1.6, 1.8, 1.6, 180, 400), (1.8, 3.2), (1.8, 4.2)),
        ((1.8, 5.9), (1.8, 6)),
        width=3.6,
    ),
    "'": _pen(((0, 0), (0, 1)), width=0),
    "/": _pen(((3, 0), (0, 6)), width=3),
    "-": _pen(((0, 3), (3, 3)), width=3),
    "+": _pen(((0, 3), (4, 3)), ((2, 1), (2, 5))),
    "°": _pen(_arc(1.2, 1.1, 1.2, 1.1, 0, 360), width=2.4),
}
"""Digits are all of one width, so that a time does not move. U+2007 is a space as wide as they."""
_WRITTEN_OUT = str.maketrans(
    {"Æ": "AE", "æ": "AE", "Ø": "O", "ø": "O", "Œ": "OE", "œ": "OE", "Ł": "L", "ł": "L"}
    | {"Đ": "D", "đ": "D", "–": "-", "—": "-", "’": "'"}
)
