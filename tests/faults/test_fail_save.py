"""Every call of a save fails in turn: the old or the new state is there, never neither."""

from pathlib import Path

from tests.faults.small import run_small
from tests.torture import fail_outside, fail_save, full_disk, power_cut


def test_every_call_of_a_save_may_fail(tmp_path: Path) -> None:
    tally = run_small(fail_save.PART, tmp_path, 1)

    assert tally.facts["calls failed"] > 100
    assert tally.facts["saves that said so"] < tally.facts["calls failed"], "some are no matter"


def test_calls_of_a_save_fail_in_the_kernel(tmp_path: Path) -> None:
    tally = run_small(fail_outside.PART, tmp_path, 21)

    assert tally.facts["saves that said so"] > 20


def test_a_full_disk_is_told_and_saved_to_once_there_is_room(tmp_path: Path) -> None:
    tally = run_small(full_disk.PART, tmp_path, 5)

    assert tally.facts["saves until full"] > 5 * 10


def test_nothing_acknowledged_is_lost_by_a_power_cut(tmp_path: Path) -> None:
    tally = run_small(power_cut.PART, tmp_path, 5)

    assert tally.facts["saves acknowledged"] > 5
    assert tally.facts["of them lost something"] == tally.facts["controls without fsync"] == 1
