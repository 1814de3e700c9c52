"""Steps take over what their exercise says, and a session all that its screens show."""

import datetime as dt
import tomllib

import pytest
from msgspec.structs import replace

from tests.core.resolving import GATE, HEAD, REGION, SCOPE, WALL_STEP, Known, problems, resolved
from tui.core.format.checks import planned_seconds
from tui.core.format.definitions import (
    Rules,
    Step,
)
from tui.core.session.merging import short_for
from tui.core.session.resolve import exercise_mistakes, resolve


def test_a_step_takes_over_its_exercise_and_changes_it() -> None:
    session = resolved(f'{HEAD}[[steps]]\nexercise = "bent-knee-wall"\nseconds = 20\nsets = 2')

    assert session.steps == (
        Step(
            kind="hold",
            name="Bent-knee wall stretch",
            short="BENT-KNEE",
            exercise="bent-knee-wall",
            seconds=20,
            sets=2,
            sides="each",
            muscles=("soleus",),
            cues=("Sink.",),
            source=("dose", "A book"),
        ),
    )


def test_a_session_holds_all_that_its_screens_show() -> None:
    session = resolved(
        f'{HEAD}region = "calf"\nsummary = "S"\nfrom = 2026-01-01\nuntil = 2026-01-01\n'
        '[[steps]]\nexercise = "bent-knee-wall"\n'
        '[[steps]]\nkind = "prompt"\nname = "P"\nmuscles = ["other: big toe"]'
    )

    assert session.id == "test"
    assert session.region_id == "calf"
    assert session.region is REGION
    assert session.summary == "S"
    assert session.from_ == dt.date(2026, 1, 1)
    assert session.notes == ()
    assert set(session.anatomy) == {"soleus", "pump", "tendon"}
    assert set(session.sources) == {"dose", "rule", "book"}


def test_what_an_exercise_has_but_the_kind_has_not_is_left_out() -> None:
    text = f'{HEAD}[[steps]]\nexercise = "bent-knee-wall"\nkind = "prompt"'
    (step,) = resolved(text).steps
    assert (step.seconds, step.sides) == (None, "both")


@pytest.mark.parametrize("name", ["bent-knee-wall", "Bent-knee wall stretch"])
def test_a_gate_guards_a_later_step_by_exercise_or_name(name: str) -> None:
    assert problems(f'{HEAD}{GATE}guards = ["{name}"]\n{WALL_STEP}') == []


def test_the_sources_of_a_regions_rules_are_the_sessions_too() -> None:
    ruled = replace(REGION, rules=Rules(version="calf 1", source=("other",)))
    scope = replace(SCOPE, regions=Known(calf=ruled))
    session, _ = resolve("test", tomllib.loads(f'{HEAD}region = "calf"\n{WALL_STEP}'), scope)
    assert session is not None
    assert set(session.sources) == {"dose", "rule", "book", "other"}


@pytest.mark.parametrize(
    ("step", "seconds"),
    [
        (Step(kind="rest", name="R", short="R", seconds=7), 7),
        (Step(kind="prompt", name="R", short="R"), 0),
        (Step(kind="hold", name="R", short="R", seconds=30, sets=2, rest=10), 5 + 60 + 10),
        (
            Step(kind="reps", name="R", short="R", reps=3, tempo=(1, 0, 1, 0), sides="each"),
            5 + 12 + 5,
        ),
    ],
)
def test_planned_seconds(step: Step, seconds: int) -> None:
    assert planned_seconds(step) == seconds


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Raise", "RAISE"),
        ("Bent-knee wall stretch", "BENT-KNEE"),
        ("Calf raise slow", "CALF RAISE"),
        ("Gastrocnemius", "GASTROCNEM"),
        (" Gastrocnemius", "GASTROCNEM"),
        ("Straße am Tor", "STRASSE AM"),
    ],
)
def test_a_short_name_is_cut_between_words(name: str, short: str) -> None:
    assert short_for(name) == short


def test_an_exercise_is_checked_without_a_session() -> None:
    table = tomllib.loads('schema = 1\nkind = "hold"\nreps = 3\nsecond = 3')
    assert [mistake.message for mistake in exercise_mistakes(table)] == [
        "unknown key 'second' - did you mean 'seconds'?",
        "'reps' is not for kind 'hold', only for reps",
    ]


def test_an_exercise_may_leave_the_dose_to_the_step() -> None:
    assert exercise_mistakes({"schema": 1, "kind": "hold"}) == []
