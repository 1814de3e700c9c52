"""Whatever call of the journal's thread fails, no safe line is lost and all are written again."""

from pathlib import Path

from tests.faults.small import run_small
from tests.torture import fail_journal


def test_every_call_of_a_journal_fails_once(tmp_path: Path) -> None:
    tally = run_small(fail_journal.PART, tmp_path, 1)

    assert tally.facts["calls failed"] >= 50
    assert tally.facts["failures told"] >= 25
