"""The pain of each side, week by week: before and after sessions, and in the morning."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from textual.reactive import reactive

from tui.core.review.review import Reviewed, Trend
from tui.core.review.stats import Change, Week
from tui.core.rules.means import Mean
from tui.widgets.lines import Drawn, Line, Span, Tone, line
from tui.widgets.pair_bars import (
    ROSE,
    Pair,
    label_row,
    pair_bars,
    pitch,
    score_row,
    that_fit,
)

_DIRECTIONS: dict[str, tuple[str, Tone]] = {
    "worthwhile": ("▼", "good"),
    "little": ("=", "plain"),
    "rose": ("▲", "bad"),
}
_MORNING = "am"
_DATE = len("Nov 16")


class TrendPane(Drawn):
    """One chart for each side, newest week on the right."""

    figures: reactive[Reviewed | None] = reactive(None, repaint=False)

    def watch_figures(self) -> None:
        """Draw other figures."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """The charts, a row of dates beneath them, and what the bars mean."""
        if self.figures is None or not self.figures.trends:
            return []
        return list(trend_lines(self.figures, width, height))


def trend_lines(shown: Reviewed, width: int, height: int) -> Iterator[Line]:
    """The lines for that many cells and rows; mornings have a row where any is known."""
    count = that_fit(shown.weeks.count, width)
    cells = pitch(shown.weeks.count, width)
    has_mornings = any(week.morning for one in shown.trends for week in one.weeks)
    room = (height - 2) // len(shown.trends) - 1 - has_mornings
    is_told_above = not any(one.before for one in shown.trends)
    if_neither = "" if is_told_above else "  too little to compare"
    for one in shown.trends:
        weeks = one.weeks[-count:]
        yield _heading(one, if_neither)
        yield from pair_bars(list(map(_pair, weeks)), max(room, 1), cells)
        if has_mornings:
            yield score_row(_MORNING, [_value(week.morning) for week in weeks], cells)
    yield label_row(_dates(shown.weeks.starts[-count:], cells), cells)
    yield line(
        Span("     ▌", "dim"),
        "before ",
        Span("▐", "accent"),
        "after ",
        Span(ROSE, "bad"),
        "worse after ",
        Span(f"{_MORNING} morning", "dim") if has_mornings else "",
    )


def _heading(one: Trend, if_neither: str) -> Line:
    """Whose it is, and how the means changed; or what to say where none can be compared."""
    parts = [Span(f"{(one.side or one.whose).upper()}", "strong")]
    for name, found in (("before", one.before), ("morning", one.morning)):
        if found is not None:
            parts += [Span(f"  {name} ", "dim"), *_change(found)]
    return line(*parts, *([] if len(parts) > 1 else [Span(if_neither, "dim")]))


def _change(found: Change) -> tuple[Span, Span]:
    """Both means, and the shape of their direction."""
    shape, tone = _DIRECTIONS[found.direction]
    return Span(f"{found.first.value:.1f}→{found.last.value:.1f} "), Span(shape, tone)


def direction_tone(found: Change) -> Tone:
    """Of a sentence about it."""
    return _DIRECTIONS[found.direction][1]


def direction_shape(found: Change) -> str:
    """What stands for it where there is no colour."""
    return _DIRECTIONS[found.direction][0]


def _pair(week: Week) -> Pair:
    return Pair(_value(week.before), _value(week.after))


def _value(mean: Mean | None) -> float | None:
    return None if mean is None else mean.value


def _dates(starts: Sequence[dt.date], cells: int) -> list[str]:
    """The Monday of each where there is room, else each month where it begins."""
    if cells > _DATE:
        return [f"{start:%b %d}" for start in starts]
    names = [f"{start:%b}" for start in starts]
    begun = ["" if one == before else one for before, one in pairwise(names)]
    return [*("" if begun[:1] != [""] else one for one in names[:1]), *begun]
