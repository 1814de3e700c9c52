"""Shapes become dots: polygons and strokes are filled into a grid that is finer than the cells.

A point is (x, y) in cell widths, from the top left corner, y downwards. A cell is one wide and two
high, as in most fonts, so that a circle is round. An ink is a number that stands for a colour; 0
is where nothing was drawn. What is drawn later covers what was there.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, cos, hypot, pi, sin
from typing import NamedTuple

from tui.drawing.dots import CELL_HEIGHT, Dots

Point = tuple[float, float]
NOTHING = 0
_CORNERS = 24
"""Of the polygon that stands for the round end of a stroke."""
_ROUND = [
    (cos(2 * pi * corner / _CORNERS), sin(2 * pi * corner / _CORNERS)) for corner in range(_CORNERS)
]
_CELLS_KEPT = 2048
"""Most cells of a picture are like one that was drawn before."""


class Canvas:
    """Dots of ink. `inks[row][column]` is one dot; there are `dots.across` x `dots.down` a cell."""

    def __init__(self, columns: int, rows: int, dots: Dots) -> None:
        self.dots = dots
        self.columns, self.rows = columns, rows
        self.inks = [bytearray(columns * dots.across) for _ in range(rows * dots.down)]

    def fill(self, outline: Sequence[Point], ink: int) -> None:
        """Fill a polygon, even and odd: what its outline goes round twice is left out.

        A dot belongs to it when its middle lies within. At most 255 inks.
        """
        across, down = self.dots.across, self.dots.down / CELL_HEIGHT
        height = len(self.inks)
        corners = [(x * across, y * down) for x, y in outline]
        below = [min(max(ceil(y - 0.5), 0), height) for _, y in corners]
        crossed: dict[int, list[float]] = {}
        for at, end in enumerate(below):
            first = below[at - 1]
            if first != end:
                (x0, y0), (x1, y1) = corners[at - 1], corners[at]
                slope = (x1 - x0) / (y1 - y0)
                x = x0 + (0.5 - y0) * slope
                for row in range(first, end) if first < end else range(end, first):
                    crossed.setdefault(row, []).append(x + row * slope)
        width = self.columns * across
        line = bytes([ink]) * width
        for row, places in crossed.items():
            places.sort()
            for left, right in zip(places[::2], places[1::2], strict=True):
                start, stop = max(0, round(left)), min(width, round(right))
                if start < stop:
                    self.inks[row][start:stop] = line[start:stop]

    def stroke(self, path: Sequence[Point], ink: int, width: float) -> None:
        """Draw a line with round ends and corners, `width` cell widths thick, at least a dot."""
        pairs = list(pairwise(path))
        for (x0, y0), (x1, y1) in pairs:
            if length := hypot(x1 - x0, y1 - y0):
                across, along = (y1 - y0) / length * width / 2, (x1 - x0) / length * width / 2
                self.fill(
                    [
                        (x0 + across, y0 - along),
                        (x1 + across, y1 - along),
                        (x1 - across, y1 + along),
                        (x0 - across, y0 + along),
                    ],
                    ink,
                )
        for x, y in path:
            self.fill(circle(x, y, width / 2), ink)
        if width * self.dots.finest <= 1:
            for one, other in pairs:
                self._trace(one, other, ink)

    def _trace(self, one: Point, other: Point, ink: int) -> None:
        """Every dot that a line goes through, so that a thin one has no gaps."""
        across, down = self.dots.across, self.dots.down / CELL_HEIGHT
        (x0, y0), (x1, y1) = (one[0] * across, one[1] * down), (other[0] * across, other[1] * down)
        parts = int(max(abs(x1 - x0), abs(y1 - y0)) * 2) + 1
        for part in range(parts + 1):
            x = int(x0 + (x1 - x0) * part / parts)
            y = int(y0 + (y1 - y0) * part / parts)
            if 0 <= y < len(self.inks) and 0 <= x < len(self.inks[y]):
                self.inks[y][x] = ink


class Cell(NamedTuple):
    """One character in at most two inks."""

    character: str
    ink: int
    ground: int


def cells(canvas: Canvas) -> list[list[Cell]]:
    """Row by row, each cell in the two inks that most of its dots have.

    A cell of one ink is a space on that ground: some terminals show seams between full blocks.
    The quadrants and sextants can do it; braille and ASCII have no ground.
    """
    return [[_in_two_inks(canvas.dots, dots) for dots in row] for row in _dots_of_cells(canvas)]


def pattern(canvas: Canvas, filled: Iterable[int] | None = None) -> list[str]:
    """Row by row without any colour: outlines, and some inks filled; None fills them all.

    A border belongs to the greater of two inks, so that it is one dot wide.
    """
    return ["".join(cell.character for cell in row) for row in lines(canvas, filled)]


def lines(canvas: Canvas, filled: Iterable[int] | None = None) -> list[list[Cell]]:
    """As `pattern`, each cell with the greatest ink in it; for what has colours, but no ground.

    A cell within an outline has its ink too, though nothing of it is seen.
    """
    shown = canvas if filled is None else _outlined(canvas, frozenset(filled))
    rows = zip(_dots_of_cells(shown), _dots_of_cells(canvas), strict=True)
    return [
        [_line(canvas.dots, dots, inks) for dots, inks in zip(*row, strict=True)] for row in rows
    ]


def letters(canvas: Canvas, by_ink: Sequence[str]) -> list[list[Cell]]:
    """Each cell as the character of the ink that most of it has; the first is for nothing.

    For ASCII, whose characters say little of where the dots of a cell are.
    """
    return [[_letter(dots, by_ink) for dots in row] for row in _dots_of_cells(canvas)]


def circle(x: float, y: float, radius: float) -> list[Point]:
    """Its outline, as a polygon."""
    return [(x + radius * across, y + radius * along) for across, along in _ROUND]


def _dots_of_cells(canvas: Canvas) -> Iterable[Iterable[tuple[int, ...]]]:
    """The inks of each cell, row by row, in each from the top left."""
    across, down = canvas.dots.across, canvas.dots.down
    for top in range(0, len(canvas.inks), down):
        rows = canvas.inks[top : top + down]
        yield zip(*(row[at::across] for row in rows for at in range(across)), strict=True)


@lru_cache(maxsize=_CELLS_KEPT)
def _line(dots: Dots, shown: tuple[int, ...], inks: tuple[int, ...]) -> Cell:
    return Cell(dots.draw(tuple(map(bool, shown))), max(shown) or max(inks), NOTHING)


@lru_cache(maxsize=_CELLS_KEPT)
def _in_two_inks(dots: Dots, inks: tuple[int, ...]) -> Cell:
    first = inks[0]
    if inks.count(first) == len(inks):
        return Cell(" ", NOTHING, first)
    most, second = sorted(set(inks), key=lambda ink: (-inks.count(ink), -ink))[:2]
    ink, ground = (second, most) if most == NOTHING else (most, second)
    has_room = ground == NOTHING  # a third ink is nearer to the other ink than to nothing
    shown = tuple(one == ink or (has_room and one != NOTHING) for one in inks)
    return Cell(dots.draw(shown), ink, ground)


def _letter(inks: tuple[int, ...], by_ink: Sequence[str]) -> Cell:
    ink = max(inks, key=lambda one: (inks.count(one), one))
    return Cell(by_ink[ink], ink, NOTHING)


def _outlined(canvas: Canvas, filled: frozenset[int]) -> Canvas:
    """Of each ink that is not filled only the dots beside a lesser one.

    All dots at once are one number, a byte for each: shifted, every dot meets its neighbour.
    """
    rows = (*canvas.inks[:1], *canvas.inks, *canvas.inks[-1:])  # no outline along the edge
    dots = b"".join(row[:1] + row + row[-1:] for row in rows)
    width = canvas.columns * canvas.dots.across + 2
    left, up = 8, 8 * width
    hidden = 0
    for ink in set(dots) - filled - {NOTHING}:
        covered = _where(dots, range(ink, 256))
        inside = covered & covered << left & covered >> left & covered << up & covered >> up
        hidden |= inside & _where(dots, range(ink, ink + 1))
    seen = (int.from_bytes(dots) & ~(hidden * 0xFF)).to_bytes(len(dots))
    shown = Canvas(canvas.columns, canvas.rows, canvas.dots)
    for y, row in enumerate(shown.inks, 1):
        row[:] = seen[y * width + 1 : (y + 1) * width - 1]
    return shown


def _where(dots: bytes, inks: range) -> int:
    """A number with a byte for each dot: 1 where it is one of the inks, else 0."""
    return int.from_bytes(dots.translate(bytes(ink in inks for ink in range(256))))
