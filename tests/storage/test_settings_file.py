"""Changes to a settings file."""

import errno
import stat
from pathlib import Path

import pytest

from tests.storage.faults import each_fault
from tui.storage.settings import load_settings
from tui.storage.settings_file import CannotChange, change_settings
from tui.storage.writing import CannotWrite

MINE = """\
# mine
schema = 1
wait = "new"   # until I know them

[keymap]  # from the left hand
"session.pause" = "p"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config" / "settings.toml"
    path.parent.mkdir(0o755)
    path.write_text(MINE, "utf-8")
    return path


def test_comments_stay_and_new_keys_come_before_tables(file: Path) -> None:
    change_settings(file, {"wait": "never", "prepare": 8, "motion": False})
    assert file.read_text("utf-8") == MINE.replace('"new" ', '"never" ').replace(
        "\n\n[keymap]", "\nprepare = 8\nmotion = false\n\n[keymap]"
    )
    settings = load_settings([file]).settings
    assert (settings.wait, settings.prepare, settings.motion) == ("never", 8, False)
    assert settings.keymap == {"session.pause": "p"}


def test_a_file_is_made_where_there_is_none_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "config" / "soleus" / "settings.toml"
    change_settings(file, {"theme": "nord"})
    assert file.read_text("utf-8") == 'schema = 1\ntheme = "nord"\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_lines_end_as_they_did(file: Path) -> None:
    file.write_bytes(MINE.replace("\n", "\r\n").encode())
    change_settings(file, {"bell": "off"})
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n") == 7


def test_a_link_leads_to_what_is_written(file: Path, tmp_path: Path) -> None:
    kept = file.rename(tmp_path / "dotfiles.toml")
    file.symlink_to(kept)
    change_settings(file, {"bell": "off"})
    assert file.is_symlink()
    assert 'bell = "off"' in kept.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"schema = ", ":1:"),
        (b'schema = 1\ntheme = "drakula"', "did you mean 'dracula'?"),
        (b"schema = 1\nmine = 3", "unknown key 'mine'"),
        (b"", "is empty"),
        (b"schema = 1\n# \xff", "is not UTF-8"),
    ],
)
def test_a_file_with_a_mistake_is_not_touched(file: Path, content: bytes, told: str) -> None:
    file.write_bytes(content)
    with pytest.raises(CannotChange, match=r"^Not saved") as refusal:
        change_settings(file, {"theme": "nord"})
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert file.read_bytes() == content


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(CannotChange, match="is a folder"):
        change_settings(tmp_path / "settings.toml", {"bell": "off"})


@pytest.mark.parametrize("function", ["write", "fsync"])
def test_a_disk_that_fails_leaves_the_old_or_the_new(file: Path, function: str) -> None:
    new = MINE.replace('"new"', '"never"')
    for _ in each_fault(lambda: change_settings(file, {"wait": "never"}), function, errno.ENOSPC):
        assert file.read_text("utf-8") in (MINE, new)
        assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match=r"^Cannot save"):
        change_settings(tmp_path / "file" / "settings.toml", {"bell": "off"})
