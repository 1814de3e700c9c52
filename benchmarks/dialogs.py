"""From a key to what it opens over Today and over a session, for the first time and later."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.hold import open_hold
from benchmarks.measure import TIMEOUT, Figure, run_benchmark, soleus
from benchmarks.review import LOOKED_AT_TODAY, milliseconds_until
from benchmarks.startup import TODAY_TITLE
from tests.terminal.harness import Terminal

OVER_TODAY = {
    "?": "On this screen",
    "ctrl+p": "What to do",
    ",": "Settings",
    "p": "Which part?",
    "enter": "Is any of this so now?",
}
OVER_A_SESSION = {"o": "This hurts", "q": "End the session?", "?": "On this screen"}
"""Keys, and what only their screens say."""
CLOSE = "escape"
MILLISECONDS = 80


def measure(runs: int, folder: Path) -> list[Figure]:
    """Each key in turn, over Today and then over a hold."""
    figures: list[Figure] = []
    with today(folder) as terminal:
        figures += times(terminal, "Today", OVER_TODAY, runs)
    with open_hold(folder) as terminal:
        figures += times(terminal, "a session", OVER_A_SESSION, runs)
    return figures


@contextmanager
def today(folder: Path) -> Iterator[Terminal]:
    """Today, looked at for a moment."""
    with Terminal(soleus(folder), folder) as terminal:
        terminal.wait_for(TODAY_TITLE, TIMEOUT)
        terminal.settle(LOOKED_AT_TODAY)
        yield terminal


def times(terminal: Terminal, over: str, keys: Mapping[str, str], runs: int) -> list[Figure]:
    """Milliseconds of each key, the first time apart."""
    taken: dict[str, list[float]] = {key: [] for key in keys}
    for _ in range(runs + 1):
        for key, text in keys.items():
            taken[key].append(milliseconds_until(terminal, key, text))
            terminal.send(CLOSE)
            terminal.wait_gone(text, TIMEOUT)
    return [
        *(Figure(f"{key} over {over}, first", "ms", taken[key][:1], MILLISECONDS) for key in keys),
        *(Figure(f"{key} over {over}", "ms", taken[key][1:], MILLISECONDS) for key in keys),
    ]


if __name__ == "__main__":
    run_benchmark("dialogs: from a key to what it opens", 10, measure)
