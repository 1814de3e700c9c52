"""Sessions that come as bytes from anybody."""

import stat
from pathlib import Path

import pytest

from tui.core.refusal import CannotBeDone
from tui.storage.definitions.adding import add_session
from tui.storage.places import Places
from tui.storage.reading import MAX_BYTES
from tui.storage.writing import AlreadyWritten, CannotWrite

SESSION = b'schema = 1\ntitle = "Mine"\nsteps = [{ kind = "prompt", name = "Walk" }]\n'
OTHER = SESSION.replace(b"Walk", b"Stand")
HOSTILE = {
    "nothing": (b"", "is empty"),
    "no UTF-8": (b"\xff\xfe\x00", "is not UTF-8 text"),
    "NUL": (b"schema = 1\x00", "mine.toml:1"),
    "too large": (b"#\n" * (MAX_BYTES // 2) + b"#", "is larger than 256 KiB"),
    "long line": (b"#" * 2_001, "more than 2,000 characters"),
    "deep": (b"a = " + b"[" * 500 + b"]" * 500, "nested"),
}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.under(tmp_path / "account").for_member("ann")


def test_is_written_for_its_owner_alone(places: Places, tmp_path: Path) -> None:
    assert add_session(places, "mine", SESSION, replace=False) == []

    path = places.definitions / "mine.toml"
    assert path.read_bytes() == SESSION
    assert stat.filemode(path.stat().st_mode) == "-rw-------"
    made = [folder for folder in path.parents if folder.is_relative_to(tmp_path / "account")]
    assert {stat.filemode(folder.stat().st_mode) for folder in made} == {"drwx------"}
    assert "members" in {folder.name for folder in made}


def test_what_it_names_is_found_where_sessions_come_from(places: Places) -> None:
    named = SESSION.replace(b'kind = "prompt", name = "Walk"', b'exercise = "bent-knee-wall"')
    assert add_session(places, "mine", named, replace=False) == []


def test_replaces_only_when_told_to(places: Places) -> None:
    add_session(places, "mine", SESSION, replace=False)
    with pytest.raises(AlreadyWritten):
        add_session(places, "mine", OTHER, replace=False)
    assert (places.definitions / "mine.toml").read_bytes() == SESSION

    add_session(places, "mine", OTHER, replace=True)
    assert (places.definitions / "mine.toml").read_bytes() == OTHER


def test_every_mistake_is_told_and_nothing_kept(places: Places) -> None:
    broken = SESSION.replace(b"schema = 1", b"schema = 2").replace(b"title", b"titel")
    told = "\n".join(map(str, add_session(places, "mine", broken, replace=True)))
    assert "mine.toml:1" in told
    assert "mine.toml:2" in told
    assert not places.config.exists()


def test_a_broken_one_replaces_nothing(places: Places) -> None:
    add_session(places, "mine", SESSION, replace=False)
    assert add_session(places, "mine", b"title = 1", replace=True)
    assert (places.definitions / "mine.toml").read_bytes() == SESSION


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_a_problem_not_a_fault(places: Places, name: str) -> None:
    content, expected = HOSTILE[name]
    first, *_ = add_session(places, "mine", content, replace=False)
    assert expected in str(first)
    assert not places.config.exists()


@pytest.mark.parametrize(
    "name", ["../mine", "a/b", "", ".", "Mine", "-mine", "m\u00fcsli", "a" * 49]
)
def test_only_an_id_names_a_file(places: Places, name: str) -> None:
    (problem,) = add_session(places, name, SESSION, replace=True)
    assert "an id is a-z, 0-9 and -" in str(problem)
    assert not places.config.parents[2].exists()


@pytest.mark.parametrize("name", ["pain", "morning", "screen"])
def test_what_the_log_calls_its_notes_is_no_session(places: Places, name: str) -> None:
    with pytest.raises(CannotBeDone, match=f"The log uses the name {name} itself"):
        add_session(places, name, SESSION, replace=False)
    assert not places.definitions.exists()


def test_own_folder_that_is_a_link_is_written_through(tmp_path: Path) -> None:
    """Somebody who keeps definitions in a repository elsewhere; a kiosk has looked before."""
    places = Places.under(tmp_path)
    (tmp_path / "repository").mkdir()
    places.config.mkdir()
    places.definitions.symlink_to(tmp_path / "repository")
    add_session(places, "mine", SESSION, replace=False)
    assert (tmp_path / "repository" / "mine.toml").read_bytes() == SESSION


def test_file_in_the_way_is_told(places: Places) -> None:
    places.config.mkdir(0o700, parents=True)
    places.definitions.write_text("mine")
    with pytest.raises(CannotWrite, match="a file is where a folder should be"):
        add_session(places, "mine", SESSION, replace=False)
