"""The power cut: an ext4 image as it was at a random moment of a save, mounted again.

What the file system has written into its image is what a disk would hold. The saver is frozen, the
image copied, and the copy mounted; all that was acknowledged by then must be in it. Without fsync
the same must lose something, or the test would prove nothing.
"""

import random
import shutil
import sys
import time
from pathlib import Path

from tests.torture.kept import losses, unreadable
from tests.torture.mounts import mounted, run, start_apart
from tests.torture.part import Part, Tally
from tests.torture.saver import Savers

_CONTROL_EVERY = 5
"""One cut in so many is made with fsync off."""
_LIFE = (0.02, 0.4)
"""Seconds that a saver lives, shortest and longest; ext4 writes by itself only after 5."""


def run_part(tally: Tally) -> None:
    """Cut the power `count` times, and now and then without fsync."""
    seed = tally.random.getrandbits(32)
    with start_apart(__name__, tally.folder, tally.count, seed, as_root=True) as cutting:
        assert cutting.stdout is not None
        for line in cutting.stdout:
            kind, saved, lost, *example = line.rstrip("\n").split(" ", 3)
            if kind == "control":
                tally.facts["controls without fsync"] += 1
                tally.facts["of them lost something"] += int(lost) > 0
            else:
                tally.facts["saves acknowledged"] += int(saved)
                if int(lost):
                    tally.failed(" ".join(example))
                tally.passed()
    tally.check(cutting.returncode == 0, f"cutting ended with {cutting.returncode}")
    seen = tally.facts["of them lost something"]
    tally.check(seen > 0, "without fsync nothing was lost either: this test sees nothing")


def _cut(savers: Savers, folder: Path, life: float, syncs: bool) -> str:
    """One cut: saves acknowledged, problems found, and the first of them."""
    image, copy = folder / "image", folder / "copy"
    with image.open("wb") as file:
        file.truncate(16 * 2**20)
    run("mkfs.ext4", "-q", "-F", image)
    with mounted(image, folder / "disk", "-o", "loop") as disk:
        home = disk / "home"
        home.mkdir(0o700)
        run("sync", "-f", disk)
        savers.start(home, 0, syncs=syncs)
        time.sleep(life)
        saved = savers.stop()
        shutil.copyfile(image, copy)
        savers.kill()
    with mounted(copy, folder / "after", "-o", "loop") as disk:
        problems = [*losses(disk / "home", saved), *unreadable(disk / "home")]
    return f"{len(saved)} {len(problems)} {problems[0] if problems else ''}"


def _cut_all(folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, and no secret
    with Savers() as savers:
        for number in range(count):
            life = chance.uniform(*_LIFE)
            print("cut", _cut(savers, folder, life, syncs=True), flush=True)
            if number % _CONTROL_EVERY == 0:
                print("control", _cut(savers, folder, _LIFE[1], syncs=False), flush=True)


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
    _cut_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
