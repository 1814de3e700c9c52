"""Root folders with sessions, and what is said about the files in them."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tui.storage.library import Library, builtin_folder

WALL = 'schema = 1\nkind = "hold"\nname = "Wall"\nseconds = 30\nmuscles = ["soleus"]\n'
SOLEUS = 'schema = 1\ntitle = "Soleus"\nnotes = ["Deep."]\nsource = ["book"]\n'
CALF = """schema = 1
title = "Calf"
sided = true
places = ["deep"]
feelings = ["tight"]
signs_advice = ["Stop."]
[questions]
side = "Which?"
before = "Now?"
during = "Worst?"
after = "After?"
new_signs = "New?"
"""
RULES = """[rules]
version = "calf 1"
end_range_exercises = ["wall"]
gentle_session = "reset"
"""
SESSION = 'schema = 1\ntitle = "Calf"\nregion = "calf"\n\n[[steps]]\nexercise = "wall"\n'
GENERAL = 'schema = 1\n[[flags]]\nid = "chest"\ntier = "emergency"\nquestion = "Chest pain?"\n'
FILES = {
    "reset.toml": SESSION,
    "exercises/wall.toml": WALL,
    "anatomy/soleus.toml": SOLEUS,
    "regions/calf.toml": CALF,
    "sources.toml": '[book]\ntext = "A book"\n',
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


@pytest.fixture
def builtin(tmp_path: Path) -> Path:
    return write(tmp_path / "builtin", FILES)


@pytest.fixture
def yours(tmp_path: Path) -> Path:
    return tmp_path / "yours"


@pytest.fixture
def library(builtin: Path, yours: Path) -> Library:
    return Library([("yours", yours), ("built-in", builtin)])


def told(library: Library, path: Path) -> list[str]:
    """The problems of a file, with its name instead of its path."""
    return [str(problem).replace(str(path), path.name) for problem in library.check(path)]


HEAD = 'schema = 1\ntitle = "T"\n'
HOLD = '[[steps]]\nkind = "hold"\nname = "Wall"\n'


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "key.toml",
            f"{HEAD}{HOLD}seconds = 30\n{HOLD}seconds = 30\n  sest = 4",
            "key.toml:11:3: step 2: unknown key 'sest' - did you mean 'sets'?",
        ),
        (
            "text.toml",
            f'{HEAD}{HOLD}seconds = "45"',
            'text.toml:6:1: step 1: seconds must be a whole number from 1 to 3600, not "45"',
        ),
        (
            "kind.toml",
            f'{HEAD}[[steps]]\nkind = "holdd"\nname = "Wall"',
            "kind.toml:4:1: step 1: 'holdd' is not a kind: "
            "one of hold, reps, massage, rest, prompt, gate - did you mean 'hold'?",
        ),
        (
            "sets.toml",
            f"{HEAD}{HOLD}seconds = 30\nsets = 0",
            "sets.toml:7:1: step 1: sets must be a whole number from 1 to 99, not 0",
        ),
        (
            "name.toml",
            f'{HEAD}\n[[steps]]\nkind = "hold"\nseconds = 30',
            "name.toml:4:1: step 1: 'name' is missing",
        ),
        (
            "brackets.toml",
            f'{HEAD}[steps]\nkind = "hold"',
            "brackets.toml:3:2: [steps] needs two brackets: [[steps]]",
        ),
        (
            "brackets.toml",
            f'{HEAD}[steps]\nkind = "hold"\n[steps]\n',
            "brackets.toml:5:2: [steps] is given twice; the first is on line 3"
            " - did you mean [[steps]]?",
        ),
        (
            "quotes.toml",
            "schema = 1\ntitle = Calf\n",
            'quotes.toml:2:9: text needs quotes: title = "Calf"',
        ),
        (
            "muscle.toml",
            f'{HEAD}{HOLD}seconds = 30\nmuscles = ["soelus"]',
            "muscle.toml:7:12: step 1: unknown muscle 'soelus' - did you mean 'soleus'?",
        ),
        (
            "twice.toml",
            f'schema = 1\ntitle = "T"\n\ntitle = "T"\n{HOLD}',
            "twice.toml:4:1: 'title' is given twice; the first is on line 2",
        ),
        (
            "seconds.toml",
            f"{HEAD}{HOLD}",
            "seconds.toml:3:1: step 1: 'seconds' is missing: kind 'hold' needs it",
        ),
        (
            "open.toml",
            f'schema = 1\ntitle = "Calf\n{HOLD}',
            'open.toml:2:9: this text is not closed: it needs " at its end',
        ),
        (
            "id.toml",
            f'{HEAD}[[steps]]\nexercise = "Wall"',
            "id.toml:4:1: step 1: exercise must be an id (a-z, 0-9 and -, at most 48), "
            "not \"Wall\" - did you mean 'wall'?",
        ),
        (
            "My Session.toml",
            SESSION,
            "My Session.toml: a file's name is an id: a-z, 0-9 and -, at most 48, "
            'not "My Session" - did you mean my-session.toml?',
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_typical_mistakes(
    library: Library, tmp_path: Path, name: str, text: str, problem: str, line_end: str, bom: str
) -> None:
    write(tmp_path, {name: bom + text.replace("\n", line_end)})
    assert told(library, tmp_path / name) == [problem]


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
    library: Library, builtin: Path, yours: Path, tmp_path: Path
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


def test_a_broken_exercise_is_one_problem_that_names_its_file(
    library: Library, builtin: Path
) -> None:
    path = builtin / "exercises/wall.toml"
    path.write_text(f"{WALL}second = 3\nsetz = 2\n")
    write(builtin, {"reset.toml": SESSION + '[[steps]]\nexercise = "wall"\n'})

    (listed,) = library.sessions()

    assert [str(problem) for problem in listed.problems] == [
        f"{builtin}/reset.toml:6:1: step 1: exercise 'wall' can't be used: "
        f"{path}:6:1: unknown key 'second' - did you mean 'seconds'? (and 1 more)"
    ]


def test_broken_anatomy_and_regions_are_told(library: Library, builtin: Path) -> None:
    write(builtin, {"anatomy/soleus.toml": "", "regions/calf.toml": ""})
    (listed,) = library.sessions()
    assert [problem.message.partition(":")[0] for problem in listed.problems] == [
        "region 'calf' can't be used",
        "exercise 'wall'",
    ]


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


def test_a_file_that_is_not_there(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    message = "none.toml: there is no such file; check the name"
    assert library.open(path).origin == "file"
    assert told(library, path) == [message]
    exercise = tmp_path / "exercises/none.toml"
    assert told(library, exercise) == [message]


@pytest.mark.parametrize(
    ("name", "text", "problems"),
    [
        ("exercises/a.toml", WALL, []),
        (
            "exercises/a.toml",
            'schema = 1\nkind = "hold"\nreps = 3\nmuscles = ["soelus"]\nsecond = 3\n',
            [
                "a.toml:3:1: 'reps' is not for kind 'hold', only for reps",
                "a.toml:4:12: unknown muscle 'soelus' - did you mean 'soleus'?",
                "a.toml:5:1: unknown key 'second' - did you mean 'seconds'?",
            ],
        ),
        (
            "anatomy/a.toml",
            'schema = 1\ntitle = "A"\nnotes = []\nsee = ["soleus", "soelus"]\n',
            [
                "a.toml:3:1: notes must be a list of 1 to 12 texts, not an empty list",
                "a.toml:4:18: unknown anatomy 'soelus' - did you mean 'soleus'?",
            ],
        ),
        (
            "regions/a.toml",
            CALF.replace("true", "1").replace('after = "After?"', 'afetr = "x"'),
            [
                "a.toml:3:1: sided must be true or false, not 1",
                "a.toml:7:2: 'after' is missing",
                "a.toml:11:1: unknown key 'afetr' - did you mean 'after'?",
            ],
        ),
        ("regions/a.toml", CALF + RULES, []),
        (
            "regions/a.toml",
            CALF
            + RULES.replace("reset", "rest").replace('"wall"', '"wal", "wall"')
            + 'stop_feelings = ["tightt"]\n',
            [
                "a.toml:15:24: unknown exercise 'wal' - did you mean 'wall'?",
                "a.toml:16:1: unknown session 'rest' - did you mean 'reset'?",
                "a.toml:17:18: 'tightt' is none of the region's feelings - did you mean 'tight'?",
            ],
        ),
        ("flags/general.toml", GENERAL, []),
        (
            "flags/general.toml",
            GENERAL + '[[flags]]\nid = "chest"\n',
            [
                "general.toml:6:1: 'tier' is missing",
                "general.toml:6:1: 'question' is missing",
            ],
        ),
        (
            "flags/general.toml",
            GENERAL.replace("emergency", "urgent"),
            ['general.toml:4:1: tier must be "emergency" here, not "urgent"'],
        ),
        (
            "sources.toml",
            'schema = 1\nx = 1\n[a]\ntext = ""\nseen = "pages"\n["B c"]\ntext = "x"\n',
            [
                "sources.toml:2:1: x must be a table, not 1",
                'sources.toml:4:1: a.text must be text of 1 to 240 characters, not ""',
                "sources.toml:5:1: a.seen must be one of page, second-hand, memory, own choice, "
                "not \"pages\" - did you mean 'page'?",
                'sources.toml:6:2: "B c" is no id: a-z, 0-9 and -, at most 48',
            ],
        ),
        (
            "exercises/A b.toml",
            WALL,
            [
                "A b.toml: a file's name is an id: a-z, 0-9 and -, at most 48, "
                'not "A b" - did you mean a-b.toml?'
            ],
        ),
    ],
)
def test_every_sort_of_file_is_checked(
    library: Library, tmp_path: Path, name: str, text: str, problems: list[str]
) -> None:
    write(tmp_path, {name: text})
    assert told(library, tmp_path / name) == problems


def test_the_sort_is_known_from_within_the_folder(
    library: Library, builtin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(builtin / "exercises")
    assert library.check(Path("wall.toml")) == []


def test_a_path_can_not_steer_the_terminal(library: Library, tmp_path: Path) -> None:
    (problem,) = library.check(tmp_path / "\x1b[2J\udcff.toml")
    assert problem.path.isprintable()


def test_good_files_load_neither_the_locator_nor_difflib(builtin: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tui.storage.library import Library\n"
        f"assert Library([('built-in', Path({str(builtin)!r}))]).sessions()[0].session\n"
        "slow = {'difflib', 'importlib.resources'}\n"
        "slow |= {'tui.core.format.scan', 'tui.core.format.expectations'}\n"
        "print(slow & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "set()\n", done.stderr


def test_what_comes_with_soleus_has_no_problems() -> None:
    library = Library([("built-in", builtin_folder())])
    sessions = library.sessions()
    assert sessions
    files = builtin_folder().rglob("*.toml")
    problems = [problem for path in files for problem in library.check(path)]
    assert [str(problem) for problem in problems] == []
    assert all(each.session for each in sessions)
