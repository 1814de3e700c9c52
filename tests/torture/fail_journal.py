"""Every call of a journal's thread made to fail in turn, with each error that a disk gives."""

import itertools
from pathlib import Path

import pytest

from tests.storage.faults import Fault
from tests.torture.fail_save import write_in_parts
from tests.torture.part import Part, Tally
from tests.torture.saves import ERRORS
from tui.storage.runs import journal as journals
from tui.storage.runs.checksummed import good_lines
from tui.storage.runs.journal import Journal, lock_of
from tui.storage.writing import CannotWrite

CALLS = ("mkdir", "open", "write", "pwrite", "ftruncate", "fsync", "replace", "close")
_LINES = [b"%d" % number for number in range(5)]
_SOON = 60.0


def run(tally: Tally) -> None:
    """All of them, `count` times over, with writes that take a line in other parts each time."""
    numbers = itertools.count()
    for _ in range(tally.count):
        for call, error in itertools.product(CALLS, ERRORS):
            for at in itertools.count():
                if not _fail_once(tally, tally.folder / str(next(numbers)), call, error, at):
                    break
        tally.passed()


def _fail_once(tally: Tally, folder: Path, call: str, error: str, at: int) -> bool:
    """Fail at that call; False where there was none. Nothing that was safe may be lost meanwhile,
    and everything has to be there in the end.
    """
    path = folder / "one.jsonl"
    about = f"call {at} of {call} gives {error}"
    safe = 0
    told: list[CannotWrite | None] = []

    def listen(trouble: CannotWrite | None) -> None:
        told.append(trouble)
        tally.check(_lines(path)[:safe] == _LINES[:safe], f"{about}: a safe line is lost")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journals, "RETRY_SECONDS", 0.001)
        write_in_parts(patch, tally.random)
        fault = Fault(patch, call, at, ERRORS[error])
        journal = Journal(path, lines=_LINES[:1])
        journal.start(listen)
        for line in _LINES[1:]:
            tally.check(journal.wait(_SOON), f"{about}: not written again")
            safe += 1
            journal.keep(line)
        tally.check(journal.finish(_SOON), f"{about}: not written to its end")
    tally.check(_lines(path) == _LINES, f"{about}: {_lines(path)} is left")
    tally.check(not lock_of(path).exists(), f"{about}: the lock is left")
    tally.check([bool(one) for one in told] in ([], [True, False]), f"{about}: told {told}")
    tally.facts["calls failed"] += fault.struck
    tally.facts["failures told"] += bool(told)
    return fault.struck


def _lines(path: Path) -> list[bytes]:
    return list(good_lines(path.read_bytes()).lines) if path.exists() else []


PART = Part(
    name="fail-journal",
    does="every call of a journal's thread fails in turn: ENOSPC, EDQUOT, EIO",
    unit="rounds of all calls and errors",
    count=40,
    minutes=1,
    run=run,
)
