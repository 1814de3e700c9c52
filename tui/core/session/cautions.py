"""What is no mistake in a session, and still worth a second look by whoever wrote it."""

from collections import Counter
from collections.abc import Iterator

from tui.core.format.definitions import Range, Session, Side, Step, StepKeys
from tui.core.format.problems import KeyPath, Mistake
from tui.core.session.doses import BEFORE_RUN_CAP, SESSION_CAP, WEEK_CAP, stretch_seconds

BEFORE_RUN = "before run"
"""The tag of sessions that are done just before running."""
NO_SOURCE = "no source: say where this comes from, or that it is your own choice"


def cautions(session: Session) -> Iterator[Mistake]:
    """Doses out of range, too much stretch, a side left out, no source, a figure not shown."""
    for index, step in enumerate(session.steps):
        if step.is_work:
            yield from dose_cautions(step, ("steps", index))
    yield from _sides(session)
    yield from _caps(session)
    yield from _figures(session)


def dose_cautions(step: Step | StepKeys, at: KeyPath) -> Iterator[Mistake]:
    """What is odd about a step or exercise alone."""
    for key in Range.__struct_fields__:
        bounds, value = getattr(step.range, key, None), getattr(step, key)
        if bounds and value is not None and not bounds[0] <= value <= bounds[1]:
            yield Mistake((*at, key), f"{key} {value} is out of its range, {_to(bounds)}")
    if not step.source:
        yield Mistake(at, NO_SOURCE)


def _figures(session: Session) -> Iterator[Mistake]:
    """Figures that have nothing to light, so that they are not shown."""
    for index, step in enumerate(session.steps):
        target = session.anatomy.get(step.target)
        if step.figure and not (target and target.figure):
            name = f"'{step.muscles[0]}'" if step.muscles else "a muscle"
            more = f"{name}, which it would light, has no [figure] in an anatomy file"
            yield Mistake(("steps", index), f"its figure is not shown: {more}")


def _to(bounds: tuple[int, int]) -> str:
    return f"{bounds[0]} to {bounds[1]}"


def _sides(session: Session) -> Iterator[Mistake]:
    """Exercises that one side gets more sets of than the other."""
    sets: dict[Side, Counter[str]] = {"left": Counter(), "right": Counter()}
    first: dict[str, int] = {}
    for index, step in enumerate(session.steps):
        if not step.is_work:
            continue
        for side, counted in sets.items():
            if step.sides not in ("left", "right") or step.sides == side:
                counted[step.known_as] += step.sets
        if step.sides in ("left", "right"):
            first.setdefault(step.known_as, index)
    for exercise, index in first.items():
        left, right = sets["left"][exercise], sets["right"][exercise]
        name = session.steps[index].name
        at = ("steps", index, "sides")
        if not left or not right:
            yield Mistake(at, f"the {'right' if left else 'left'} side of '{name}' is left out")
        elif left != right:
            yield Mistake(at, f"'{name}' has {left} sets on the left, {right} on the right")


def _caps(session: Session) -> Iterator[Mistake]:
    """More stretch than is known to help; told at the last step that adds to it."""
    for muscle, seconds in stretch_seconds(session).items():
        anatomy = session.anatomy.get(muscle)
        name = anatomy.title if anatomy else muscle.removeprefix("other: ")
        at = ("steps", _last_hold(session, muscle))
        if BEFORE_RUN in session.tags and seconds >= BEFORE_RUN_CAP:
            more = f"before a run stay under {BEFORE_RUN_CAP} s: beyond it strength drops"
            yield Mistake(at, f"{name}: {seconds} s a side; {more}")
        elif seconds > SESSION_CAP:
            more = f"beyond {SESSION_CAP} s in one session no more gain is known"
            yield Mistake(at, f"{name}: {seconds} s a side; {more}")
        if (often := session.per_week or 0) * seconds > WEEK_CAP:
            more = f"beyond {WEEK_CAP} s no more gain is known"
            yield Mistake(("per_week",), f"{name}: {often * seconds} s a side and week; {more}")


def _last_hold(session: Session, muscle: str) -> int:
    return max(
        index
        for index, step in enumerate(session.steps)
        if step.kind == "hold" and muscle in step.muscles
    )
