"""How one week compares with the week before: what crept up, and what got better.

That pain and stiffness must not rise from week to week is of the model of Silbernagel 2007. What a
worthwhile change is was asked about pain, so it is not said of stiffness.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tui.core.entries import day_of
from tui.core.format.definitions import Id, Region, Side
from tui.core.rules.history import Logged
from tui.core.rules.means import Mean, has_risen, is_worthwhile, mean_of
from tui.core.rules.morning_scores import Day, mornings_by_side
from tui.core.rules.outcomes import answers, peak_of, sessions_of

WEEK = 7

What = Literal["peak", "morning", "stiff"]
_WORDS: dict[What, str] = {
    "peak": "the worst pain of sessions",
    "morning": "pain in the morning",
    "stiff": "stiffness in the morning",
}


class Change(Struct, frozen=True):
    """From the week before to the seven days that end on a day, where both have enough figures."""

    side: Side | None
    what: What
    before: Mean
    now: Mean

    @property
    def has_risen(self) -> bool:
        """Whether it is worth a banner."""
        return has_risen(self.before, self.now)

    @property
    def is_worthwhile(self) -> bool:
        """Whether pain fell by as much as people call worthwhile; nobody asked about stiffness."""
        return self.what != "stiff" and is_worthwhile(self.before, self.now)

    @property
    def says(self) -> str:
        """A sentence with both means."""
        whose = f"{self.side.capitalize()}: " if self.side else ""
        means = f"from {self.before} to {self.now} (means of 7 days)"
        went = "rose" if self.has_risen else "went"
        better = ", a worthwhile change" if self.is_worthwhile else ""
        text = f"{whose}{_WORDS[self.what]} {went} {means}{better}."
        return text[0].upper() + text[1:]


def changes(
    log: Sequence[Logged], region_id: Id, region: Region, day: dt.date
) -> tuple[Change, ...]:
    """The week that ends on `day` against the one before, for each side and figure there is.

    It needs no rules, so every region has it.
    """
    last = day.toordinal()
    figures = list(_figures(log, region_id, region, range(last - 2 * WEEK + 1, last + 1)))
    sorts = sorted({(side or "", what) for side, what, _, _ in figures})
    found = []
    for name, what in sorts:
        same = [one for one in figures if (one[0] or "", one[1]) == (name, what)]
        now = mean_of(score for _, _, at, score in same if last - at < WEEK)
        before = mean_of(score for _, _, at, score in same if last - at >= WEEK)
        if now and before and now.is_enough and before.is_enough:
            found.append(Change(same[0][0], what, before, now))
    return tuple(found)


def rises(found: Iterable[Change]) -> list[str]:
    """A sentence for each banner."""
    return [one.says for one in found if one.has_risen]


def _figures(
    log: Sequence[Logged], region_id: Id, region: Region, days: range
) -> Iterator[tuple[Side | None, What, Day, int]]:
    log = [one for one in log if day_of(one.entry).toordinal() in days]
    for _, entry in sessions_of(log, region_id, region):
        for answer in answers(entry, region_id):
            peak = peak_of(entry, answer)
            if peak is not None:
                yield answer.side, "peak", day_of(entry).toordinal(), peak
    for side, mornings in mornings_by_side(log, region_id).items():
        yield from ((side, "morning", day, score) for day, score in mornings.pain.items())
        yield from ((side, "stiff", day, score) for day, score in mornings.stiff.items())
