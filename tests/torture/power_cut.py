"""The power cut in the middle of a save; see `cutting`."""

from collections.abc import Iterable
from pathlib import Path

from tests.torture.cutting import cut_all, run_cuts
from tests.torture.kept import losses, unreadable
from tests.torture.part import Part, Tally
from tests.torture.saver import Saved


def run_part(tally: Tally) -> None:
    """Cut the power `count` times."""
    run_cuts(tally, __name__, "saves acknowledged")


def _look(home: Path, told: list[str]) -> tuple[int, Iterable[str]]:
    saved = [Saved.of(line) for line in told]
    return len(saved), [*losses(home, saved), *unreadable(home)]


PART = Part(
    name="power-cut",
    does="an ext4 image copied in the middle of saves, with fsync off as the control",
    unit="cuts",
    count=200,
    minutes=3,
    run=run_part,
    needs=("loop mount",),
)

if __name__ == "__main__":
    cut_all("tests.torture.saver", _look)
