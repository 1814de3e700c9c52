"""Names of what a figure shows: in columns beside it, or in cells that it leaves empty."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.drawing.dots import CELL_HEIGHT
from tui.drawing.raster import NOTHING, Cell
from tui.drawing.shown import NUMBERS, TARGET, Label, View

Rows = list[list[Cell]]
Place = tuple[int, int]
"""Column and row of a cell."""

EMPTY = Cell(" ", NOTHING, NOTHING)
_LEADER = 4
"""Cells between a part and the names beside it, at least."""
_FARTHEST = 9
"""Cells of a line from a shape to a name among the empty cells, at most."""
_TIGHT, _MISLEADING = 3, 20
"""Cell widths by which a line may be longer rather than a name without a margin, or a line over
another muscle."""
_THINGS = frozenset((NUMBERS["prop"], NUMBERS["floor"]))
_OTHERS = frozenset((NUMBERS["muscle"], NUMBERS["tendon"]))
_BRIGHT = frozenset((NUMBERS["bone"], NUMBERS["muscle"], NUMBERS["tendon"]))
"""On which a line would not be seen."""
_EMPTY_OR_NOT = " #"


class Signs(NamedTuple):
    """What a line to a name is made of; its tip is where the shape is."""

    across: str
    upright: str
    to_left: str
    to_right: str
    up: str
    down: str


_HEAVY, _LIGHT = Signs(*"━┃◀▶▲▼"), Signs(*"─│──││")
_HEAVY_ASCII, _LIGHT_ASCII = Signs(*"=|<>^v"), Signs(*"-|--||")


class Spot(NamedTuple):
    """Where a name begins, the cell of the shape, and the line from there to the name."""

    start: Place
    edge: Place
    line: Sequence[Place]
    tip: str
    rest: str


def room_for(labels: Sequence[Label]) -> int:
    """Columns for names beside a part."""
    return max((len(label.text) for label in labels), default=-_LEADER) + _LEADER


def named(rows: Rows, labels: Sequence[Label], view: View, beside: int, *, is_ascii: bool) -> Rows:
    """With the names in so many cells to the right, each in a row of its own, and lines to them."""
    columns = len(rows[0]) if rows else 0
    named_rows = [[*row, *[EMPTY] * beside] for row in rows]
    taken: set[int] = set()
    for label in sorted(labels, key=lambda one: -one.at[1]):
        x, y = view.cell(label.at)
        free = [row for row in range(len(rows)) if row not in taken]
        if not (0 <= x < columns and 0 <= y < len(rows)) or not free:
            continue
        row = min(free, key=lambda one: (abs(one - y), one))
        taken.add(row)
        while x < columns and NUMBERS[label.ink] in _inks(named_rows[row][x]):
            x += 1
        signs = _signs(label, is_ascii=is_ascii)
        line = [(at, row) for at in range(x, columns + _LEADER - 2)]
        spot = Spot((columns + _LEADER - 1, row), (x, row), line, signs.to_left, signs.across)
        _write(named_rows, label, label.text, spot)
    return named_rows


def pointed(
    rows: Rows, label: Label, text: str, shape: Sequence[Place], *, is_ascii: bool
) -> Rows | None:
    """With a name in empty cells and a straight line to it from a shape, the best there is.

    None where they leave no room. A line may go over the body, but over nothing else.
    """
    signs = _signs(label, is_ascii=is_ascii)
    empty = ["".join(_EMPTY_OR_NOT[cell != EMPTY] for cell in row) for row in rows]
    found = [
        (_cost(rows, spot, shape) + tight, spot)
        for margin, tight in ((1, 0), (0, _TIGHT))
        for spot in _spots(empty, shape, _Name(len(text), margin), signs)
        if not _meets(rows, spot.line, _THINGS)
    ]
    if not found:
        return None
    named_rows = [[*row] for row in rows]
    _write(named_rows, label, text, min(found)[1])
    return named_rows


class _Name(NamedTuple):
    """What is looked for in rows of empty cells."""

    length: int
    margin: int
    """Cells that stay empty on both sides."""

    def starts(self, row: str, first: int, last: int) -> list[int]:
        """Columns from `first` to `last` at which it may start; the edges are margin enough."""
        free = " " * (self.length + 2 * self.margin)
        padded = " " * self.margin + row + " " * self.margin
        return [at for at in range(max(0, first), last + 1) if padded.startswith(free, at)]


def _spots(
    empty: Sequence[str], shape: Sequence[Place], name: _Name, signs: Signs
) -> Iterator[Spot]:
    yield from _beside(empty, shape, name, signs)
    yield from _over(empty, shape, name, signs)


def _beside(
    empty: Sequence[str], shape: Sequence[Place], name: _Name, signs: Signs
) -> Iterator[Spot]:
    """Left and right of each row of the shape, as near to it as there is room."""
    for y in {y for _, y in shape}:
        first, last = min(x for x, at in shape if at == y), max(x for x, at in shape if at == y)
        gap = name.margin + 2
        for right in name.starts(empty[y], last + gap, last + _FARTHEST)[:1]:
            line = [(x, y) for x in range(last + 1, right - name.margin)]
            yield Spot((right, y), (last, y), line, signs.to_left, signs.across)
        nearest = first - gap - name.length + 1
        for left in name.starts(empty[y], nearest - _FARTHEST, nearest)[-1:]:
            line = [(x, y) for x in range(first - 1, left + name.length - 1 + name.margin, -1)]
            yield Spot((left, y), (first, y), line, signs.to_right, signs.across)


def _over(
    empty: Sequence[str], shape: Sequence[Place], name: _Name, signs: Signs
) -> Iterator[Spot]:
    """Above and below each column of the shape, the name as far in the middle as there is room."""
    for x in {x for x, _ in shape}:
        top, bottom = min(y for at, y in shape if at == x), max(y for at, y in shape if at == x)
        for way, edge, tip in ((-1, top, signs.down), (1, bottom, signs.up)):
            for y in range(edge + 2 * way, edge + (_FARTHEST + 1) * way, way):
                if 0 <= y < len(empty):
                    starts = name.starts(empty[y], x - name.length + 1, x)
                    best = sorted(starts, key=lambda start: abs(start + name.length // 2 - x))
                    line = [(x, at) for at in range(edge + way, y, way)]
                    yield from (
                        Spot((start, y), (x, edge), line, tip, signs.upright) for start in best[:1]
                    )


def _meets(rows: Rows, line: Iterable[Place], inks: frozenset[int]) -> bool:
    return any(inks.intersection(_inks(rows[y][x])) for x, y in line)


def _cost(rows: Rows, spot: Spot, shape: Sequence[Place]) -> float:
    """How much a line is in the way: in cell widths of it, twice those over the body.

    One that goes over another muscle would seem to name that.
    """
    (column, row), middle = spot.edge, shape[len(shape) // 2]
    high = 1 if spot.start[1] == row else CELL_HEIGHT
    crossed = sum(rows[y][x] != EMPTY for x, y in spot.line)
    off = abs(column - middle[0]) + CELL_HEIGHT * abs(row - middle[1])
    other = _MISLEADING * _meets(rows, (spot.edge, *spot.line), _OTHERS)
    return high * (len(spot.line) + crossed) + off / 4 + other


def _write(rows: Rows, label: Label, text: str, spot: Spot) -> None:
    ink = TARGET if label.ink == "target" else NOTHING
    for at, (x, y) in enumerate(spot.line):
        ground = rows[y][x].ground
        rows[y][x] = Cell(
            spot.rest if at else spot.tip, ink, NOTHING if ground in _BRIGHT else ground
        )
    column, y = spot.start
    for x, character in enumerate(text[: len(rows[y]) - column], column):
        rows[y][x] = Cell(character, ink, NOTHING)


def _signs(label: Label, *, is_ascii: bool) -> Signs:
    if label.ink == "target":
        return _HEAVY_ASCII if is_ascii else _HEAVY
    return _LIGHT_ASCII if is_ascii else _LIGHT


def _inks(cell: Cell) -> tuple[int, int]:
    return cell.ink, cell.ground
