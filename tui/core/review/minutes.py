"""How much was done: seconds of each day, and seconds under stretch of each muscle a week."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from tui.core.entries import SessionEntry, SetRecord, day_of
from tui.core.format.definitions import Side
from tui.core.review.weeks import Weeks
from tui.core.rules.history import Logged

_BOTH: tuple[Side, ...] = ("left", "right")


def seconds_by_day(log: Iterable[Logged]) -> Counter[dt.date]:
    """Seconds that timers of sessions ran, by the person's day; a day without has none."""
    seconds = Counter[dt.date]()
    for logged in log:
        if isinstance(logged.entry, SessionEntry):
            seconds[day_of(logged.entry)] += logged.entry.active_seconds
    return seconds


def stretched(
    log: Iterable[Logged], weeks: Weeks, side: Side | None = None
) -> dict[str, list[int]]:
    """Seconds of hold for each muscle and week; the muscle with most comes first.

    Without a side, that of the side with more, as `core.session.doses` counts. A hold of both sides
    together counts for each. A hold whose length is unknown adds nothing.
    """
    sums: dict[str, list[Counter[Side]]] = defaultdict(
        lambda: [Counter() for _ in range(weeks.count)]
    )
    for logged in log:
        index = weeks.index(day_of(logged.entry))
        if index is not None and isinstance(logged.entry, SessionEntry):
            for record in logged.entry.steps:
                if record.kind == "hold" and record.done_seconds:
                    _add(sums, index, record)
    totals = {
        muscle: [week[side] if side else max(week.values(), default=0) for week in of_muscle]
        for muscle, of_muscle in sums.items()
    }
    return dict(sorted(totals.items(), key=lambda item: (-sum(item[1]), item[0])))


def _add(sums: dict[str, list[Counter[Side]]], index: int, record: SetRecord) -> None:
    for muscle in record.muscles:
        for side in (record.side,) if record.side else _BOTH:
            sums[muscle][index][side] += record.done_seconds or 0
