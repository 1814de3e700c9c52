"""Definition files: their names, and what is in them or wrong with them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct, ValidationError

from tui.core.entries import NOTES
from tui.core.format.bodies import Body
from tui.core.format.checks import check_written
from tui.core.format.definitions import ExerciseFile, FlagsFile, Region, Source
from tui.core.format.problems import (
    Mistake,
    Problem,
    Table,
    convert,
    located,
    mistakes,
    quoted,
    suggested_id,
)
from tui.core.format.region_checks import check_general, check_region
from tui.core.session.resolve import exercise_mistakes
from tui.core.text import clean
from tui.storage.reading import Missing, Unreadable, parse_toml, read_small, text_of

T = TypeVar("T")
AStruct = TypeVar("AStruct", bound=Struct)

SOURCES = "sources.toml"
ID_RULE = "a-z, 0-9 and -, at most 48"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")


class Loaded(Struct, Generic[T], frozen=True):
    """What a file became: a value, or the problems that it has."""

    value: T | None
    problems: tuple[Problem, ...] = ()


Interpret = Callable[[Table], tuple[T | None, list[Mistake]]]
"""Makes a value of a file's table, or finds its mistakes."""


def load(path: Path, interpret: Interpret[T]) -> Loaded[T]:
    """Read a definition file; raises `Missing`, all else becomes problems."""
    return _loaded(path, lambda: read_small(path), interpret)


def load_content(path: Path, content: bytes, interpret: Interpret[T]) -> Loaded[T]:
    """The same of what a file of that name would hold."""
    return _loaded(path, lambda: text_of(content), interpret)


def _loaded(path: Path, read: Callable[[], str], interpret: Interpret[T]) -> Loaded[T]:
    try:
        text = read()
        table = parse_toml(text)
    except Missing:
        raise
    except Unreadable as error:
        return Loaded(None, (problem_of(path, error),))
    value, found = interpret(table)
    return Loaded(None if found else value, located(shown_path(path), text, found))


def problem_of(path: Path, error: Unreadable) -> Problem:
    """What is told about a file that gives no table."""
    return Problem(shown_path(path), error.reason, error.line, error.column)


def shown_path(path: Path) -> str:
    """A path as it may be printed: a name can hold anything but a slash."""
    return clean(str(path))


def is_id(text: str) -> bool:
    """Whether it can name a definition, and so be part of a path without leading elsewhere."""
    return _ID.fullmatch(text) is not None


def name_problems(path: Path) -> tuple[Problem, ...]:
    """What is wrong with a file's name, which is the id of what it defines."""
    if is_id(path.stem):
        return ()
    better = suggested_id(path.stem)
    hint = f" - did you mean {better}.toml?" if better else ""
    rule = f"a file's name is an id: {ID_RULE}"
    return (Problem(shown_path(path), f"{rule}, not {quoted(path.stem)}{hint}"),)


def session_name_problems(path: Path) -> tuple[Problem, ...]:
    """The same for a session, whose id stands in the names of the log's files."""
    if path.stem in NOTES:
        rule = f"the log uses the name {path.stem} itself; choose another one"
        return (Problem(shown_path(path), rule),)
    return name_problems(path)


def as_struct(wanted: type[AStruct]) -> Interpret[AStruct]:
    """Interprets tables as this struct."""

    def interpret(table: Table) -> tuple[AStruct | None, list[Mistake]]:
        try:
            return convert(table, wanted), []
        except ValidationError:
            return None, mistakes(table, wanted)

    return interpret


def as_exercise(table: Table) -> tuple[ExerciseFile | None, list[Mistake]]:
    """An exercise whose muscles have not been looked up."""
    try:
        exercise = convert(table, ExerciseFile)
    except ValidationError:
        return None, exercise_mistakes(table)
    return exercise, list(check_written(exercise, table.keys(), exercise.kind, ()))


def as_region(table: Table) -> tuple[Region | None, list[Mistake]]:
    """A region whose exercises and session have not been looked up."""
    try:
        region = convert(table, Region)
    except ValidationError:
        return None, mistakes(table, Region)
    return region, list(check_region(region))


def as_flags(table: Table) -> tuple[FlagsFile | None, list[Mistake]]:
    """Red flags of no region."""
    try:
        file = convert(table, FlagsFile)
    except ValidationError:
        return None, mistakes(table, FlagsFile)
    return file, list(check_general(file))


def as_body(table: Table) -> tuple[Body | None, list[Mistake]]:
    """A body that can be drawn."""
    from tui.core.format.body_checks import check_body  # no start draws

    try:
        body = convert(table, Body)
    except ValidationError:
        return None, mistakes(table, Body)
    return body, list(check_body(body))


def as_sources(table: Table) -> tuple[dict[str, Source] | None, list[Mistake]]:
    """Sources by id; the file may say `schema = 1`, as all others must."""
    sources: dict[str, Source] = {}
    found: list[Mistake] = []
    for key, source in table.items():
        if key == "schema" and source == 1:
            continue
        if not is_id(key):
            found.append(Mistake((key,), f"{quoted(key)} is no id: {ID_RULE}"))
        try:
            sources[key] = convert(source, Source)
        except ValidationError:
            found += mistakes(source, Source, (key,))
    return sources, found


_FOLDERS = (".", "exercises", "anatomy", "regions", "flags", "bodies")


def all_definitions(root: Path) -> list[Path]:
    """Every definition in a folder of sessions, or in one of those in it; raises `OSError`."""
    folders = [root / name for name in _FOLDERS]
    paths = [path for folder in folders if folder.is_dir() for path in definition_files(folder)]
    return [*paths, *(path for path in [root / SOURCES] if path.exists())]


def definition_files(folder: Path) -> list[Path]:
    """The TOML files of a folder by name, without hidden ones; raises `OSError`."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix == ".toml" and not path.name.startswith(".") and path.name != SOURCES
    )
