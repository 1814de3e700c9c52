"""What a report is made of: the entries around a period, and the definitions that they name."""

import datetime as dt
from collections.abc import Iterable

from tui.core.entries import SessionEntry
from tui.core.format.definitions import Region, Session
from tui.core.format.scope import Broken
from tui.core.rules.history import Logged
from tui.core.rules.outcomes import LOOKS_BACK
from tui.storage.definitions.library import Library
from tui.storage.definitions.roots import definition_roots
from tui.storage.definitions.shelves import Folder, joined
from tui.storage.log.log import EntryName, Log, Stored, Unreadable
from tui.storage.places import Places

_DAYS_BEFORE = 21
"""Sessions that were done already are asked for from the period's first day."""
_DAYS_AFTER = 5
"""Mornings can be told some days late, and a day does not begin everywhere at once."""
_WHENEVER = ("episode", "clearance", "screen")
"""Kinds that count whenever they were written: an injury may be noted late, red flags answered."""


def entries_around(
    log: Log, since: dt.date, until: dt.date
) -> tuple[list[Logged], list[Unreadable]]:
    """The period's entries, oldest first, with what rules need around them; and what is broken.

    Chosen by file names, but for what may have been moved; raises `CannotList`.
    """
    found: list[Logged] = []
    unreadable: list[Unreadable] = []
    for name in log.names():
        if not _is_near(name, since, until):
            continue
        match log.read(name):
            case Stored(entry=entry):
                found.append(Logged(name.id, entry))
            case Unreadable() as broken:
                unreadable.append(broken)
    return sorted(found, key=lambda one: one.entry.started), unreadable


def _is_near(name: EntryName, since: dt.date, until: dt.date) -> bool:
    if name.may_have_moved or name.what in _WHENEVER:
        return True
    before = LOOKS_BACK.days if name.what == "morning" else _DAYS_BEFORE
    day = name.started.date()
    return (since - day).days <= before and (day - until).days <= _DAYS_AFTER


def region_of(places: Places, region_id: str) -> Region | None:
    """The region's file; None where there is none, or it has mistakes."""
    folders = [Folder(path).scope for _, path in definition_roots(places)]
    try:
        return joined(folders).regions.get(region_id)
    except Broken:
        return None


def sessions_of(places: Places, log: Iterable[Logged]) -> dict[str, Session]:
    """The library's session for each that was played, by id, as far as it is there and whole."""
    library = Library(definition_roots(places))
    played = dict.fromkeys(one.entry.session for one in log if isinstance(one.entry, SessionEntry))
    listed = {session_id: library.find(session_id) for session_id in played}
    return {name: one.session for name, one in listed.items() if one and one.session}
