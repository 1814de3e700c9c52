"""What a run is doing, in short lines to be heard: pure, from one run to the next."""

from collections.abc import Iterator

from tui.core.format.definitions import Step
from tui.core.playing.run import Run
from tui.core.playing.snapshot import Snapshot, snapshot
from tui.core.session.segments import Phase
from tui.core.session.step_notes import anatomy_of
from tui.core.text import clock

GO_ON = "An empty line goes on."
PAUSED = f"Paused. {GO_ON}"
LONG_PHASE = 4
"""Seconds from which a phase of a repetition is said by itself; shorter ones would overlap in the
ear. Our choice, as are the lengths below.
"""
_HALF_OF = 20
"""Seconds from which half time is said."""
_MINUTES_OF = 180
"""Seconds from which each minute is said instead."""
_LAST = 5
"""The last seconds that are said, of work that is twice as long; of what leads to it, thrice."""
_PHASES: dict[Phase, str] = {
    "wait": "New exercise",
    "prepare": "Get ready",
    "hold": "Hold",
    "massage": "Press or roll",
    "up": "Up",
    "top": "Stay up",
    "down": "Down",
    "bottom": "Stay down",
    "rest": "Rest",
    "switch": "Switch sides",
    "prompt": "When you are ready",
    "gate": "A question",
}


def changes(before: Run, after: Run) -> Iterator[str]:
    """What there is to say once one run has become the other."""
    if after.state == "finished":
        return
    if after.interrupted > before.interrupted:
        yield f"Nothing ran for {spoken(int(after.interrupted - before.interrupted))}."
    if after.at != before.at:
        yield from segment_words(after, is_other_set=after.segment.unit != before.segment.unit)
    elif after.state == "ready" != before.state:
        yield f"{place(after)}. Get ready, {spoken(after.whole_seconds_left)}."
    elif before.state in ("paused", "ready") and after.state in ("running", "waiting"):
        yield from on_words(after)
    elif (left := _said_on_the_way(before, after)) is not None:
        yield f"{spoken(left)}."
    if after.state == "paused" and (before.state != "paused" or after.at != before.at):
        yield PAUSED


def segment_words(run: Run, *, is_other_set: bool) -> Iterator[str]:
    """The current segment, as it begins; its set is named where it is another one."""
    now = snapshot(run)
    step = run.plan.session.steps[now.step]
    match now.phase:
        case "wait":
            yield f"New exercise: {place(run)}. {dose(step)}"
            yield from how_to(run, step)
            yield GO_ON
        case "prompt":
            yield f"{now.name}."
            yield from (*step.setup, *step.cues)
            yield GO_ON
        case "gate":
            yield f"{step.question or now.name} yes or no?"
            yield from (*step.setup, *step.stop_if)
        case "rest" if now.set:
            yield f"Rest, {spoken(now.length)}. Then set {now.set} of {now.sets}."
        case "switch":
            sets = f", set {now.set} of {now.sets}" if now.sets > 1 else ""
            yield f"Switch sides: {now.side}{sets}. {spoken(now.length)}."
        case "prepare":
            whose = f"{place(run)}. " if is_other_set else ""
            cue = f" {step.cues[0]}" if step.cues and is_other_set else ""
            yield f"{whose}Get ready, {spoken(now.length)}.{cue}"
        case _ if now.rep:
            yield from _rep_words(run, now, step, is_other_set=is_other_set)
        case phase:
            whose = f"{place(run)}. " if is_other_set else ""
            yield f"{whose}{_PHASES[phase]}, {spoken(now.length)}."


def on_words(run: Run) -> Iterator[str]:
    """The run goes on in the middle of something."""
    if run.state == "waiting":
        yield from segment_words(run, is_other_set=True)
    else:
        yield f"On. {doing(run)}"


def where(run: Run) -> str:
    """All of where it stands, when somebody asks."""
    now = snapshot(run)
    state = "Paused. " if run.state == "paused" else ""
    waits = " It waits for you." if run.segment.seconds is None else ""
    left = f" About {spoken(now.session_seconds)} left in all." if now.session_seconds else ""
    steps = f" Step {now.step + 1} of {len(run.plan.session.steps)}."
    return f"{state}{place(run)}. {doing(run)}{waits}{left}{steps}"


