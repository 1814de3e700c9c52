"""From a key to the change it makes on screen, beside the minimal app."""

import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks import minimal
from benchmarks.hold import PAUSE, open_hold
from benchmarks.measure import MINIMAL, TIMEOUT, Figure, moment_shown, run_benchmark, soleus
from benchmarks.startup import TODAY_TITLE
from tests.terminal.harness import Terminal

TODAY_KEYS = ("down", "up")
PAUSE_KEYS = (PAUSE,)
BUDGET = 1.3
BETWEEN_KEYS = 0.08
"""Seconds without output after which the next key is pressed."""


def milliseconds_to_change(terminal: Terminal, key: str) -> float:
    """From pressing `key` to the first output that changes a character or colour on screen."""
    terminal.settle(BETWEEN_KEYS)
    before = terminal.cells
    pressed_at = time.perf_counter()
    terminal.send(key)
    shown_at = moment_shown(terminal, lambda now: now.cells != before, BETWEEN_KEYS)
    return 1000 * (shown_at - pressed_at)


def compare(
    name: str, ours: Terminal, keys: Sequence[str], runs: int, folder: Path
) -> list[Figure]:
    """Press `keys` in turn, and before each the key of the minimal app."""
    values, baseline = [], []
    with Terminal(MINIMAL, folder) as least:
        least.wait_for(minimal.MARKER, TIMEOUT)
        for key in islice(cycle(keys), runs):
            baseline.append(milliseconds_to_change(least, minimal.KEY))
            values.append(milliseconds_to_change(ours, key))
    return [
        Figure("minimal app, between those keys", "ms", baseline),
        Figure(name, "ms", values, BUDGET, baseline),
    ]


def measure(runs: int, folder: Path) -> list[Figure]:
    """In Today, then in a session."""
    with Terminal(soleus(folder), folder) as today:
        today.wait_for(TODAY_TITLE, TIMEOUT)
        in_today = compare("down and up in Today", today, TODAY_KEYS, runs, folder)
    with open_hold(folder) as session:
        in_session = compare("pause in a session", session, PAUSE_KEYS, runs, folder)
    return in_today + in_session


if __name__ == "__main__":
    run_benchmark("keys: from pressing a key to the changed screen", 100, measure)
