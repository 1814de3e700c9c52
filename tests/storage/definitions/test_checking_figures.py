"""What `soleus check` says of figures and bodies, each mistake at its line."""

from pathlib import Path

import pytest

from tests.storage.libraries import FILES, told, write
from tui.storage.definitions.library import Library

BODY = """schema = 1
title = "A leg"
[[frames]]
name = "foot"
[[frames]]
name = "shin"
on = "foot"
joint = "ankle"
[[shapes]]
ink = "skin"
outline = ["shin 0,0 0,400"]
width = 90
[poses.standing]
fixed = "foot"
at = [0, 80]
turn = { foot = 0 }
[props.wall]
shapes = [{ ink = "prop", outline = ["floor 0,0 0,900"], width = 40 }]
"""
EXERCISE = FILES["exercises/wall.toml"]
FIGURE = '[figure]\nbody = "leg"\npose = "standing"\ndescribe = "A leg."\n'
STEP = 'schema = 1\ntitle = "T"\n[[steps]]\nkind = "hold"\nname = "W"\nseconds = 9\n'
SHAPES = '[[figure.shapes]]\nink = "muscle"\noutline = '


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library([("built-in", write(tmp_path, FILES | {"bodies/leg.toml": BODY}))])


def test_good_ones_have_no_mistake(library: Library, tmp_path: Path) -> None:
    moved = (
        f"{FIGURE}turn = {{ shin = 9 }}\nprops = {{ wall = [500, 0] }}\nfrom = {{ ankle = 5 }}\n"
    )
    files = {"exercises/a.toml": EXERCISE + moved, "bodies/b.toml": BODY, "s.toml": STEP}
    for name in files:
        assert told(library, write(tmp_path, files) / name) == []
    body = library.body("leg")
    assert body is not None
    assert body.title == "A leg"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("turn = { shim = 9 }", "unknown frame 'shim' - did you mean 'shin'?"),
        (
            "turn = { shin = 181 }",
            "turn.shin must be a whole number from -180 to 180, not 181",
        ),
        ("turn = { Shin = 9 }", "'Shin' must be a name (a-z, then a-z, 0-9 and -, at most 24)"),
        ("props = { wal = [0, 0] }", "unknown prop 'wal' - did you mean 'wall'?"),
        (
            "props = { wall = 5 }",
            "figure.props.wall must be a list of 2 whole numbers from -3000 to 3000, not 5",
        ),
        ("from = { turn = { shim = 9 } }", "unknown frame 'shim' - did you mean 'shin'?"),
        (
            "at = [0, 4000]",
            "figure.at must be a whole number from -3000 to 3000, not 4000",
        ),
        ("prop = 1", "unknown key 'prop' - did you mean 'props'?"),
    ],
)
def test_mistakes_of_a_figure(library: Library, tmp_path: Path, line: str, problem: str) -> None:
    path = write(tmp_path, {"exercises/a.toml": f"{EXERCISE}{FIGURE}{line}\n"}) / "exercises/a.toml"
    (found,) = told(library, path)
    assert found.startswith("a.toml:10:")
    assert found.endswith(problem)


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        (
            FIGURE.replace("standing", "standin"),
            "unknown pose 'standin' - did you mean 'standing'?",
        ),
        (FIGURE.replace('"leg"', '"legs"'), "unknown body 'legs' - did you mean 'leg'?"),
    ],
)
def test_body_and_pose_are_looked_up(
    library: Library, tmp_path: Path, figure: str, problem: str
) -> None:
    files = {"exercises/a.toml": EXERCISE + figure, "s.toml": STEP + figure.replace("[", "[steps.")}
    for name, step in (("exercises/a.toml", ""), ("s.toml", "step 1: ")):
        (found,) = told(library, write(tmp_path, files) / name)
        assert found.endswith(f": {step}{problem}")


def test_a_session_is_played_without_a_figure_that_there_is_not(
    library: Library, tmp_path: Path
) -> None:
    text = STEP + FIGURE.replace("[", "[steps.").replace("leg", "none")
    assert library.open(write(tmp_path, {"s.toml": text}) / "s.toml").session is not None
    assert library.body("none") is None
    assert library.body("../leg") is None


