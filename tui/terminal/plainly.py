"""Lines in and lines out, without a screen: signals, hang-ups, crashes, the end."""

import codecs
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Protocol

from tui.core.terminals import beyond_ascii
from tui.storage.writing import write_all
from tui.terminal.crash import Crash
from tui.terminal.guard import CRASHED, KEEP_SECONDS

_READ_AT_MOST = 65_536
_ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


class Ended(BaseException):
    """A signal came, or nobody reads any more."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Signals:
    """The one that ends it all. It interrupts only what waits, so that nothing is left half done:
    an exception between a lock and its release would keep the lock.
    """

    def __init__(self) -> None:
        self._number = 0
        self._is_waiting = False

    def watch(self) -> None:
        """From now on; those that are ignored stay so, as nohup has it."""
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._came)

    @contextmanager
    def interrupt(self) -> Iterator[None]:
        """What is waited for here is given up when one comes, or has come; raises `Ended`."""
        try:
            self._is_waiting = True
            if self._number:
                raise Ended(self._number)
            yield
        finally:
            self._is_waiting = False

    def _came(self, number: int, frame: FrameType | None) -> None:
        is_first, self._number = not self._number, self._number or number
        if is_first and self._is_waiting:
            raise Ended(number)


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

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._descriptor = sys.stdin.fileno()
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)

    def read(self, seconds: float | None) -> bytes | None:
        """What was typed, empty at the end of it; None after so many seconds, or if woken."""
        with self._signals.interrupt():
            ready, _, _ = select.select([self._descriptor, self._woken], [], [], seconds)
        if self._woken in ready:
            os.read(self._woken, _READ_AT_MOST)
        if self._descriptor not in ready:
            return None
        try:
            return os.read(self._descriptor, _READ_AT_MOST)
        except OSError:  # the terminal has gone
            return b""

    def check(self) -> None:
        """Raise `Ended` if a signal has come."""
        with self._signals.interrupt():
            pass

    def wake(self) -> None:
        """Have `read` return; from any thread."""
        with suppress(BlockingIOError):  # it will: there is more than enough in the pipe
            os.write(self._waker, b".")


class Output:
    """Where lines are said, each as soon as it is written."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._descriptor = sys.stdout.fileno()
        self._encoding = sys.stdout.encoding
        takes_utf8 = codecs.lookup(self._encoding).name == "utf-8"
        self._beyond_ascii = takes_utf8 and beyond_ascii(os.environ)

    def write(self, text: str) -> None:
        """Write whole lines; raises `Ended`, also where nobody is left to read them."""
        try:
            with self._signals.interrupt():
                self._write(text)
        except OSError:
            raise Ended(signal.SIGHUP) from None

    def write_last(self, text: str) -> None:
        """Write them although it has ended, if that needs no waiting for a reader."""
        with suppress(OSError):
            if select.select([], [self._descriptor], [], 0)[1]:
                self._write(text)

    def _write(self, text: str) -> None:
        if not self._beyond_ascii:
            from tui.terminal.in_ascii import IN_ASCII  # few locales need it

            text = text.translate(IN_ASCII)
        write_all(self._descriptor, text.encode(self._encoding, "replace"))


def run_plainly(make: Callable[[Output, Input], Playing], crashes: Path, first_line: str) -> int:
    """Play what `make` gives, after the first line if there is one; gives the exit code.

    128 + n: ended by signal n, 129 also where nobody reads any more; 70: a mistake of ours.
    `crashes` is the folder for reports.
    """
    signals = Signals()
    signals.watch()
    crash = Crash(crashes, lambda: None)
    output = Output(signals)
    playing: Playing | None = None
    try:
        playing = make(output, Input(signals))
        return playing.play(first_line)
    except Ended as ended:
        by_key = ended.number == signal.SIGINT
        said = playing.last_words(KEEP_SECONDS, by_key=by_key) if playing else ""
        if said and ended.number != signal.SIGHUP:
            output.write_last(f"{said}\n")
        return 128 + ended.number
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        crash.report(error)
        if playing is not None:
            playing.last_words(KEEP_SECONDS, by_key=False)
        print(crash.line, end="", file=sys.stderr, flush=True)
        return CRASHED
