"""All that the review screen shows of a range, computed from the entries of it."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from tui.core.entries import Entry, SessionEntry, was_worked
from tui.core.format.definitions import Side
from tui.core.review.minutes import seconds_by_day, stretched
from tui.core.review.stats import (
    Change,
    Counts,
    Direction,
    Week,
    Whose,
    change,
    counts,
    trend,
    whose_pain,
)
from tui.core.review.weeks import QUARTER, Range, Weeks, weeks_until
from tui.core.rules.history import Logged

_IN_WORDS: dict[Direction, str] = {
    "worthwhile": "worthwhile change",
    "little": "no worthwhile change",
    "rose": "more than at first",
}
_IN_FEW: dict[Direction, str] = {
    "worthwhile": "worthwhile",
    "little": "not worthwhile",
    "rose": "more",
}
"""The same for a phone."""


class Trend(Struct, frozen=True):
    """One side of a region, week by week."""

    region: str
    side: Side | None
    weeks: tuple[Week, ...]

    @property
    def before(self) -> Change | None:
        """Of the pain before sessions, which is what people call better or worse."""
        return change(week.before for week in self.weeks)

    @property
    def morning(self) -> Change | None:
        """Of the pain in the first steps."""
        return change(week.morning for week in self.weeks)

    @property
    def whose(self) -> str:
        """As a sentence begins: `Left calf`."""
        name = self.region.replace("-", " ")
        return f"{self.side} {name}".capitalize() if self.side else name.capitalize()


class Done(Struct, frozen=True):
    """How much was done in the last thirteen weeks."""

    today: dt.date
    weeks: Weeks
    seconds: dict[dt.date, int]
    """Of sessions, by day."""
    muscles: dict[str, tuple[int, ...]]
    """Seconds of stretch by week; the muscle with most comes first."""


class Reviewed(Struct, frozen=True):
    """Figures for the charts of one range."""

    range: Range
    weeks: Weeks
    trends: tuple[Trend, ...]
    done: Done
    counts: Counts


class Meant(Struct, frozen=True):
    """What a review is about; None and empty are everything."""

    region: str | None = None
    side: Side | None = None
    session: str = ""

    def has(self, whose: Whose) -> bool:
        """Whether that side of that region is meant."""
        region, side = whose
        return self.region in (None, region) and self.side in (None, side)

    def covers(self, entry: Entry) -> bool:
        """Whether an entry is meant: a session by what it asked about, others by whose they are."""
        if not isinstance(entry, SessionEntry):
            side = getattr(entry, "side", None)  # a red-flag screen is about no side
            return not self.session and self.has((entry.region, side))
        if self.session not in ("", entry.session):
            return False
        if self.region is None:
            return True
        if not entry.pain:
            return self.side is None and entry.region == self.region
        return any(self.has((answer.region, answer.side)) for answer in entry.pain)

    @property
    def whose(self) -> str:
        """In words; empty for everything."""
        return " ".join(filter(None, (self.side, (self.region or "").replace("-", " "))))


def meanings(sides: Sequence[Whose]) -> list[Meant]:
    """What a review can be about, one after the other: all, each region, each of its sides."""
    found = [Meant()]
    for region in dict.fromkeys(region for region, _ in sides):
        found.append(Meant(region))
        found += [Meant(*one) for one in sides if one[0] == region and one[1] is not None]
    return found


def charted(sides: Sequence[Whose], meant: Meant) -> list[Whose]:
    """Whose charts are shown: of what is meant the region with most answers, two sides of it."""
    wanted = [one for one in sides if meant.has(one)]
    same_region = [one for one in wanted if one[0] == wanted[0][0]]
    sided = [one for one in same_region if one[1] is not None]
    return (sided or same_region)[:2]


def reviewed(log: Sequence[Logged], meant: Meant, range_: Range, today: dt.date) -> Reviewed:
    """The figures of what is meant, from the entries of its range and of the last 13 weeks."""
    weeks = weeks_until(today, range_)
    trends = tuple(
        Trend(region, side, tuple(trend(log, region, side, weeks, meant.session)))
        for region, side in charted(whose_pain(log), meant)
    )
    quarter = weeks_until(today, QUARTER)
    sessions = [
        one
        for one in log
        if isinstance(one.entry, SessionEntry) and was_worked(one.entry) and meant.covers(one.entry)
    ]
    muscles = stretched(sessions, quarter, meant.side)
    return Reviewed(
        range=range_,
        weeks=weeks,
        trends=trends,
        done=Done(
            today,
            quarter,
            dict(seconds_by_day(sessions)),
            {muscle: tuple(seconds) for muscle, seconds in muscles.items() if any(seconds)},
        ),
        counts=counts([one.entry for one in log if meant.covers(one.entry)], weeks),
    )


def headline(shown: Reviewed, room: int) -> tuple[Trend | None, str]:
    """Whether it is getting better, in one sentence, of the side that was sorest at first.

    The longest that has at most `room` characters, or the shortest that there is.
    """
    over = f"over {shown.range.words}"
    compared = [(one, found) for one in shown.trends if (found := one.before) is not None]
    if not compared:
        return None, _why_not(shown, over)
    sorest, found = max(compared, key=lambda one: one[1].first.value)
    words, few = _IN_WORDS[found.direction], _IN_FEW[found.direction]
    sentences = (
        f"{sorest.whose}: before {told(found)} {over}: {words}",
        f"{sorest.whose} {told(found)}, {shown.range.name}: {words}",
        f"{sorest.whose} {told(found)}: {words}",
        f"{sorest.whose} {told(found)}: {few}",
    )
    return sorest, next((one for one in sentences if len(one) <= room), sentences[-1])


def told(found: Change) -> str:
    """Both means with a digit after the point."""
    return f"{found.first.value:.1f} → {found.last.value:.1f}"


def _why_not(shown: Reviewed, over: str) -> str:
    known = sum(week.before is not None for one in shown.trends for week in one.weeks)
    if known:
        each = shown.range.weeks_each
        bars = "weeks" if each == 1 else f"times {each} weeks"
        return f"Too little to compare {over}: it takes two {bars} with two sessions each."
    return f"No pain before a session is known {over}."
