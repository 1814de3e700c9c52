"""Everything a screen may read or write, handed in from outside."""

from pathlib import Path

from msgspec import Struct

from tui.storage.drafts import Drafts
from tui.storage.library import Library, Origin
from tui.storage.log import Log
from tui.storage.places import Places
from tui.storage.roots import definition_roots


class Stores(Struct, frozen=True):
    """The definitions and the log of one person."""

    definitions: tuple[tuple[Origin, Path], ...]
    """Folders of definitions, the nearest first."""
    log: Log
    drafts: Drafts

    @classmethod
    def at(cls, places: Places) -> "Stores":
        """The stores in those places, and what comes with soleus."""
        return cls(definition_roots(places), Log(places.log), Drafts(places.drafts))

    def library(self) -> Library:
        """The definitions as the files are now."""
        return Library(self.definitions)
