"""New files from starters, copies of built-in ones, and the schemas beside them."""

import stat
from pathlib import Path

import pytest

from tui.core.refusal import CannotBeDone
from tui.storage.definitions.library import Library, builtin_folder
from tui.storage.definitions.own import Sort, copy_of, new_file, put_schemas
from tui.storage.definitions.roots import definition_roots
from tui.storage.places import Places
from tui.storage.writing import AlreadyWritten


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.under(tmp_path)


@pytest.mark.parametrize(
    ("sort", "where"),
    [("session", "."), ("exercise", "exercises"), ("anatomy", "anatomy")],
)
def test_a_new_file_is_private_and_has_no_mistakes(places: Places, sort: Sort, where: str) -> None:
    path = new_file(places.definitions, "doorway", sort)
    assert path == places.definitions / where / "doorway.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert Library(definition_roots(places)).check(path) == []


@pytest.mark.parametrize("sort", ["session", "exercise", "anatomy"])
def test_its_first_line_leads_to_a_schema_beside_it(places: Places, sort: Sort) -> None:
    path = new_file(places.definitions, "doorway", sort)
    first, _, _ = path.read_text("utf-8").partition("\n")
    schema = path.parent / first.removeprefix("#:schema ")
    assert schema.resolve() == (places.definitions / "schemas" / f"{sort}.json").resolve()
    assert schema.read_bytes() == (builtin_folder() / "schemas" / f"{sort}.json").read_bytes()


@pytest.mark.parametrize(
    ("named", "stem", "title"),
    [
        ("evening-calves", "evening-calves", "Evening calves"),
        ("Für abends: Waden!", "fur-abends-waden", "Für abends: Waden!"),
        ('My "own" \\ one', "my-own-one", 'My "own" \\ one'),
        ("x" * 90, "x" * 48, "X" + "x" * 58 + "…"),
        ("\x1b[2Jlegs", "2jlegs", "\ufffd[2Jlegs"),
    ],
    ids=ascii,
)
def test_a_name_gives_id_and_title(places: Places, named: str, stem: str, title: str) -> None:
    path = new_file(places.definitions, named)
    assert path.stem == stem
    (listed,) = [one for one in Library(definition_roots(places)).sessions() if one.id == stem]
    assert listed.session is not None
    assert listed.session.title == title


@pytest.mark.parametrize("named", ["", "...", "🦵", "pain", "Morning", "soleus-reset"])
def test_a_name_that_no_file_should_have_is_refused(places: Places, named: str) -> None:
    with pytest.raises(CannotBeDone):
        new_file(places.definitions, named)
    assert not places.definitions.exists()


def test_nothing_is_overwritten(places: Places) -> None:
    new_file(places.definitions, "mine").write_text("mine")
    with pytest.raises(AlreadyWritten):
        new_file(places.definitions, "mine")
    assert (places.definitions / "mine.toml").read_text("utf-8") == "mine"


def test_a_copy_counts_instead_of_the_built_in_one(places: Places) -> None:
    original = builtin_folder() / "soleus-reset.toml"
    path = copy_of(places.definitions, original)
    assert path.read_bytes() == original.read_bytes()
    listed = Library(definition_roots(places)).find("soleus-reset")
    assert listed is not None
    assert (listed.path, listed.replaces_builtin, listed.problems) == (path, True, ())


def test_schemas_of_an_older_version_are_brought_up_to_date(places: Places) -> None:
    new_file(places.definitions, "mine")
    old = places.definitions / "schemas" / "session.json"
    old.write_text("{}")
    put_schemas(places.definitions)
    assert old.read_bytes() == (builtin_folder() / "schemas" / "session.json").read_bytes()


def test_schemas_that_cannot_be_written_stop_nobody(places: Places) -> None:
    places.definitions.mkdir(parents=True, mode=0o700)
    (places.definitions / "schemas").write_text("a file")
    assert new_file(places.definitions, "mine").exists()
