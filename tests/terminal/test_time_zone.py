"""The setting `time_zone` with the installed command, on the screen and in lines."""

import datetime as dt
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.test_plain import entries, pipes


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody who is fourteen hours ahead of UTC."""
    folder = tmp_path / "config" / "soleus"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "settings.toml").write_text('schema = 1\ntime_zone = "Etc/GMT-14"\n')
    return tmp_path


def test_the_first_start_and_today_tell_the_time_there(installed_soleus: Path, home: Path) -> None:
    with Terminal([installed_soleus], home, known=None) as terminal:
        terminal.wait_for(" +14. If not, see")
        terminal.send("escape")
        terminal.wait_gone("If not, see")
        days = {dt.datetime.now(dt.UTC) + dt.timedelta(hours=14, minutes=ago) for ago in (-1, 0)}
        assert any(f"{day:%a %Y-%m-%d}" in terminal.text for day in days)


def test_a_session_in_lines_is_kept_with_the_offset_there(
    installed_soleus: Path, home: Path
) -> None:
    with pipes(installed_soleus, home) as played:
        played.play(
            ("New exercise: Wall, left. 1 second, each side.", ""),
            ("Get ready", "3"),
            ("Quick: 1 min", "5"),
            ("Anything else?", ""),
        )
        assert played.end() == 0
    started = entries(home)[0]["started"]
    assert isinstance(started, dt.datetime)
    assert started.utcoffset() == dt.timedelta(hours=14)
