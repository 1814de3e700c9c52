"""Warnings about definition files that have no mistakes."""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from tui.core.format.problems import Mistake, Problem, Table
from tui.core.format.scope import Scope
from tui.core.session.cautions import NO_SOURCE, cautions, dose_cautions
from tui.core.session.merging import readable_step
from tui.storage.checking import sort_of
from tui.storage.enclosed import resolve_file
from tui.storage.loading import load


def second_look(path: Path, scope: Scope) -> list[Problem]:
    """What is odd in a file of any sort; `scope` is what its ids can name."""
    look = _LOOKS.get(sort_of(path), _at_nothing)
    found = load(path, lambda table: (None, list(look(table, scope)))).problems
    return [replace(problem, is_warning=True) for problem in found]


def _at_session(table: Table, scope: Scope) -> Iterable[Mistake]:
    session, _ = resolve_file("checked", table, scope)
    return cautions(session) if session else ()


def _at_exercise(table: Table, scope: Scope) -> Iterable[Mistake]:
    return dose_cautions(readable_step(table), ())


def _at_source(table: Table, scope: Scope) -> Iterable[Mistake]:
    return () if table.get("source") else (Mistake((), NO_SOURCE),)


def _at_nothing(table: Table, scope: Scope) -> Iterable[Mistake]:
    return ()


_LOOKS: dict[str, Callable[[Table, Scope], Iterable[Mistake]]] = {
    "session": _at_session,
    "exercises": _at_exercise,
    "anatomy": _at_source,
    "regions": _at_source,
    "flags": _at_source,
}
