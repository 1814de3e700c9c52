"""Steps with their exercises merged in."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tui.core.format.checks import is_for
from tui.core.format.definitions import (
    MAX_STEPS,
    ExerciseFile,
    SessionFile,
    Step,
    StepKeys,
    StepTable,
)
from tui.core.format.problems import KeyPath, Mistake, Table, convert, readable_keys
from tui.core.format.scope import Scope, look_up

_SHORT_LENGTH = 10


class Draft(Struct, frozen=True):
    """A step that may still have mistakes."""

    own: StepTable
    """What is readable of the step's table."""
    written: frozenset[str]
    """The keys of the table, readable or not."""
    merged: StepTable
    """With the exercise's keys where the step has none."""
    is_whole: bool
    """Whether all was found that it inherits; else nothing can be said to be missing."""


def drafts_of(
    table: Table, file: SessionFile | None, scope: Scope, found: list[Mistake]
) -> list[Draft]:
    """The steps of a session's table, as `file` has them if all of it was readable."""
    steps = enumerate(_step_tables(table, file))
    return [_draft(own, written, ("steps", at), scope, found) for at, (own, written) in steps]


def _step_tables(
    table: Table, file: SessionFile | None
) -> Iterator[tuple[StepTable, frozenset[str] | None]]:
    """What is readable of each step, and the keys that it has; None for what is no table."""
    raw_steps: Any = table.get("steps")
    if not isinstance(raw_steps, list):
        return
    for index, raw in enumerate(raw_steps[:MAX_STEPS]):
        is_table = isinstance(raw, dict)
        own = file.steps[index] if file else readable_step(raw if is_table else {})
        yield own, frozenset(raw) if is_table else None


def readable_step(table: Table) -> StepTable:
    """A step or exercise of the keys that are as they should be."""
    return convert(readable_keys(table, StepTable), StepTable)


def _draft(
    own: StepTable,
    written: frozenset[str] | None,
    at: KeyPath,
    scope: Scope,
    found: list[Mistake],
) -> Draft:
    if written is None:
        return Draft(own, frozenset(), own, is_whole=False)
    if own.exercise is None:
        return Draft(own, written, own, is_whole="exercise" not in written)
    exercise = look_up(scope.exercises, "exercise", own.exercise, (*at, "exercise"), found)
    if exercise is None:
        return Draft(own, written, own, is_whole=False)
    return Draft(own, written, _merge(own, written, exercise), is_whole=True)


def _merge(own: StepTable, written: frozenset[str], exercise: ExerciseFile) -> StepTable:
    inherited = {
        key: getattr(exercise, key) for key in StepKeys.__struct_fields__ if key not in written
    }
    return replace(own, **inherited)


def build_step(merged: StepTable) -> Step:
    """A step without mistakes; what it inherits that is not for its kind is left out."""
    kind, name = merged.kind, merged.name
    if kind is None or name is None:
        raise ValueError("a step has no kind or name, and was not checked")
    given = {
        key: value
        for key in StepTable.__struct_fields__
        if (value := getattr(merged, key)) is not None and is_for(key, kind)
    }
    return Step(**{"short": short_for(name), **given})


def short_for(name: str) -> str:
    """A name for the room view, in capitals and cut between words where that can be."""
    capitals = name.upper().strip()
    if len(capitals) <= _SHORT_LENGTH:
        return capitals
    words, space, _ = capitals[: _SHORT_LENGTH + 1].rpartition(" ")
    return words.strip() if space else capitals[:_SHORT_LENGTH]
