"""What became of each session, side by side: the figures that the rules for colours look at."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.core.entries import EpisodeEntry, PainAnswer, ScreenEntry, SessionEntry, day_of, was_worked
from tui.core.format.definitions import Id, Region, Side
from tui.core.playing.result import worst_mark
from tui.core.rules.history import Logged
from tui.core.rules.morning_scores import Day, Mornings, mornings_by_side
from tui.core.rules.mornings import LATE_DAYS
from tui.core.rules.red_flags import told_at
from tui.core.rules.starting import STRAIN_WEEKS

MORNING_DAYS = 1 + LATE_DAYS
"""After a session, in which its next morning may still be told: three days late at most."""
LOOKS_BACK = dt.timedelta(days=180)
"""Before a session, in which lies what can decide its colour: a strain of six weeks, mornings of a
week, the last known stiffness. That may be older, but then hardly tells anything. Our choice."""


class SideOutcome(Struct, frozen=True, kw_only=True):
    """What is known of one session and one side; None is unknown."""

    side: Side | None = None
    """None where the region has no sides, or no side was asked about."""
    before: int | None = None
    during: int | None = None
    after: int | None = None
    peak: int | None = None
    """The worst of what was said and marked, massage left out."""
    new_signs: bool | None = None
    feel: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    was_worked: bool = True
    """Whether something was done in the session."""
    ended_a_step: bool = False
    """Whether pain made the person end the session or skip an exercise, massage among them."""
    morning: int | None = None
    """Pain in the first steps of the day after."""
    ref: int | None = None
    """The same as it was before the session."""
    stiff: int | None = None
    stiff_before: int | None = None
    strain: dt.date | None = None
    """When the latest recent strain of this side began."""
    screened_since: bool = False
    """Whether the red-flag questions were answered after this was told."""
    may_still_come: bool = False
    """Whether the next morning can still be told."""

    @property
    def rise(self) -> int | None:
        """How much worse the next morning was than the one before; negative is better."""
        return None if self.morning is None or self.ref is None else self.morning - self.ref

    @property
    def stiffer(self) -> int | None:
        """How much stiffer the next morning was than the last one known."""
        if self.stiff is None or self.stiff_before is None:
            return None
        return self.stiff - self.stiff_before


def outcomes(
    log: Sequence[Logged], region_id: Id, region: Region, today: dt.date
) -> dict[str, tuple[SideOutcome, ...]]:
    """Of each session of the region, by its id: one or more sides, in the order of the entry.

    A side that has marks was asked about too; where none was, there is one outcome that knows
    next to nothing.
    """
    around = _Around.of(log, region_id, today)
    return {
        id: tuple(around.outcome(entry, answer) for answer in answers(entry, region_id))
        for id, entry in sessions_of(log, region_id, region)
    }


def sessions_of(
    log: Sequence[Logged], region_id: Id, region: Region
) -> Iterator[tuple[str, SessionEntry]]:
    """The region's sessions with their ids; where it has no sides, without them.

    An exercise may have sides of its own, which say nothing about whose pain it is.
    """
    for one in log:
        if isinstance(one.entry, SessionEntry) and one.entry.region == region_id:
            yield one.id, one.entry if region.sided else _without_sides(one.entry)


def answers(entry: SessionEntry, region_id: Id) -> Iterator[PainAnswer]:
    """One for each side of a session, and at least one."""
    given = [one for one in entry.pain if one.region == region_id]
    yield from given
    sides = {one.side for one in given}
    marked = dict.fromkeys(one.side for one in entry.marks if one.side)
    more: list[Side | None] = [side for side in marked if side not in sides]
    for side in more or ([] if given else [None]):
        yield PainAnswer(region=region_id, side=side)


def peak_of(entry: SessionEntry, answer: PainAnswer) -> int | None:
    """The worst pain that is known of a side: said or marked.

    A mark of which nobody said whose it is counts for each side: taken for nobody's, it would let
    a session be green that was not.
    """
    known = [one for one in (answer.during, answer.after) if one is not None]
    if entry.marks:  # most sessions have none
        marked = (worst_mark(entry.marks, entry.steps, side) for side in (answer.side, None))
        known += [one for one in marked if one is not None]
    return max(known, default=None)


def _without_sides(entry: SessionEntry) -> SessionEntry:
    return replace(
        entry,
        pain=tuple(replace(one, side=None) for one in entry.pain),
        marks=tuple(replace(one, side=None) for one in entry.marks),
    )


class _Around(Struct, frozen=True):
    """What the log says around the sessions of a region, gathered once."""

    mornings: dict[Side | None, Mornings]
    strains: tuple[EpisodeEntry, ...]
    """The latest first."""
    screened: dt.datetime | None
    """When the red-flag questions were answered last."""
    today: Day

    @classmethod
    def of(cls, log: Sequence[Logged], region_id: Id, today: dt.date) -> "_Around":
        about = [one.entry for one in log if one.entry.region == region_id]
        strains = [one for one in about if isinstance(one, EpisodeEntry) and one.sudden]
        screens = [one for one in about if isinstance(one, ScreenEntry) and one.answers]
        return cls(
            mornings_by_side(log, region_id),
            tuple(sorted(strains, key=lambda one: one.onset, reverse=True)),
            max((one.started for one in screens), default=None),
            today.toordinal(),
        )

    def outcome(self, entry: SessionEntry, answer: PainAnswer) -> SideOutcome:
        """Of one side of a session."""
        day = day_of(entry).toordinal()
        mornings = self.mornings.get(answer.side, Mornings())
        return SideOutcome(
            side=answer.side,
            before=answer.before,
            during=answer.during,
            after=answer.after,
            peak=peak_of(entry, answer),
            new_signs=answer.new_signs,
            feel=answer.feel,
            where=answer.where,
            was_worked=was_worked(entry),
            ended_a_step=any(
                one.led_to in ("end", "skip") and one.side in (None, answer.side)
                for one in entry.marks
            ),
            morning=mornings.pain.get(day + 1),
            ref=mornings.pain_before(day),
            stiff=mornings.stiff.get(day + 1),
            stiff_before=mornings.stiff_before(day),
            strain=self._strain(answer.side, day),
            screened_since=self.screened is not None and self.screened > told_at(entry),
            may_still_come=self.today <= day + MORNING_DAYS,
        )

    def _strain(self, side: Side | None, day: Day) -> dt.date | None:
        """When the latest strain began that was recent on that day and not over.

        One without a side may be of any; of a session that asked about no side, any may be its.
        """
        for one in self.strains:
            is_recent = 0 <= day - one.onset.toordinal() <= STRAIN_WEEKS * 7
            is_over = one.ended is not None and one.ended.toordinal() <= day
            if is_recent and not is_over and (one.side == side or None in (one.side, side)):
                return one.onset
        return None
