"""`kill -9` at random moments of a process that saves."""

import os
import time
from pathlib import Path

from tests.storage.entries import an_entry
from tests.torture.kept import leftovers, losses, unreadable
from tests.torture.part import Part, Tally
from tests.torture.replaced import replace_entry
from tests.torture.saver import Saved
from tests.torture.workers import Workers
from tui.storage.log.log import Log
from tui.storage.places import Places

_LONGEST_LIFE = 0.04
"""Seconds from its birth, so that some die before a first save, or from that save."""
_LIVES = 25
"""That share a folder, so that saves meet what earlier ones left behind."""
_TWO_DAYS = 2 * 24 * 3600


def run(tally: Tally) -> None:
    """Kill `count` savers; after each, all that it acknowledged must be there."""
    with Workers("tests.torture.saver") as savers:
        while tally.done < tally.count and not tally.failures:
            folder = tally.folder / f"from-{tally.done}"
            folder.mkdir(0o700)
            _share_folder(tally, savers, folder, min(_LIVES, tally.count - tally.done))


def _share_folder(tally: Tally, savers: Workers, folder: Path, lives: int) -> None:
    everything: list[Saved] = []
    for life in range(lives):
        savers.start(folder, life)
        if life % 2:
            savers.wait_until_told()
        time.sleep(tally.random.uniform(0, _LONGEST_LIFE))
        saved = [Saved.of(line) for line in savers.kill()]
        everything += saved
        tally.facts["saves acknowledged"] += len(saved)
        for loss in losses(folder, saved):
            tally.failed(loss)
        tally.passed()
    for problem in [*losses(folder, everything), *unreadable(folder)]:
        tally.failed(problem)
    tally.facts["temporary files left and swept"] += len(leftovers(folder))
    _check_that_old_leftovers_are_swept(tally, folder)


def _check_that_old_leftovers_are_swept(tally: Tally, folder: Path) -> None:
    """They may belong to a save under way, so only old ones go, with the next save."""
    for path in leftovers(folder):
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - _TWO_DAYS))
    places = Places.under(folder)
    entry_id = "20260101T000000Z-after-1"
    Log(places.log).add(entry_id, an_entry())
    replace_entry(places.runs, entry_id, an_entry())
    for path in leftovers(folder):
        tally.failed(f"an old leftover is still there: {path}")


PART = Part(
    name="kill-save",
    does="kill -9 at random moments of a process that adds, revises and replaces",
    unit="kills",
    count=10_000,
    minutes=8,
    run=run,
)
