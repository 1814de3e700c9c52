"""What the review screen reads and computes in another thread."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from tui.core.entries import Entry
from tui.core.format.definitions import Region
from tui.core.review.review import Meant, Reviewed, charted, meanings, reviewed
from tui.core.review.stats import sessions_of, whose_pain
from tui.core.review.weeks import QUARTER, Range, weeks_until
from tui.core.rules.history import Logged, Verdict
from tui.core.rules.outcomes import LOOKS_BACK
from tui.core.rules.verdicts import verdicts
from tui.core.rules.weekly import changes, rises
from tui.storage.log.index import Index

_AHEAD = dt.timedelta(days=10)
"""After a session: mornings, which can be told late, also in days of other time zones."""
Regions = Mapping[str, Region]


class Figures(Struct, frozen=True):
    """Of one range, and what could be asked for instead."""

    reviewed: Reviewed
    meanings: Sequence[Meant]
    sessions: Sequence[tuple[str, str]]
    """(id, title)."""
    verdicts: dict[str, Verdict]
    """By the entry's id, of sessions from `since` on."""
    since: dt.date
    rises: Sequence[str] = ()
    """A sentence for each figure that is higher in these seven days than in those before."""


def figures(
    index: Index, regions: Callable[[], Regions], meant: Meant, range_: Range, today: dt.date
) -> Figures:
    """Everything for the charts; raises `CannotList`."""
    since = min(weeks_until(today, one).first for one in (range_, QUARTER))
    log = _around(index, since, today)
    recent = [one for one in log if one.entry.started.date() >= since]
    return Figures(
        reviewed=reviewed(recent, meant, range_, today),
        meanings=meanings(whose_pain(log)),
        sessions=sessions_of(log),
        verdicts=_verdicts(log, regions(), today),
        since=since,
        rises=_rises(log, regions(), meant, today),
    )


def verdicts_between(
    index: Index, regions: Regions, first: dt.date, last: dt.date, today: dt.date
) -> dict[str, Verdict]:
    """Of the sessions of those days, by the entry's id; raises `CannotList`."""
    return _verdicts(_around(index, first, last), regions, today)


def verdict_of(
    index: Index, regions: Regions, id: str, entry: Entry, today: dt.date
) -> Verdict | None:
    """Of one session as it is now; None for what has no verdict. Raises `CannotList`."""
    day = entry.started.date()
    log = [one for one in _around(index, day, day) if one.id != id]
    return _verdicts([*log, Logged(id, entry)], regions, today).get(id)


def _around(index: Index, first: dt.date, last: dt.date) -> list[Logged]:
    """All that decides the colours of these days, oldest first; raises `CannotList`.

    Red flags may have been answered again however much later.
    """
    until = last + _AHEAD
    later = index.logged(until + dt.timedelta(days=1), kinds=("screen",))
    return [*index.logged(first - LOOKS_BACK, until), *later]


def _rises(log: Sequence[Logged], regions: Regions, meant: Meant, today: dt.date) -> Sequence[str]:
    """Of the region whose charts are shown."""
    for region_id, _ in charted(whose_pain(log), meant):
        if (region := regions.get(region_id)) is not None:
            found = changes(log, region_id, region, today)
            return rises(one for one in found if meant.side in (None, one.side))
    return ()


def _verdicts(log: Sequence[Logged], regions: Regions, today: dt.date) -> dict[str, Verdict]:
    """Of all regions with rules; of two about one session that of the later region counts."""
    found: dict[str, Verdict] = {}
    for region_id in {region for region, _ in whose_pain(log)}:
        region = regions.get(region_id)
        if region is not None and region.rules is not None:
            found |= verdicts(log, region_id, region, today)
    return found
