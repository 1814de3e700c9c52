"""Everything a screen may read or write, handed in from outside."""

from dataclasses import dataclass
from pathlib import Path

from tui.storage.drafts import Drafts
from tui.storage.library import Library, Origin, builtin_folder
from tui.storage.log import Log
from tui.storage.places import Places


@dataclass(frozen=True, slots=True)
class Stores:
    """The definitions and the log of one person."""

    definitions: tuple[tuple[Origin, Path], ...]
    """Folders of definitions, the nearest first."""
    log: Log
    drafts: Drafts

    @classmethod
    def at(cls, places: Places) -> "Stores":
        """The stores in those places, and what comes with soleus."""
        definitions: tuple[tuple[Origin, Path], ...] = (
            ("yours", places.definitions),
            ("machine", places.machine_definitions),
            ("built-in", builtin_folder()),
        )
        return cls(definitions, Log(places.log), Drafts(places.drafts))

    def library(self) -> Library:
        """The definitions as the files are now."""
        return Library(self.definitions)