def doing(run: Run) -> str:
    """The phase, and what is left of it."""
    now = snapshot(run)
    words = _PHASES[now.phase]
    if now.rep:
        return f"{words}, {now.rep} of {now.reps}."
    return f"{words}." if now.seconds is None else f"{words}, {spoken(now.seconds)} left."


def place(run: Run) -> str:
    """`Bent-knee wall stretch, left, set 1 of 2`."""
    now = snapshot(run)
    parts = [now.name]
    if now.side:
        parts.append(now.side)
    if now.set and now.sets > 1:
        parts.append(f"set {now.set} of {now.sets}")
    return ", ".join(parts)


def how_to(run: Run, step: Step) -> Iterator[str]:
    """What has to be known of an exercise that is new: set-up, when to stop, cues, the muscle."""
    yield from step.setup
    yield from (f"Stop if: {text}" for text in step.stop_if)
    yield from step.cues
    if step.muscles:
        title, notes = anatomy_of(run.plan.session, step.muscles[0])
        yield f"{title}: {notes[0]}" if notes else f"It is for: {title}."


def dose(step: Step) -> str:
    """`2 sets of 30 seconds, each side.`"""
    one = f"{step.reps} times" if step.reps else spoken(step.seconds or 0)
    sets = f"{step.sets} sets of {one}" if step.sets > 1 else one
    sides = {"each": ", each side", "alternate": ", sides in turn"}.get(step.sides, "")
    load = f", with {step.load}" if step.load else ""
    return f"{sets}{sides}{load}.".capitalize()


def spoken(seconds: int) -> str:
    """A length in words: `1 second`, `45 seconds`, `2 minutes`, `1 minute 30`, `1:02:03`."""
    if seconds >= 3600:
        return clock(seconds)
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} second{'' if rest == 1 else 's'}"
    return f"{minutes} minute{'' if minutes == 1 else 's'}{f' {rest}' if rest else ''}"


def _rep_words(run: Run, now: Snapshot, step: Step, *, is_other_set: bool) -> Iterator[str]:
    """The count once a repetition, and its longer phases."""
    is_first = not _has_phase_before(run)
    is_long = now.length >= LONG_PHASE
    if is_first and now.rep == 1:
        whose = f"{place(run)}. " if is_other_set else ""
        yield f"{whose}{now.reps} times: {_tempo(step)}."
    if is_first:
        phase = f", {_PHASES[now.phase].lower()}" if is_long else ""
        yield f"{now.rep} of {now.reps}{phase}."
    elif is_long:
        yield f"{_PHASES[now.phase]}, {spoken(now.length)}."


def _has_phase_before(run: Run) -> bool:
    """Whether a phase of the same repetition has gone before."""
    segments = run.timeline.segments
    before = segments[run.at - 1] if run.at else None
    now = run.segment
    return before is not None and (before.unit, before.rep) == (now.unit, now.rep)


def _tempo(step: Step) -> str:
    """`up 3, down 3 seconds`."""
    phases: tuple[Phase, ...] = ("up", "top", "down", "bottom")
    tempo = zip(phases, step.tempo or (), strict=False)
    said = [f"{_PHASES[phase].lower()} {seconds}" for phase, seconds in tempo if seconds]
    return f"{', '.join(said)} seconds"


def _said_on_the_way(before: Run, after: Run) -> int | None:
    """The seconds left that are said now, if any."""
    if after.state not in ("running", "ready") or after.segment.rep or before.state != after.state:
        return None
    was, left = before.whole_seconds_left, after.whole_seconds_left
    length = after.ready_seconds if after.state == "ready" else round(after.length)
    is_work = after.segment.is_work and after.state == "running"
    passed = [one for one in _moments(length, is_work=is_work) if left <= one < was]
    return min(passed, default=None)


def _moments(length: int, *, is_work: bool) -> set[int]:
    """Seconds left at which something is said of a segment of that length."""
    if not is_work:
        return {_LAST} if length >= 3 * _LAST else set()
    moments = {_LAST} if length >= 2 * _LAST else set()
    if length >= _MINUTES_OF:
        return moments | set(range(60, length, 60))
    return moments | {length // 2} if length >= _HALF_OF else moments
