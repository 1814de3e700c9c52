"""Pain during a run: noted at any moment, and what a person may do about it."""

from msgspec.structs import replace

from tui.core.entries import Mark, Relief
from tui.core.format.definitions import Side
from tui.core.playing.run import Run, after_set, lay_out_later_steps, stop_clock, tick
from tui.core.session.segments import Segment, Timeline, Unit, halved, lay_out_step


def mark(run: Run, now: float, score: int, side: Side | None, *, replaces: bool = False) -> Run:
    """Note pain for the set that `marked_unit` names. A high one stops the clock.

    `replaces` takes back the mark before: a "1" that turned out to be the start of a "10".
    """
    run = tick(run, now)
    kept = run.marks[:-1] if replaces else run.marks
    stops = score >= run.stops_at
    new = Mark(
        at=int(run.active), step=marked_unit(run).step, score=score, side=side, stopped=stops
    )
    run = replace(run, marks=(*kept, new))
    return stop_clock(run) if stops else run


def hurt(run: Run, now: float, score: int, side: Side | None, *, replaces: bool = False) -> Run:
    """Note pain that the person stopped the clock for, whatever its score.

    `replaces` takes back the mark before: the one that stopped the clock was corrected.
    """
    run = mark(stop_clock(tick(run, now)), now, score, side, replaces=replaces)
    stopped = replace(run.marks[-1], stopped=True)
    return replace(run, marks=(*run.marks[:-1], stopped))


def take_back(run: Run, now: float) -> Run:
    """Forget the last mark, if there is one; what it led to stays."""
    return replace(tick(run, now), marks=run.marks[:-1])


def with_side(run: Run, side: Side | None, since: int) -> Run:
    """The run with that side in all marks from the one at index `since` on that have none."""
    later = (replace(one, side=one.side or side) for one in run.marks[since:])
    return replace(run, marks=(*run.marks[:since], *later))


def with_relief(run: Run, choice: Relief, side: Side | None, *, is_marked: bool) -> Run:
    """The run in which the last mark led to this; pain without a score gets a mark without one.

    `side` is whose that is.
    """
    if not is_marked:
        step = marked_unit(run).step
        new = Mark(at=int(run.active), step=step, side=side, stopped=True, led_to=choice)
        return replace(run, marks=(*run.marks, new))
    if not run.marks:
        return run
    return replace(run, marks=(*run.marks[:-1], replace(run.marks[-1], led_to=choice)))


def with_signs(run: Run, side: Side | None) -> Run:
    """The run in which that side popped, or got numb or swollen."""
    return replace(run, signs=run.signs | {side})


def marked_unit(run: Run) -> Unit:
    """The set that pain noted now belongs to: this one, or the last one that was worked."""
    if run.segment.is_work:
        return run.segment.unit
    earlier = (one.unit for one in reversed(run.timeline.segments[: run.at]) if one.is_work)
    worked = (unit for unit in earlier if unit in run.done and run.done[unit].seconds)
    return next(worked, run.segment.unit)


def marked_side(run: Run) -> Side | None:
    """Side that pain noted now belongs to; where both work together, the one sore side.

    None means that the person has to say which.
    """
    side = marked_unit(run).side
    if side is None and len(run.plan.sore) == 1:
        return run.plan.sore[0]
    return side


def is_side_unknown(run: Run) -> bool:
    """Whether sides are kept at all, both work, and more or fewer than one is sore."""
    region = run.plan.session.region
    return bool(region and region.sided) and marked_side(run) is None


def ease(run: Run, now: float) -> Run:
    """Halve what is left of this set and all that is to come for its target; the clock stands."""
    run = stop_clock(tick(run, now))
    if run.state == "finished":
        return run
    target = run.plan.session.steps[marked_unit(run).step].target
    run = replace(run, eased=run.eased | {target})
    return lay_out_later_steps(_ease_sets_of_step(_ease_set(run)))


def _ease_set(run: Run) -> Run:
    """Halve what is left of the work that the run is in the middle of."""
    current = run.segment
    if not current.is_work:
        return run
    segments, end_of_set = run.timeline.segments, after_set(run)
    last_rep = current.rep + halved(segments[end_of_set - 1].rep - current.rep)
    this_set = (
        replace(one, eased=True) for one in segments[run.at : end_of_set] if one.rep <= last_rep
    )
    left = run.left if current.rep else run.left / 2
    timeline = Timeline.of((*segments[: run.at], *this_set, *segments[end_of_set:]))
    return replace(run, timeline=timeline, left=left)


def _ease_sets_of_step(run: Run) -> Run:
    """Lay the later sets of the current step out anew, halved if their target is eased."""
    unit = run.segment.unit
    if not unit.set:
        return run
    played_until = after_set(run) if run.segment.is_work else run.at + 1
    kept = run.timeline.segments[:played_until]
    first_side = next(one.unit.side for one in kept if one.unit.step == unit.step)
    step = lay_out_step(run.plan, unit.step, first_side or run.first_side, False, run.eased)
    return replace(run, timeline=Timeline.of((*kept, *_still_to_come(step, run.segment))))


def _still_to_come(step: list[Segment], current: Segment) -> list[Segment]:
    """What follows the current set, or the current lead-in to it, in a step laid out anew."""
    of_unit = [index for index, one in enumerate(step) if one.unit == current.unit]
    if current.is_work:
        return step[of_unit[-1] + 1 :]
    if current.phase == "wait":
        return step[of_unit[0] :]
    return step[next(index for index in of_unit if step[index].is_work) :]
