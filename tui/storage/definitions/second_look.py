"""Warnings about definition files that have no mistakes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from tui.core.format.definitions import Id
from tui.core.format.problems import KeyPath, Mistake, Problem, Table, did_you_mean, fits
from tui.core.format.scope import Broken, Scope
from tui.core.session.cautions import NO_SOURCE, cautions, dose_cautions
from tui.core.session.merging import readable_step
from tui.storage.definitions.checking import sort_of
from tui.storage.definitions.enclosed import resolve_file, scope_within
from tui.storage.definitions.loading import load


def second_look(path: Path, scope: Scope) -> list[Problem]:
    """What is odd in a file of any sort; `scope` is what its ids can name."""
    look = _LOOKS.get(sort_of(path), _at_nothing)
    found = load(path, lambda table: (None, list(look(table, scope)))).problems
    return [replace(problem, is_warning=True) for problem in found]


def _at_session(table: Table, scope: Scope) -> Iterator[Mistake]:
    session, _ = resolve_file("checked", table, scope)
    if session:
        yield from cautions(session)
    within, _ = scope_within(table, scope)
    for index, step in enumerate(table["steps"]):
        yield from _near_sources(step, within, ("steps", index))


def _at_exercise(table: Table, scope: Scope) -> Iterator[Mistake]:
    yield from dose_cautions(readable_step(table), ())
    yield from _near_sources(table, scope)


def _at_source(table: Table, scope: Scope) -> Iterator[Mistake]:
    if not table.get("source"):
        yield Mistake((), NO_SOURCE)
    yield from _near_sources(table, scope)


def _near_sources(table: Table, scope: Scope, within: KeyPath = ()) -> Iterator[Mistake]:
    """What may have been meant as the id of a source, and is shown as it stands."""
    for index, cited in enumerate(table.get("source", ())):
        with suppress(Broken):  # whoever uses one is told
            is_text = fits(cited, Id) and scope.sources.get(cited) is None
            if is_text and (hint := did_you_mean(cited, scope.sources.ids())):
                message = f"there is no source '{cited}', so it is shown as text{hint}"
                yield Mistake((*within, "source", index), message)


def _at_nothing(table: Table, scope: Scope) -> Iterable[Mistake]:
    return ()


_LOOKS: dict[str, Callable[[Table, Scope], Iterable[Mistake]]] = {
    "session": _at_session,
    "exercises": _at_exercise,
    "anatomy": _at_source,
    "regions": _at_source,
    "flags": _at_source,
}
