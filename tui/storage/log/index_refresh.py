"""Bringing the index up to date with the log: by file names, reading only what is new."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator

from msgspec import Struct

from tui.storage.log.index_file import transaction
from tui.storage.log.index_rows import INSERT, Values, file_of, values_of
from tui.storage.log.log import EntryName, Log, Unreadable

ShouldStop = Callable[[], bool]
OnProgress = Callable[[int, int], object]
"""Takes how many files were read, and of how many."""

_WRITES_EVERY = 0.25
"""Seconds of reading between two transactions: few waits for the disk, and a soon first row."""
_TRIES = 5
"""How often to look again where other processes bring the same index up to date."""


class Changes(Struct, frozen=True):
    """What a refresh found."""

    read: int = 0
    """Entries that are new or changed, unreadable ones included."""
    removed: int = 0
    """Entries whose files are gone."""
    is_complete: bool = True
    """Whether it came to its end, and was not stopped before."""

    def __bool__(self) -> bool:
        return bool(self.read or self.removed)


def is_built(connection: sqlite3.Connection) -> bool:
    """Whether the index once held the whole log; files may have come since."""
    row = connection.execute("SELECT is_built FROM state").fetchone()
    return row is not None and bool(row[0])


def bring_up_to_date(
    connection: sqlite3.Connection, log: Log, should_stop: ShouldStop, on_progress: OnProgress
) -> Changes:
    """Read what is new, newest first, and forget what is gone; raises `CannotList`."""
    writer = os.urandom(8).hex()
    read = removed = 0
    for _ in range(_TRIES):
        fingerprint = log.fingerprint()  # first: what comes meanwhile is found the next time
        is_current = holds(connection, fingerprint)
        if not is_current:
            with transaction(connection):
                _claim(connection, writer)
        plan = _mending(connection, log) if is_current else _plan(connection, log)
        removed += _forget(connection, plan.gone)
        kept = looked_at = 0
        for batch in _batches(log, plan, should_stop):
            kept += _keep(connection, batch.rows, writer)
            looked_at += batch.looked_at
            on_progress(looked_at, len(plan.wanted))
            if batch.is_stopped:
                return Changes(read + kept, removed, is_complete=False)
        read += kept
        if (is_current and not kept) or _finish(connection, writer, fingerprint):
            break
    return Changes(read, removed)


class _Plan(Struct, frozen=True):
    wanted: list[EntryName]
    """To read, newest first."""
    reasons: dict[str, str]
    """By id, why an entry could not be read the last time: somebody may have mended its file."""
    gone: list[str] = []
    """Ids of which there is no file."""


class _Batch(Struct, frozen=True):
    rows: list[Values]
    looked_at: int
    is_stopped: bool


def _mending(connection: sqlite3.Connection, log: Log) -> _Plan:
    """What to do where no file came or went."""
    asked = connection.execute(
        "SELECT id, file, revision, conflicted, reason FROM entries "
        "WHERE status = 'unreadable' ORDER BY id DESC"
    ).fetchall()
    return _Plan(
        [EntryName(row[0], row[2], log.folder / row[1], bool(row[3])) for row in asked],
        {row[0]: row[4] for row in asked},
    )


def _plan(connection: sqlite3.Connection, log: Log) -> _Plan:
    """What to do to hold what the log holds."""
    reasons: dict[str, str] = {}
    known: dict[str, tuple[str, bool]] = {}
    for entry_id, file, conflicted, reason in connection.execute(
        "SELECT id, file, conflicted, reason FROM entries"
    ):
        known[entry_id] = (file, bool(conflicted))
        if reason is not None:
            reasons[entry_id] = reason
    wanted = []
    for name in log.names():
        if known.pop(name.id, None) != (file_of(name, log.folder), name.conflicted):
            reasons.pop(name.id, None)  # there is something new to keep, even for the same reason
            wanted.append(name)
        elif name.id in reasons:
            wanted.append(name)
    return _Plan(wanted, reasons, list(known))


def _batches(log: Log, plan: _Plan, should_stop: ShouldStop) -> Iterator[_Batch]:
    """The rows that are new, in parts of so many as are read between two transactions."""
    rows: list[Values] = []
    looked_at = 0
    write_at = time.monotonic() + _WRITES_EVERY
    for name in plan.wanted:
        if should_stop():
            yield _Batch(rows, looked_at, is_stopped=True)
            return
        found = log.read(name)
        looked_at += 1
        if not (isinstance(found, Unreadable) and plan.reasons.get(name.id) == found.reason):
            rows.append(values_of(found, log.folder))
        if time.monotonic() > write_at:
            yield _Batch(rows, looked_at, is_stopped=False)
            rows, looked_at = [], 0
            write_at = time.monotonic() + _WRITES_EVERY
    yield _Batch(rows, looked_at, is_stopped=False)


def _keep(connection: sqlite3.Connection, rows: list[Values], writer: str) -> int:
    if rows:
        with transaction(connection):
            connection.executemany(INSERT, rows)
            _claim(connection, writer)
    return len(rows)


def _forget(connection: sqlite3.Connection, gone: list[str]) -> int:
    if gone:
        with transaction(connection):
            connection.executemany("DELETE FROM entries WHERE id = ?", ((one,) for one in gone))
    return len(gone)


def holds(connection: sqlite3.Connection, fingerprint: str) -> bool:
    """Whether it is up to date with a log of that fingerprint."""
    found: tuple[object, ...] | None
    found = connection.execute("SELECT fingerprint FROM state").fetchone()
    return found == (fingerprint,)


def _claim(connection: sqlite3.Connection, writer: str) -> None:
    """Tell other processes that what they wrote may no longer be all that there is."""
    connection.execute("UPDATE state SET writer = ?, fingerprint = NULL", (writer,))


def _finish(connection: sqlite3.Connection, writer: str, fingerprint: str) -> bool:
    """Say that the index is up to date, unless another process wrote into it meanwhile."""
    with transaction(connection):
        done = connection.execute(
            "UPDATE state SET fingerprint = ?, is_built = 1 WHERE writer = ?",
            (fingerprint, writer),
        )
    return done.rowcount == 1
