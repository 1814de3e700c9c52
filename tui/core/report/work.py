"""What was done of what was planned: sessions against what their files ask for, and exercises."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard

from msgspec import Struct

from tui.core.entries import Entry, SessionEntry, SetOutcome, SetRecord, was_worked
from tui.core.format.definitions import WORK, Dose, Session


class Practice(Struct, frozen=True, kw_only=True):
    """One session of the library over the period."""

    title: str
    done: int
    ended_early: int
    """Part of `done`."""
    doses: dict[Dose, int]
    per_week: int | None = None
    """As its file says; None where that says nothing, or there is no such file any more."""
    since: dt.date
    until: dt.date
    """From when to when it was asked for within the period: from the first time it was done."""

    @property
    def prescribed(self) -> int | None:
        """How often it was asked for, to the nearest whole number; None if it was not."""
        if self.per_week is None:
            return None
        return round(self.per_week * ((self.until - self.since).days + 1) / 7)


class Exercise(Struct, frozen=True, kw_only=True):
    """All sets of one exercise over the period, both sides together."""

    name: str
    outcomes: dict[SetOutcome, int]
    seconds: tuple[int, int] | None
    """Done and planned, of holds and massage."""
    reps: tuple[int, int] | None
    loads: tuple[str, ...]
    """The first and the last one used; one where they are the same."""

    @property
    def planned(self) -> int:
        """Sets."""
        return sum(self.outcomes.values())


def practices_of(
    every: Iterable[Entry], sessions: Mapping[str, Session], since: dt.date, until: dt.date
) -> Iterator[Practice]:
    """Each session that was done in the period, the most often done first.

    `every` may begin earlier: what was done before the period is asked for from its first day.
    """
    played: dict[str, list[SessionEntry]] = {}
    for entry in every:
        if _was_worked(entry) and entry.started.date() <= until:
            played.setdefault(entry.session, []).append(entry)
    found = [
        _practice(ours, sessions.get(name), since, until)
        for name, ours in played.items()
        if ours[-1].started.date() >= since
    ]
    yield from sorted(found, key=lambda one: (-one.done, one.title))


def _was_worked(entry: Entry) -> TypeGuard[SessionEntry]:
    return isinstance(entry, SessionEntry) and was_worked(entry)


def _practice(
    ours: Sequence[SessionEntry], session: Session | None, since: dt.date, until: dt.date
) -> Practice:
    within = [one for one in ours if one.started.date() >= since]
    begins, ends = max(since, ours[0].started.date()), until
    if session and session.from_:
        begins = max(since, session.from_)
    if session and session.until:
        ends = min(until, session.until)
    asked_for = session is not None and begins <= ends
    return Practice(
        title=within[-1].title,
        done=len(within),
        ended_early=sum(one.outcome == "ended early" for one in within),
        doses=dict(Counter(one.dose for one in within)),
        per_week=session.per_week if session and asked_for else None,
        since=begins,
        until=ends,
    )


def exercises_of(played: Iterable[SessionEntry]) -> Iterator[Exercise]:
    """Each exercise that was planned, in the order in which they came."""
    records: dict[str, list[SetRecord]] = {}
    for entry in played:
        for record in entry.steps:
            if record.kind in WORK:
                records.setdefault(record.exercise or record.name, []).append(record)
    for ours in records.values():
        yield Exercise(
            name=ours[-1].name,
            outcomes=dict(Counter(one.outcome for one in ours)),
            seconds=_against([(one.done_seconds, one.planned_seconds) for one in ours]),
            reps=_against([(one.done_reps, one.planned_reps) for one in ours]),
            loads=_first_and_last(ours),
        )


def _against(pairs: Iterable[tuple[int | None, int | None]]) -> tuple[int, int] | None:
    """The sums of done and planned, of sets for which both are known."""
    known = [(done, planned) for done, planned in pairs if done is not None and planned is not None]
    if not known:
        return None
    return sum(done for done, _ in known), sum(planned for _, planned in known)


def _first_and_last(ours: Sequence[SetRecord]) -> tuple[str, ...]:
    loads = [one.load for one in ours if one.load and one.outcome != "skipped"]
    return tuple(dict.fromkeys((loads[0], loads[-1]))) if loads else ()
