"""The commands that open no screen, beside a Python that does nothing."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.hold import write_session
from benchmarks.measure import Figure, run_benchmark, soleus
from tests.terminal.harness import clean_environment

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
    budgets = {
        ("--version",): 3,
        ("list",): 8,
        ("check", write_session(folder)): 12,
    }
    bare: list[float] = []
    times: dict[tuple[str | Path, ...], list[float]] = {arguments: [] for arguments in budgets}
    for _ in range(runs + 1):
        bare.append(milliseconds_to_end(BARE, folder))
        for arguments, taken in times.items():
            taken.append(milliseconds_to_end(soleus(folder, *arguments), folder))
    return [
        Figure("python -c pass", "ms", bare[1:]),
        *(
            Figure(f"soleus {arguments[0]}", "ms", taken[1:], budgets[arguments], bare[1:])
            for arguments, taken in times.items()
        ),
    ]


if __name__ == "__main__":
    run_benchmark("commands: from start to exit, without a screen", 15, measure)
