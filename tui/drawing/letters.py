"""Large text: as large as fits, its pen as heavy as leaves the letters open."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count, takewhile
from math import inf
from typing import NamedTuple

from tui.drawing.dots import CELL_HEIGHT, Dots
from tui.drawing.glyphs import GLYPHS, HEIGHT, WIDTH, Glyph, Stroke, spelled
from tui.drawing.raster import Canvas, Point

INK = 1
_WIDEST = 0.68
"""Of a letter, in its height; 4 to 6 is as the glyphs are drawn."""
_NARROWEST = 0.3
_LEAST = 3.0
"""Cell widths of a letter: a dot less, and a B has no room for its counters."""
_HEAVIEST = 0.2
"""Of the pen, in the height of a letter: a bold type."""
_OPEN = 0.3
"""Of the pen, in the width of a letter, so that two stems leave half of it open."""
_APART = 0.12
"""Between two letters, in their height."""
_SAME = 1e-6
_STEP = 0.5
"""Cell widths: what sizes are tried in, a dot in most media."""


class Face(NamedTuple):
    """A size of letters, in cell widths."""

    height: float
    width: float
    """Of a letter that is as wide as most."""
    pen: float
    apart: float

    def width_of(self, glyph: Glyph) -> float:
        """Of one glyph, without what is beside it."""
        return self.pen + glyph.width * (self.width - self.pen) / WIDTH

    def width_of_text(self, text: str) -> float:
        """From the first edge to the last; infinite where the text can't be drawn."""
        glyphs = spelled(text)
        if glyphs is None:
            return inf
        return sum(self.width_of(GLYPHS[one]) + self.apart for one in glyphs) - self.apart


def faces(height: float) -> Iterator[Face]:
    """Those of one height, the widest first."""
    narrowest = max(_NARROWEST * height, _LEAST)
    steps = takewhile(lambda width: width >= narrowest, count(round(_WIDEST * height), -_STEP))
    for width in steps:
        pen = max(1, int(min(_HEAVIEST * height, _OPEN * width)))
        apart = max(_STEP, round(min(_APART * height, 0.3 * width) / _STEP) * _STEP)
        yield Face(height, width, pen, apart)


@lru_cache(64)
def fitting(text: str, width: float, height: float) -> Face | None:
    """The tallest face, and of that the widest, in which the text fits; None where none does.

    Width and height are of the room, in cell widths. Letters are at least 5 high.
    """
    for rows in range(int(height), 4, -1):
        for face in faces(float(rows)):
            if face.width_of_text(text) <= width:
                return face
    return None


def write(
    text: str,
    face: Face,
    columns: int,
    rows: int,
    dots: Dots,
    top: float = 0.0,
    left: float | None = None,
) -> Canvas:
    """The text in ink 1, from (left, top) on, in cell widths; without `left` in the middle."""
    canvas = Canvas(columns, rows, dots)
    x = (columns - face.width_of_text(text)) / 2 if left is None else left
    for character in spelled(text) or "":
        glyph = GLYPHS[character]
        for stroke in glyph.strokes:
            canvas.stroke(_placed(stroke, face, x, top, dots), INK, face.pen)
        x += face.width_of(glyph) + face.apart
    return canvas


def _placed(stroke: Stroke, face: Face, left: float, top: float, dots: Dots) -> list[Point]:
    """A stroke where it belongs. Upright and level parts lie on whole dots: the others would be
    a dot thicker or thinner from one letter to the next."""
    across = (face.width - face.pen) / WIDTH
    down = (face.height - face.pen) / HEIGHT
    half = face.pen / 2
    path = [(left + half + x * across, top + half + y * down) for x, y in stroke]
    return [
        (
            _on_dots(x, half, dots.across) if _is_level(path, at, 0) else x,
            _on_dots(y, half, dots.down / CELL_HEIGHT) if _is_level(path, at, 1) else y,
        )
        for at, (x, y) in enumerate(path)
    ]


def _is_level(path: list[Point], at: int, axis: int) -> bool:
    """Whether the line to a point's neighbour keeps this coordinate."""
    beside = path[max(0, at - 1) : at + 2]
    return sum(abs(one[axis] - path[at][axis]) < _SAME for one in beside) > 1


def _on_dots(middle: float, half: float, fineness: float) -> float:
    """The middle of a pen's line, moved so that its edge lies between two dots."""
    return round((middle - half) * fineness) / fineness + half
