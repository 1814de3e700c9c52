"""Rules across the keys of one step or exercise."""

from collections.abc import Iterator, Mapping, Set
from typing import get_args

from tui.core.format.definitions import WORK, Kind, Range, Step, StepKeys, StepTable
from tui.core.format.problems import KeyPath, Mistake, did_you_mean, misspelt

_TIMED: tuple[Kind, ...] = ("hold", "massage", "rest")
_ONLY_FOR: Mapping[str, tuple[Kind, ...]] = {
    "seconds": _TIMED,
    "reps": ("reps",),
    "tempo": ("reps",),
    "load": ("hold", "reps"),
    "sets": WORK,
    "rest": WORK,
    "sides": WORK,
    "prepare": WORK,
    "switch": WORK,
    "range": WORK,
    "question": ("gate",),
    "guards": ("gate",),
}
"""Keys that mean something for some kinds only."""
_NEEDED: Mapping[Kind, tuple[str, ...]] = {
    "hold": ("seconds",),
    "massage": ("seconds",),
    "rest": ("seconds",),
    "reps": ("reps", "tempo"),
    "prompt": (),
    "gate": ("question", "guards"),
}


def is_for(key: str, kind: Kind) -> bool:
    """Whether a key means anything for a kind of step."""
    return kind in _ONLY_FOR.get(key, (kind,))


def check_written(
    keys: StepKeys, written: Set[str], kind: Kind | None, at: KeyPath
) -> Iterator[Mistake]:
    """Mistakes in what one table itself says about a step of this kind, if that is known."""
    if kind:
        for key in _ONLY_FOR:
            if key in written and not is_for(key, kind):
                kinds = ", ".join(_ONLY_FOR[key])
                yield Mistake((*at, key), f"'{key}' is not for kind '{kind}', only for {kinds}")
    if keys.tempo and sum(keys.tempo) < 1:
        yield Mistake((*at, "tempo"), "tempo must add up to at least 1 second")
    if keys.range:
        yield from _check_range(keys.range, (*at, "range"))


def _check_range(dose: Range, at: KeyPath) -> Iterator[Mistake]:
    for key in Range.__struct_fields__:
        low, high = getattr(dose, key) or (0, 0)
        if low > high:
            message = f"range.{key} goes from the lowest to the highest: [{high}, {low}]"
            yield Mistake((*at, key), message)


def check_needs(merged: StepKeys, written: Set[str], at: KeyPath) -> Iterator[Mistake]:
    """What is missing in a whole step; a key that is `written`, if unreadable or misspelt, is not
    missing.
    """
    written = written | misspelt(written, StepTable.__struct_encode_fields__)
    if merged.kind is None and "kind" not in written:
        yield Mistake(at, f"'kind' is missing: one of {', '.join(get_args(Kind))}")
    if merged.name is None and "name" not in written:
        yield Mistake(at, "'name' is missing")
    for key in _NEEDED[merged.kind] if merged.kind else ():
        if getattr(merged, key) is None and key not in written:
            yield Mistake(at, f"'{key}' is missing: kind '{merged.kind}' needs it")


def check_guards(guards: tuple[str, ...], later: list[StepTable], at: KeyPath) -> Iterator[Mistake]:
    """A gate leaves out steps that come after it, by exercise id or name."""
    names = {name for step in later for name in (step.exercise, step.name) if name}
    for index, guarded in enumerate(guards):
        if guarded not in names:
            hint = did_you_mean(guarded, names)
            yield Mistake((*at, "guards", index), f"no later step is '{guarded}'{hint}")


def planned_seconds(step: Step) -> int:
    """The longest that a step takes without pauses, waiting for the person counted as nothing."""
    if not step.is_work:
        return step.seconds or 0
    pauses = (_sets(step) - 1) * max(step.rest, step.switch)
    return step.prepare + work_seconds(step) + pauses


def work_seconds(step: Step) -> int:
    """Of its sets alone, on both sides."""
    return _sets(step) * (step.seconds or (step.reps or 0) * sum(step.tempo or ()))


def _sets(step: Step) -> int:
    return step.sets * (2 if step.sides in ("each", "alternate") else 1)
