"""What was done in the last thirteen weeks: minutes a day, stretch of each muscle, counts."""

import datetime as dt
from collections.abc import Iterator, Sequence

from textual.reactive import reactive

from tui.core.review.review import Done, Reviewed
from tui.core.review.stats import Counts
from tui.core.review.weeks import DAYS
from tui.core.session.doses import WEEK_CAP
from tui.widgets.heat_map import heat_map, legend, level, month_labels
from tui.widgets.lines import Drawn, Line, Span, fit, line
from tui.widgets.meter import sparks

LIMITS = (5 * 60, 10 * 60, 20 * 60)
"""Seconds a day from which a shape is darker (our choice)."""
_NAME = 13
"""Cells of a muscle's name."""
_MAP_ROWS = 9
"""With the labels and the legend."""


class DonePane(Drawn):
    """Draws the figures of one review."""

    figures: reactive[Reviewed | None] = reactive(None, repaint=False)

    def watch_figures(self) -> None:
        """Draw other figures."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """As much as there is room for, the map first."""
        return list(done_lines(self.figures, height)) if self.figures else []


def done_lines(shown: Reviewed, height: int) -> Iterator[Line]:
    """The map, muscles, and the counts in the last row."""
    yield from heat_map(_levels(shown.done), _months(shown.done.weeks.starts))
    yield legend("0", f"{LIMITS[-1] // 60}+ min a day")
    yield from muscle_lines(shown.done, height - _MAP_ROWS - 1)
    yield counted(shown.counts)


def muscle_lines(done: Done, most: int) -> list[Line]:
    """The muscles with most stretch: each week against the plateau, and this week in minutes."""
    rows = []
    for muscle, weeks in list(done.muscles.items())[: max(most, 0)]:
        name = fit(muscle.removeprefix("other: "), _NAME)
        this_week = f"{weeks[-1] / 60:2.0f}/{WEEK_CAP // 60}min"
        rows.append(line(f"{name} ", sparks(weeks, WEEK_CAP), Span(f" {this_week}", "dim")))
    return rows


def counted(counts: Counts) -> Line:
    """How much there is in the range."""
    texts = [_many(counts.sessions, "session"), _many(counts.days, "day")]
    if counts.mornings:
        texts.append(_many(counts.mornings, "morning"))
    return line(" · ".join(texts))


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _levels(done: Done) -> list[list[int | None]]:
    return [
        [_level(done, start + dt.timedelta(days=day)) for day in range(DAYS)]
        for start in done.weeks.starts
    ]


def _level(done: Done, day: dt.date) -> int | None:
    """None for a day that is still to come."""
    return level(done.seconds.get(day, 0), LIMITS) if day <= done.today else None


def _months(starts: Sequence[dt.date]) -> list[str]:
    return month_labels([f"{start:%b}" for start in starts])
