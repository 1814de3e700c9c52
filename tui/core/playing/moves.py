"""What a person's keys do to a run."""

from msgspec.structs import replace

from tui.core.format.definitions import Side
from tui.core.playing.run import (
    SHORTEST_LEAD_IN,
    Run,
    after_set,
    enter,
    go_ahead,
    lay_out_later_steps,
    record_set,
    stop_clock,
    tick,
)

LONGEST_SEGMENT = 3600
"""Seconds; no +10 s goes beyond."""


def pause(run: Run, now: float) -> Run:
    """Stop the clock, also over a segment that waits."""
    return stop_clock(tick(run, now))


def resume(run: Run, now: float) -> Run:
    """Go on where the clock stopped; whoever was away first gets into position."""
    run = tick(run, now)
    if run.state != "paused":
        return run
    if run.segment.seconds is None:
        return replace(run, state="waiting")
    if run.is_back and run.segment.is_work:
        return replace(run, state="ready", ends=now + run.ready_seconds)
    return go_ahead(run)


def forward(run: Run, now: float) -> Run:
    """Next: cuts a set short; of a lead-in or rest it skips only that; a gate stays."""
    run = tick(run, now)
    if run.state == "finished" or run.segment.phase == "gate":
        return run
    if run.state == "ready":
        return go_ahead(run)
    if not run.segment.is_work:
        return enter(run, run.at + 1)
    return enter(record_set(run), after_set(run))


def back(run: Run, now: float) -> Run:
    """To the get-ready of the set before, or to the prompt, gate or rest before."""
    run = tick(run, now)
    if run.state == "finished":
        return run
    first = _first_of_unit(run, run.at, with_wait=True)
    return _lead_in(run, _first_of_unit(run, first - 1 if first else run.at))


def restart(run: Run, now: float) -> Run:
    """To the get-ready of this set."""
    run = tick(run, now)
    return run if run.state == "finished" else _lead_in(run, _first_of_unit(run, run.at))


def adjust(run: Run, now: float, seconds: int) -> Run:
    """Lengthen or shorten this segment alone; repetitions keep their tempo."""
    run = tick(run, now)
    if run.state not in ("running", "paused") or run.segment.rep or run.segment.seconds is None:
        return run
    left = min(run.seconds_left + seconds, LONGEST_SEGMENT)
    if left <= 0:
        return forward(run, now)
    length = run.length + left - run.seconds_left
    return replace(run, left=left, ends=run.seen + left, length=length)


def skip_exercise(run: Run, now: float) -> Run:
    """Leave out what remains of this step, on both sides. A gate stays."""
    run = tick(run, now)
    if run.state == "finished" or run.segment.phase == "gate":
        return run
    if run.worked:
        run = record_set(run)
    segments, step = run.timeline.segments, run.segment.unit.step
    later = (index for index in range(run.at, len(segments)) if segments[index].unit.step != step)
    return enter(run, next(later, len(segments)))


def other_side_first(run: Run, now: float) -> Run:
    """Begin with the other side, from the next exercise on."""
    run = tick(run, now)
    if run.state == "finished":
        return run
    other: Side = "right" if run.first_side == "left" else "left"
    return lay_out_later_steps(replace(run, first_side=other))


def answer_gate(run: Run, now: float, yes: bool) -> Run:
    """Keep the answer and go on; "no" leaves out the steps that the gate guards."""
    run = tick(run, now)
    if run.segment.phase != "gate" or run.state == "finished":
        return run
    answers = {**run.answers, run.segment.unit.step: yes}
    run = lay_out_later_steps(replace(run, answers=answers))
    return enter(run, run.at + 1)


def left_out_by_no(run: Run, now: float) -> tuple[list[str], bool]:
    """Names of the steps that a "no" at this gate leaves out, and whether no work is left then."""
    after = answer_gate(run, now, yes=False)
    steps = run.plan.session.steps
    names = [steps[index].name for index in sorted(after.left_out - run.left_out)]
    return names, not any(one.is_work for one in after.timeline.segments[after.at :])


def end(run: Run, now: float) -> Run:
    """End here; what was done of this set is kept."""
    run = tick(run, now)
    if run.state == "finished":
        return run
    if run.worked:
        run = record_set(run)
    return replace(run, state="finished", ended_early=True, at=len(run.timeline.segments), left=0.0)


def _lead_in(run: Run, index: int) -> Run:
    """Enter what leads to a set; a long rest is cut to the time it takes to get ready."""
    segment = run.timeline.segments[index]
    if segment.is_work or not segment.unit.set:
        return enter(run, index)
    prepare = run.plan.session.steps[segment.unit.step].prepare
    return enter(run, index, at_most=max(prepare, SHORTEST_LEAD_IN))


def _first_of_unit(run: Run, index: int, *, with_wait: bool = False) -> int:
    """First segment of the unit at `index`; the wait of a new exercise counts only if asked."""
    segments = run.timeline.segments
    unit = segments[index].unit
    while (
        index
        and segments[index - 1].unit == unit
        and (with_wait or segments[index - 1].phase != "wait")
    ):
        index -= 1
    return index
