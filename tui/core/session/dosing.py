"""What is made of a session: half of it, one step more, or a part that is allowed."""

from collections.abc import Collection
from itertools import count

from msgspec.structs import replace

from tui.core.format.definitions import Dose, Id, Session, Step


def dosed(session: Session, dose: Dose) -> Session:
    """The session with every set of work as this dose says."""
    match dose:
        case "half":
            return replace(session, steps=tuple(map(_half, session.steps)))
        case "up":
            return _one_up(session)
        case _:
            return session


def can_go_up(session: Session) -> bool:
    """Whether its file allows it, and one of its strength exercises has room for a set more."""
    return session.progress and _next_to_grow(session) is not None


def without(session: Session, left_out: Collection[Id]) -> Session:
    """The session without these exercises, and without gates that then guard nothing."""
    return _of_steps(session, [step for step in session.steps if step.exercise not in left_out])


def only(session: Session, allowed: Collection[Id]) -> Session:
    """The session with no work but these exercises; it may have none left.

    Prompts and rests stay that lead straight to one of them, and gates that guard one.
    """
    kept = [
        step
        for at, step in enumerate(session.steps)
        if step.kind == "gate" or _work_from(session, at) in allowed
    ]
    return _of_steps(session, kept)


def _work_from(session: Session, at: int) -> Id | None:
    """The exercise of the first step of work from there on; None where it is none, or has none."""
    return next((step.exercise for step in session.steps[at:] if step.is_work), None)


def has_work(session: Session) -> bool:
    """Whether there is anything to do in it."""
    return any(step.is_work for step in session.steps)


def _half(step: Step) -> Step:
    """Fewer sets, then shorter ones; in all never less than half (our choice)."""
    if not step.is_work:
        return step
    sets = (step.sets + 1) // 2
    if step.reps:
        return replace(step, sets=sets, reps=_share(step.reps * step.sets, sets))
    return replace(step, sets=sets, seconds=_share((step.seconds or 1) * step.sets, sets))


def _share(whole: int, sets: int) -> int:
    """Of one set, so that all of them come to half of the whole or a little more."""
    return -(-whole // (2 * sets))


def _one_up(session: Session) -> Session:
    """One set more of the first strength exercise that has room for it: one thing, one step."""
    at = _next_to_grow(session)
    if at is None:
        return session
    step = replace(session.steps[at], sets=session.steps[at].sets + 1)
    return replace(session, steps=(*session.steps[:at], step, *session.steps[at + 1 :]))


def _next_to_grow(session: Session) -> int | None:
    steps = zip(count(), session.steps, strict=False)
    return next((at for at, step in steps if is_strength(step) and _has_room(step)), None)


def is_strength(step: Step) -> bool:
    """Repetitions against a load; without one they are movement."""
    return step.kind == "reps" and step.load is not None


def _has_room(step: Step) -> bool:
    """Only a range tells how far a dose may go."""
    return bool(step.range and step.range.sets and step.sets < step.range.sets[1])


def _of_steps(session: Session, steps: list[Step]) -> Session:
    """With guards that name what is still there; a gate without any is left out."""
    names = {step.exercise for step in steps} | {step.name for step in steps}
    kept = []
    for step in steps:
        guards = tuple(name for name in step.guards if name in names)
        if step.kind != "gate" or guards:
            kept.append(replace(step, guards=guards))
    return replace(session, steps=tuple(kept))
