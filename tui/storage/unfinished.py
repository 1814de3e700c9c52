"""What a person may go on with: sessions that were cut off, and pain forms that wait."""

from contextlib import suppress

from msgspec import Struct

from tui.storage.listing import CannotList
from tui.storage.runs import Unplayable, Waiting
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite


class Unfinished(Struct, frozen=True):
    """Each newest first."""

    sessions: tuple[Waiting, ...] = ()
    """Without a result yet; some may be played by another process."""
    forms: tuple[Waiting, ...] = ()
    """Whose result is in the log."""
    unplayable: tuple[Unplayable, ...] = ()


def unfinished(stores: Stores) -> Unfinished:
    """All that is not finished; raises `CannotList`.

    A journal whose entry was written again since has had its form answered, and is removed.
    """
    if not stores.has_runs:
        return Unfinished()
    stores.runs.tidy()
    revisions = {name.id: name.revision for name in stores.log.names()}
    sessions: list[Waiting] = []
    forms: list[Waiting] = []
    unplayable: list[Unplayable] = []
    for found in stores.runs.waiting():
        if revisions.get(found.id, 0) > 1:
            with suppress(CannotWrite):  # then it is found stale the next time too
                stores.runs.remove(found.id)
        elif isinstance(found, Unplayable):
            unplayable.append(found)
        elif found.id not in revisions:
            sessions.append(found)
        elif found.holder is None:
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
