"""The trend of the pain: weekly means of one region, side by side. Unknown is a gap, never 0."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tui.core.entries import (
    Entry,
    MorningEntry,
    PainAnswer,
    PainEntry,
    SessionEntry,
    day_of,
    was_worked,
)
from tui.core.format.definitions import Side
from tui.core.review.weeks import Weeks
from tui.core.rules.history import Logged
from tui.core.rules.means import Mean, has_risen, is_worthwhile, mean_of
from tui.core.rules.morning_scores import Mornings, mornings_by_side
from tui.core.rules.outcomes import peak_of

Direction = Literal["worthwhile", "little", "rose"]


class Week(Struct, frozen=True):
    """What one side was like in a week, or in some weeks; None where nothing is known."""

    before: Mean | None = None
    worst: Mean | None = None
    after: Mean | None = None
    morning: Mean | None = None


class Change(Struct, frozen=True):
    """The first and the last mean that can be compared."""

    first: Mean
    last: Mean

    @property
    def direction(self) -> Direction:
        """Whether it is down by what people call worth it, or up."""
        if is_worthwhile(self.first, self.last):
            return "worthwhile"
        return "rose" if has_risen(self.first, self.last) else "little"


def change(means: Iterable[Mean | None]) -> Change | None:
    """From the first to the last of the means with scores enough; None with fewer than two."""
    known = [mean for mean in means if mean is not None and mean.is_enough]
    return Change(known[0], known[-1]) if len(known) > 1 else None


def trend(
    log: Sequence[Logged], region: str, side: Side | None, weeks: Weeks, session: str = ""
) -> list[Week]:
    """Each week of one side; `session` leaves out other sessions, not the mornings."""
    answers: list[list[PainAnswer]] = [[] for _ in range(weeks.count)]
    peaks: list[list[int | None]] = [[] for _ in range(weeks.count)]
    mornings: list[list[int]] = [[] for _ in range(weeks.count)]
    for logged in log:
        entry = logged.entry
        index = weeks.index(day_of(entry))
        if index is None or not isinstance(entry, SessionEntry):
            continue
        if session in ("", entry.session):
            given = [one for one in entry.pain if (one.region, one.side) == (region, side)]
            answers[index] += given
            peaks[index] += [peak_of(entry, one) for one in given]
    told = mornings_by_side(log, region).get(side, Mornings())
    for day, score in told.pain.items():
        index = weeks.index(dt.date.fromordinal(day))
        if index is not None:
            mornings[index].append(score)
    return [
        Week(
            before=mean_of(answer.before for answer in of_week),
            worst=mean_of(of_peaks),
            after=mean_of(answer.after for answer in of_week),
            morning=mean_of(of_mornings),
        )
        for of_week, of_peaks, of_mornings in zip(answers, peaks, mornings, strict=True)
    ]


Whose = tuple[str, Side | None]
"""A region, and the side if it has sides."""


def whose_pain(log: Iterable[Logged]) -> list[Whose]:
    """Whose pain is in the log: the region with most answers first, left before right."""
    answers = Counter(_answered(log))
    regions = Counter[str]()
    for (region, _), count in answers.items():
        regions[region] += count
    return sorted(answers, key=lambda one: (-regions[one[0]], one[0], one[1] or ""))


def _answered(log: Iterable[Logged]) -> Iterator[Whose]:
    for logged in log:
        match logged.entry:
            case SessionEntry() as entry:
                yield from ((answer.region, answer.side) for answer in entry.pain)
            case MorningEntry() as entry:
                yield entry.region, entry.side
            case _:
                pass


def sessions_of(log: Iterable[Logged]) -> list[tuple[str, str]]:
    """(id, newest title) of the sessions that were played, the most frequent first."""
    titles: dict[str, str] = {}
    counts = Counter[str]()
    for logged in log:
        if isinstance(logged.entry, SessionEntry):
            titles[logged.entry.session] = logged.entry.title
            counts[logged.entry.session] += 1
    return [(id, titles[id]) for id, _ in counts.most_common()]


class Counts(Struct, frozen=True):
    """How much of what there is."""

    days: int
    """With at least one session."""
    sessions: int
    """Of which something was done."""
    mornings: int
    """Days with a known score of the first steps."""
    notes: int
    """Of pain at other times."""


def counts(entries: Iterable[Entry], weeks: Weeks) -> Counts:
    """Of those within these weeks."""
    within = [entry for entry in entries if weeks.index(day_of(entry)) is not None]
    sessions = [one for one in within if isinstance(one, SessionEntry) and was_worked(one)]
    mornings = [entry for entry in within if isinstance(entry, MorningEntry)]
    return Counts(
        days=len({day_of(entry) for entry in sessions}),
        sessions=len(sessions),
        mornings=len({entry.day for entry in mornings if entry.morning is not None}),
        notes=sum(isinstance(entry, PainEntry) for entry in within),
    )
