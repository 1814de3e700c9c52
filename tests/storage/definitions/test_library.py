"""Root folders with sessions: what is found in them, and which of two is taken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.libraries import CALF, GENERAL, SESSION, WALL, write
from tui.storage.definitions.library import Library


def test_a_session_comes_with_what_it_names(library: Library, builtin: Path) -> None:
    (listed,) = library.sessions()

    assert (listed.id, listed.path, listed.origin) == ("reset", builtin / "reset.toml", "built-in")
    assert not listed.replaces_builtin
    assert listed.problems == ()
    assert listed.session is not None
    assert listed.session.steps[0].name == "Wall"
    assert listed.session.region is not None
    assert set(listed.session.anatomy) == {"soleus"}
    assert set(listed.session.sources) == {"book"}


def test_text_from_a_file_is_text(library: Library, yours: Path) -> None:
    title = "[@click=app.quit]x[/]\\u001b[2J\\u202e"
    write(yours, {"hostile.toml": SESSION.replace("Calf", title)})

    listed = library.find("hostile")

    assert listed is not None
    assert listed.session is not None
    assert listed.session.title == "[@click=app.quit]x[/]\ufffd[2J\ufffd"


def test_the_nearest_root_wins_and_says_so(library: Library, builtin: Path, yours: Path) -> None:
    write(yours, {"reset.toml": SESSION.replace("Calf", "Mine"), "extra.toml": SESSION})
    write(builtin, {"desk.toml": SESSION})

    listed = {each.id: each for each in library.sessions()}

    assert sorted(listed) == ["desk", "extra", "reset"]
    assert listed["reset"].session is not None
    assert listed["reset"].session.title == "Mine"
    assert (listed["reset"].origin, listed["reset"].replaces_builtin) == ("yours", True)
    assert (listed["extra"].origin, listed["extra"].replaces_builtin) == ("yours", False)
    assert library.find("reset") == listed["reset"]
    assert library.find("desk") == listed["desk"]


def test_ids_resolve_beside_the_session_first(
    library: Library, yours: Path, tmp_path: Path
) -> None:
    wall = {"exercises/wall.toml": WALL.replace("30", "10")}
    write(yours, {**wall, "mine.toml": SESSION})
    elsewhere = write(tmp_path / "elsewhere", {"a.toml": SESSION})

    seconds = {
        each.id: each.session.steps[0].seconds
        for each in (*library.sessions(), library.open(elsewhere / "a.toml"))
        if each.session
    }

    assert seconds == {"mine": 10, "reset": 30, "a": 10}


def test_a_broken_session_is_listed_and_hides_nothing(library: Library, yours: Path) -> None:
    write(yours, {"broken.toml": "x", "reset.toml": "", "My Session.toml": SESSION})
    os.mkfifo(yours / "pipe.toml")
    (yours / "folder.toml").mkdir()
    write(yours, {"good.toml": SESSION})

    listed = {each.id: each for each in library.sessions()}

    assert list(listed) == ["My Session", "broken", "folder", "good", "pipe", "reset"]
    assert [each.id for each in listed.values() if each.session] == ["good"]
    assert all(each.problems for each in listed.values() if not each.session)
    assert listed["reset"].problems[0].message.startswith("is empty")
    assert listed["reset"].replaces_builtin


def test_other_files_are_no_sessions(library: Library, builtin: Path) -> None:
    write(builtin, {"README.md": "x", ".hidden.toml": "x", "notes.txt": "x", "a.toml~": "x"})
    assert [each.id for each in library.sessions()] == ["reset"]


def test_a_root_that_is_not_there_has_no_sessions(tmp_path: Path) -> None:
    assert Library([("yours", tmp_path / "none")]).sessions() == []


def test_a_root_that_is_no_folder_is_one_broken_item(library: Library, yours: Path) -> None:
    yours.write_text("x")
    closed, reset = library.sessions()
    assert (closed.origin, closed.session) == ("yours", None)
    assert str(closed.problems[0]) == f"{yours}: is no folder; sessions are looked for in folders"
    assert reset.session is not None


def test_a_root_that_may_not_be_read_is_one_broken_item(
    library: Library, yours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iterdir = Path.iterdir

    def refuse(path: Path) -> object:
        if path == yours:
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)  # root may read what nobody may

    closed, reset = library.sessions()

    message = "you have no permission to read this folder; ask its owner"
    assert str(closed.problems[0]) == f"{yours}: {message}"
    assert reset.session is not None


FLAG = '[[flags]]\nid = "{id}"\ntier = "{tier}"\nquestion = "Own?"\n'


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        ((), ["chest"]),
        ((("bone", "book"),), ["chest", "bone"]),
        ((("chest", "book"),), ["chest"]),
        ((("cold", "emergency"), ("bone", "book")), ["cold", "bone"]),
    ],
)
def test_a_region_without_emergencies_of_its_own_asks_the_general_ones(
    library: Library, builtin: Path, own: tuple[tuple[str, str], ...], asked: list[str]
) -> None:
    flags = "".join(FLAG.format(id=id_, tier=tier) for id_, tier in own)
    write(builtin, {"flags/general.toml": GENERAL, "regions/calf.toml": CALF + flags})
    region = library.regions()["calf"]
    assert [flag.id for flag in region.flags] == asked
    assert region.flags[0].tier == "emergency"
    (listed,) = library.sessions()
    assert listed.session is not None
    assert listed.session.region == region


def test_red_flags_are_those_of_a_region_or_of_the_whole_body(
    library: Library, builtin: Path
) -> None:
    write(builtin, {"flags/general.toml": GENERAL, "regions/calf.toml": CALF})
    assert library.flagged("calf") == library.regions()["calf"]
    general = library.flagged("general")
    assert general is not None
    assert [flag.id for flag in general.flags] == ["chest"]
    assert "general" not in library.regions()
    assert library.flagged("neck") is None
    write(builtin, {"flags/general.toml": "schema = 2\n"})
    assert Library([("built-in", builtin)]).flagged("general") is None


def test_a_region_whose_emergencies_can_not_be_read_is_not_used_without_them(
    library: Library, builtin: Path
) -> None:
    write(builtin, {"flags/general.toml": "schema = 2\n"})
    assert library.regions() == {}
    (listed,) = library.sessions()
    assert listed.problems[0].message.startswith("region 'calf' can't be used")


def test_each_file_is_read_once(
    library: Library, builtin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(builtin, {f"s{number}.toml": SESSION for number in range(5)})
    opened: list[Path] = []
    open_file = os.open

    def noted(path: Path, flags: int) -> int:
        opened.append(path)
        return open_file(path, flags)

    monkeypatch.setattr(os, "open", noted)

    library.sessions()

    assert len(opened) == len(set(opened))
    assert builtin / "exercises/wall.toml" in opened


@pytest.mark.parametrize("session_id", ["none", "../reset", "My Session", "", "reset/", "a" * 99])
def test_an_id_that_is_not_there(library: Library, builtin: Path, session_id: str) -> None:
    write(builtin, {"../reset.toml": SESSION, "My Session.toml": SESSION})
    assert library.find(session_id) is None


def test_the_nearest_id(library: Library) -> None:
    assert library.nearest("rest") == "reset"
    assert library.nearest("zzz") is None


def test_good_files_load_neither_the_locator_nor_difflib(builtin: Path) -> None:
    program = (
        "import sys; from pathlib import Path; "
        "from tui.storage.definitions.library import Library\n"
        f"assert Library([('built-in', Path({str(builtin)!r}))]).sessions()[0].session\n"
        "slow = {'difflib', 'importlib.resources'}\n"
        "slow |= {'tui.core.format.scan', 'tui.core.format.expectations'}\n"
        "print(slow & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "set()\n", done.stderr
