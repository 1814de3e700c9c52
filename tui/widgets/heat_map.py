"""A map of days, a column a week, in five shapes that need no colour."""

from collections.abc import Sequence
from itertools import pairwise

from tui.widgets.lines import Line, Span, Tone

LEVELS = "·░▒▓█"
"""From nothing to most."""
NO_DAY = " "
_TONES: tuple[Tone, ...] = ("dim", "calm", "calm", "calm", "calm")
_DAYS = "MTWTFSS"
_CELLS = 2
"""Of a day, so that it is about square."""


def level(value: float, limits: Sequence[float]) -> int:
    """Of a value: 0 for nothing, then one more for each limit that it reaches."""
    return 0 if value <= 0 else 1 + sum(value >= limit for limit in limits)


def heat_map(weeks: Sequence[Sequence[int | None]], labels: Sequence[str]) -> list[Line]:
    """Labels over seven rows; each week has the levels of its days, None for no such day."""
    return [
        Line((Span(f"{'':{_CELLS}}{_over(labels)}", "dim"),)),
        *(
            Line((Span(f"{name:<{_CELLS}}", "dim"), *(_day(week[day]) for week in weeks)))
            for day, name in enumerate(_DAYS)
        ),
    ]


def legend(less: str, more: str) -> Line:
    """What the shapes mean."""
    shapes = [Span(shape * _CELLS, tone) for shape, tone in zip(LEVELS, _TONES, strict=True)]
    return Line((Span(f"{less} ", "dim"), *shapes, Span(f" {more}", "dim")))


def _day(level: int | None) -> Span:
    if level is None:
        return Span(NO_DAY * _CELLS)
    shape = LEVELS[level]
    return Span(f"{shape:<{_CELLS}}" if level == 0 else shape * _CELLS, _TONES[level])


def _over(labels: Sequence[str]) -> str:
    """Each label over its week, unless it would touch the one before."""
    row = ""
    for index, text in enumerate(labels):
        at = index * _CELLS
        if text and len(row) <= at:
            row = f"{row:<{at}}{text} "
    return row.rstrip()


def month_labels(starts: Sequence[str]) -> list[str]:
    """A label where it differs from the one before; the first has none, it began before."""
    return ["", *(after if before != after else "" for before, after in pairwise(starts))]
