"""A process that saves entries and replaces files until it is killed, and tells of each.

`python -m tests.torture.saver` reads orders from its input, one a line, and does each in a process
of its own, forked once everything is imported: so ten thousand of them are quickly born. `Savers`
is the other end.
"""

import datetime as dt
import itertools
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.storage.entries import an_entry
from tests.torture.replaced import replace_entry
from tui.core.entries import SessionEntry
from tui.storage.log import Log
from tui.storage.places import Places

_FIRST_START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Saved:
    """What the saver told once the call had returned."""

    what: str
    """`entry` or `file`."""
    entry_id: str
    number: int
    """Greater than that of all saves before; kept as the entry's active seconds."""


def save_for_ever(folder: Path, life: int) -> None:
    """Add and revise entries as the app does, and replace files. `life` makes the ids different."""
    places = Places.under(folder)
    log = Log(places.log)
    started = _FIRST_START + dt.timedelta(hours=life)
    entry_id = ""
    for number in itertools.count(1):
        entry = numbered(number)
        if number % 4 == 3:
            log.revise(entry_id, entry)
        elif number % 4 == 0:
            replace_entry(places.runs, entry_id, entry)
        else:
            entry_id = Log.new_id(started + dt.timedelta(seconds=number), "soleus-reset")
            log.add(entry_id, entry)
        what = "file" if number % 4 == 0 else "entry"
        os.write(1, f"{what} {entry_id} {number}\n".encode())


def numbered(number: int) -> SessionEntry:
    """An entry of several kilobytes that can be told from all others."""
    return an_entry(active_seconds=number, notes=f"{number} " * 300)


class Savers:
    """Starts savers one after the other, and ends them; a context that leaves none behind."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            cwd=_CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._pid: int | None = None
        self._unread = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pid is not None:
            self.kill()
        with self._process as process:
            process.kill()

    def start(self, folder: Path, life: int, *, syncs: bool = True) -> None:
        """Let one save in `folder`; without syncs, `os.fsync` does nothing there."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{life} {int(syncs)} {folder}\n".encode())
        self._process.stdin.flush()
        self._pid = int(self._line().split()[1])

    def kill(self) -> list[Saved]:
        """`kill -9`; gives all that was saved, but for what `stop` gave before."""
        assert self._pid is not None
        os.kill(self._pid, signal.SIGKILL)
        self._pid = None
        told: list[Saved] = []
        while not (line := self._line()).startswith("gone"):
            told.append(_saved(line))
        if line != f"gone {-signal.SIGKILL}":
            raise RuntimeError(f"the saver ended by itself: {line}")
        return told

    def stop(self) -> list[Saved]:
        """Freeze the saver where it is; gives what it has saved so far."""
        assert self._pid is not None
        os.kill(self._pid, signal.SIGSTOP)
        while _state(self._pid) != "T":
            time.sleep(0.001)
        return [_saved(line) for line in self._lines_there_are()]

    def _line(self) -> str:
        """The next line, waited for."""
        while b"\n" not in self._unread:
            self._read()
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode()

    def _lines_there_are(self) -> Iterator[str]:
        assert self._process.stdout is not None
        while select.select([self._process.stdout], [], [], 0)[0]:
            self._read()
        while b"\n" in self._unread:
            yield self._line()

    def _read(self) -> None:
        assert self._process.stdout is not None
        data = os.read(self._process.stdout.fileno(), 65_536)
        if not data:
            raise RuntimeError("the savers' process has ended")
        self._unread += data


def _saved(line: str) -> Saved:
    what, entry_id, number = line.split()
    return Saved(what, entry_id, int(number))


def _state(pid: int) -> str:
    """The letter that `ps` shows: T is stopped."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def _obey() -> None:
    """Do each order in a child, and tell when it is gone."""
    for order in sys.stdin:
        life, syncs, folder = order.rstrip("\n").split(" ", 2)
        pid = os.fork()
        if pid == 0:
            if not int(syncs):
                os.fsync = lambda fd: None  # the control: nothing is made sure of
            _tell(f"started {os.getpid()}")
            with suppress(BrokenPipeError):
                save_for_ever(Path(folder), int(life))
            os._exit(1)
        status = os.waitpid(pid, 0)[1]
        _tell(f"gone {os.waitstatus_to_exitcode(status)}")


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    _obey()
