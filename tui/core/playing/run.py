"""A session being played. Time is an argument: seconds on any clock that never goes back.

Every function here and in `moves` and `hurting` takes a `Run` and gives the next one. Nothing
reads a clock, so half an hour is tested in microseconds, and the same events replayed give the
same run.
"""

from collections.abc import Mapping
from math import ceil
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from tui.core.entries import Mark, SetOutcome
from tui.core.format.definitions import Side
from tui.core.session.segments import Plan, Segment, Timeline, Unit, lay_out

State = Literal[
    "running",
    "ready",  # getting back into position, before a set that was left goes on
    "paused",
    "waiting",
    "finished",
]
_TICKING: tuple[State, State] = ("running", "ready")

LONGEST_SILENCE = 3.0
"""Seconds without a tick that still count as played. A longer silence is a suspended machine or a
stopped process, in which nobody was guided: the run pauses at the last tick instead."""
STOPPING_SCORE = 6
"""Pain from which on the clock stops by itself (Silbernagel 2007: over 5 is too much)."""
SHORTEST_LEAD_IN = 5
"""Seconds to get ready before a set that is played again or goes on; our choice."""
_TINY = 1e-6
"""Seconds; what float sums may lack of a whole second."""


class SetDone(Struct, frozen=True):
    """What became of one set: whole seconds of work, whole repetitions."""

    seconds: int
    reps: int
    outcome: SetOutcome


class Run(Struct, frozen=True):
    """One moment of a session. `ends` counts while the clock goes, `left` while it stands."""

    plan: Plan
    timeline: Timeline
    state: State
    seen: float
    """The clock at the last tick or command."""
    first_side: Side
    """Side that the next exercise begins with."""
    at: int = 0
    """Index of the current segment; one past the last when finished."""
    ends: float = 0.0
    """Deadline of the current segment, on the clock; of getting ready, while that lasts."""
    left: float = 0.0
    """Seconds left of the current segment, while they don't count down."""
    length: float = 0.0
    """Seconds of the current segment, with what was added or taken away."""
    worked: float = 0.0
    """Seconds of work in the current set so far."""
    active: float = 0.0
    """Seconds in which the timer ran."""
    paused: float = 0.0
    interrupted: float = 0.0
    """Seconds of silence that were not played."""
    done: Mapping[Unit, SetDone] = field(default_factory=dict)
    answers: Mapping[int, bool] = field(default_factory=dict)
    """Answers to gates, by step."""
    eased: frozenset[str] = frozenset()
    """`Step.target` of which the rest is halved."""
    marks: tuple[Mark, ...] = ()
    signs: frozenset[Side | None] = frozenset()
    """Sides of which a pop, numbness or swelling was reported; None where it was not said whose."""
    ended_early: bool = False
    is_back: bool = False
    """Whether the person has been away, so that a set goes on only after getting ready."""

    @property
    def segment(self) -> Segment:
        """The current segment; of a finished run, the last one."""
        return self.timeline.segments[min(self.at, len(self.timeline.segments) - 1)]

    @property
    def seconds_left(self) -> float:
        """Of the current segment, or of getting ready, at the last tick."""
        return self.ends - self.seen if self.state in _TICKING else self.left

    @property
    def whole_seconds_left(self) -> int:
        """As a countdown shows them: 0 only when the segment is over."""
        return max(0, ceil(self.seconds_left - _TINY))

    @property
    def ready_seconds(self) -> int:
        """What it takes to get into position for the current step."""
        step = self.plan.session.steps[self.segment.unit.step]
        return max(step.prepare, self.plan.prepare, SHORTEST_LEAD_IN)

    @property
    def stops_at(self) -> int:
        """Lowest score that stops the clock: the session's own limit may be stricter."""
        limit = self.plan.session.pain_limit
        return STOPPING_SCORE if limit is None else min(STOPPING_SCORE, limit + 1)

    @property
    def left_out(self) -> frozenset[int]:
        """Steps that are not played because a gate was answered with no."""
        steps = self.plan.session.steps
        return frozenset(
            index
            for gate, yes in self.answers.items()
            if not yes
            for index, step in enumerate(steps)
            if index > gate and {step.exercise, step.name} & set(steps[gate].guards)
        )


