"""`kill -9` at random moments of a process that writes a journal, and goes on with it."""

import time
from collections.abc import Iterator
from pathlib import Path

from tests.torture.journal_writer import ID, last_safe
from tests.torture.part import Part, Tally
from tests.torture.workers import Workers
from tui.storage.runs.checksummed import good_lines
from tui.storage.runs.runs import Runs, Waiting

_LONGEST_LIFE = 0.04
"""Seconds from its birth, so that some die before a first line is safe, or from that line."""
_LIVES = 20
"""That go on with the same journal, each where the one before was killed."""


def run(tally: Tally) -> None:
    """Kill `count` writers; after each, every line that was safe must be there."""
    with Workers("tests.torture.journal_writer") as writers:
        while tally.done < tally.count and not tally.failures:
            folder = tally.folder / f"from-{tally.done}"
            safe = 0
            for life in range(min(_LIVES, tally.count - tally.done)):
                writers.start(folder)
                if life % 2:
                    writers.wait_until_told()
                time.sleep(tally.random.uniform(0, _LONGEST_LIFE))
                last = last_safe(writers.kill())
                tally.facts["lines acknowledged"] += max(last - safe, 0)
                safe = max(last, safe)
                for problem in problems(folder, safe):
                    tally.failed(problem)
                tally.passed()


def problems(folder: Path, safe: int) -> Iterator[str]:
    """What is wrong with a journal of which all lines up to that number are safe."""
    found = Runs(folder).find(ID)
    if found is None:
        if safe:
            yield f"{safe} lines were safe, and there is no journal"
    elif not isinstance(found, Waiting):
        yield found.reason
    else:
        if found.cut.seen < safe:
            yield f"line {safe} was safe, and the last one is {found.cut.seen:.0f}"
        if found.is_damaged:
            yield "lines are damaged, though only the last one may be torn"
        if found.holder is not None:
            yield f"dead, and still the holder of the lock: {found.holder}"
        raw = (folder / f"{ID}.jsonl").read_bytes()
        if len(good_lines(raw).lines) != found.cut.seen + 1:
            yield "lines in the middle are lost, or there twice"


PART = Part(
    name="kill-journal",
    does="kill -9 at random moments of a process that writes a journal and goes on with it",
    unit="kills",
    count=10_000,
    minutes=6,
    run=run,
)
