"""Folders of definitions, each file of which is read at most once."""

from collections.abc import Iterable
from pathlib import Path
from typing import Generic, TypeVar

from tui.core.format.definitions import Anatomy, FlagsFile, Region, Source
from tui.core.format.general_flags import GENERAL, has_emergencies, with_general
from tui.core.format.scope import Broken, Lookup, Scope
from tui.storage.definitions.loading import (
    SOURCES,
    Interpret,
    Loaded,
    as_body,
    as_exercise,
    as_flags,
    as_region,
    as_sources,
    as_struct,
    definition_files,
    is_id,
    load,
)
from tui.storage.reading import Missing

T = TypeVar("T")


class Shelf(Generic[T]):
    """The definitions of one sort in one folder."""

    def __init__(self, folder: Path, interpret: Interpret[T]) -> None:
        self._folder = folder
        self._interpret = interpret
        self._loaded: dict[str, Loaded[T] | None] = {}

    def get(self, wanted: str) -> T | None:
        """The definition in the file `wanted`.toml; raises `Broken` if that has mistakes."""
        if wanted not in self._loaded:
            self._loaded[wanted] = self._load(wanted)
        loaded = self._loaded[wanted]
        return _value(loaded) if loaded else None

    def _load(self, wanted: str) -> Loaded[T] | None:
        if not is_id(wanted):
            return None
        try:
            return load(self._folder / f"{wanted}.toml", self._interpret)
        except Missing:
            return None

    def ids(self) -> Iterable[str]:
        try:
            return sorted(path.stem for path in definition_files(self._folder))
        except OSError:
            return ()


class SourceShelf:
    """The sources in one `sources.toml`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._loaded: Loaded[dict[str, Source]] | None = None

    def get(self, wanted: str) -> Source | None:
        return self._sources().get(wanted)

    def ids(self) -> Iterable[str]:
        return self._sources().keys()

    def _sources(self) -> dict[str, Source]:
        if self._loaded is None:
            try:
                self._loaded = load(self._path, as_sources)
            except Missing:
                self._loaded = Loaded({})
        return _value(self._loaded)


class Chain(Generic[T]):
    """Lookups in turn: the first that has an id answers for it."""

    def __init__(self, lookups: Iterable[Lookup[T]]) -> None:
        self._lookups = tuple(lookups)

    def get(self, wanted: str) -> T | None:
        for lookup in self._lookups:
            if (definition := lookup.get(wanted)) is not None:
                return definition
        return None

    def ids(self) -> Iterable[str]:
        return dict.fromkeys(found for lookup in self._lookups for found in lookup.ids())


class RegionShelf:
    """Regions with all that they ask: their own emergencies, or else the general ones."""

    def __init__(self, regions: Lookup[Region], flags: Lookup[FlagsFile]) -> None:
        self._regions = regions
        self._flags = flags

    def get(self, wanted: str) -> Region | None:
        region = self._regions.get(wanted)
        if region is None or has_emergencies(region):
            return region
        general = self._flags.get(GENERAL)
        return with_general(region, general) if general else region

    def ids(self) -> Iterable[str]:
        return self._regions.ids()


class Folder:
    """A folder with sessions, and the folders of what they name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.scope = Scope(
            exercises=Shelf(path / "exercises", as_exercise),
            anatomy=Shelf(path / "anatomy", as_struct(Anatomy)),
            regions=Shelf(path / "regions", as_region),
            sources=SourceShelf(path / SOURCES),
            flags=Shelf(path / "flags", as_flags),
            bodies=Shelf(path / "bodies", as_body),
        )


def joined(scopes: Iterable[Scope]) -> Scope:
    """What can be named in the first scope, else in the next, and so on."""
    in_turn = tuple(scopes)
    flags = Chain(scope.flags for scope in in_turn)
    return Scope(
        exercises=Chain(scope.exercises for scope in in_turn),
        anatomy=Chain(scope.anatomy for scope in in_turn),
        regions=RegionShelf(Chain(scope.regions for scope in in_turn), flags),
        sources=Chain(scope.sources for scope in in_turn),
        flags=flags,
        bodies=Chain(scope.bodies for scope in in_turn),
    )


def _value(loaded: Loaded[T]) -> T:
    if loaded.value is None:
        first, *others = loaded.problems
        more = f" (and {len(others)} more)" if others else ""
        raise Broken(f"{first}{more}")
    return loaded.value
