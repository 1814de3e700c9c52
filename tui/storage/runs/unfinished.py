"""What a person may go on with: sessions that were cut off, and pain forms that wait."""

from contextlib import suppress
from typing import Literal

from msgspec import Struct

from tui.core.entries import SessionEntry, is_as_played
from tui.storage.listing import CannotList
from tui.storage.log.log import EntryName, Log, Stored
from tui.storage.runs.runs import Unplayable, Waiting
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite


class Unfinished(Struct, frozen=True):
    """Each newest first."""

    sessions: tuple[Waiting, ...] = ()
    """Without a result yet; some may be played by another process."""
    forms: tuple[Waiting, ...] = ()
    """Whose result is in the log."""
    unplayable: tuple[Unplayable, ...] = ()


FormState = Literal["waits", "answered", "hidden"]
"""`hidden`: its entry is deleted or can't be read, which may change."""


def form_of(log: Log, name: EntryName) -> FormState:
    """What became of the pain form of a session that is in the log."""
    if name.revision == 1:  # as most that wait: it need not be read
        return "waits"
    match log.read(name):
        case Stored(entry=SessionEntry() as entry) if is_as_played(entry, name.revision):
            return "waits"
        case Stored():
            return "answered"
        case _:
            return "hidden"


def unfinished(stores: Stores) -> Unfinished:
    """All that is not finished; raises `CannotList`.

    A journal whose form was answered is removed.
    """
    if not stores.has_runs:
        return Unfinished()
    stores.runs.tidy()
    names = {name.id: name for name in stores.log.names()}
    sessions: list[Waiting] = []
    forms: list[Waiting] = []
    unplayable: list[Unplayable] = []
    for found in stores.runs.waiting():
        name = names.get(found.id)
        form = form_of(stores.log, name) if name else None
        if form == "answered":
            with suppress(CannotWrite):  # then it is found stale the next time too
                stores.runs.remove(found.id)
        elif isinstance(found, Unplayable):
            unplayable.append(found)
        elif form is None:
            sessions.append(found)
        elif form == "waits" and found.holder is None:
            forms.append(found)
    return Unfinished(tuple(sessions), tuple(forms), tuple(unplayable))


def waiting_form(stores: Stores, session_id: str) -> Waiting | None:
    """The newest pain form of that session that was put off; as `cut_off` otherwise."""
    with suppress(CannotList):
        for waiting in unfinished(stores).forms:
            if waiting.cut.opening.plan.session.id == session_id:
                return waiting
    return None


def cut_off(stores: Stores, session_id: str) -> Waiting | None:
    """The newest run of that session that was not finished; of a log that can't be listed, none."""
    with suppress(CannotList):
        for waiting in unfinished(stores).sessions:
            if waiting.cut.opening.plan.session.id == session_id:
                return waiting
    return None
