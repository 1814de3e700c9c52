"""The kinds of save that there are, and what each needs to be there before.

Loaded in processes that are traced and slow, so only what the save itself needs is imported.
"""

import errno
from collections.abc import Callable
from pathlib import Path

from tests.torture.replaced import replace_entry
from tests.torture.saver import Saved, numbered
from tui.storage.log.log import Log
from tui.storage.places import Places

ERRORS = {"ENOSPC": errno.ENOSPC, "EDQUOT": errno.EDQUOT, "EIO": errno.EIO}
"""What a disk answers that is full, one whose quota is used up, and one that fails."""
ENTRY_ID = "20261122T051502Z-soleus-reset-1a2b3c4d"
OLD, NEW = 1, 2
"""Numbers of what is there before the save that fails, and of what it saves."""

Save = Callable[[Path], object]


def first_entry(folder: Path) -> None:
    """The first save of all, which makes the folders too."""
    Log(Places.under(folder).log).add(ENTRY_ID, numbered(NEW))


def revision(folder: Path) -> None:
    """One more revision of an entry."""
    Log(Places.under(folder).log).revise(ENTRY_ID, numbered(NEW))


def replacement(folder: Path) -> None:
    """A file in place of the one of that name."""
    replace_entry(Places.under(folder).runs, ENTRY_ID, numbered(NEW))


SAVES: dict[str, Save] = {
    "first entry": first_entry,
    "revision": revision,
    "replacement": replacement,
}


def before(folder: Path, save: str) -> list[Saved]:
    """Save what the kind of save needs to be there, and must not lose."""
    folder.mkdir(0o700)
    places = Places.under(folder)
    if save == "revision":
        Log(places.log).add(ENTRY_ID, numbered(OLD))
        return [Saved("entry", ENTRY_ID, OLD)]
    if save == "replacement":
        replace_entry(places.runs, ENTRY_ID, numbered(OLD))
        return [Saved("file", ENTRY_ID, OLD)]
    return []
