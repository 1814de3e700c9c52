"""The file of the index: opened, or made anew, for its owner alone."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.storage.log.index_rows import INDEXES, TABLE
from tui.storage.writing import AlreadyWritten, errors_about, make_private_folder, write_whole

WAITS = 2.0
"""Seconds for another process that writes to the same index; our choice."""
_STATE = "CREATE TABLE state (writer TEXT, fingerprint TEXT, is_built INTEGER NOT NULL)"


class Foreign(Exception):  # noqa: N818 - it is what the file is
    """A file of another version, of another log, or no index at all."""


def open_file(path: Path, version: int) -> sqlite3.Connection:
    """The index in that file, which is made where there is none.

    Raises `Foreign`, `CannotWrite` where it can't be used, or `sqlite3.Error`.
    """
    make_private_folder(path.parent)
    _make_private_file(path)
    connection = _connected(path)
    try:
        _prepare(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_look(path: Path) -> sqlite3.Connection:
    """The index in that file, only to be read; raises `sqlite3.Error` where there is none."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAITS)


def open_in_memory(version: int) -> sqlite3.Connection:
    """An index that lasts as long as the process; any thread may use it, one at a time."""
    connection = _connected(":memory:")
    _prepare(connection, version)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it, or nothing; waits for whoever else writes."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def discard(path: Path) -> None:
    """Remove the file, and what SQLite may have left beside it; raises `CannotWrite`."""
    with errors_about(path):
        for suffix in ("", "-journal", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def is_busy(error: Exception) -> bool:
    """Whether another process keeps the file locked, which therefore is no damaged one."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _connected(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAITS, isolation_level=None, check_same_thread=False)
    try:
        # What was purged is not to stay in pages that are free now, or in other files.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, version: int) -> None:
    """Make sure of the tables; another process may be making them right now."""
    if version_of(connection) == version:
        return
    with transaction(connection):
        if version_of(connection) == version:
            return
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
            raise Foreign
        for statement in (TABLE, *INDEXES, _STATE):
            connection.execute(statement)
        connection.execute("INSERT INTO state VALUES (NULL, NULL, 0)")
        connection.execute(f"PRAGMA user_version = {version}")


def version_of(connection: sqlite3.Connection) -> int:
    """The number that was given when it was made; 0 for none."""
    [version] = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _make_private_file(path: Path) -> None:
    """Make sure of a file that only its owner can open; raises `Foreign` for any other.

    One that is there is not opened here: closing it would end the locks that another thread has.
    """
    if not os.path.lexists(path):
        with suppress(AlreadyWritten):  # by another copy of the app just now
            write_whole(path, b"")
    with errors_about(path):
        found = path.lstat()
    is_ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
    if not is_ours or stat.S_IMODE(found.st_mode) & 0o077:
        raise Foreign
