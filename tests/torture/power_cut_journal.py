"""The power cut for a journal: an ext4 image as it was at a random moment, mounted again.

As in `power_cut`: all that was acknowledged when the image was copied must be in the copy, and
without fsync something must be lost, or the test would prove nothing.
"""

import random
import shutil
import sys
import time
from pathlib import Path

from tests.torture.journal_writer import Writers
from tests.torture.kill_journal import problems
from tests.torture.mounts import mounted, run, start_apart
from tests.torture.part import Part, Tally

_CONTROL_EVERY = 5
"""One cut in so many is made with fsync off."""
_LIFE = (0.02, 0.4)
"""Seconds that a writer lives, shortest and longest; ext4 writes by itself only after 5."""


def run_part(tally: Tally) -> None:
    """Cut the power `count` times, and now and then without fsync."""
    seed = tally.random.getrandbits(32)
    with start_apart(__name__, tally.folder, tally.count, seed, as_root=True) as cutting:
        assert cutting.stdout is not None
        for line in cutting.stdout:
            kind, safe, lost, *example = line.rstrip("\n").split(" ", 3)
            if kind == "control":
                tally.facts["controls without fsync"] += 1
                tally.facts["of them lost something"] += int(lost) > 0
            else:
                tally.facts["lines acknowledged"] += int(safe)
                if int(lost):
                    tally.failed(" ".join(example))
                tally.passed()
    tally.check(cutting.returncode == 0, f"cutting ended with {cutting.returncode}")
    seen = tally.facts["of them lost something"]
    tally.check(seen > 0, "without fsync nothing was lost either: this test sees nothing")


def _cut(writers: Writers, folder: Path, life: float, syncs: bool) -> str:
    """One cut: lines acknowledged, problems found, and the first of them."""
    image, copy = folder / "image", folder / "copy"
    with image.open("wb") as file:
        file.truncate(16 * 2**20)
    run("mkfs.ext4", "-q", "-F", image)
    with mounted(image, folder / "disk", "-o", "loop") as disk:
        runs = disk / "runs"
        runs.mkdir(0o700)
        run("sync", "-f", disk)
        writers.start(runs, syncs=syncs)
        time.sleep(life)
        safe = writers.stop()
        shutil.copyfile(image, copy)
        writers.kill()
    with mounted(copy, folder / "after", "-o", "loop") as disk:
        found = list(problems(disk / "runs", safe))
    return f"{safe} {len(found)} {found[0] if found else ''}"


def _cut_all(folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, and no secret
    with Writers() as writers:
        for number in range(count):
            print("cut", _cut(writers, folder, chance.uniform(*_LIFE), syncs=True), flush=True)
            if number % _CONTROL_EVERY == 0:
                print("control", _cut(writers, folder, _LIFE[1], syncs=False), flush=True)


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
    _cut_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
