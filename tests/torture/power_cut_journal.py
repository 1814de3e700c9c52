"""The power cut in the middle of a journal; see `cutting`."""

from collections.abc import Iterable
from pathlib import Path

from tests.torture.cutting import cut_all, run_cuts
from tests.torture.journal_writer import last_safe
from tests.torture.kill_journal import problems
from tests.torture.part import Part, Tally


def run_part(tally: Tally) -> None:
    """Cut the power `count` times."""
    run_cuts(tally, __name__, "lines acknowledged")


def _look(runs: Path, told: list[str]) -> tuple[int, Iterable[str]]:
    safe = last_safe(told)
    return safe, problems(runs, safe)


PART = Part(
    name="power-cut-journal",
    does="an ext4 image copied in the middle of a journal, with fsync off as the control",
    unit="cuts",
    count=200,
    minutes=3,
    run=run_part,
    needs=("loop mount",),
)

if __name__ == "__main__":
    cut_all("tests.torture.journal_writer", _look)
