"""Logs to test with, and files in them that came from elsewhere."""

from pathlib import Path

from tests.storage.entries import an_entry
from tui.core.entries import Entry, SessionEntry
from tui.storage.documents import encoded
from tui.storage.log import Log, Stored

TEXT = encoded(an_entry()).decode()


def put(log: Log, name: str, text: str = TEXT) -> Path:
    """A file that came from elsewhere."""
    path = log.folder / "2026" / name
    path.parent.mkdir(0o700, parents=True, exist_ok=True)
    log.folder.chmod(0o700)
    path.write_text(text)
    return path


def only_session(log: Log) -> SessionEntry:
    entry = only(log).entry
    assert isinstance(entry, SessionEntry)
    return entry


def only(log: Log) -> Stored:
    [name] = log.names()
    found = log.read(name)
    assert isinstance(found, Stored)
    return found


def entries_in(log: Log) -> list[Entry]:
    """All that can be read, the newest first."""
    found = [log.read(name) for name in log.names()]
    return [one.entry for one in found if isinstance(one, Stored)]
