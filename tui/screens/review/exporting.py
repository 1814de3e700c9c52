"""Taking the entries of the pain log's table along, and what is said of that."""

import datetime as dt

from tui.core.text import clean
from tui.storage.listing import CannotList
from tui.storage.log.exporting import Exported, export
from tui.storage.log.index import Filters
from tui.storage.places import path_at_home
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite
from tui.widgets.lines import Tone

_NONE_OF_EXAMPLE = "This is an example: nothing in it is exported."
_NOTHING = "There is nothing to export: no entry is shown."
_FROM_KIOSK = "To your own machine: ssh HOST log --csv > log.csv"


def exported(stores: Stores, filters: Filters, now: dt.datetime) -> tuple[str, Tone]:
    """Write the table, and tell where it is, or why not; any thread."""
    if stores.exports is None:
        return _NONE_OF_EXAMPLE, "warn"
    try:
        found = export(stores.index, filters, stores.exports, now)
    except (CannotList, CannotWrite) as error:
        return str(error), "bad"
    if found is None:
        return _NOTHING, "warn"
    return _told(found, stores.kiosk), "accent"


def _told(found: Exported, is_kiosk: bool) -> str:
    entries = f"Exported {found.entries:,} {'entry' if found.entries == 1 else 'entries'}"
    left_out = f" Left out, as it can't be read: {found.unreadable:,}." if found.unreadable else ""
    path = found.path
    if is_kiosk:  # whoever has no shell here has no use for the whole path
        where = f"{path.parent.name}/{path.name}"
        return f"{entries} to your folder here: {where}.{left_out} {_FROM_KIOSK}"
    return f"{entries}: {clean(path_at_home(path))}{'.' if left_out else ''}{left_out}"
