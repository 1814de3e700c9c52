"""Processes that do one thing for ever, telling of each time, until they are frozen or killed.

`python -m MODULE` reads orders from its input, one a line, and does each in a process of its own,
forked once everything is imported: so ten thousand of them are quickly born (`obey`). `Workers` is
the other end.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

_CHECKOUT = Path(__file__).resolve().parents[2]


class Workers:
    """Starts workers one after the other, and ends them; a context that leaves none behind."""

    def __init__(self, module: str) -> None:
        """`module` calls `obey` when it is run."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=_CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._pid: int | None = None
        self._unread = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._pid is not None:
            self.kill()
        with self._process as process:
            process.kill()

    def start(self, folder: Path, life: int = 0, *, syncs: bool = True) -> None:
        """Let one work in `folder`; without syncs, `os.fsync` does nothing there.

        `life` numbers those that share a folder.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(f"{life} {int(syncs)} {folder}\n".encode())
        self._process.stdin.flush()
        self._pid = int(self._line().split()[1])

    def wait_until_told(self) -> None:
        """Until the worker has done its thing once, however busy the machine is."""
        while b"\n" not in self._unread:
            self._read()

    def kill(self) -> list[str]:
        """`kill -9`; gives all that was told, but for what `stop` gave before."""
        assert self._pid is not None
        os.kill(self._pid, signal.SIGKILL)
        self._pid = None
        told: list[str] = []
        while not (line := self._line()).startswith("gone"):
            told.append(line)
        if line != f"gone {-signal.SIGKILL}":
            raise RuntimeError(f"the worker ended by itself: {line}")
        return told

    def stop(self) -> list[str]:
        """Freeze the worker where it is; gives what it has told so far."""
        assert self._pid is not None
        os.kill(self._pid, signal.SIGSTOP)
        while _state(self._pid) != "T":
            time.sleep(0.001)
        return list(self._lines_there_are())

    def _line(self) -> str:
        """The next line, waited for."""
        self.wait_until_told()
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
            raise RuntimeError("the workers' process has ended")
        self._unread += data


def _state(pid: int) -> str:
    """The letter that `ps` shows: T is stopped."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def obey(work: Callable[[Path, int], None]) -> None:
    """Do each order in a child, given its folder and life, and tell when it is gone."""
    for order in sys.stdin:
        life, syncs, folder = order.rstrip("\n").split(" ", 2)
        pid = os.fork()
        if pid == 0:
            if not int(syncs):
                os.fsync = lambda fd: None  # the control: nothing is made sure of
            tell(f"started {os.getpid()}")
            with suppress(BrokenPipeError):
                work(Path(folder), int(life))
            os._exit(1)
        status = os.waitpid(pid, 0)[1]
        tell(f"gone {os.waitstatus_to_exitcode(status)}")


def tell(line: str) -> None:
    """One line for whoever started it."""
    os.write(1, f"{line}\n".encode())
