"""What tests of journals share: a session that was begun, an ear, and calls that fail or wait."""

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from tests.core.builders import hold, plan
from tui.core.forms.answers import Answer
from tui.core.interrupted.going_on import PlayedEvent
from tui.core.interrupted.journal import Kept, Opening
from tui.core.playing import events as happened
from tui.core.session.segments import Plan
from tui.storage.runs.checksummed import good_lines
from tui.storage.runs.journal import Journal
from tui.storage.runs.runs import Runs, Unplayable, Waiting, line_of
from tui.storage.writing import CannotWrite

ID = "20261122T120000Z-test-1a2b3c4d"
LATER_ID = "20261122T130000Z-test-00000000"
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
LONG = 30.0
"""Seconds that something may take on a busy machine; nothing waits so long by itself."""
TWO_HOLDS = plan(hold("Wall", 20))


def opening(of: Plan = TWO_HOLDS, **keys: object) -> Opening:
    """A session that was begun at noon, on a clock that began then."""
    values = {"id": ID, "app": "0.1.0", "boot": "boot", "at": 0.0, "wall": NOON, "before": ()}
    return Opening(schema=1, plan=of, **{**values, **keys})  # type: ignore[arg-type]


def line(event: PlayedEvent | Answer, at: float = 0.0) -> bytes:
    """A line of a journal, so many seconds after noon."""
    return line_of(Kept(NOON + dt.timedelta(seconds=at), event))


def ticks(last: int) -> list[bytes]:
    """A line for each second."""
    return [line(happened.Tick(float(second)), second) for second in range(1, last + 1)]


def cut_off_in(runs: Runs, *lines: bytes, begun: Opening | None = None) -> Path:
    """A journal whose process is gone; its path."""
    journal = runs.begin(begun or opening())
    journal.start(lambda trouble: None)
    for each in lines:
        journal.keep(each)
    assert journal.finish(LONG)
    return journal.path


def lines_in(path: Path) -> tuple[bytes, ...]:
    """The good lines of a file; none where there is no file."""
    return good_lines(path.read_bytes()).lines if path.exists() else ()


def only(runs: Runs) -> Waiting:
    (found,) = runs.waiting()
    assert isinstance(found, Waiting)
    return found


def reason(runs: Runs) -> str:
    """Why the one journal can't be played."""
    (found,) = runs.waiting()
    assert isinstance(found, Unplayable)
    return found.reason


def put(runs: Runs, raw: bytes, entry_id: str = ID) -> Path:
    """A journal that came from elsewhere."""
    runs.folder.mkdir(0o700, exist_ok=True)
    path = runs.folder / f"{entry_id}.jsonl"
    path.write_bytes(raw)
    return path


def taken_up(runs: Runs) -> tuple[bytes, ...]:
    """The lines on the disk after it was taken up and left again."""
    journal, _ = runs.take_up(ID)
    journal.start(lambda trouble: None)
    assert journal.finish(LONG)
    return lines_in(journal.path)


class Ear:
    """Hears what a journal tells of its troubles."""

    def __init__(self) -> None:
        self._heard: Queue[CannotWrite | None] = Queue()

    def __call__(self, trouble: CannotWrite | None) -> None:
        self._heard.put(trouble)

    def next(self) -> CannotWrite | None:
        """What is told next; waits for it."""
        return self._heard.get(timeout=LONG)

    @property
    def rest(self) -> list[CannotWrite | None]:
        """All that was told and not asked for yet."""
        heard = []
        while True:
            try:
                heard.append(self._heard.get_nowait())
            except Empty:
                return heard


@contextmanager
def writing(
    path: Path, *lines: bytes, told: Callable[[CannotWrite | None], None] | None = None
) -> Iterator[Journal]:
    """A journal that is being written; its thread is gone afterwards."""
    journal = Journal(path, lines=lines)
    journal.start(told or (lambda trouble: None))
    try:
        yield journal
    finally:
        journal.finish(0)
        journal._thread.join(LONG)
        assert not journal._thread.is_alive()


class Disk:
    """One function of `os` as a journal's thread finds it: good, failing, or hanging."""

    def __init__(self, patch: pytest.MonkeyPatch, function: str, code: int = 0) -> None:
        self._really: Callable[..., Any] = getattr(os, function)
        self._code = code
        self.fails = False
        self.failures: Queue[None] = Queue()
        """One for each call that failed."""
        self.may_go_on = threading.Event()
        """Cleared, a call hangs until it is set."""
        self.may_go_on.set()
        self.hangs = threading.Event()
        """Set by a call that hangs."""
        patch.setattr(os, function, self)

    def hang_on(self, journal: Journal, line: bytes) -> None:
        """Have it keep a line, and hang in that."""
        self.may_go_on.clear()
        journal.keep(line)
        assert self.hangs.wait(LONG)

    def __call__(self, *args: Any, **options: Any) -> Any:
        if threading.current_thread().name != "journal":
            return self._really(*args, **options)
        if not self.may_go_on.is_set():
            self.hangs.set()
            assert self.may_go_on.wait(LONG)
        if self.fails:
            self.failures.put(None)
            raise OSError(self._code, os.strerror(self._code))
        return self._really(*args, **options)
