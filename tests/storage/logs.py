"""Logs to test with, and files in them that came from elsewhere."""

import datetime as dt
from pathlib import Path

from tests.storage.entries import an_entry
from tui.core.entries import Entry, SessionEntry
from tui.storage.log.documents import encoded
from tui.storage.log.log import Log, Stored

ZONE = dt.timezone(dt.timedelta(hours=1))
TEXT = encoded(an_entry()).decode()


def put(log: Log, name: str, text: str = TEXT) -> Path:
    """A file that came from elsewhere."""
    path = log.folder / "2026" / name
    path.parent.mkdir(0o700, parents=True, exist_ok=True)
    log.folder.chmod(0o700)
    path.write_text(text)
    return path


def keep(log: Log, day: int, **changes: object) -> str:
    """Add a session of that day in November, with a file name that tells the day."""
    started = dt.datetime(2026, 11, day, 6, 15, 2, tzinfo=ZONE)
    entry_id = Log.new_id(started, "soleus-reset", f"n{day}")
    log.add(entry_id, an_entry(started=started, **changes))
    return entry_id


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
