"""What the benchmarks share: the commands they start, moments on a screen, and the table."""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import minimal
from tests.terminal.harness import ScreenTimeoutError, Terminal
from tests.terminal.homes import make_known

SOLEUS = Path(sys.executable).with_name("soleus")
MINIMAL: list[str | Path] = [sys.executable, Path(minimal.__file__)]
TIMEOUT = 20.0
"""Seconds after which a text is given up."""


@dataclass(frozen=True)
class Figure:
    """What was measured of one thing, in `unit`.

    With a `baseline` the budget is a factor of its median; without, it is in `unit`. Figures that
    are only there to compare with have no budget.
    """

    name: str
    unit: str
    values: list[float]
    budget: float | None = None
    baseline: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Of all runs."""
        return statistics.median(self.values)

    @property
    def ratio(self) -> float | None:
        """To the baseline, median to median."""
        return self.median / statistics.median(self.baseline) if self.baseline else None

    @property
    def is_over_budget(self) -> bool:
        """Whether the median is more than the budget allows."""
        spent = self.median if self.ratio is None else self.ratio
        return self.budget is not None and spent > self.budget

    def row(self) -> str:
        """As a line of the table."""
        budget = ratio = "-"
        if self.budget is not None:
            budget = f"{self.budget:g} {'x' if self.baseline else self.unit}"
        if self.ratio is not None:
            ratio = f"{self.ratio:.2f} x"
        numbers = (f"{value:.2f}" for value in (self.median, min(self.values), max(self.values)))
        name = f"{self.name} ({self.unit})"
        cells = (f"{cell:>9}" for cell in (budget, ratio, *numbers, str(len(self.values))))
        return f"{name:<38}{''.join(cells)}{'  over budget' if self.is_over_budget else ''}"


def print_table(figures: list[Figure]) -> None:
    """Print one figure a line."""
    heads = ("budget", "ratio", "median", "min", "max", "runs")
    print(f"{'':<38}{''.join(f'{head:>9}' for head in heads)}")
    for figure in figures:
        print(figure.row())


def run_benchmark(
    description: str, default_runs: int, measure: Callable[[int, Path], list[Figure]]
) -> None:
    """Call `measure` with the number of runs and an empty folder, and print what it found.

    Where a screen does not show what was expected, or a command fails, that is printed instead;
    nothing is judged here.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--runs", type=int, default=default_runs, help="%(default)s by default")
    runs = max(1, parser.parse_args().runs)
    print(description)
    with tempfile.TemporaryDirectory(prefix="soleus-bench-") as folder:
        try:
            print_table(measure(runs, Path(folder)))
        except (ScreenTimeoutError, subprocess.CalledProcessError, FileNotFoundError) as trouble:
            print(f"not measured: {trouble}")
    print()


def soleus(folder: Path, *arguments: str | Path) -> list[str | Path]:
    """The command beside the running Python, keeping all it writes in `folder`.

    Whoever measures was here before: a first start shows more.
    """
    make_known(folder / "soleus")
    return [SOLEUS, "--data-dir", folder / "soleus", *arguments]


def moment_shown(terminal: Terminal, is_shown: Callable[[Terminal], bool], quiet: float) -> float:
    """When the output came that first made `is_shown` true (`time.perf_counter`).

    Output is drawn only after `quiet` seconds without any: drawing takes longer than printing,
    and would hold up the program that is being timed.
    """
    deadline = time.perf_counter() + TIMEOUT
    while terminal.is_open and time.perf_counter() < deadline:
        moment = None
        for chunk in terminal.collect(quiet, TIMEOUT):
            terminal.draw(chunk)
            if moment is None and is_shown(terminal):
                moment = chunk.at
        if moment is not None:
            return moment
    raise ScreenTimeoutError(terminal.with_screen("what was expected never came"))
