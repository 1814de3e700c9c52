"""A session made whole: exercises merged into its steps, and every name led to what it names."""

import datetime as dt
from collections import deque
from collections.abc import Iterable
from typing import Any

from msgspec import ValidationError

from tui.core.format.checks import check_guards, check_needs, check_written, planned_seconds
from tui.core.format.definitions import (
    MAX_RUN_SECONDS,
    Anatomy,
    ExerciseFile,
    Id,
    Region,
    Session,
    SessionFile,
    Source,
    Step,
)
from tui.core.format.problems import (
    MAX_LISTED,
    KeyPath,
    Mistake,
    Table,
    convert,
    fits,
    mistakes,
)
from tui.core.format.scope import Broken, Scope, look_up
from tui.core.session.merging import Draft, build_step, drafts_of, readable_step

_OTHER = "other: "
_RESOLVED = ("schema", "steps", "region", "exercises", "anatomy", "regions", "sources")
"""Keys of a session's file that are there otherwise, or not at all, in the session."""


def resolve(session_id: str, table: Table, scope: Scope) -> tuple[Session | None, list[Mistake]]:
    """The session that a file's table describes, or else all its mistakes."""
    try:
        file: SessionFile | None = convert(table, SessionFile)
        found: list[Mistake] = []
    except ValidationError:
        file, found = None, mistakes(table, SessionFile)
    drafts = drafts_of(table, file, scope, found)
    _check_steps(drafts, found)
    _check_dates(table, found)
    region = _region(table, scope, found)
    anatomy = _anatomy(drafts, scope, found)
    if file is None or found:
        return None, found
    steps = tuple(build_step(draft.merged) for draft in drafts)
    if (seconds := sum(map(planned_seconds, steps))) > MAX_RUN_SECONDS:
        hours = f"{seconds / 3600:.0f} hours long; {MAX_RUN_SECONDS // 3600} are the most"
        return None, [Mistake(("steps",), f"the session is {hours}")]
    sources = _sources(steps, region, anatomy.values(), scope, found)
    if found:
        return None, found
    whole = {"steps": steps, "region": region, "anatomy": anatomy, "sources": sources}
    return _session(session_id, file, **whole), found


def exercise_mistakes(table: Table) -> list[Mistake]:
    """All mistakes of an exercise file, but for its muscles: they need a scope."""
    found = mistakes(table, ExerciseFile)
    keys = readable_step(table)
    return found + list(check_written(keys, table.keys(), keys.kind, ()))


def check_muscles(
    muscles: Iterable[str], at: KeyPath, scope: Scope, found: list[Mistake], via: str = ""
) -> dict[str, Anatomy]:
    """The anatomy that muscles name; what names nothing is added to `found`."""
    anatomy = {}
    for index, muscle in enumerate(muscles):
        if not muscle.startswith(_OTHER):
            place = (*at, "muscles", index)
            known = look_up(scope.anatomy, "muscle", muscle, place, found, via)
            if known:
                anatomy[muscle] = known
    return anatomy


def _check_steps(drafts: list[Draft], found: list[Mistake]) -> None:
    for index, draft in enumerate(drafts):
        if len(found) > MAX_LISTED:
            return
        at = ("steps", index)
        found += check_written(draft.own, draft.written, draft.merged.kind, at)
        if draft.is_whole:
            found += check_needs(draft.merged, draft.written, at)
        later = drafts[index + 1 :]
        if draft.merged.kind == "gate" and all(step.is_whole for step in later):
            guards = draft.merged.guards or ()
            found += check_guards(guards, [step.merged for step in later], at)


def _check_dates(table: Table, found: list[Mistake]) -> None:
    first, last = table.get("from"), table.get("until")
    if type(first) is dt.date and type(last) is dt.date and first > last:
        found.append(Mistake(("until",), f"until is before from, which is {first}"))


def _region(table: Table, scope: Scope, found: list[Mistake]) -> Region | None:
    wanted = table.get("region")
    if not isinstance(wanted, str) or not fits(wanted, Id):
        return None
    return look_up(scope.regions, "region", wanted, ("region",), found)


def _anatomy(drafts: list[Draft], scope: Scope, found: list[Mistake]) -> dict[str, Anatomy]:
    """All that the steps' muscles name, and on from there all that those say to see."""
    anatomy: dict[str, Anatomy] = {}
    for index, draft in enumerate(drafts):
        if len(found) > MAX_LISTED:
            break
        inherited = "muscles" not in draft.written
        via = f"exercise '{draft.own.exercise}': " if inherited else ""
        muscles = draft.merged.muscles or ()
        anatomy |= check_muscles(muscles, ("steps", index), scope, found, via)
    waiting = deque(anatomy)
    while waiting:
        seen_from = waiting.popleft()
        for wanted in anatomy[seen_from].see:
            if wanted not in anatomy:
                via = f"anatomy '{seen_from}': "
                known = look_up(scope.anatomy, "anatomy", wanted, (), found, via)
                if known:
                    anatomy[wanted] = known
                    waiting.append(wanted)
    return anatomy


def _sources(
    steps: Iterable[Step],
    region: Region | None,
    anatomy: Iterable[Anatomy],
    scope: Scope,
    found: list[Mistake],
) -> dict[str, Source]:
    """The sources that are named by id; what is no id is free text."""
    rules = region.rules if region else None
    citing = [*steps, *anatomy, *((region,) if region else ()), *((rules,) if rules else ())]
    sources = {}
    for cited in dict.fromkeys(name for definition in citing for name in definition.source):
        try:
            source = scope.sources.get(cited)
        except Broken as broken:
            found.append(Mistake((), f"the sources can't be used: {broken}"))
            break
        if source:
            sources[cited] = source
    return sources


def _session(session_id: str, file: SessionFile, **whole: Any) -> Session:
    """The session, with what was looked up for it; keys left out get the defaults of `Session`."""
    given = {
        key: value
        for key in SessionFile.__struct_fields__
        if key not in _RESOLVED and (value := getattr(file, key)) is not None
    }
    return Session(id=session_id, region_id=file.region, **given, **whole)
