"""A line of the journal that was safe is there, whatever ends the process at whatever moment."""

from pathlib import Path

from tests.faults.small import run_small
from tests.torture import kill_journal, power_cut_journal


def test_no_safe_line_is_lost_by_kill_9(tmp_path: Path) -> None:
    tally = run_small(kill_journal.PART, tmp_path, 200)

    assert tally.facts["lines acknowledged"] >= 90, "most were killed before they could write"


def test_no_safe_line_is_lost_by_a_power_cut(tmp_path: Path) -> None:
    tally = run_small(power_cut_journal.PART, tmp_path, 5)

    assert tally.facts["lines acknowledged"] > 5
    assert tally.facts["of them lost something"] == tally.facts["controls without fsync"] == 1
