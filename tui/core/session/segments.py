"""A session's steps laid out in time: a flat row of segments, each with a length or waiting.

The screens know segments only, never kinds of step, so that a new kind needs no screen.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from msgspec import Struct

from tui.core.format.definitions import Dose, Pause, Session, Side, Step

Phase = Literal[
    "wait",  # an exercise that is new to the person: its set-up can be read
    "prepare",
    "hold",
    "massage",
    "up",
    "top",
    "down",
    "bottom",
    "rest",
    "switch",
    "prompt",
    "gate",
]
WORK: frozenset[Phase] = frozenset(("hold", "massage", "up", "top", "down", "bottom"))
REP_PHASES: tuple[Phase, Phase, Phase, Phase] = ("up", "top", "down", "bottom")
Wait = Literal["new", "always", "never"]


class Unit(NamedTuple):
    """One set of one step on one side; `set` counts from 1, and is 0 where there are no sets."""

    step: int
    side: Side | None
    set: int


class Segment(Struct, frozen=True):
    """A stretch of time in which nothing changes but the clock."""

    phase: Phase
    unit: Unit
    """The set that this is part of, or leads to."""
    seconds: int | None
    """None waits for the person."""
    rep: int = 0
    """Counts from 1 in the phases of a repetition."""
    eased: bool = False

    @property
    def is_work(self) -> bool:
        return self.phase in WORK


class Plan(Struct, frozen=True):
    """A session, and what was chosen for this time."""

    session: Session
    sore: tuple[Side, ...] = ()
    first_side: Side = "left"
    known: frozenset[str] = frozenset()
    """`Step.known_as` of every exercise that the person has done before."""
    wait: Wait = "new"
    prepare: Pause = 0
    """Seconds to get ready, at least; lengthens what the session gives, as does `switch`."""
    switch: Pause = 0
    dose: Dose = "full"
    """What was made of the session's doses, for the log; the steps have it already."""


class Timeline(Struct, frozen=True):
    """Segments with the time that remains after each of them."""

    segments: tuple[Segment, ...]
    after: tuple[int, ...]
    """Seconds of all later segments; what waits counts as nothing."""

    @classmethod
    def of(cls, segments: Iterable[Segment]) -> "Timeline":
        """The timeline of these segments."""
        row = tuple(segments)
        sums = list(accumulate((one.seconds or 0 for one in reversed(row)), initial=0))
        return cls(row, tuple(reversed(sums[:-1])))


def lay_out(
    plan: Plan,
    *,
    start: int = 0,
    first_side: Side | None = None,
    left_out: frozenset[int] = frozenset(),
    eased: frozenset[str] = frozenset(),
) -> list[Segment]:
    """All segments of the steps from `start` on, without those that a gate left out."""
    met = {step.known_as for step in plan.session.steps[:start] if step.is_work} | plan.known
    segments: list[Segment] = []
    for index, step in enumerate(plan.session.steps[start:], start):
        if index in left_out:
            continue
        new = step.known_as not in met
        met.add(step.known_as)
        waits = plan.wait == "always" or (plan.wait == "new" and new)
        segments += lay_out_step(plan, index, first_side or plan.first_side, waits, eased)
    return segments


def lay_out_step(
    plan: Plan, index: int, first_side: Side, waits: bool, eased: frozenset[str]
) -> list[Segment]:
    """The segments of one step."""
    step = plan.session.steps[index]
    if not step.is_work:
        alone = Unit(index, None, 0)
        match step.kind:
            case "rest":
                return [Segment("rest", alone, step.seconds)]
            case "gate":
                return [Segment("gate", alone, None)]
            case _:
                return [Segment("prompt", alone, None)]
    is_eased = step.target in eased
    segments: list[Segment] = []
    before: Unit | None = None
    for unit in _units(step, index, first_side):
        if before is None and waits:
            segments.append(Segment("wait", unit, None))
        segments += _lead_in(plan, step, before, unit)
        segments += _work(step, unit, is_eased)
        before = unit
    return segments


def _units(step: Step, index: int, first_side: Side) -> Iterator[Unit]:
    other: Side = "right" if first_side == "left" else "left"
    sets = range(1, step.sets + 1)
    match step.sides:
        case "each":
            yield from (
                Unit(index, side, number) for side in (first_side, other) for number in sets
            )
        case "alternate":
            yield from (
                Unit(index, side, number) for number in sets for side in (first_side, other)
            )
        case "both":
            yield from (Unit(index, None, number) for number in sets)
        case "left" | "right":
            yield from (Unit(index, step.sides, number) for number in sets)


def _lead_in(plan: Plan, step: Step, before: Unit | None, unit: Unit) -> Iterator[Segment]:
    phase: Phase
    if before is None:
        phase, seconds = "prepare", max(step.prepare, plan.prepare)
    elif before.side != unit.side:
        new_set = before.set != unit.set and step.sides == "alternate"
        phase, seconds = "switch", max(step.switch, plan.switch, step.rest if new_set else 0)
    else:
        phase, seconds = "rest", step.rest
    if seconds:
        yield Segment(phase, unit, seconds)


def _work(step: Step, unit: Unit, eased: bool) -> Iterator[Segment]:
    if step.reps and step.tempo:
        for rep in range(1, halved(step.reps, eased) + 1):
            for phase, seconds in zip(REP_PHASES, step.tempo, strict=True):
                if seconds:
                    yield Segment(phase, unit, seconds, rep, eased)
    elif step.seconds:
        phase = "massage" if step.kind == "massage" else "hold"
        yield Segment(phase, unit, halved(step.seconds, eased), eased=eased)


def halved(amount: int, when: bool = True) -> int:
    """Half of it, rounded up, where `when` says so."""
    return (amount + 1) // 2 if when else amount
