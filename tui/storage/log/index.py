"""The index of the log: what the entries hold, in SQLite, so that not every file need be read.

Never the truth: it may be deleted at any time, and is made again from the log. Where it can't be
kept in its file it is kept in memory, and works all the same.
"""

import datetime as dt
import sqlite3
import threading
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import TypeVar
from weakref import finalize

import msgspec

from tui import __version__
from tui.core.entries import ENTRY_KINDS
from tui.core.rules.history import Logged
from tui.storage.log.index_file import (
    Foreign,
    discard,
    is_busy,
    open_file,
    open_in_memory,
    open_to_look,
    version_of,
)
from tui.storage.log.index_filters import Filters
from tui.storage.log.index_refresh import (
    Changes,
    OnProgress,
    ShouldStop,
    bring_up_to_date,
    holds,
    is_built,
)
from tui.storage.log.index_rows import SELECTED, Damaged, Row, row_of
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.storage.writing import CannotWrite

__all__ = ["Changes", "Filters", "Index", "Row", "index_of"]

T = TypeVar("T")

_LAYOUT = 1
"""Of the tables; a higher one has every index made again."""
_TRIES = 3
"""How often an index that was lost meanwhile is made again before an answer."""


class Index:
    """Of one log. Any thread may use it, several at once.

    `logged` is made of the whole log: it is read first where it never was. `rows` and `count`
    give what is there so far. None of them look for new files: that is what `refresh` does.
    """

    def __init__(self, path: Path | None, log: Log) -> None:
        self._path = path
        self._log = log
        self._version = _version_for(log.folder)
        self._memory: sqlite3.Connection | None = None
        self._refreshing = threading.Lock()
        self._opening = threading.Lock()
        self._was_built = False

    @classmethod
    def at(cls, places: Places) -> "Index":
        """The index in those places."""
        return cls(places.index, Log(places.log))

    @property
    def is_kept(self) -> bool:
        """Whether it outlasts the process; False once its file could not be used."""
        return self._path is not None

    def is_current(self) -> bool:
        """Whether its file holds the log as it is now; looks only. Raises `CannotList`."""
        if self._path is None:
            return False
        try:
            with closing(open_to_look(self._path)) as connection:
                is_ours = version_of(connection) == self._version
                return is_ours and holds(connection, self._log.fingerprint())
        except sqlite3.Error:
            return False

    def refresh(
        self,
        should_stop: ShouldStop = lambda: False,
        on_progress: OnProgress = lambda done, total: None,
    ) -> Changes:
        """Bring it up to date with the log's files; with none new that takes milliseconds.

        Reads new files in the order newest first, and writes them every quarter of a second, so
        that `rows` has the newest soon. `should_stop` is asked before each file. Raises
        `CannotList`.
        """
        with self._refreshing:
            changes = self._ask(
                lambda connection: bring_up_to_date(connection, self._log, should_stop, on_progress)
            )
        self._was_built |= changes.is_complete
        return changes

    def rebuild(
        self,
        should_stop: ShouldStop = lambda: False,
        on_progress: OnProgress = lambda done, total: None,
    ) -> Changes:
        """Forget all, and read every file again; raises `CannotList`."""
        with self._refreshing:
            self._memory = None
            if self._path is not None:
                with suppress(CannotWrite):  # then it is used as it is, or not at all
                    discard(self._path)
        return self.refresh(should_stop, on_progress)

    def logged(
        self,
        since: dt.date | None = None,
        until: dt.date | None = None,
        region: str | None = None,
        kinds: tuple[str, ...] = (),
    ) -> list[Logged]:
        """The entries of these days, first and last included, that can be read; the oldest first.

        Of these `kinds`, or of any where none is named. Raises `CannotList` where the log has to
        be read and can't be.
        """
        filters = Filters(
            since=since, until=until, region=region, kinds=kinds, statuses=("stored",)
        )
        rows = self._of_whole_log(lambda connection: self._rows(connection, filters, "ASC"))
        return [Logged(row.id, row.entry) for row in rows if row.entry is not None]

    def rows(self, limit: int = -1, offset: int = 0, filters: Filters | None = None) -> list[Row]:
        """`limit` of the entries wanted (all of them if it is negative), the newest first."""
        wanted = filters or Filters()
        return self._so_far(
            lambda connection: self._rows(connection, wanted, "DESC", limit, offset)
        )

    def count(self, filters: Filters | None = None) -> int:
        """How many entries are wanted."""
        condition, values = (filters or Filters()).condition()
        question = f"SELECT count(*) FROM entries WHERE {condition}"  # noqa: S608 - our own words
        [number] = self._so_far(lambda connection: connection.execute(question, values).fetchone())
        return int(number)

    def _rows(
        self,
        connection: sqlite3.Connection,
        filters: Filters,
        order: str,
        limit: int = -1,
        offset: int = 0,
    ) -> list[Row]:
        condition, values = filters.condition()
        question = (
            f"SELECT {SELECTED} FROM entries WHERE {condition} "  # noqa: S608 - our own words
            f"ORDER BY started {order}, id {order} LIMIT ? OFFSET ?"
        )
        found = connection.execute(question, (*values, limit, offset)).fetchall()
        return [row_of(one, self._log.folder) for one in found]

    def _of_whole_log(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """The answer of an index that is built, here and now if need be; raises `CannotList`."""
        for _ in range(_TRIES):
            answer = self._ask(
                lambda connection: question(connection) if is_built(connection) else None
            )
            if answer is not None:
                return answer
            self.refresh()
        return self._ask(question)

    def _so_far(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """The answer of what is there; of one that was lost since it was built, of the whole."""
        return self._of_whole_log(question) if self._was_built else self._ask(question)

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """The answer of the index in its file; of a new one if that is damaged; else in memory."""
        for is_last in (False, True):
            if self._path is None:
                break
            try:
                with closing(open_file(self._path, self._version)) as connection:
                    return question(connection)
            except (sqlite3.Error, Damaged, Foreign, CannotWrite) as error:
                self._give_up(self._path, error, is_last)
        with self._opening:
            if self._memory is None:
                self._memory = open_in_memory(self._version)
                finalize(self, self._memory.close)
            memory = self._memory
        return question(memory)

    def _give_up(self, path: Path, error: Exception, is_last: bool) -> None:
        """Make room for a new file, or go on without one."""
        if not is_last and not is_busy(error) and not isinstance(error, CannotWrite):
            with suppress(CannotWrite):
                discard(path)
                return
        self._path = None


@cache
def index_of(path: Path | None, log_folder: Path) -> Index:
    """The index of a log, the same one for all who ask: one in memory is not to be made twice."""
    return Index(path, Log(log_folder))


def _version_for(log_folder: Path) -> int:
    """A number that is another one for other tables, entries of another shape, another log."""
    shape = msgspec.json.encode(msgspec.json.schema_components(list(ENTRY_KINDS.values())))
    whole = f"{_LAYOUT} {__version__} {log_folder} ".encode(errors="surrogateescape") + shape
    return zlib.crc32(whole) >> 1 or 1  # SQLite keeps 31 bits, and 0 in a file that is new
