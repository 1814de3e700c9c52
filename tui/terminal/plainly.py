"""Lines in and lines out, without a screen: signals, hang-ups, crashes, the end."""

import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Protocol

from tui.storage.writing import write_all
from tui.terminal.crash import Crash
from tui.terminal.guard import CRASHED, KEEP_SECONDS

_READ_AT_MOST = 65_536
_ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


class Ended(BaseException):
    """A signal came, or nobody reads any more; it may interrupt whatever is waited for."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Playing(Protocol):
    """What is played in lines."""

    def play(self, first_line: str) -> int:
        """Play it; gives the exit code."""

    def last_words(self, seconds: float, *, by_key: bool) -> str:
        """Wait for what is not saved yet, at most so long; what to say of it, once it is over.

        `by_key`: whether the person ended it.
        """


class Input:
    """What is typed: in a terminal, or what comes through a pipe."""

    def __init__(self) -> None:
        self._descriptor = sys.stdin.fileno()
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)

    def read(self, seconds: float | None) -> bytes | None:
        """What was typed, empty at the end of it; None after so many seconds, or if woken."""
        ready, _, _ = select.select([self._descriptor, self._woken], [], [], seconds)
        if self._woken in ready:
            os.read(self._woken, _READ_AT_MOST)
        if self._descriptor not in ready:
            return None
        try:
            return os.read(self._descriptor, _READ_AT_MOST)
        except OSError:  # the terminal has gone
            return b""

    def wake(self) -> None:
        """Have `read` return; from any thread."""
        with suppress(BlockingIOError):  # it will: there is more than enough in the pipe
            os.write(self._waker, b".")


class Output:
    """Where lines are said, each as soon as it is written."""

    def __init__(self) -> None:
        self._descriptor = sys.stdout.fileno()
        self._encoding = sys.stdout.encoding

    def write(self, text: str) -> None:
        """Write whole lines; raises `Ended` where nobody is left to read them."""
        try:
            write_all(self._descriptor, text.encode(self._encoding, "replace"))
        except OSError:
            raise Ended(signal.SIGHUP) from None

    @property
    def takes_more(self) -> bool:
        """Whether a line can be written without waiting for a reader."""
        return bool(select.select([], [self._descriptor], [], 0)[1])


def run_plainly(make: Callable[[Output, Input], Playing], crashes: Path, first_line: str) -> int:
    """Play what `make` gives, after the first line if there is one; gives the exit code.

    128 + n: ended by signal n, 129 also where nobody reads any more; 70: a mistake of ours.
    `crashes` is the folder for reports.
    """
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, _end)
    crash = Crash(crashes, lambda: None)
    output = Output()
    playing: Playing | None = None
    try:
        playing = make(output, Input())
        return playing.play(first_line)
    except Ended as ended:
        by_key = ended.number == signal.SIGINT
        said = playing.last_words(KEEP_SECONDS, by_key=by_key) if playing else ""
        if said and ended.number != signal.SIGHUP and output.takes_more:
            with suppress(Ended):
                output.write(f"{said}\n")
        return 128 + ended.number
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        crash.report(error)
        if playing is not None:
            playing.last_words(KEEP_SECONDS, by_key=False)
        print(crash.line, end="", file=sys.stderr, flush=True)
        return CRASHED


def _end(number: int, frame: FrameType | None) -> None:
    """Once: what follows only saves, and is over soon."""
    for one in _ENDING:
        signal.signal(one, signal.SIG_IGN)
    raise Ended(number)
