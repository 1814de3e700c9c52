"""A process that writes a journal until it is killed, and tells which lines are safe."""

import datetime as dt
import itertools
from contextlib import suppress
from pathlib import Path

from tests.core.builders import hold, plan
from tests.torture.workers import obey, tell
from tui.core.interrupted.journal import Kept, Opening
from tui.core.playing.events import Tick
from tui.storage.runs.journal import Journal
from tui.storage.runs.runs import CannotTakeUp, Runs, line_of

ID = "20260101T000000Z-test-1a2b3c4d"
_BEGAN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_SOON = 60.0
_AT_ONCE = 3
"""Lines that are kept before the first of them is waited for."""


def write_for_ever(folder: Path, life: int) -> None:
    """Begin a journal, or go on with the one there is, and tell the number of each safe line."""
    journal, number = _journal(Runs(folder))
    journal.start(lambda trouble: None)
    for first in itertools.count(number + 1, _AT_ONCE):
        for each in range(first, first + _AT_ONCE):
            journal.keep(line_of(Kept(_BEGAN, Tick(float(each)))))
        if journal.wait(_SOON):
            tell(f"safe {first + _AT_ONCE - 1}")


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


def last_safe(told: list[str]) -> int:
    """Number of the last line that was safe, 0 for none."""
    return int(told[-1].split()[1]) if told else 0


if __name__ == "__main__":
    obey(write_for_ever)
