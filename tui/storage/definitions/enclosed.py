"""Definitions that a session's own file holds, so that it needs no other file."""

from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

from msgspec.structs import replace

from tui.core.format.definitions import Anatomy, Region, Session, Source
from tui.core.format.problems import Mistake, Table
from tui.core.format.scope import Broken, Scope
from tui.core.session.resolve import resolve
from tui.storage.definitions.loading import Interpret, as_body, as_exercise, as_region, as_struct
from tui.storage.definitions.shelves import Chain, RegionShelf
from tui.storage.reading import Unreadable, parse_toml, read_small

T = TypeVar("T")

ENCLOSED = ("exercises", "anatomy", "regions", "bodies", "sources")
"""The keys of a session that hold tables of definitions by id."""


class Enclosed(Generic[T]):
    """The definitions of one sort in a session's table."""

    def __init__(self, sort: str, table: Table, interpret: Interpret[T]) -> None:
        self._sort = sort
        held = table.get(sort)
        self._tables: Table = held if isinstance(held, dict) else {}
        self._read = {
            id: interpret(one) for id, one in self._tables.items() if isinstance(one, dict)
        }

    def get(self, wanted: str) -> T | None:
        """The definition in the table of that id; raises `Broken` if that has mistakes."""
        if wanted not in self._tables:
            return None
        value, found = self._read.get(wanted, (None, []))
        if value is None or found:
            raise Broken(f"see the mistakes in [{self._sort}.{wanted}]")
        return value

    def ids(self) -> list[str]:
        """Of all of them."""
        return [*self._tables]

    @property
    def mistakes(self) -> list[Mistake]:
        """What the types can't say; what they say is found with all else in the file."""
        return [
            Mistake((self._sort, id, *one.at), one.message)
            for id, (value, found) in self._read.items()
            if value is not None
            for one in found
        ]


def resolve_file(
    session_id: str, table: Table, scope: Scope
) -> tuple[Session | None, list[Mistake]]:
    """The session that a file's table describes, or else all its mistakes.

    What the file itself holds is used first; only a region that there is already counts more than
    one in the file, so that nobody's red flags are changed by a file that somebody sent.
    """
    if not any(key in table for key in ENCLOSED):
        return resolve(session_id, table, scope)
    within, beyond = scope_within(table, scope)
    session, found = resolve(session_id, table, within)
    found = [*found, *beyond]
    return (None if found else session), found


def scope_within(table: Table, scope: Scope) -> tuple[Scope, list[Mistake]]:
    """What a session's table can name, and what the types can't say of its own definitions."""
    exercises = Enclosed("exercises", table, as_exercise)
    anatomy = Enclosed("anatomy", table, as_struct(Anatomy))
    regions = Enclosed("regions", table, as_region)
    bodies = Enclosed("bodies", table, as_body)
    sources = Enclosed("sources", table, as_struct(Source))
    within = replace(
        scope,
        exercises=Chain([exercises, scope.exercises]),
        anatomy=Chain([anatomy, scope.anatomy]),
        regions=Chain([scope.regions, RegionShelf(regions, scope.flags)]),
        bodies=Chain([bodies, scope.bodies]),
        sources=Chain([sources, scope.sources]),
    )
    return within, [*exercises.mistakes, *regions.mistakes, *bodies.mistakes]


def enclosed_regions(path: Path, scope: Scope) -> dict[str, Region]:
    """The regions in a session's file, with all that they ask; broken ones are left out."""
    try:
        text = read_small(path)
        table = parse_toml(text) if "regions" in text else {}  # few files have any
    except Unreadable:
        return {}
    regions = Enclosed("regions", table, as_region)
    whole = RegionShelf(regions, scope.flags)
    found = {}
    for region_id in regions.ids():
        with suppress(Broken):
            if (region := whole.get(region_id)) is not None:
                found[region_id] = region
    return found
