"""From starting `soleus` to Today with its list on screen, beside the minimal app."""

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import minimal
from benchmarks.measure import MINIMAL, SOLEUS, Figure, moment_shown, run_benchmark
from tests.terminal.harness import Terminal

TODAY_TITLE = "Soleus reset"
BUDGET = 1.35
QUIET = 0.4
"""Seconds without output after which a start is over."""


def is_today_shown(terminal: Terminal) -> bool:
    """Its list, and the line of keys at the bottom."""
    return TODAY_TITLE in terminal.text and bool(terminal.lines[-1])


def is_minimal_shown(terminal: Terminal) -> bool:
    """Its only text."""
    return minimal.MARKER in terminal.text


def milliseconds_to_show(
    command: Sequence[str | Path], folder: Path, is_shown: Callable[[Terminal], bool]
) -> float:
    """Of one start, in a terminal of its own."""
    with Terminal(command, folder) as terminal:
        return 1000 * (moment_shown(terminal, is_shown, QUIET) - terminal.started_at)


def measure(runs: int, folder: Path) -> list[Figure]:
    """The first pair of starts only fills the caches."""
    ours, least = [], []
    for _ in range(runs + 1):
        least.append(milliseconds_to_show(MINIMAL, folder, is_minimal_shown))
        ours.append(milliseconds_to_show([SOLEUS], folder, is_today_shown))
    return [
        Figure("minimal app on screen", "ms", least[1:]),
        Figure("soleus, Today on screen", "ms", ours[1:], BUDGET, least[1:]),
    ]


if __name__ == "__main__":
    run_benchmark("startup: from the command to the first full screen", 15, measure)
