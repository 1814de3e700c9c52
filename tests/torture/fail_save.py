"""Every call of a save made to fail in turn, with each error that a disk gives."""

import itertools
import os
import random
import shutil
from pathlib import Path

import pytest

from tests.storage.faults import Fault
from tests.torture.kept import problems_after
from tests.torture.part import Part, Tally
from tests.torture.saves import ERRORS, SAVES, before
from tui.storage.writing import CannotWrite

CALLS = ("mkdir", "open", "write", "fsync", "link", "replace", "unlink", "close")


def run(tally: Tally) -> None:
    """All of them, `count` times over, with writes that take a file in other parts each time."""
    for _ in range(tally.count):
        for save, call, error in itertools.product(SAVES, CALLS, ERRORS):
            for at in itertools.count():
                folder = tally.folder / "log"
                struck = _fail_once(tally, folder, save, call, error, at)
                shutil.rmtree(folder)
                if not struck:
                    break
        tally.passed()


def write_in_parts(patch: pytest.MonkeyPatch, chance: random.Random) -> None:
    """Let each write take only some of the bytes, as a disk does that is nearly full."""
    really = os.write

    def write(descriptor: int, data: memoryview) -> int:
        return really(descriptor, data[: chance.randint(1, len(data))])

    patch.setattr(os, "write", write)


def _fail_once(tally: Tally, folder: Path, save: str, call: str, error: str, at: int) -> bool:
    """Fail at that call, look at what is left, and save again; False where there was no call."""
    old = before(folder, save)
    about = f"{save}, call {at} of {call} gives {error}"
    was_saved = True
    with pytest.MonkeyPatch.context() as patch:
        write_in_parts(patch, tally.random)
        fault = Fault(patch, call, at, ERRORS[error])
        try:
            SAVES[save](folder)
        except CannotWrite:
            was_saved = False
    if not fault.struck:
        tally.check(was_saved, f"{save} failed though nothing was made to fail")
        return False
    tally.facts["calls failed"] += 1
    tally.facts["saves that said so"] += not was_saved
    # A temporary file that can't be removed stays; the next day's save sweeps it.
    may_leave = call == "unlink"
    for problem in problems_after(folder, save, old, was_saved):
        if not (may_leave and problem.startswith("left behind")):
            tally.failed(f"{about}: {problem}")
    if not was_saved:
        SAVES[save](folder)
    return True


PART = Part(
    name="fail-save",
    does="every call of a save fails in turn: ENOSPC, EDQUOT, EIO",
    unit="rounds of all saves, calls and errors",
    count=20,
    minutes=1,
    run=run,
)
