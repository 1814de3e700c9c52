"""A process that writes a journal until it is killed, and tells which lines are safe.

`python -m tests.torture.journal_writer` reads orders from its input, one a line, and does each in
a process of its own, forked once everything is imported. `Writers` is the other end.
"""

import datetime as dt
import itertools
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.core.builders import hold, plan
from tui.core.events import Tick
from tui.core.journal import Kept, Opening
from tui.storage.journal import Journal
from tui.storage.runs import CannotTakeUp, Runs, line_of

ID = "20260101T000000Z-test-1a2b3c4d"
_BEGAN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_SOON = 60.0
_AT_ONCE = 3
"""Lines that are kept before the first of them is waited for."""
_CHECKOUT = Path(__file__).resolve().parents[2]


def write_for_ever(folder: Path) -> None:
    """Begin a journal, or go on with the one there is, and tell the number of each safe line."""
    journal, number = _journal(Runs(folder))
    journal.start(lambda trouble: None)
    for first in itertools.count(number + 1, _AT_ONCE):
        for each in range(first, first + _AT_ONCE):
            journal.keep(line_of(Kept(_BEGAN, Tick(float(each)))))
        if journal.wait(_SOON):
            _tell(f"safe {first + _AT_ONCE - 1}")


def _journal(runs: Runs) -> tuple[Journal, int]:
    """A journal, and the number of its last line."""
    with suppress(CannotTakeUp):
        journal, cut = runs.take_up(ID)
        return journal, int(cut.seen)
    opening = Opening(
        schema=1,
        id=ID,
        app="0",
        boot="boot",
        at=0.0,
        wall=_BEGAN,
        plan=plan(hold(seconds=3600)),
        before=(),
    )
    return runs.begin(opening), 0


class Writers:
    """Starts writers one after the other, and ends them; a context that leaves none behind."""

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

    def start(self, folder: Path, *, syncs: bool = True) -> None:
        """Let one write in `folder`; without syncs, `os.fsync` does nothing there."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{int(syncs)} {folder}\n".encode())
        self._process.stdin.flush()
        self._pid = int(self._line().split()[1])

    def kill(self) -> int:
        """`kill -9`; the number of the last line that was safe, 0 for none."""
        assert self._pid is not None
        os.kill(self._pid, signal.SIGKILL)
        self._pid = None
        safe = 0
        while not (line := self._line()).startswith("gone"):
            safe = int(line.split()[1])
        if line != f"gone {-signal.SIGKILL}":
            raise RuntimeError(f"the writer ended by itself: {line}")
        return safe

    def stop(self) -> int:
        """Freeze the writer where it is; the number of the last line that was safe."""
        assert self._pid is not None
        os.kill(self._pid, signal.SIGSTOP)
        while Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            time.sleep(0.001)
        safe = 0
        assert self._process.stdout is not None
        while b"\n" in self._unread or select.select([self._process.stdout], [], [], 0)[0]:
            safe = int(self._line().split()[1])
        return safe

    def _line(self) -> str:
        assert self._process.stdout is not None
        while b"\n" not in self._unread:
            data = os.read(self._process.stdout.fileno(), 65_536)
            if not data:
                raise RuntimeError("the writers' process has ended")
            self._unread += data
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode()


def _obey() -> None:
    """Do each order in a child, and tell when it is gone."""
    for order in sys.stdin:
        syncs, folder = order.rstrip("\n").split(" ", 1)
        pid = os.fork()
        if pid == 0:
            if not int(syncs):
                os.fsync = lambda fd: None  # the control: nothing is made sure of
            _tell(f"started {os.getpid()}")
            with suppress(BrokenPipeError):
                write_for_ever(Path(folder))
            os._exit(1)
        status = os.waitpid(pid, 0)[1]
        _tell(f"gone {os.waitstatus_to_exitcode(status)}")


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    _obey()
