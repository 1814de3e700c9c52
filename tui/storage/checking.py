"""All mistakes of a definition file that is no session, names that lead nowhere included."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from tui.core.definitions import Anatomy, Id, Region
from tui.core.merging import readable_step
from tui.core.problems import Mistake, Problem, Table, fits
from tui.core.resolve import check_muscles
from tui.core.scope import Scope, look_up
from tui.storage.loading import (
    SOURCES,
    Interpret,
    as_exercise,
    as_sources,
    as_struct,
    load,
    name_problems,
    problem_of,
)
from tui.storage.reading import Missing

Sort = Literal["session", "exercises", "anatomy", "regions", "sources"]
T = TypeVar("T")


def sort_of(path: Path) -> Sort:
    """What a file defines, by its folder or its own name."""
    if path.name == SOURCES:
        return "sources"
    match path.absolute().parent.name:
        case "exercises" | "anatomy" | "regions" as sort:
            return sort
    return "session"


def check_file(path: Path, scope: Scope) -> list[Problem]:
    """The problems of a file of any sort but a session; `scope` is what its ids can name."""
    try:
        match sort_of(path):
            case "exercises":
                problems = load(path, _also(as_exercise, _muscles, scope)).problems
            case "anatomy":
                problems = load(path, _also(as_struct(Anatomy), _seen, scope)).problems
            case "regions":
                problems = load(path, as_struct(Region)).problems
            case _:
                return list(load(path, as_sources).problems)
    except Missing as missing:
        return [problem_of(path, missing)]
    return [*name_problems(path), *problems]


def _also(
    interpret: Interpret[T], names: Callable[[Table, Scope], list[Mistake]], scope: Scope
) -> Interpret[T]:
    """Interprets a table, and looks up its names too."""

    def both(table: Table) -> tuple[T | None, list[Mistake]]:
        value, found = interpret(table)
        return value, found + names(table, scope)

    return both


def _muscles(table: Table, scope: Scope) -> list[Mistake]:
    found: list[Mistake] = []
    check_muscles(readable_step(table).muscles or (), (), scope, found)
    return found


def _seen(table: Table, scope: Scope) -> list[Mistake]:
    found: list[Mistake] = []
    seen = table.get("see")
    for index, wanted in enumerate(seen if isinstance(seen, list) else ()):
        if fits(wanted, Id):
            look_up(scope.anatomy, "anatomy", wanted, ("see", index), found)
    return found
