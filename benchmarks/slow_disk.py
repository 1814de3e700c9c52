"""Whether a slow disk delays the countdown: each fsync takes two seconds longer."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.hold import GO_ON, STEP_NAME, write_session
from benchmarks.measure import TIMEOUT, Figure, run_benchmark
from tests.terminal import slow_disk
from tests.terminal.harness import Terminal

SLOWER_BY = "2"
"""Seconds a sync."""
USUAL = "0"
SECONDS = 20.0
BUDGET = 5
"""Milliseconds."""
_BETWEEN_FRAMES = 0.5
"""Seconds without output, after which comes the next second's frame."""


def open_hold(folder: Path, slower_by: str) -> Terminal:
    """A terminal in which the hold's timer is running, on a disk of that kind."""
    own = folder / f"slower-{slower_by}"
    own.mkdir(parents=True)
    program: list[str | Path] = [sys.executable, slow_disk.PROGRAM, slower_by]
    return Terminal([*program, "--data-dir", own, "run", write_session(own)], own)


def milliseconds_late(terminal: Terminal) -> list[float]:
    """By how much each second came later than the most punctual one."""
    chunks = terminal.collect(quiet=SECONDS, timeout=SECONDS)
    moments: list[float] = []
    for before, chunk in zip([None, *chunks], chunks, strict=False):
        if before is None or chunk.at - before.at > _BETWEEN_FRAMES:
            moments.append(chunk.at)
    past_the_second = [(moment - moments[0] + 0.5) % 1 for moment in moments[1:]]
    return sorted(1000 * (each - min(past_the_second)) for each in past_the_second)


def measure(runs: int, folder: Path) -> list[Figure]:
    """Both disks at once, so that whatever else the machine does holds up both.

    What the disk adds is told rank by rank: the most punctual second beside the most punctual
    one, and the latest beside the latest.
    """
    usual: list[float] = []
    slow: list[float] = []
    added: list[float] = []
    for run in range(runs):
        here = folder / str(run)
        with open_hold(here, USUAL) as one, open_hold(here, SLOWER_BY) as other:
            for terminal in (one, other):
                terminal.wait_for(STEP_NAME, TIMEOUT)
                terminal.send(GO_ON)
                terminal.settle()
            with ThreadPoolExecutor() as both:
                late, late_if_slow = both.map(milliseconds_late, (one, other))
        usual += late
        slow += late_if_slow
        added += [b - a for a, b in zip(late, late_if_slow, strict=False)]
    return [
        Figure("a second comes late, usual disk", "ms", usual),
        Figure("the same, 2 s for each fsync", "ms", slow),
        Figure("what the slow disk adds", "ms", added, BUDGET),
    ]


if __name__ == "__main__":
    run_benchmark("slow_disk: when the seconds of a hold are shown, for 20 s", 1, measure)
