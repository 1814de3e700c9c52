"""A file that only grows, written by a thread of its own: whoever keeps a line never waits.

A line is safe once it is on the disk. Where it can't be written, all lines stay in memory and the
whole file is written anew, again and again, until that works: after a failed write or fsync nobody
knows what of the file the disk really has.
"""

import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from tui.storage.runs.checksummed import with_sum
from tui.storage.runs.locks import Lock, is_at
from tui.storage.writing import (
    CannotWrite,
    errors_about,
    make_private_folder,
    replace_whole,
    write_all,
)

RETRY_SECONDS = 2.0
_LAST_MOMENT = 0.5
"""Seconds that the writing thread gets to end, once there is nothing left to wait for."""
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC

Told = Callable[[CannotWrite | None], None]
"""Called by the writing thread, or by whoever looks (`tell_if_late`): why nothing can be saved, or
None when all is saved again.
"""


class TakesLong(CannotWrite):
    """The disk neither takes what is to be saved nor refuses it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the disk does not answer")


class Journal:
    """The lines of one file, and the thread that writes them."""

    def __init__(self, path: Path, lock: Lock | None = None, lines: Iterable[bytes] = ()) -> None:
        """The file is written whole with the first line; without a `lock` it is taken then."""
        self.path = path
        self._locks = {} if lock is None else {path: lock}
        """By file; where it was before it is nobody else's either."""
        self._lines = [with_sum(line) for line in lines]
        self._safe = 0
        """Number of lines that are on the disk."""
        self._file: tuple[Path, int] | None = None
        """Where it is written to, and the open descriptor; only the writing thread's business."""
        self._changed = threading.Condition()
        self._again = threading.Event()
        """Set to end the wait after a failure."""
        self._is_closing = False
        self._is_over = False
        """Whether the thread has ended, so that what is not safe by now never will be."""
        self._told: Told = lambda trouble: None
        self.trouble: CannotWrite | None = None
        """Why what was kept last is not on the disk, if that failed."""
        self._thread = threading.Thread(target=self._write, name="journal", daemon=True)

    def start(self, told: Told) -> None:
        """Begin to write."""
        self._told = told
        self._thread.start()

    def keep(self, line: bytes) -> None:
        """Have a line written; returns at once."""
        self.add(line)
        self.wake()

    @property
    def kept(self) -> int:
        """Number of lines so far, safe or not."""
        return len(self._lines)

    def tell_if_late(self, kept: int) -> None:
        """Tell that it takes long, where not even the first so many lines are safe by now.

        A disk that hangs gives no error to tell of; when it goes on, that is told as always.
        """
        with self._changed:
            if self._safe >= kept or self.trouble is not None or self._is_closing:
                return
            self.trouble = trouble = TakesLong(self.path)
        self._told(trouble)

    def add(self, line: bytes) -> None:
        """Have a line written once the thread is woken."""
        with self._changed:
            self._lines.append(with_sum(line))

    def wake(self) -> None:
        """Write what was added."""
        with self._changed:
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until every line is safe, at most so long; whether they are.

        Once it is finished no more lines become safe, so nothing is waited for.
        """
        with self._changed:
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._is_over or self._is_safe, seconds)
            return self._is_safe

    @property
    def _is_safe(self) -> bool:
        return self._safe == len(self._lines)

    @property
    def is_wanted(self) -> bool:
        """Whether another process takes the session over."""
        return any(lock.is_wanted for lock in tuple(self._locks.values()))

    def try_again(self) -> None:
        """Don't wait before the next try."""
        self._again.set()

    def move_to(self, path: Path) -> None:
        """Write everything to another file from now on, in a folder that may be missing."""
        with self._changed:
            self.path, self._safe = path, 0
            self._changed.notify_all()
        self.try_again()

    def finish(self, seconds: float) -> bool:
        """Write what is left, at most so long, then no more; the lock is let go.

        Whether everything is safe.
        """
        is_safe = self.wait(seconds)
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self.try_again()
        self._thread.join(_LAST_MOMENT)  # one whose disk hangs releases the lock when it ends
        return is_safe

    def _write(self) -> None:
        while kept := self._next_lines():
            try:
                self._save(*kept)
            except CannotWrite as error:
                self._close_file()
                self._tell(error)
                self._again.wait(RETRY_SECONDS)
            else:
                self._tell(None)
        self._close_file()
        for lock in self._locks.values():
            lock.release()
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def _next_lines(self) -> tuple[Path, int, list[bytes]] | None:
        """(file, how many lines are safe, all lines); waits for something new, None to end."""
        with self._changed:
            self._again.clear()
            self._changed.wait_for(lambda: self._is_closing or not self._is_safe)
            return None if self._is_closing else (self.path, self._safe, list(self._lines))

    def _save(self, path: Path, safe: int, lines: list[bytes]) -> None:
        with errors_about(path):
            if self._file is not None and self._file[0] == path and is_at(path, self._file[1]):
                write_all(self._file[1], b"".join(lines[safe:]))
                os.fsync(self._file[1])
            else:  # somebody may have removed it
                self._close_file()
                self._file = path, self._written_whole(path, lines)
        with self._changed:
            if path == self.path:
                self._safe = len(lines)
                self._changed.notify_all()

    def _written_whole(self, path: Path, lines: list[bytes]) -> int:
        """The descriptor of a new file that holds them all."""
        make_private_folder(path.parent)
        if path not in self._locks:
            lock = Lock.take(lock_of(path))
            if lock is None:
                raise CannotWrite(path, "it is being played in another terminal")
            self._locks[path] = lock
        replace_whole(path, b"".join(lines))
        with errors_about(path):
            return os.open(path, _APPEND)

    def _close_file(self) -> None:
        """The next write is of a whole file."""
        if self._file is not None:
            with suppress(OSError):  # closing tells of the same error once more
                os.close(self._file[1])
        self._file = None

    def _tell(self, trouble: CannotWrite | None) -> None:
        with self._changed:
            if str(trouble) == str(self.trouble):
                return
            self.trouble = trouble
        self._told(trouble)


def lock_of(path: Path) -> Path:
    """The lock of a journal's file."""
    return path.with_suffix(".lock")
