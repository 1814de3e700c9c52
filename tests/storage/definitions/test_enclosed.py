"""Definitions within a session's own file: what they count for, and their mistakes."""

from pathlib import Path

import pytest

from tests.storage.libraries import CALF, FILES, write
from tui.core.format.definitions import Session
from tui.storage.definitions.library import Library

REGION = CALF.replace("[questions]", "[regions.knee.questions]").replace('"Calf"', '"Knee"')
ALONE = f"""\
schema = 1
title = "Alone"
region = "knee"

[[steps]]
exercise = "lean"

[exercises.lean]
schema = 1
kind = "hold"
name = "Lean"
seconds = 30
muscles = ["deep"]
source = ["aunt"]

[anatomy.deep]
schema = 1
title = "Deep"
notes = ["It is."]

[sources.aunt]
text = "My aunt"

[regions.knee]
{REGION}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own"


def library_of(folder: Path) -> Library:
    return Library([("yours", folder)])


def opened(folder: Path, text: str) -> Session:
    listed = library_of(folder).open(write(folder, {"alone.toml": text}) / "alone.toml")
    assert listed.session is not None, listed.problems
    return listed.session


def problems(folder: Path, text: str) -> list[str]:
    path = write(folder, {"alone.toml": text}) / "alone.toml"
    return [str(one).removeprefix(f"{path}:") for one in library_of(folder).check(path)]


def line_of(text: str, line: str) -> int:
    return text.split("\n").index(line) + 1


def test_a_file_alone_is_a_session(folder: Path) -> None:
    session = opened(folder, ALONE)
    assert session.steps[0].name == "Lean"
    assert session.anatomy["deep"].title == "Deep"
    assert session.sources["aunt"].text == "My aunt"
    assert session.region is not None
    assert session.region.title == "Knee"


def test_what_is_in_the_file_counts_before_files_beside_it(folder: Path) -> None:
    write(
        folder,
        {
            "exercises/lean.toml": 'schema = 1\nkind = "hold"\nname = "Other"\nseconds = 9\n',
            "anatomy/deep.toml": 'schema = 1\ntitle = "Other"\nnotes = ["Other."]\n',
            "sources.toml": '[aunt]\ntext = "Another aunt"\n',
        },
    )
    session = opened(folder, ALONE)
    assert (session.steps[0].name, session.steps[0].seconds) == ("Lean", 30)
    assert session.anatomy["deep"].title == "Deep"
    assert session.sources["aunt"].text == "My aunt"


def test_a_region_that_is_there_counts_more_than_one_that_was_sent(folder: Path) -> None:
    write(folder, {"regions/knee.toml": CALF.replace('"Calf"', '"My knee"')})
    region = opened(folder, ALONE).region
    assert region is not None
    assert region.title == "My knee"
    assert library_of(folder).regions()["knee"].title == "My knee"


def test_a_region_without_emergencies_is_asked_the_general_ones(folder: Path) -> None:
    general = 'schema = 1\n[[flags]]\nid = "chest"\ntier = "emergency"\nquestion = "Pain?"\n'
    write(folder, {"flags/general.toml": general})
    region = opened(folder, ALONE).region
    assert region is not None
    assert [flag.id for flag in region.flags] == ["chest"]
    assert [flag.id for flag in library_of(folder).regions()["knee"].flags] == ["chest"]


def test_a_region_in_a_session_can_be_noted_about(folder: Path) -> None:
    opened(folder, ALONE)
    assert library_of(folder).regions()["knee"].title == "Knee"


def test_a_session_without_any_uses_files_as_ever(folder: Path) -> None:
    write(folder, FILES)
    session = library_of(folder).find("reset")
    assert session is not None
    assert session.problems == ()


@pytest.mark.parametrize(
    ("was", "now", "line", "says"),
    [
        ("seconds = 30", "seconds = 0", "seconds = 0", "exercises.lean.seconds must be a whole"),
        ("seconds = 30", "second = 30", "second = 30", "unknown key 'second'"),
        ("seconds = 30", "seconds = 30\nreps = 3", "reps = 3", "'reps' is not for kind 'hold'"),
        ('title = "Deep"', 'title = ""', 'title = ""', "anatomy.deep.title must be text"),
        ('text = "My aunt"', "text = 1", "text = 1", "sources.aunt.text must be text"),
        ("sided = true", "sided = 1", "sided = 1", "regions.knee.sided must be true or false"),
        ("[sources.aunt]", "[sources.My-Aunt]", "[sources.My-Aunt]", "must be an id"),
        ('["deep"]', '["deap"]', "[[steps]]", "unknown muscle 'deap' - did you mean 'deep'?"),
    ],
)
def test_a_mistake_within_is_told_at_its_line(
    folder: Path, was: str, now: str, line: str, says: str
) -> None:
    text = ALONE.replace(was, now, 1)
    found = problems(folder, text)
    assert any(one.startswith(f"{line_of(text, line)}:") and says in one for one in found), found


def test_flags_of_a_region_that_cannot_be_told_apart_are_a_mistake(folder: Path) -> None:
    flag = '\n[[regions.knee.flags]]\nid = "a"\ntier = "book"\nquestion = "A?"\n'
    *_, last = problems(folder, ALONE + flag * 2)
    assert "there is a flag 'a' already" in last


def test_a_step_says_where_to_look_for_the_mistakes_of_its_exercise(folder: Path) -> None:
    first, second = problems(folder, ALONE.replace("seconds = 30", "seconds = 30\nreps = 3"))
    assert "exercise 'lean' can't be used: see the mistakes in [exercises.lean]" in first
    assert "'reps' is not for" in second


@pytest.mark.parametrize("held", ["1", '"x"', "[]", "[1]", "{ lean = 3 }"])
def test_what_is_no_table_is_a_mistake(folder: Path, held: str) -> None:
    text = f'schema = 1\ntitle = "A"\nexercises = {held}\n[[steps]]\nexercise = "lean"\n'
    assert any(one.startswith("3:") for one in problems(folder, text))
