"""Everything a screen may read or write, handed in from outside."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.storage.definitions.library import Library, Origin
from tui.storage.definitions.roots import definition_roots
from tui.storage.listing import CannotList, children, names_in
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.storage.settings import LoadedSettings, load_settings

if TYPE_CHECKING:
    from tui.storage.log.index import Index
    from tui.storage.runs.runs import Runs


class Stores(Struct, frozen=True):
    """The definitions, the log and the unfinished sessions of one person."""

    definitions: tuple[tuple[Origin, Path], ...]
    """Folders of definitions, the nearest first."""
    log: Log
    runs_folder: Path
    settings: LoadedSettings = LoadedSettings()
    kiosk: bool = False
    """Whether the person has no shell here: no folder and no program of their choice."""
    settings_file: Path | None = None
    """The person's own; None where none is to be written."""
    index_file: Path | None = None
    """None where it is to be kept in memory alone."""
    exports: Path | None = None
    """Where tables of the log go; None where there is nothing to be taken along."""
    example: bool = False
    """Whether all entries are made up, which every screen then says."""

    @classmethod
    def at(cls, places: Places, kiosk: bool = False) -> "Stores":
        """The stores in those places, and what comes with soleus."""
        return cls(
            definition_roots(places),
            Log(places.log),
            places.runs,
            load_settings(places.settings, kiosk=kiosk),
            kiosk,
            places.settings[-1],
            places.index,
            places.exports,
        )

    def library(self) -> Library:
        """The definitions as the files are now."""
        return Library(self.definitions)

    @property
    def index(self) -> "Index":
        """The index of the log, the same one in all of the process."""
        from tui.storage.log.index import index_of  # SQLite with it, which Today can do without

        return index_of(self.index_file, self.log.folder)

    @property
    def runs(self) -> "Runs":
        """The journals of sessions that are not finished."""
        from tui.storage.runs.runs import Runs  # the engine with it, which Today seldom needs

        return Runs(self.runs_folder)

    @property
    def is_untouched(self) -> bool:
        """Whether nobody was ever here: there is no log, and no session was under way."""
        return not (os.path.lexists(self.log.folder) or os.path.lexists(self.runs_folder))

    @property
    def has_runs(self) -> bool:
        """Whether there may be any; raises `CannotList`."""
        return bool(children(self.runs_folder))

    @property
    def unfinished(self) -> frozenset[str]:
        """Their ids, by the names of their journals alone; of one in the log the form waits.

        None of a folder that can't be listed: Today tells of that.
        """
        with suppress(CannotList):
            journals = (one for one in names_in(self.runs_folder) if one.endswith(".jsonl"))
            return frozenset(one.removesuffix(".jsonl") for one in journals)
        return frozenset()
