"""From a finished run to the entry that the log keeps."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from tui.core.entries import Mark, PainAnswer, SessionEntry, SetRecord, was_worked
from tui.core.format.definitions import Id, Session, Side
from tui.core.playing.run import Run
from tui.core.session.segments import Unit, lay_out

Before = Mapping[Side | None, int | None]
"""Pain before the session by side, for each side that was asked about; None is unknown."""


def session_entry(
    run: Run, before: Before, started: dt.datetime, finished: dt.datetime, app: str
) -> SessionEntry:
    """The entry of a run; what the pain form asks is still unknown in it.

    One that was gone through without doing anything is not completed, though its end was reached.
    """
    session = run.plan.session
    entry = SessionEntry(
        schema=1,
        kind="session",
        entered=finished,
        app=app,
        session=session.id,
        title=session.title,
        started=started,
        finished=finished,
        outcome="ended early" if run.ended_early else "completed",
        active_seconds=int(run.active),
        paused_seconds=int(run.paused),
        interrupted_seconds=int(run.interrupted),
        dose=run.plan.dose,
        region=session.region_id,
        pain=tuple(_answers(run, before)),
        steps=tuple(_set_records(run)),
        marks=run.marks,
    )
    return entry if was_worked(entry) else replace(entry, outcome="ended early")


def was_anything_done(run: Run) -> bool:
    """Whether there is something to keep: work, a mark, or an answer."""
    return bool(run.done or run.marks or run.signs or run.answers or run.worked)


def worst_mark(marks: Iterable[Mark], steps: Iterable[SetRecord], side: Side | None) -> int | None:
    """The highest mark of a side, massage left out: a tender spot under the thumb is no symptom."""
    massaged = {record.index for record in steps if record.kind == "massage"}
    scores = (one.score for one in marks if one.side == side and one.step not in massaged)
    return max((one for one in scores if one is not None), default=None)


def _answers(run: Run, before: Before) -> Iterator[PainAnswer]:
    session = run.plan.session
    if session.region_id is None:
        return
    is_sided = session.region is not None and session.region.sided
    asked = dict(before)
    for mark in run.marks:
        if mark.side or not is_sided:
            asked.setdefault(mark.side, None)
    for side in run.signs:
        if side or not is_sided:
            asked.setdefault(side, None)
    for side, score in asked.items():
        signs = True if side in run.signs or None in run.signs else None
        yield PainAnswer(region=session.region_id, side=side, before=score, new_signs=signs)


def _set_records(run: Run) -> Iterator[SetRecord]:
    """One for each planned set and each gate, in the order of the session."""
    for unit in _planned_units(run):
        step = run.plan.session.steps[unit.step]
        if step.kind == "gate":
            yes = run.answers.get(unit.step)
            yield SetRecord(
                index=unit.step,
                name=step.name,
                kind=step.kind,
                outcome="skipped" if yes is None else "done",
                answer=yes,
            )
        elif step.is_work:
            yield _set_record(run, run.plan.session, unit)


def _planned_units(run: Run) -> list[Unit]:
    """Units in the order played; those that a gate left out or easing shortened included."""
    played = [segment.unit for segment in run.timeline.segments]
    planned = [segment.unit for segment in lay_out(run.plan)]
    in_play = {unit.step for unit in played}
    left_out = [unit for unit in planned if unit.step not in in_play]
    return sorted(dict.fromkeys((*played, *left_out)), key=lambda unit: unit.step)


def _set_record(run: Run, session: Session, unit: Unit) -> SetRecord:
    step = session.steps[unit.step]
    done = run.done.get(unit)
    exercise: Id | None = step.exercise
    return SetRecord(
        index=unit.step,
        name=step.name,
        kind=step.kind,
        outcome=done.outcome if done else "skipped",
        exercise=exercise,
        muscles=step.muscles,
        side=unit.side,
        set=unit.set,
        planned_seconds=step.seconds,
        done_seconds=done.seconds if done else 0,
        planned_reps=step.reps,
        done_reps=(done.reps if done else 0) if step.reps else None,
        load=step.load,
    )
