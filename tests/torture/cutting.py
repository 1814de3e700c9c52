"""The power cut: an ext4 image as it was at a random moment, mounted again.

What the file system has written into its image is what a disk would hold. The worker is frozen, the
image copied, and the copy mounted; all that was acknowledged by then must be in it. Without fsync
the same must lose something, or the test would prove nothing.
"""

import random
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.torture.mounts import mounted, run, start_apart
from tests.torture.part import Tally
from tests.torture.workers import Workers

_CONTROL_EVERY = 5
"""One cut in so many is made with fsync off."""
_LIFE = (0.02, 0.4)
"""Seconds that a worker lives, shortest and longest; ext4 writes by itself only after 5."""
Look = Callable[[Path, list[str]], tuple[int, Iterable[str]]]
"""Takes a folder and what was told; gives how much was acknowledged, and what is wrong."""


def run_cuts(tally: Tally, module: str, acknowledged: str) -> None:
    """Cut the power `count` times, and now and then without fsync.

    `module` calls `cut_all` when it is run.
    """
    seed = tally.random.getrandbits(32)
    with start_apart(module, tally.folder, tally.count, seed, as_root=True) as cutting:
        assert cutting.stdout is not None
        for line in cutting.stdout:
            kind, safe, lost, *example = line.rstrip("\n").split(" ", 3)
            if kind == "control":
                tally.facts["controls without fsync"] += 1
                tally.facts["of them lost something"] += int(lost) > 0
            else:
                tally.facts[acknowledged] += int(safe)
                if int(lost):
                    tally.failed(" ".join(example))
                tally.passed()
    tally.check(cutting.returncode == 0, f"cutting ended with {cutting.returncode}")
    seen = tally.facts["of them lost something"]
    tally.check(seen > 0, "without fsync nothing was lost either: this test sees nothing")


def cut_all(worker: str, look: Look) -> None:
    """In the process that may mount: folder, count and seed are its arguments."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(int(sys.argv[3]))  # noqa: S311 - repeatable, and no secret
    with Workers(worker) as workers:
        for number in range(count):
            life = chance.uniform(*_LIFE)
            print("cut", _cut(workers, look, folder, life, syncs=True), flush=True)
            if number % _CONTROL_EVERY == 0:
                print("control", _cut(workers, look, folder, _LIFE[1], syncs=False), flush=True)


def _cut(workers: Workers, look: Look, folder: Path, life: float, syncs: bool) -> str:
    """One cut: how much was acknowledged, how many problems there are, and the first of them."""
    image, copy = folder / "image", folder / "copy"
    with image.open("wb") as file:
        file.truncate(16 * 2**20)
    run("mkfs.ext4", "-q", "-F", image)
    with mounted(image, folder / "disk", "-o", "loop") as disk:
        home = disk / "home"
        home.mkdir(0o700)
        run("sync", "-f", disk)
        workers.start(home, syncs=syncs)
        time.sleep(life)
        told = workers.stop()
        shutil.copyfile(image, copy)
        workers.kill()
    with mounted(copy, folder / "after", "-o", "loop") as disk:
        acknowledged, wrong = look(disk / "home", told)
        problems = list(wrong)
    return f"{acknowledged} {len(problems)} {problems[0] if problems else ''}"
