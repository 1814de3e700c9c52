"""A session that nobody played, as the log would have kept it: for the demo."""

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from tui.core.entries import Mark, PainAnswer, SessionEntry
from tui.core.format.definitions import Dose, Session
from tui.core.playing.result import session_entry
from tui.core.playing.run import Run, SetDone, start
from tui.core.session.dosing import dosed
from tui.core.session.segments import Plan, Unit

_WAITED = 45
"""Seconds of a session in which it waits for a key."""
_FORM = dt.timedelta(seconds=80)
"""What the form afterwards takes."""


class Played(Struct, frozen=True, kw_only=True):
    """What is made up about a session; the rest follows from its definition."""

    session: Session
    started: dt.datetime
    pain: tuple[PainAnswer, ...]
    dose: Dose = "full"
    score: int | None = None
    """Pain marked in the last set that was played, on the first side that was asked about."""
    ends_it: bool = False
    """Whether the mark ended the session, two thirds of the way."""
    effort: int | None = None
    ran: int | None = None
    notes: str | None = None
    is_filled_in: bool = True
    """Whether the form afterwards was; if not, only pain before is known."""


def entry_of(played: Played, app: str) -> SessionEntry:
    """The entry, made by the same code that makes it of a real run."""
    run = _run_of(played)
    before = {one.side: one.before for one in played.pain}
    finished = played.started + dt.timedelta(seconds=int(run.active) + _WAITED)
    entry = replace(session_entry(run, before, played.started, finished, app), ran=played.ran)
    if not played.is_filled_in:
        return entry
    return replace(
        entry,
        entered=finished + _FORM,
        pain=played.pain,
        effort=played.effort,
        notes=played.notes,
    )


def _run_of(played: Played) -> Run:
    """A run in which every set was done, or those up to the mark that ended it."""
    sore = tuple(one.side for one in played.pain if one.side)
    session = dosed(played.session, played.dose)
    plan = Plan(session, sore, sore[0] if sore else "left", wait="never", dose=played.dose)
    run = start(plan, 0.0)
    segments = run.timeline.segments
    if played.ends_it:
        segments = segments[: len(segments) * 2 // 3]
    units = list(dict.fromkeys(one.unit for one in segments if one.is_work))
    active = sum(one.seconds or 0 for one in segments)
    gates = (index for index, step in enumerate(session.steps) if step.kind == "gate")
    return replace(
        run,
        done={unit: _done(session, unit) for unit in units},
        answers=dict.fromkeys(gates, True),
        active=float(active),
        marks=_marks(played, units, active),
        ended_early=played.ends_it,
    )


def _marks(played: Played, units: list[Unit], active: int) -> tuple[Mark, ...]:
    sore = played.pain[0].side if played.pain else None
    worked = [unit for unit in units if unit.side in (None, sore)]
    if played.score is None or not worked:
        return ()
    return (
        Mark(
            at=active,
            step=worked[-1].step,
            score=played.score,
            side=sore,
            stopped=played.ends_it,
            led_to="end" if played.ends_it else None,
        ),
    )


def _done(session: Session, unit: Unit) -> SetDone:
    step = session.steps[unit.step]
    reps = step.reps or 0
    seconds = step.seconds or reps * sum(step.tempo or ())
    return SetDone(seconds=seconds, reps=reps, outcome="done")
