"""One entry as a row of the index, and back."""

import datetime as dt
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.core.entries import (
    ENTRY_KINDS,
    ClearanceEntry,
    Entry,
    MorningEntry,
    ScreenEntry,
    SessionEntry,
    day_of,
)
from tui.core.telling import says, title_of
from tui.storage.log.documents import NotAnEntry, entry_in
from tui.storage.log.index_filters import Status, folded, listed
from tui.storage.log.log import Deleted, EntryName, Stored, Unreadable

Values = tuple[str | int | bytes | None, ...]

TABLE = """
CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    revision INTEGER NOT NULL,
    conflicted INTEGER NOT NULL,
    status TEXT NOT NULL,
    started INTEGER NOT NULL,
    day TEXT NOT NULL,
    kind TEXT,
    session TEXT,
    regions TEXT NOT NULL,
    sides TEXT NOT NULL,
    reason TEXT,
    words TEXT NOT NULL,
    sum INTEGER,
    entry BLOB
)
"""
"""`file` is within the log's folder, `started` in seconds since 1970, `entry` JSON, which unlike
MessagePack keeps the offset of a time. What is asked for most stands first: SQLite need not read
the rest.
"""
INDEXES = (
    "CREATE INDEX by_start ON entries (started, id)",
    "CREATE INDEX by_day ON entries (day)",
)
SELECTED = "id, file, revision, conflicted, status, kind, started, reason, sum, entry"
INSERT = f"INSERT OR REPLACE INTO entries VALUES ({', '.join('?' * 15)})"  # noqa: S608 - constant

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DECODERS = {kind: msgspec.json.Decoder(known) for kind, known in ENTRY_KINDS.items()}


class Damaged(Exception):  # noqa: N818 - it is the file's state
    """A row does not hold what was written into it."""


class Row(Struct, frozen=True):
    """One entry as it counts now, as the index knows it."""

    name: EntryName
    """Of the file that counts: id, revision, path, and whether there are two versions."""
    status: Status
    kind: str | None
    """None where nothing is known of it."""
    started: dt.datetime
    """In UTC; by the file's name where nothing more is known."""
    entry: Entry | None = None
    """Also of a deleted one; None where it can't be read."""
    reason: str | None = None
    """Why it can't be read, as a sentence with the file's path."""

    @property
    def id(self) -> str:
        """The entry's."""
        return self.name.id

    @property
    def conflicted(self) -> bool:
        """Whether there are two versions, of which this is the one with the greater name."""
        return self.name.conflicted


def file_of(name: EntryName, folder: Path) -> str:
    """Where it is within the log's folder: `YEAR/NAME`."""
    return name.path.relative_to(folder).as_posix()


def values_of(found: Stored | Deleted | Unreadable, folder: Path) -> Values:
    """The columns of `TABLE`, of an entry in the log's `folder`."""
    name, entry = found.name, _entry_of(found)
    blob = None if entry is None else msgspec.json.encode(entry)
    started = name.started if entry is None else entry.started
    return (
        name.id,
        file_of(name, folder),
        name.revision,
        name.conflicted,
        _status_of(found),
        (started - _EPOCH) // dt.timedelta(seconds=1),  # `timestamp()` may round
        (name.started.date() if entry is None else day_of(entry)).isoformat(),
        None if entry is None else entry.kind,
        entry.session if isinstance(entry, SessionEntry) else None,
        listed() if entry is None else listed(*_regions(entry)),
        listed() if entry is None else listed(*_sides(entry)),
        found.reason if isinstance(found, Unreadable) else None,
        "" if entry is None else folded("\n".join(_words(entry))),
        None if blob is None else zlib.crc32(blob),
        blob,
    )


def row_of(values: tuple[object, ...], folder: Path) -> Row:
    """The row of the columns `SELECTED`; raises `Damaged`."""
    try:
        entry_id, file, revision, conflicted, status, kind, started, reason, total, blob = values
        name = EntryName(entry_id, revision, folder / file, bool(conflicted))  # type: ignore[arg-type, operator]  # as the table says, or damaged
        moment = _EPOCH + dt.timedelta(seconds=started)  # type: ignore[arg-type]  # the same
        if blob is None:
            return Row(name, status, kind, moment, None, reason)  # type: ignore[arg-type]  # the same
        if zlib.crc32(blob) != total:  # type: ignore[arg-type]  # the same
            raise Damaged
        entry = _DECODERS[kind].decode(blob)  # type: ignore[index, arg-type]  # the same
    except (TypeError, ValueError, LookupError, OverflowError) as error:
        raise Damaged from error
    return Row(name, status, kind, moment, entry, reason)  # type: ignore[arg-type]  # the same


def _status_of(found: Stored | Deleted | Unreadable) -> Status:
    match found:
        case Stored():
            return "stored"
        case Deleted():
            return "deleted"
        case Unreadable():
            return "unreadable"


def _entry_of(found: Stored | Deleted | Unreadable) -> Entry | None:
    match found:
        case Stored(entry=entry):
            return entry
        case Deleted(document=document):
            try:
                return entry_in(document)
            except NotAnEntry:  # another tool's, or of a newer soleus
                return None
        case Unreadable():
            return None


def _regions(entry: Entry) -> list[str]:
    own = [] if entry.region is None else [entry.region]
    if isinstance(entry, SessionEntry):
        own += (answer.region for answer in entry.pain)
    return list(dict.fromkeys(own))


def _sides(entry: Entry) -> list[str]:
    match entry:
        case SessionEntry():
            sides = [*(one.side for one in entry.pain), *(one.side for one in entry.marks)]
        case ScreenEntry():
            sides = []
        case _:
            sides = [entry.side]
    return [side for side in dict.fromkeys(sides) if side is not None]


def _words(entry: Entry) -> Iterator[str]:
    """All that a person may look for."""
    yield from (title_of(entry), says(entry), entry.kind, *_regions(entry), *_sides(entry))
    if not isinstance(entry, MorningEntry | ScreenEntry) and entry.notes is not None:
        yield entry.notes
    match entry:
        case SessionEntry():
            yield entry.session
            for answer in entry.pain:
                yield from (*answer.where, *answer.feel)
            for step in entry.steps:
                yield from (step.name, *step.muscles)
        case ScreenEntry():
            for flag in entry.answers:
                yield from (flag.flag, *flag.risks)
        case ClearanceEntry(covers=str() as covers):
            yield covers
