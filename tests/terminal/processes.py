"""Processes of this machine, as the kernel lists them: who started whom, and who is still there."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

_BUSY = "RD"
"""States, as `ps` shows them."""
_NANOSECONDS = 1e9
"""In a second."""


class Process(NamedTuple):
    """One process; its number may be given to another one later, but not with the same start."""

    pid: int
    started: int
    """Clock ticks from when the machine started."""

    @classmethod
    def of(cls, pid: int) -> Self:
        """The one that has this number now."""
        status = _status(pid)
        assert status is not None, f"no process {pid}"
        return cls(pid, status.started)

    @property
    def is_alive(self) -> bool:
        """Whether it still runs; one that ended and was not waited for does not."""
        status = _status(self.pid)
        return status is not None and status.started == self.started and status.state != "Z"

    @property
    def name(self) -> str:
        """Its program's, of at most 15 characters; empty once it is gone."""
        with suppress(OSError):
            return Path(f"/proc/{self.pid}/comm").read_text("utf-8").rstrip("\n")
        return ""

    def send(self, number: signal.Signals) -> None:
        """Send a signal, unless it has ended."""
        if self.is_alive:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)


class _Status(NamedTuple):
    state: str
    parent: int
    started: int


def runs(pid: int) -> bool:
    """Whether it has not ended; whoever takes over an orphan may wait for it seconds later."""
    status = _status(pid)
    return status is not None and status.state != "Z"


def children(pid: int) -> list[Process]:
    """Those that it started, and those it took over from such, by age."""
    found = [
        Process(each, status.started)
        for each, status in _all()
        if status.parent == pid and status.state != "Z"
    ]
    return sorted(found, key=lambda process: (process.started, process.pid))


def descendants(pid: int) -> list[Process]:
    """Its children and all of theirs, parents first."""
    found = children(pid)
    for process in found:  # grows while it is walked
        found += children(process.pid)
    return found


def with_home(home: Path) -> list[Process]:
    """Those that run with `home` as theirs, whoever started them."""
    wanted = b"HOME=" + os.fsencode(home)
    found = []
    for pid, status in _all():
        with suppress(OSError):  # it has ended, or belongs to somebody else
            if wanted in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0"):
                found.append(Process(pid, status.started))
    return found


def is_busy(pid: int) -> bool:
    """Whether it, or what it has started, runs, or waits for a processor or a disk."""
    for thread in _threads(pid):
        with suppress(OSError):  # it has ended
            state = (thread / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
            below = (thread / "children").read_text("ascii").split()
            if state in _BUSY or any(is_busy(int(child)) for child in below):
                return True
    return False


class Patience:
    """A time limit for processes, longer by what they wait for a processor: a machine that has none
    for them says nothing about how long they take.
    """

    def __init__(self, seconds: float, *pids: int) -> None:
        self._pids = pids
        self._ends = time.monotonic() + seconds
        self._at_first = self._waits = self._look()

    @property
    def seconds_waited(self) -> float:
        """For a processor, by all their threads together, since the limit was set."""
        self._waits = self._waits | self._look()
        waited = sum(now - self._at_first.get(one, 0) for one, now in self._waits.items())
        return waited / _NANOSECONDS

    @property
    def is_over(self) -> bool:
        """Whether they have had their time."""
        now = time.monotonic()
        return now > self._ends and now > self._ends + self.seconds_waited

    def _look(self) -> dict[str, int]:
        """Nanoseconds by thread; one that has ended is missing."""
        found = {}
        for thread in [thread for pid in self._pids for thread in _threads(pid)]:
            with suppress(OSError):
                found[thread.name] = int((thread / "schedstat").read_text("ascii").split()[1])
        return found


def wait_until_gone(processes: Iterable[Process], timeout: float) -> list[Process]:
    """Wait until all have ended; gives those that have not when the time is up, in seconds."""
    left = [process for process in processes if process.is_alive]
    patience = Patience(timeout, *(process.pid for process in left))
    while left and not patience.is_over:
        time.sleep(0.01)
        left = [process for process in left if process.is_alive]
    return left


def _threads(pid: int) -> list[Path]:
    with suppress(OSError):  # it has ended
        return list(Path(f"/proc/{pid}/task").iterdir())
    return []


def _all() -> Iterator[tuple[int, _Status]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (status := _status(int(folder.name))):
            yield int(folder.name), status


def _status(pid: int) -> _Status | None:
    try:
        text = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:  # it has ended
        return None
    fields = text.rpartition(")")[2].split()  # the name before it may hold anything
    return _Status(state=fields[0], parent=int(fields[1]), started=int(fields[19]))
