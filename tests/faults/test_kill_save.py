"""A save that returned has happened, whatever kills the process at whatever moment."""

from pathlib import Path

from tests.faults.small import run_small
from tests.torture import kill_save


def test_nothing_acknowledged_is_lost_by_kill_9(tmp_path: Path) -> None:
    tally = run_small(kill_save.PART, tmp_path, 200)

    assert tally.facts["saves acknowledged"] >= 90, "most were killed before they could save"
