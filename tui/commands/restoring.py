"""`soleus log restore`."""

import sys

from tui.commands.deleted import deleted_in, deleted_line
from tui.commands.log import entry_line
from tui.core.text import clean
from tui.storage.listing import CannotList
from tui.storage.log.log import Log, Stored, Unreadable
from tui.storage.log.names import EntryName
from tui.storage.places import Places
from tui.storage.writing import CannotWrite

_CANDIDATES = 8
"""How many ids that begin as the given one are listed."""


def list_deleted(places: Places) -> int:
    """Print what can be brought back."""
    try:
        deleted = deleted_in(Log(places.log))
    except CannotList as error:
        print(error, file=sys.stderr)
        return 1
    if not deleted:
        print("There are no deleted entries.")
    for one in deleted:
        print(deleted_line(one))
    return 0


def restore(places: Places, entry_id: str) -> int:
    """Bring back the entry of that whole id; 1 where that can't be done."""
    log = Log(places.log)
    try:
        names = log.names()
        name = next((one for one in names if one.id == entry_id), None)
        if name is None:
            print(_unknown(entry_id, names), file=sys.stderr)
            return 1
        return _restore(log, name)
    except (CannotList, CannotWrite) as error:
        print(error, file=sys.stderr)
        return 1


def _restore(log: Log, name: EntryName) -> int:
    match log.read(name):
        case Unreadable() as unreadable:
            print(unreadable.reason, file=sys.stderr)
            return 1
        case Stored() as stored:
            print(f"It is not deleted: {entry_line(stored.entry)}")
        case deleted:
            log.restore(deleted)
            print(f"Restored: {deleted_line(deleted)}")
    return 0


def _unknown(entry_id: str, names: list[EntryName]) -> str:
    """That there is no such entry, and which ones may have been meant."""
    told = f"There is no entry {clean(entry_id, limit=100)!r}."
    near = [name.id for name in names if entry_id and name.id.startswith(entry_id)]
    if not near:
        return f"{told} `soleus log restore` lists the deleted ones."
    more = [f"and {len(near) - _CANDIDATES} more"] if len(near) > _CANDIDATES else []
    return "\n  ".join([f"{told} These begin so:", *near[:_CANDIDATES], *more])
