"""What the screen shows of a run: frozen, in whole seconds. Equal snapshots cause no repaint."""

from math import ceil
from typing import Literal

from msgspec import Struct

from tui.core.entries import Mark
from tui.core.format.definitions import Side, Step
from tui.core.playing.run import Run, State, after_set
from tui.core.session.segments import Phase, Segment, Unit

RowState = Literal["to do", "now", "done", "part done", "skipped"]


class Upcoming(Struct, frozen=True):
    """What follows the current segment, or the current set of repetitions."""

    phase: Phase
    name: str
    short: str
    side: Side | None
    set: int
    sets: int
    seconds: int | None
    same_step: bool


class Row(Struct, frozen=True):
    """One line of the sequence: a step, on one side where it has sides."""

    step: int
    name: str
    side: Side | None
    state: RowState
    sets: int
    sets_done: int
    eased: bool
    """Whether what is left of it is halved."""


class Snapshot(Struct, frozen=True):
    """One whole second of a run."""

    state: State
    phase: Phase
    step: int
    name: str
    short: str
    side: Side | None
    set: int
    sets: int
    rep: int
    reps: int
    seconds: int | None
    """Left in the segment; None waits for the person."""
    length: int
    session_seconds: int
    """Left in the whole session; what waits counts as nothing."""
    upcoming: Upcoming | None
    marks: tuple[Mark, ...]


def snapshot(run: Run) -> Snapshot:
    """What to show of this moment."""
    segment = run.segment
    step = run.plan.session.steps[segment.unit.step]
    left = run.whole_seconds_left
    after = run.timeline.after[run.at] if run.state != "finished" else 0
    is_ready = run.state == "ready"
    if is_ready:
        after += ceil(run.left)
    return Snapshot(
        state="running" if is_ready else run.state,
        phase="prepare" if is_ready else segment.phase,
        step=segment.unit.step,
        name=step.name,
        short=step.short,
        side=segment.unit.side,
        set=segment.unit.set,
        sets=step.sets,
        rep=segment.rep,
        reps=_reps(run, segment),
        seconds=None if segment.seconds is None else left,
        length=run.ready_seconds if is_ready else ceil(run.length),
        session_seconds=left + after,
        upcoming=_upcoming(run),
        marks=run.marks,
    )


def rows(run: Run) -> tuple[Row, ...]:
    """The whole sequence, a line for each step and side, in the order that it is played."""
    steps = run.plan.session.steps
    units: dict[tuple[int, Side | None], list[Unit]] = {}
    for segment in run.timeline.segments:
        sets = units.setdefault((segment.unit.step, segment.unit.side), [])
        if not sets or sets[-1] != segment.unit:
            sets.append(segment.unit)
    for index in run.left_out:
        units.setdefault((index, None), [])
    current = None if run.state == "finished" else run.segment.unit
    return tuple(
        _row(run, steps[index], index, side, sets, current)
        for (index, side), sets in sorted(units.items(), key=lambda item: item[0][0])
    )


def rows_differ(before: Run, after: Run) -> bool:
    """Whether the sequence looks different: another segment, another plan, another set kept."""
    return (
        before.at != after.at
        or before.timeline is not after.timeline
        or before.done is not after.done
    )


def _row(
    run: Run, step: Step, index: int, side: Side | None, sets: list[Unit], current: Unit | None
) -> Row:
    done = [run.done[one] for one in sets if one in run.done]
    whole = sum(one.outcome in ("done", "eased") for one in done)
    state: RowState
    if not sets:
        state = "skipped"
    elif current and (current.step, current.side) == (index, side):
        state = "now"
    elif _is_to_come(run, sets[-1]):
        state = "to do"
    elif not step.is_work or whole == len(sets):
        state = "done"
    else:
        state = "part done" if any(one.seconds for one in done) else "skipped"
    return Row(
        step=index,
        name=step.name,
        side=side,
        state=state,
        sets=step.sets if step.is_work else 0,
        sets_done=whole,
        eased=step.is_work and step.target in run.eased and state in ("now", "to do"),
    )


def _is_to_come(run: Run, unit: Unit) -> bool:
    return any(one.unit == unit for one in run.timeline.segments[run.at :])


def _reps(run: Run, segment: Segment) -> int:
    """Repetitions of the current set, fewer where it was eased."""
    return run.timeline.segments[after_set(run) - 1].rep if segment.rep else 0


def _upcoming(run: Run) -> Upcoming | None:
    """The next segment that is not part of the same set of repetitions."""
    index = after_set(run) if run.segment.rep else run.at + 1
    if run.state == "ready":
        index = run.at
    if index >= len(run.timeline.segments):
        return None
    segment = run.timeline.segments[index]
    step = run.plan.session.steps[segment.unit.step]
    return Upcoming(
        phase=segment.phase,
        name=step.name,
        short=step.short,
        side=segment.unit.side,
        set=segment.unit.set,
        sets=step.sets,
        seconds=ceil(run.left) if run.state == "ready" else segment.seconds,
        same_step=segment.unit.step == run.segment.unit.step,
    )
