"""What there is to see, in the world and on a canvas: pieces, the box that is shown, and names."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.core.format.figures import Ink
from tui.drawing.dots import CELL_HEIGHT
from tui.drawing.raster import Canvas, Point

INKS: tuple[Ink, ...] = (
    "floor",
    "far",
    "prop",
    "skin",
    "bone",
    "tendon",
    "muscle",
    "target",
)
"""From 1 on; where two meet, the line between them is the later one's."""
NUMBERS: Mapping[str, int] = {ink: number for number, ink in enumerate(INKS, 1)}
TARGET = NUMBERS["target"]


class Piece(NamedTuple):
    """One shape in the world, in millimetres, y up."""

    ink: Ink
    points: list[Point]
    width: float | None
    frame: str
    """In which it begins."""


class Label(NamedTuple):
    """A name, and a point in what it names."""

    text: str
    ink: Ink
    at: Point
    short: str = ""
    """For where the text has no room."""


class View(NamedTuple):
    """How the world lies on a canvas: its left and upper edge, and the millimetres of a cell."""

    left: float
    top: float
    scale: float

    def points(self, points: Iterable[Point]) -> list[Point]:
        """In cell widths from the upper left corner."""
        left, top, scale = self
        return [((x - left) / scale, (top - y) / scale) for x, y in points]

    def cell(self, at: Point) -> tuple[int, int]:
        """Column and row."""
        ((x, y),) = self.points([at])
        return int(x // 1), int(y // CELL_HEIGHT)


class Box(NamedTuple):
    """A part of the world, in millimetres."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def wide(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def high(self) -> float:
        """Its height."""
        return self.top - self.bottom

    def together(self, other: "Box") -> "Box":
        """Around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def around(self, other: "Box") -> "Box":
        """As large as this, with the other in its middle."""
        across = (other.left + other.right - self.left - self.right) / 2
        up = (other.bottom + other.top - self.bottom - self.top) / 2
        return Box(self.left + across, self.bottom + up, self.right + across, self.top + up)

    def with_margin(self, margin: float, below: float) -> "Box":
        """So much more on three sides, and below."""
        return Box(self.left - margin, self.bottom - below, self.right + margin, self.top + margin)


class Shown(NamedTuple):
    """Pieces, the farthest first, and the part of the world that a canvas shows."""

    pieces: Sequence[Piece]
    box: Box


class Scene(NamedTuple):
    """All that there is to see, what of it matters from near, and the names there."""

    whole: Shown
    close: Shown
    labels: Sequence[Label]


def bounds(shown: Iterable[Piece]) -> Box:
    """What they fill, the floor left out."""
    boxes = [_box(piece) for piece in shown if piece.ink != "floor"] or [Box(0, 0, 0, 0)]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def _box(piece: Piece) -> Box:
    xs, ys = zip(*piece.points, strict=True)
    half = (piece.width or 0) / 2
    return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)


def draw(canvas: Canvas, shown: Iterable[Piece], box: Box) -> View:
    """Draw the pieces so that the box fills the canvas, in the middle of its columns."""
    wide, high = canvas.columns, canvas.rows * CELL_HEIGHT
    scale = max(box.wide / wide, box.high / high)
    view = View(box.left - (wide * scale - box.wide) / 2, box.bottom + high * scale, scale)
    for piece in shown:
        points = view.points(piece.points)
        if piece.width:
            canvas.stroke(points, NUMBERS[piece.ink], piece.width / scale)
        else:
            canvas.fill(points, NUMBERS[piece.ink])
    return view
