"""Verdicts of sessions: those of the charts' range, and older ones as they come into view."""

import datetime as dt
from collections.abc import Mapping

from tui.core.format.definitions import Region
from tui.core.rules.history import Verdict
from tui.storage.log.index import Index

_PERIOD = 90
"""Days that are looked up at once."""


class OlderColours:
    """Remembers which days it was asked about."""

    def __init__(
        self, since: dt.date = dt.date.min, known: Mapping[str, Verdict] | None = None
    ) -> None:
        """All verdicts from `since` on are known."""
        self._since = since
        self._known = dict(known or {})
        self._asked: set[int] = set()

    def verdict(self, entry_id: str) -> Verdict | None:
        """Of that session; None for what has none, or as long as it was not looked up."""
        return self._known.get(entry_id)

    def lacks(self, day: dt.date) -> bool:
        """Whether that day is to be looked up; True once for each period."""
        period = day.toordinal() // _PERIOD
        if day >= self._since or period in self._asked:
            return False
        self._asked.add(period)
        return True

    def look_up(
        self, index: Index, regions: Mapping[str, Region], day: dt.date, today: dt.date
    ) -> None:
        """Find the verdicts of the days around it; any thread. Raises `CannotList`."""
        from tui.screens.review.figures import verdicts_between  # the rules with it

        first = dt.date.fromordinal(day.toordinal() // _PERIOD * _PERIOD)
        last = first + dt.timedelta(days=_PERIOD - 1)
        self._known |= verdicts_between(index, regions, first, last, today)
