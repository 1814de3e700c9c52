"""Finding the session that somebody named on the command line."""

from tui.core.format.definitions import Session
from tui.core.text import clean
from tui.storage.definitions.library import Library, Listed
from tui.storage.places import typed_path
from tui.storage.stores import Stores


class NotPlayable(Exception):  # noqa: N818 - it is an answer to a person, not a fault of ours
    """There is no such session, or its file has mistakes; the text says which and what to do."""


def find_session(stores: Stores, named: str) -> Session:
    """The session with that id, or in that file; raises `NotPlayable`."""
    listed = find_listed(stores.library(), named)
    if listed.session is None:
        raise NotPlayable("\n".join(map(str, listed.problems)))
    return listed.session


def find_listed(library: Library, named: str) -> Listed:
    """The file with that id or path, which may have mistakes; raises `NotPlayable`."""
    if "/" in named or named.endswith(".toml"):
        return library.open(typed_path(named))
    found = library.find(named)
    if found is None:
        near = library.nearest(named)
        hint = f" Did you mean {near}?" if near else ""
        raise NotPlayable(
            f"There is no session {clean(named)!r}.{hint} `soleus list` shows them all."
        )
    return found
