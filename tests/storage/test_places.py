import subprocess
import sys
from pathlib import Path

import pytest

from tui.storage.places import Places, typed_path


def test_default_follows_xdg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("data", "state", "cache", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "machine"))

    places = Places.default()

    assert places.log == tmp_path / "data/soleus/log"
    assert places.runs == tmp_path / "state/soleus/runs"
    assert places.cache == tmp_path / "cache/soleus"
    assert places.definitions == tmp_path / "config/soleus/sessions"
    assert places.machine_definitions == tmp_path / "machine/soleus/sessions"


def test_under_puts_everything_in_one_folder(tmp_path: Path) -> None:
    places = Places.under(tmp_path)

    assert places == Places(tmp_path, tmp_path, tmp_path / "cache", tmp_path / "config")
    assert places.log == tmp_path / "log"
    assert places.runs == tmp_path / "runs"
    assert places.definitions == tmp_path / "config/sessions"


def test_under_keeps_its_meaning_when_the_working_folder_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    assert Places.under(Path("here")).data == tmp_path / "here"
    assert Places.under(Path("~/there")).data == tmp_path / "home/there"


def test_asking_for_places_makes_none(tmp_path: Path) -> None:
    places = Places.under(tmp_path / "new")

    assert not places.log.parent.exists()


def test_storage_loads_neither_textual_nor_asyncio_nor_platformdirs() -> None:
    program = (
        "import sys, tui.storage.places, tui.storage.log.log, tui.storage.runs.unfinished\n"
        "print({'textual', 'asyncio', 'platformdirs'} & set(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert loaded.stdout == "set()\n", loaded.stderr


def test_each_member_has_folders_of_their_own(tmp_path: Path) -> None:
    account = Places(*(tmp_path / name for name in ("data", "state", "cache", "config")))

    ann = account.for_member("ann")

    assert ann == Places(
        *(tmp_path / name / "members/ann" for name in ("data", "state", "cache", "config"))
    )
    assert ann.machine_definitions == account.machine_definitions


@pytest.mark.parametrize("name", ["a", "0", "ann-2", "a" * 32])
def test_names_of_members(tmp_path: Path, name: str) -> None:
    assert Places.under(tmp_path).for_member(name).data == tmp_path / "members" / name


@pytest.mark.parametrize(
    "name", ["", "-a", "Ann", "..", "a/b", "a b", "a\n", "\u0430nn", "\udce9", "a" * 33]
)
def test_anything_else_names_no_member(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="A member's name is a-z, 0-9 and -"):
        Places.under(tmp_path).for_member(name)


@pytest.mark.parametrize("typed", ["~no-such-user/log", "~\ufffd", "~no-such-user"])
def test_the_home_of_nobody_is_no_crash(typed: str) -> None:
    assert typed_path(typed) == Path(typed)
    assert Places.under(Path(typed)).log == Path.cwd() / typed / "log"


def test_a_typed_home_is_the_persons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert typed_path("~/log") == Path("/home/me/log")