@pytest.mark.parametrize(
    ("outline", "problem"),
    [
        ('["shin"]', "item 1 of figure.shapes.outline must be a frame and 1 to 40 points like"),
        (
            '["shin 1, 2"]',
            "item 1 of figure.shapes.outline must be a frame and 1 to 40 points like",
        ),
        ("[]", "figure.shapes.outline must be a list of 1 to 8 outlines, not an empty list"),
        (
            f'["shin{" 1,1" * 41}"]',
            "item 1 of figure.shapes.outline must be a frame and 1 to 40 points like",
        ),
    ],
)
def test_outlines_have_bounds(library: Library, tmp_path: Path, outline: str, problem: str) -> None:
    text = f'{FILES["anatomy/soleus.toml"]}[figure]\nclose = ["shin"]\n{SHAPES}{outline}\n'
    (found,) = told(library, write(tmp_path, {"anatomy/a.toml": text}) / "anatomy/a.toml")
    assert problem in found


def test_shapes_are_counted(library: Library, tmp_path: Path) -> None:
    shape = f'{SHAPES}["shin 1,1"]\n'
    text = f'{FILES["anatomy/soleus.toml"]}[figure]\nclose = ["shin"]\n{shape * 25}'
    path = write(tmp_path, {"anatomy/a.toml": text})
    (found,) = told(library, path / "anatomy/a.toml")
    assert "figure.shapes must be a list of 1 to 24 tables, not a list of 25" in found


def test_a_picture_is_on_its_page(library: Library, tmp_path: Path) -> None:
    picture = (
        '[picture]\ntitle = "P"\ndescribe = "A."\n'
        'shapes = [{ ink = "bone", outline = ["pag 0,0 9,9"] }]\n'
    )
    path = write(tmp_path, {"anatomy/a.toml": FILES["anatomy/soleus.toml"] + picture})
    (found,) = told(library, path / "anatomy/a.toml")
    assert found.endswith("unknown frame 'pag' - did you mean 'page'?")


@pytest.mark.usefixtures("library")  # its files
def test_a_broken_body_is_told_where_it_is_named(tmp_path: Path) -> None:
    broken = BODY.replace('on = "foot"', 'on = "food"')
    files = {"exercises/a.toml": EXERCISE + FIGURE, "bodies/leg.toml": broken}
    write(tmp_path, files)
    fresh = Library([("built-in", tmp_path)])
    (found,) = told(fresh, tmp_path / "exercises" / "a.toml")
    assert "body 'leg' can't be used" in found
    assert "unknown earlier frame 'food' - did you mean 'foot'?" in found
    assert fresh.body("leg") is None


DRAWN = f'[figure]\nclose = ["foot", "shim"]\n{SHAPES}["floor 0,0 0,9", "shinn 0,0 9,9"]\n'


def test_an_anatomy_file_is_drawn_in_parts_of_some_body(library: Library, tmp_path: Path) -> None:
    text = FILES["anatomy/soleus.toml"] + DRAWN
    found = told(library, write(tmp_path, {"anatomy/a.toml": text}) / "anatomy/a.toml")
    first = text[: text.index("[figure]")].count("\n") + 2
    assert found == [
        f"a.toml:{first}:18: unknown frame 'shim' - did you mean 'shin'?",
        f"a.toml:{first + 3}:29: unknown frame 'shinn' - did you mean 'shin'?",
    ]


def test_so_is_anatomy_in_a_session(library: Library, tmp_path: Path) -> None:
    within = FILES["anatomy/soleus.toml"] + DRAWN
    text = f"{STEP}[anatomy.mine]\n{within.replace('figure', 'anatomy.mine.figure')}"
    found = told(library, write(tmp_path, {"s.toml": text}) / "s.toml")
    assert [one.partition(": ")[2] for one in found] == [
        "unknown frame 'shim' - did you mean 'shin'?",
        "unknown frame 'shinn' - did you mean 'shin'?",
    ]