def start(plan: Plan, now: float) -> Run:
    """The first moment of a session: running, or waiting for the person."""
    timeline = Timeline.of(lay_out(plan))
    return enter(Run(plan, timeline, "running", now, plan.first_side), 0)


def tick(run: Run, now: float) -> Run:
    """The run at a later moment. Overrun carries into the next segment."""
    passed = now - run.seen
    if run.state == "paused":
        return replace(run, seen=now, paused=run.paused + passed)
    if run.state not in _TICKING:
        return replace(run, seen=now)
    if passed > LONGEST_SILENCE:
        return replace(stop_clock(run), seen=now, interrupted=run.interrupted + passed)
    while run.state in _TICKING and now >= run.ends:
        run = _complete(_elapse(run, run.ends))
    return _elapse(run, now) if run.state in _TICKING else replace(run, seen=now)


def next_change(run: Run) -> float | None:
    """Seconds until the whole seconds on the screen change; None where nothing runs."""
    if run.state not in _TICKING:
        return None
    return run.seconds_left - (run.whole_seconds_left - 1)


def stop_clock(run: Run) -> Run:
    """Paused, with what is left of the segment as at the last tick."""
    if run.state == "finished":
        return run
    left = run.left if run.state == "ready" else run.seconds_left
    return replace(run, state="paused", left=left)


def go_ahead(run: Run) -> Run:
    """Let what is left of the current segment count down, from `seen` on."""
    return replace(run, state="running", ends=run.seen + run.left, is_back=False)


def enter(run: Run, index: int, at_most: float = float("inf")) -> Run:
    """Make a segment the current one, from `seen` on; a stopped clock stays stopped."""
    segments = run.timeline.segments
    if index >= len(segments):
        return replace(run, state="finished", at=len(segments), left=0.0, worked=0.0)
    segment = segments[index]
    same_set = index == run.at + 1 and segment.is_work and segment.unit == run.segment.unit
    stands = run.state == "paused"
    length = min(float(segment.seconds or 0), at_most)
    state: State = "paused" if stands else "waiting" if segment.seconds is None else "running"
    return replace(
        run,
        at=index,
        state=state,
        left=length,
        ends=run.seen + length,
        length=length,
        worked=run.worked if same_set and run.segment.is_work else 0.0,
        is_back=False,
    )


def after_set(run: Run) -> int:
    """Index of the first segment after the work of the current set."""
    segments = run.timeline.segments
    unit, index = run.segment.unit, run.at
    while index < len(segments) and segments[index].is_work and segments[index].unit == unit:
        index += 1
    return index


def record_set(run: Run) -> Run:
    """Keep what was done of the current set; what was only looked at again stays as it was."""
    segment = run.segment
    step = run.plan.session.steps[segment.unit.step]
    seconds = int(run.worked + _TINY)
    if not seconds and segment.unit in run.done:
        return run
    reps = seconds // sum(step.tempo) if step.tempo else 0
    whole = reps >= step.reps if step.reps else seconds >= (step.seconds or 0)
    outcome: SetOutcome = "cut short" if seconds else "skipped"
    if whole:
        outcome = "done"
    elif segment.eased and seconds:
        outcome = "eased"
    done = {**run.done, segment.unit: SetDone(seconds, reps, outcome)}
    return replace(run, done=done)


def lay_out_later_steps(run: Run) -> Run:
    """Lay the steps after the current one out anew, by what was chosen since."""
    step = run.segment.unit.step
    segments = run.timeline.segments
    kept = [one for index, one in enumerate(segments) if index <= run.at or one.unit.step == step]
    later = lay_out(
        run.plan,
        start=step + 1,
        first_side=run.first_side,
        left_out=run.left_out,
        eased=run.eased,
    )
    return replace(run, timeline=Timeline.of((*kept, *later)))


def _elapse(run: Run, until: float) -> Run:
    passed = until - run.seen
    works = run.segment.is_work and run.state == "running"
    worked = run.worked + passed if works else run.worked
    return replace(run, seen=until, active=run.active + passed, worked=worked)


def _complete(run: Run) -> Run:
    """The current segment ran to its end, or the time to get ready for it."""
    if run.state == "ready":
        return go_ahead(run)
    if run.segment.is_work and run.at + 1 == after_set(run):
        run = record_set(run)
    return enter(run, run.at + 1)
