"""A disk that really is full: a small tmpfs, filled by saving."""

import sys
from pathlib import Path

from tests.torture.kept import leftovers, losses, unreadable
from tests.torture.mounts import mounted, start_apart
from tests.torture.part import Part, Tally
from tests.torture.replaced import replace_entry
from tests.torture.saver import Saved, numbered
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.storage.writing import CannotWrite

_KIBIBYTES = (128, 512)
"""Smallest and largest disk; one save takes 4 KiB, a folder one page."""
_REFUSALS = 3
"""Saves that are tried on the full disk."""
_REASON = "the disk is full; free some space, then try again"


def run(tally: Tally) -> None:
    """Fill `count` disks of random sizes."""
    sizes = [tally.random.randint(*_KIBIBYTES) for _ in range(tally.count)]
    with start_apart(__name__, tally.folder, *sizes) as filling:
        assert filling.stdout is not None
        for line in filling.stdout:
            what, _, rest = line.rstrip("\n").partition(" ")
            if what == "filled":
                tally.facts["saves until full"] += int(rest)
                tally.passed()
            else:
                tally.failed(rest)
    tally.check(filling.returncode == 0, f"filling ended with {filling.returncode}")


def _fill(folder: Path) -> int:
    """Save until the disk is full, free some space, and save again; gives what was saved."""
    places = Places.under(folder)
    log = Log(places.log)
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(16_384))
    saved: list[Saved] = []
    refused = 0
    for number in range(1, _KIBIBYTES[1]):
        entry_id = f"20261122T000000Z-soleus-reset-{number}"
        what = "file" if refused else "entry"
        try:
            if refused:  # what failed is tried another way, as after a failed save
                replace_entry(places.runs, saved[0].entry_id, numbered(number))
            else:
                log.add(entry_id, numbered(number))
        except CannotWrite as problem:
            _check(problem.reason == _REASON, f"told: {problem}")
            refused += 1
            _look(folder, saved)
            if refused == _REFUSALS:
                break
        else:
            saved.append(Saved(what, saved[0].entry_id if refused else entry_id, number))
    _check(refused == _REFUSALS, "the disk was never full")
    ballast.unlink()
    last = Saved("entry", log.new_id(log.names()[0].started, "after"), 10**6)
    log.add(last.entry_id, numbered(last.number))
    _look(folder, [*saved, last])
    return len(saved)


def _look(folder: Path, saved: list[Saved]) -> None:
    for problem in [*losses(folder, saved), *unreadable(folder)]:
        print("failed", problem, flush=True)
    for path in leftovers(folder):
        _check(False, f"left behind: {path}")


def _check(holds: bool, what: str) -> None:
    if not holds:
        print("failed", what, flush=True)


PART = Part(
    name="full-disk",
    does="a small tmpfs filled by saves, then freed and saved to again",
    unit="disks",
    count=200,
    minutes=1,
    run=run,
    needs=("tmpfs",),
)

if __name__ == "__main__":
    place = Path(sys.argv[1]) / "disk"
    for kibibytes in sys.argv[2:]:
        with mounted("tmpfs", place, "-t", "tmpfs", "-o", f"size={kibibytes}k,mode=700"):
            print("filled", _fill(place), flush=True)
