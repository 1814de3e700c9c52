"""The mornings that are due, from the few files that can tell."""

import datetime as dt

from msgspec import Struct

from tui.core.entries import SessionEntry
from tui.core.format.definitions import Region
from tui.core.rules.mornings import MorningDue, due, since
from tui.storage.log.history import entries_since
from tui.storage.stores import Stores


class DueMorning(Struct, frozen=True):
    """A morning to ask about, and how its region asks."""

    about: MorningDue
    region: Region


def mornings_due(stores: Stores, now: dt.datetime) -> tuple[DueMorning, ...]:
    """Newest first; raises `CannotList`. Regions are read only where there was a session."""
    entries = [one.entry for one in entries_since(stores.log, since(now))]
    if not any(isinstance(entry, SessionEntry) and entry.pain for entry in entries):
        return ()
    regions = stores.library().regions()
    return tuple(DueMorning(one, regions[one.region_id]) for one in due(entries, regions, now))
