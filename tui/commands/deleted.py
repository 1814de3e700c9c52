"""The deleted entries of a log, as `restore` and `purge` list them."""

from tui.commands.log import entry_line
from tui.core.text import clean
from tui.storage.log.documents import NotAnEntry, entry_in
from tui.storage.log.log import Deleted, Log


def deleted_in(log: Log) -> list[Deleted]:
    """Every deleted entry, newest first; raises `CannotList`."""
    return [found for found in map(log.read, log.names()) if isinstance(found, Deleted)]


def deleted_line(deleted: Deleted) -> str:
    """Its id, and what it was, as far as its last revision says so."""
    try:
        return clean(f"{deleted.name.id}  {entry_line(entry_in(deleted.document))}")
    except NotAnEntry:
        return deleted.name.id
