"""What is said about mistakes in the files of a library."""

from pathlib import Path

import pytest

from tests.storage.libraries import CALF, GENERAL, RULES, SESSION, WALL, told, write
from tui.storage.definitions.library import Library, builtin_folder

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
            'text.toml:6:1: step 1: seconds must be a whole number from 1 to 3600, not "45"'
            " - leave out the quotes: 45",
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
        (
            "morning.toml",
            SESSION,
            "morning.toml: the log uses the name morning itself; choose another one",
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


def test_what_comes_with_soleus_has_no_problems() -> None:
    library = Library([("built-in", builtin_folder())])
    sessions = library.sessions()
    assert sessions
    files = builtin_folder().rglob("*.toml")
    problems = [problem for path in files for problem in library.check(path)]
    assert [str(problem) for problem in problems] == []
    assert all(each.session for each in sessions)
