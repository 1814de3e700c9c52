"""Whatever moment the app is killed at, the next start goes on from there."""

from pathlib import Path

from tests.faults.small import run_small
from tests.torture import kill_app


def test_session_outlives_kill_9_again_and_again(installed_soleus: Path, tmp_path: Path) -> None:
    tally = run_small(kill_app.PART, tmp_path, 30, installed_soleus)

    assert tally.facts["sessions gone on with"] >= 10, "hardly any session was killed"
    assert tally.facts["keys"] >= 60, "hardly a key was pressed before the kills"
    assert tally.facts["lives without keys"] >= 2, "heartbeats were hardly tried"
