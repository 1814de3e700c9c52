"""Pairs of upright bars on a fixed axis from 0 to 10, in eighths of a row."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.widgets.lines import Line, Span, Tone

HIGHEST = 10
AXIS = 5
"""Cells left of the bars."""
GAP = "·"
"""Stands where nothing is known; 0 is the lowest bar."""
ROSE = "▲"
"""Over a second bar that is higher than its first."""
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_LEAST_PITCH, _MOST_PITCH = 3, 9


class Pair(NamedTuple):
    """Two values from 0 to 10; None is unknown."""

    first: float | None
    second: float | None

    @property
    def rose(self) -> bool:
        """Whether the second is higher."""
        return self.first is not None and self.second is not None and self.second > self.first


def pitch(count: int, width: int) -> int:
    """Cells from one pair to the next."""
    return max(_LEAST_PITCH, min((width - AXIS + 1) // max(count, 1), _MOST_PITCH))


def that_fit(count: int, width: int) -> int:
    """How many of the newest pairs a row of that many cells has room for; the last needs no gap."""
    return min(count, (width - AXIS + 1) // pitch(count, width))


def pair_bars(pairs: Sequence[Pair], rows: int, cells: int) -> list[Line]:
    """The axis and the bars; `cells` is the pitch, of which the last cell stays empty."""
    lines = []
    for row in range(rows - 1, -1, -1):
        spans = [Span(_axis(row, rows), "dim")]
        for pair in pairs:
            spans += _cells_of(pair, row, rows, (cells - 1) // 2, cells)
        lines.append(Line(tuple(spans)))
    return lines


def _axis(row: int, rows: int) -> str:
    """The number at the height of that row, counted from below; a bar of 5 fills the row of 5."""
    score = {0: 0, rows - 1: HIGHEST}.get(row, HIGHEST // 2 if row == (rows - 1) // 2 else None)
    return f"{'│':>{AXIS}}" if score is None else f"{score:>{AXIS - 1}}┤"


def _cells_of(pair: Pair, row: int, rows: int, bar: int, cells: int) -> list[Span]:
    """What a pair has in that row: two bars of so many cells, and what is left of the pitch."""
    second: Tone = "bad" if pair.rose else "dim" if pair.second is None else "accent"
    first_cells, second_cells = (_cells(value, row, rows, bar) for value in pair)
    rest = " " * (cells - 2 * bar)
    if pair.rose and pair.second is not None:
        above = 1 + (_level(pair.second, rows) - 1) // 8
        if row == above:
            second_cells = f"{ROSE:<{bar}}"
        elif row == rows - 1 < above:
            rest = f"{ROSE:<{len(rest)}}"
    return [
        Span(first_cells, "dim"),
        Span(second_cells, second),
        Span(rest, "bad" if ROSE in rest else "plain"),
    ]


def _cells(value: float | None, row: int, rows: int, bar: int) -> str:
    """What one bar of so many cells has in that row."""
    if value is None:
        return f"{GAP if row == 0 else '':<{bar}}"
    return _EIGHTHS[max(0, min(_level(value, rows) - 8 * row, 8))] * bar


def _level(value: float, rows: int) -> int:
    """Eighths of a row, at least one, so that 0 is seen."""
    return max(1, round(min(value, HIGHEST) / HIGHEST * 8 * rows))


def score_row(label: str, values: Sequence[float | None], cells: int) -> Line:
    """A whole number beneath each pair."""
    return Line((Span(f"{label:<{AXIS}}", "dim"), *(_number(value, cells) for value in values)))


def _number(value: float | None, cells: int) -> Span:
    if value is None:
        return Span(f"{GAP:<{cells}}", "dim")
    return Span(f"{round(value):<{cells}}")


def label_row(labels: Sequence[str], cells: int) -> Line:
    """Labels beneath the pairs; one that another would touch is left out."""
    row = ""
    for index, text in enumerate(labels):
        at = index * cells
        if text and len(row) <= at:
            row = f"{row:<{at}}{text} "
    return Line((Span(" " * AXIS + row.rstrip(), "dim"),))
