"""A mistake of our own: told in a line, and written down without a word of the person's."""

import datetime as dt
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from tui import __version__
from tui.core.text import clean
from tui.storage.writing import CannotWrite, make_private_folder, write_whole

KEPT = 10
"""Reports; older ones are removed."""
_MOST_FRAMES = 60
"""Of one exception; from a bottomless recursion the first and the last are kept."""
_MOST_ERRORS = 20
_LONGEST_LINE = 1000


class Crash:
    """The first exception that nobody caught. Written once, whichever thread it comes from."""

    def __init__(self, folder: Path, end: Callable[[], None]) -> None:
        """`end` has the app ended, in time even if the report is stuck in a slow disk."""
        self.line = ""
        """For the person, with its line end; empty as long as there was no crash."""
        self._folder = folder
        self._end = end
        self._writing = threading.Lock()

    def report(self, error: BaseException) -> None:
        """Set `line`, have the app ended, and write a report; never raises."""
        with self._writing:
            if self.line:
                return
            self.line = _line("The report could not be written.")
            self._end()
            try:
                self.line = _line(f"Report: {self._write(error)}")
            except CannotWrite as why:
                self.line = _line(f"The report could not be written: {why.reason}.")
            except Exception:  # noqa: BLE001, S110 - no crash within a crash; the line says it
                pass

    def wait(self) -> None:
        """Until no report is being written."""
        with self._writing:
            pass

    def _write(self, error: BaseException) -> Path:
        now = dt.datetime.now(dt.UTC)
        make_private_folder(self._folder)
        path = self._folder / f"{now:%Y%m%dT%H%M%SZ}-{os.getpid()}.txt"
        write_whole(path, "\n".join([*_machine(now), *told(error), ""]).encode())
        for old in sorted(self._folder.glob("*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
        return path


def told(error: BaseException) -> Iterator[str]:
    """Where each exception came from, the last one first, without messages, source or values.

    What a message says may be what the person typed. Only the reason that the operating system
    gave is told, in its own words.
    """
    left: list[BaseException | None] = [error]
    seen: list[BaseException] = []
    while left and len(seen) < _MOST_ERRORS:
        one = left.pop(0)
        if one is None or any(one is other for other in seen):
            continue
        seen.append(one)
        yield ""
        yield _named(one)
        yield from _frames(one.__traceback__)
        left += [one.__cause__, one.__context__]
        left += one.exceptions if isinstance(one, BaseExceptionGroup) else []


def _line(report: str) -> str:
    what = "soleus ended because of a mistake of its own. What was saved is kept: start it again."
    return clean(f"{what} {report}", _LONGEST_LINE) + "\n"


def _machine(now: dt.datetime) -> Iterator[str]:
    """What it ran on."""
    textual = sys.modules.get("textual")
    yield f"time     {now:%Y-%m-%dT%H:%M:%SZ}"
    yield f"soleus   {__version__}"
    yield f"textual  {getattr(textual, '__version__', 'not loaded')}"
    yield f"python   {sys.version.split()[0]} on {sys.platform}"


def _named(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f"{kind}: [{error.errno}] {os.strerror(error.errno)}"
    return kind


def _frames(trace: TracebackType | None) -> Iterator[str]:
    """A line for each call, the outermost first."""
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"  {_short(code.co_filename)}:{trace.tb_lineno} in {code.co_qualname}")
        trace = trace.tb_next
    half = _MOST_FRAMES // 2
    if len(frames) > _MOST_FRAMES:
        frames[half:-half] = [f"  ... {len(frames) - 2 * half} more ..."]
    yield from frames


def _short(file: str) -> str:
    """A path from its package on: what lies above may hold a person's name."""
    parts = Path(file).parts
    for root in ("site-packages", "tui"):
        if root in parts:
            below = len(parts) - parts[::-1].index(root)
            return "/".join(parts[below - (root == "tui") :])
    return "/".join(parts[-2:])
