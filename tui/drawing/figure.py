"""A scene on so many cells: all of it, and beside or below it the part that matters from near."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from tui.core.format.figures import Ink
from tui.drawing.dots import CELL_HEIGHT, Dots
from tui.drawing.medium import Medium
from tui.drawing.raster import NOTHING, Canvas, Cell, cells, letters, lines
from tui.drawing.shown import NUMBERS, TARGET, Box, Label, Scene, Shown, View, draw

Rows = list[list[Cell]]

_NARROWEST, _LOWEST = 8, 3
"""Cells of a part that is still worth drawing."""
_WHOLE_COUNTS = 1.3
"""How much more the size of the whole is worth: the exercise is told from it."""
_GAP = 1
_LEADER = 4
"""Cells between a part and the names beside it, at least."""
_LETTERS = " _.H:o|+#"
"""In ASCII: nothing, then the inks in their order."""
_EMPTY = Cell(" ", NOTHING, NOTHING)


class Split(NamedTuple):
    """How the cells are shared: columns and rows of the whole, and of the part from near."""

    beside: bool
    whole: tuple[int, int]
    close: tuple[int, int]
    worth: float


def figure(scene: Scene, columns: int, rows: int, medium: Medium, *, names: bool) -> Rows:
    """At most so many rows of exactly so many cells; none where there is no room.

    With `names`, those of the muscles stand beside them.
    """
    beside = _room_for(scene.labels) if names else 0
    splits = list(_splits(scene, columns, rows, beside))
    if not splits:
        return []
    best = max(splits, key=lambda split: split.worth)
    whole = _part(scene.whole, *best.whole, medium)[0]
    close, view = _part(scene.close, *best.close, medium)
    if names:
        close = named(close, scene.labels, view, beside, is_ascii=_is_ascii(medium))
    return _joined(whole, close, columns, beside=best.beside)


def picture(scene: Scene, columns: int, rows: int, medium: Medium) -> Rows:
    """All of a scene with its names, as large as there is room."""
    beside = _room_for(scene.labels)
    if columns - beside < _NARROWEST or rows < _LOWEST:
        return []
    drawn, view = _part(scene.whole, columns - beside, rows, medium)
    return named(drawn, scene.labels, view, beside, is_ascii=_is_ascii(medium))


def named(rows: Rows, labels: Sequence[Label], view: View, beside: int, *, is_ascii: bool) -> Rows:
    """With the names in so many cells to the right, each in a row of its own, and lines to them."""
    columns = len(rows[0]) if rows else 0
    named_rows = [[*row, *[_EMPTY] * beside] for row in rows]
    taken: set[int] = set()
    for label in sorted(labels, key=lambda one: -one.at[1]):
        x, y = view.cell(label.at)
        free = [row for row in range(len(rows)) if row not in taken]
        if not (0 <= x < columns and 0 <= y < len(rows)) or not free:
            continue
        row = min(free, key=lambda one: (abs(one - y), one))
        taken.add(row)
        _write(named_rows[row], x, columns + 1, label, is_ascii=is_ascii)
    return named_rows


def _write(row: list[Cell], x: int, end: int, label: Label, *, is_ascii: bool) -> None:
    """A line from the shape to `end`, and the name after it."""
    is_target = label.ink == "target"
    number = NUMBERS[label.ink]
    while x < end and number in (row[x].ink, row[x].ground):
        x += 1
    line, tip = ("=", "<") if is_target and is_ascii else ("━", "◀") if is_target else ("-", "-")
    if not is_ascii and not is_target:
        line = tip = "─"
    ink = TARGET if is_target else NOTHING
    for at, character in enumerate(tip + line * (end - x) + " " + label.text, x):
        if at < len(row):
            row[at] = Cell(character, ink, row[at].ground)


def _room_for(labels: Sequence[Label]) -> int:
    return max((len(label.text) for label in labels), default=-_LEADER) + _LEADER


def _is_ascii(medium: Medium) -> bool:
    return medium.blocks is medium.lines


def chip(ink: Ink, medium: Medium) -> list[Cell]:
    """Two cells full of an ink, as it is seen in a figure."""
    canvas = Canvas(2, 1, _dots(medium))
    canvas.fill([(0, 0), (2, 0), (2, CELL_HEIGHT), (0, CELL_HEIGHT)], NUMBERS[ink])
    return _cells(canvas, medium)[0]


def _part(shown: Shown, columns: int, rows: int, medium: Medium) -> tuple[Rows, View]:
    """What is shown, in as few rows as it needs; outlines would be lost among those of bones."""
    needed = ceil(shown.box.high / shown.box.wide * columns / CELL_HEIGHT)
    canvas = Canvas(columns, min(rows, max(1, needed)), _dots(medium))
    has_bones = medium.has_colour or _is_ascii(medium)
    pieces = [piece for piece in shown.pieces if has_bones or piece.ink != "bone"]
    view = draw(canvas, pieces, shown.box)
    return _cells(canvas, medium), view


def _dots(medium: Medium) -> Dots:
    return medium.blocks if medium.has_colour else medium.lines


def _cells(canvas: Canvas, medium: Medium) -> Rows:
    if _is_ascii(medium):
        return letters(canvas, _LETTERS)
    return cells(canvas) if medium.has_colour else lines(canvas, filled=[TARGET])


def _splits(scene: Scene, columns: int, rows: int, names: int) -> Iterator[Split]:
    """Every way to share the cells; it is worth more the larger both parts are."""
    free = columns - names - _GAP
    for one in range(_NARROWEST, free - _NARROWEST + 1 if rows >= _LOWEST else 0):
        yield _split(scene, True, (one, rows), (free - one, rows))
    is_wide = columns - names >= _NARROWEST
    for one in range(_LOWEST, rows - _LOWEST + 1 if is_wide else 0):
        yield _split(scene, False, (columns, one), (columns - names, rows - one))


def _split(scene: Scene, beside: bool, whole: tuple[int, int], close: tuple[int, int]) -> Split:
    worth = _size(scene.whole.box, *whole) ** _WHOLE_COUNTS * _size(scene.close.box, *close)
    return Split(beside, whole, close, worth)


def _size(box: Box, columns: int, rows: int) -> float:
    """Cell widths to a metre."""
    return 1000 * min(columns / box.wide, rows * CELL_HEIGHT / box.high)


def _joined(whole: Rows, close: Rows, columns: int, *, beside: bool) -> Rows:
    if not beside:
        return [[*row, *[_EMPTY] * (columns - len(row))] for row in (*whole, *close)]
    rows = max(len(whole), len(close))
    parts = [
        [[_EMPTY] * len(part[0])] * (rows - len(part)) + part for part in (whole, close) if part
    ]
    return [[*left, *[_EMPTY] * _GAP, *right] for left, right in zip(*parts, strict=True)]
