"""A scene on so many cells: all of it, and beside or below it the part that matters from near."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from tui.core.format.figures import Ink
from tui.drawing.dots import CELL_HEIGHT, Dots
from tui.drawing.medium import Medium
from tui.drawing.naming import EMPTY, Place, Rows, named, pointed, room_for
from tui.drawing.raster import Canvas, Cell, cells, letters, lines
from tui.drawing.shown import NUMBERS, TARGET, Box, Label, Scene, Shown, View, draw

_NARROWEST, _LOWEST = 8, 3
"""Cells of a part that is still worth drawing."""
_WHOLE_COUNTS = 1.3
"""How much more the size of the whole is worth: the exercise is told from it."""
_GAP = 1
_LETTERS = " _.H:o|+#"
"""In ASCII: nothing, then the inks in their order."""


class Split(NamedTuple):
    """How the cells are shared: columns and rows of the whole, and of the part from near."""

    beside: bool
    whole: tuple[int, int]
    close: tuple[int, int]
    worth: float


class Drawn(NamedTuple):
    """A figure, and what is seen from near in it without its whole name."""

    rows: Rows
    unnamed: Sequence[Label]


def figure(scene: Scene, columns: int, rows: int, medium: Medium, *, names: bool) -> Drawn:
    """At most so many rows of exactly so many cells; none where there is no room.

    With `names`, those of all muscles stand beside them; else that of the target, where the figure
    leaves room for it.
    """
    beside = room_for(scene.labels) if names else 0
    splits = list(_splits(scene, columns, rows, beside))
    if not splits:
        return Drawn([], ())
    best = max(splits, key=lambda split: split.worth)
    whole = _part(scene.whole, *best.whole, medium)[0]
    close, view = _part(scene.close, *best.close, medium)
    if names:
        close = named(close, scene.labels, view, beside, is_ascii=_is_ascii(medium))
        return Drawn(_joined(whole, close, columns, beside=best.beside), ())
    joined = _joined(whole, close, columns, beside=best.beside)
    left = best.whole[0] + _GAP if best.beside else 0
    lit = [
        (x, y)
        for y in range(len(joined) - len(close), len(joined))
        for x in range(left, columns)
        if TARGET in joined[y][x][1:]
    ]
    return _with_target(joined, lit, _near(scene), is_ascii=_is_ascii(medium))


def _with_target(
    rows: Rows, lit: Sequence[Place], labels: Sequence[Label], *, is_ascii: bool
) -> Drawn:
    """With the target's name, or its short one; the legend is to have the whole one then."""
    for label in labels:
        if label.ink == "target" and lit:
            others = [other for other in labels if other is not label]
            for text in (label.text, label.short):
                if text and (found := pointed(rows, label, text, lit, is_ascii=is_ascii)):
                    return Drawn(found, others if text == label.text else labels)
    return Drawn(rows, labels)


def _near(scene: Scene) -> Sequence[Label]:
    """Names of what is seen from near, the target first, then muscles, tendons and the rest."""
    box = scene.close.box
    inside = [
        label
        for label in scene.labels
        if box.left < label.at[0] < box.right and box.bottom < label.at[1] < box.top
    ]
    return sorted(inside, key=lambda label: -NUMBERS[label.ink])


def picture(scene: Scene, columns: int, rows: int, medium: Medium) -> Rows:
    """All of a scene with its names, as large as there is room."""
    beside = room_for(scene.labels)
    if columns - beside < _NARROWEST or rows < _LOWEST:
        return []
    drawn, view = _part(scene.whole, columns - beside, rows, medium)
    return named(drawn, scene.labels, view, beside, is_ascii=_is_ascii(medium))


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
        return [[*row, *[EMPTY] * (columns - len(row))] for row in (*whole, *close)]
    rows = max(len(whole), len(close))
    parts = [
        [[EMPTY] * len(part[0])] * (rows - len(part)) + part for part in (whole, close) if part
    ]
    return [[*left, *[EMPTY] * _GAP, *right] for left, right in zip(*parts, strict=True)]
