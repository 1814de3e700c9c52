"""What is kept of a session while it runs, and what it comes to when the session was cut off."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, structs

from tui.core.clock import Clock
from tui.core.entries import Moment, Score
from tui.core.format.checks import planned_seconds
from tui.core.format.definitions import MAX_RUN_SECONDS, MAX_STEPS, Side, Step
from tui.core.forms.answers import Answer
from tui.core.interrupted.going_on import GoOn, PainAgain, Played, PlayedEvent, after
from tui.core.playing.events import At
from tui.core.playing.result import Before
from tui.core.playing.run import start
from tui.core.session.segments import Plan

Sides = tuple[tuple[Side | None, Score | None], ...]
"""(side, pain before) of each side that was asked about; None is unknown."""


class Opening(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first line: all that is needed to play the rest again without any other file."""

    schema: Literal[1]
    id: str
    """Of the entry that the session will be in the log."""
    app: str
    """Version; another one may play the same events differently."""
    boot: str
    """Which run of the machine `at` counts from."""
    at: At
    wall: Moment
    plan: Plan
    before: Sides


class Kept(Struct, frozen=True, omit_defaults=True):
    """Each further line: what happened, and the time of day."""

    wall: Moment
    event: PlayedEvent | Answer
    boot: str = ""
    """Which run of the machine the event's clock counts from, where that is new."""


class CutOff(Struct, frozen=True):
    """A session as its journal leaves it."""

    opening: Opening
    played: Played
    before: Before
    answers: tuple[Answer, ...]
    seen: float
    """The steady clock at the last event."""
    boot: str
    wall: dt.datetime
    """The time of day then."""


class NotPlayable(ValueError):  # noqa: N818 - reads as a sentence where it is caught
    """A journal of which nothing can be made; the message ends a sentence about the file."""


def as_sides(before: Before) -> Sides:
    """As the journal holds them."""
    return tuple(before.items())


def cut_off(opening: Opening, lines: Iterable[Kept]) -> CutOff:
    """What the lines come to; raises `NotPlayable` for a session that has nothing to play."""
    _check(opening)
    run = start(opening.plan, opening.at)
    if not run.timeline.segments:
        raise NotPlayable("holds a session without anything to do")
    first = Played(run, run)
    now = CutOff(opening, first, dict(opening.before), (), opening.at, opening.boot, opening.wall)
    for line in lines:
        now = _with_line(now, line)
    return now


def away(cut: CutOff, clock: Clock) -> float | None:
    """Seconds since the last event; None where neither clock tells, one having been set back."""
    if cut.boot and cut.boot == clock.boot():
        passed = clock.monotonic() - cut.seen
    else:
        passed = (clock.now().astimezone(dt.UTC) - cut.wall).total_seconds()
    return passed if passed >= 0 else None


def _check(opening: Opening) -> None:
    """What `resolve` makes sure of when a session is loaded, for one from a damaged file."""
    steps = opening.plan.session.steps
    if len(steps) > MAX_STEPS or not all(map(_is_whole, steps)):
        raise NotPlayable("holds a session that can't be played")
    if sum(map(planned_seconds, steps)) > MAX_RUN_SECONDS:
        raise NotPlayable("holds a session of more than a day")
    if not _is_sensible(opening.wall):
        raise NotPlayable("holds a session that began at no possible time")


def _is_whole(step: Step) -> bool:
    """Whether it has the keys of its kind, and no others that change how it is played."""
    is_counted = bool(step.reps and step.tempo and sum(step.tempo))
    match step.kind:
        case "reps":
            return is_counted and step.seconds is None
        case "hold" | "massage" | "rest":
            return step.seconds is not None and step.reps is None and step.tempo is None
        case _:
            return step.seconds is None


def _is_sensible(wall: dt.datetime) -> bool:
    """Whether it can be told in every time zone."""
    return dt.MINYEAR < wall.year < dt.MAXYEAR


def _on_a_new_clock(now: CutOff, at: float, wall: dt.datetime) -> CutOff:
    """Back on a clock that began anew, where the line that said so is damaged.

    What is known of the return is how long it took until the next good line.
    """
    back = GoOn(at, away=(wall - now.wall).total_seconds())
    return structs.replace(now, played=after(now.played, back), boot="")


def _with_line(now: CutOff, line: Kept) -> CutOff:
    event = line.event
    if not _is_sensible(line.wall):
        return now
    if isinstance(event, Answer):
        return structs.replace(now, answers=(*now.answers, event), wall=line.wall)
    seen = getattr(event, "at", now.seen)
    if seen < now.seen and not isinstance(event, GoOn):
        if line.wall < now.wall:
            return now  # no clock goes back by itself: the line is no good
        now = _on_a_new_clock(now, seen, line.wall)
    before = dict(event.before) if isinstance(event, PainAgain) else now.before
    return structs.replace(
        now,
        played=after(now.played, event),
        before=before,
        seen=seen,
        boot=line.boot or now.boot,
        wall=line.wall,
    )
