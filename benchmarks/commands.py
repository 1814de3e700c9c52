"""The commands that open no screen, beside a Python that does nothing."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.hold import write_session
from benchmarks.measure import SOLEUS, Figure, run_benchmark, soleus
from tests.terminal.homes import clean_environment

BARE = [sys.executable, "-c", "pass"]


def milliseconds_to_end(command: Sequence[str | Path], folder: Path) -> float:
    """Of one call, from start to exit."""
    started_at = time.perf_counter()
    subprocess.run(
        command,
        cwd=folder,
        env=clean_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return 1000 * (time.perf_counter() - started_at)


def measure(runs: int, folder: Path) -> list[Figure]:
    """Every command once a round; the first round only fills the caches."""
    budgets: dict[str, tuple[int, Sequence[str | Path]]] = {
        "--version": (3, [SOLEUS, "--version"]),  # as a script asks for it
        "list": (8, soleus(folder, "list")),
        "check": (12, soleus(folder, "check", write_session(folder))),
    }
    bare: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in budgets}
    for _ in range(runs + 1):
        bare.append(milliseconds_to_end(BARE, folder))
        for name, taken in times.items():
            taken.append(milliseconds_to_end(budgets[name][1], folder))
    return [
        Figure("python -c pass", "ms", bare[1:]),
        *(
            Figure(f"soleus {name}", "ms", taken[1:], budgets[name][0], bare[1:])
            for name, taken in times.items()
        ),
    ]


if __name__ == "__main__":
    run_benchmark("commands: from start to exit, without a screen", 15, measure)
