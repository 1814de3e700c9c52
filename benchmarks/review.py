"""From a key to the pain log: its first rows, and its charts, with 10,000 entries."""

import time
from pathlib import Path

from benchmarks.keys import BETWEEN_KEYS
from benchmarks.many_entries import MANY, write_log
from benchmarks.measure import TIMEOUT, Figure, moment_shown, run_benchmark, soleus
from benchmarks.startup import TODAY_TITLE
from tests.terminal.harness import Terminal
from tui.storage.log.index import Index
from tui.storage.places import Places
from tui.system_clock import SystemClock

OPEN, YEAR, BACK = "v", "3", "q"
FIRST_ROW = "▶ 20"
CHARTS = "over 90 days"
YEAR_CHARTS = "over 1 year"
LOOKED_AT_TODAY = 1.0
"""Seconds that somebody looks at Today, behind which the screens that may follow are loaded."""
ROWS_BUDGET, CHARTS_BUDGET = 100, 250
"""Milliseconds, with an index that is up to date."""


def milliseconds_until(terminal: Terminal, key: str, text: str) -> float:
    """From pressing `key` to the first output that shows `text`."""
    terminal.settle(BETWEEN_KEYS)
    pressed_at = time.perf_counter()
    terminal.send(key)
    shown_at = moment_shown(terminal, lambda now: text in now.text, BETWEEN_KEYS)
    return 1000 * (shown_at - pressed_at)


def measure(runs: int, folder: Path) -> list[Figure]:
    """Open the log for the first time in a process, then again and again."""
    places = Places.under(folder / "soleus")
    write_log(places.log, MANY, SystemClock().now().date())
    Index.at(places).refresh()
    first: dict[str, list[float]] = {FIRST_ROW: [], CHARTS: []}
    for text, values in first.items():
        for _ in range(max(1, runs // 5)):
            with Terminal(soleus(folder), folder) as fresh:
                fresh.wait_for(TODAY_TITLE, TIMEOUT)
                fresh.settle(LOOKED_AT_TODAY)
                values.append(milliseconds_until(fresh, OPEN, text))
    again: dict[str, list[float]] = {FIRST_ROW: [], CHARTS: [], YEAR_CHARTS: []}
    with Terminal(soleus(folder), folder) as terminal:
        terminal.wait_for(TODAY_TITLE, TIMEOUT)
        for _ in range(runs):
            for text in (FIRST_ROW, CHARTS):
                again[text].append(milliseconds_until(terminal, OPEN, text))
                if text == CHARTS:
                    again[YEAR_CHARTS].append(milliseconds_until(terminal, YEAR, YEAR_CHARTS))
                terminal.send(BACK)
                terminal.wait_for(TODAY_TITLE, TIMEOUT)
    return [
        Figure("first rows, first time", "ms", first[FIRST_ROW], ROWS_BUDGET),
        Figure("charts of 90 days, first time", "ms", first[CHARTS], CHARTS_BUDGET),
        Figure("first rows, later", "ms", again[FIRST_ROW], ROWS_BUDGET),
        Figure("charts of 90 days, later", "ms", again[CHARTS], CHARTS_BUDGET),
        Figure("charts of a year", "ms", again[YEAR_CHARTS], CHARTS_BUDGET),
    ]


if __name__ == "__main__":
    run_benchmark(f"review: from a key to the pain log of {MANY:,} entries", 20, measure)
