"""The mornings of a region, to be looked up by side and day."""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from tui.core.entries import MorningEntry, Score
from tui.core.format.definitions import Id, Side
from tui.core.rules.history import Logged

Day = int
"""A date's ordinal: one more is the next day, and there is always one."""
LOOK_BACK = 7
"""Days in which a morning still says how it was before a session."""


class Mornings(Struct, frozen=True):
    """What is known of the first steps of one side; days that were asked about in vain are not."""

    pain: dict[Day, Score] = {}
    stiff: dict[Day, Score] = {}
    stiff_days: tuple[Day, ...] = ()
    """In order."""

    def pain_before(self, day: Day) -> Score | None:
        """Of that day's own morning, else of the latest in the `LOOK_BACK` days before."""
        days = range(day, day - LOOK_BACK - 1, -1)
        return next((self.pain[each] for each in days if each in self.pain), None)

    def stiff_before(self, day: Day) -> Score | None:
        """The last one known up to that day's morning, however old."""
        at = bisect_right(self.stiff_days, day)
        return self.stiff[self.stiff_days[at - 1]] if at else None


def mornings_by_side(log: Iterable[Logged], region_id: Id) -> dict[Side | None, Mornings]:
    """All mornings of a region; of a day that was answered twice the newest answer counts."""
    found = [
        one.entry
        for one in log
        if isinstance(one.entry, MorningEntry) and one.entry.region == region_id
    ]
    found.sort(key=lambda entry: entry.entered)
    by_side: dict[Side | None, list[MorningEntry]] = {}
    for entry in found:
        by_side.setdefault(entry.side, []).append(entry)
    return {side: _mornings(entries) for side, entries in by_side.items()}


def _mornings(entries: Iterable[MorningEntry]) -> Mornings:
    """`entries` in the order in which they were written."""
    pain: dict[Day, Score] = {}
    stiff: dict[Day, Score] = {}
    for entry in entries:
        day = entry.day.toordinal()
        if entry.morning is not None:
            pain[day] = entry.morning
        if entry.stiff is not None:
            stiff[day] = entry.stiff
    return Mornings(pain, stiff, tuple(sorted(stiff)))
