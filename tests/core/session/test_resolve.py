"""Steps take over what their exercise says, and what is wrong across keys is told."""

import datetime as dt
import tomllib
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import pytest
from msgspec.structs import replace

from tui.core.format.checks import planned_seconds
from tui.core.format.definitions import (
    Anatomy,
    ExerciseFile,
    Flag,
    Questions,
    Region,
    Rules,
    Session,
    Source,
    Step,
    Tier,
)
from tui.core.format.problems import located
from tui.core.format.region_checks import check_region
from tui.core.format.scope import Broken, Scope
from tui.core.session.merging import short_for
from tui.core.session.resolve import exercise_mistakes, resolve

T = TypeVar("T")
KINDS = "hold, reps, massage, rest, prompt, gate"


class Known(Generic[T]):
    """A lookup in a dict; None stands for a broken file."""

    def __init__(self, **by_id: T | None) -> None:
        self._by_id = {key.replace("_", "-"): value for key, value in by_id.items()}

    def get(self, wanted: str) -> T | None:
        if wanted not in self._by_id:
            return None
        definition = self._by_id[wanted]
        if definition is None:
            raise Broken(f"{wanted}.toml: is empty")
        return definition

    def ids(self) -> Iterable[str]:
        return self._by_id


def exercise(**keys: Any) -> ExerciseFile:
    return ExerciseFile(schema=1, **keys)


def anatomy(*see: str, source: tuple[str, ...] = ()) -> Anatomy:
    return Anatomy(schema=1, title="Muscle", notes=("Deep.",), see=see, source=source)


REGION = Region(
    schema=1,
    title="Calf",
    sided=True,
    questions=Questions(side="?", before="?", during="?", after="?", new_signs="?"),
    places=(),
    feelings=(),
    signs_advice=(),
    source=("rule",),
)
WALL = exercise(
    kind="hold",
    name="Bent-knee wall stretch",
    seconds=30,
    sides="each",
    muscles=("soleus",),
    cues=("Sink.",),
    source=("dose", "A book"),
)
SCOPE = Scope(
    exercises=Known(
        bent_knee_wall=WALL,
        part=exercise(sets=3),
        odd=exercise(kind="hold", name="Odd", seconds=1, muscles=("soelus",)),
        broken=None,
    ),
    anatomy=Known(
        soleus=anatomy("pump", source=("book",)),
        pump=anatomy("soleus", "tendon"),
        tendon=anatomy(),
        unused=anatomy(),
        lost=anatomy("pumpp"),
        sick=None,
    ),
    regions=Known(calf=REGION),
    sources=Known(
        dose=Source(text="d"), book=Source(text="b"), rule=Source(text="r"), other=Source(text="o")
    ),
    flags=Known(),
    bodies=Known(),
)
HEAD = 'schema = 1\ntitle = "T"\n'


def problems(text: str, scope: Scope = SCOPE) -> list[str]:
    session, found = resolve("test", tomllib.loads(text), scope)
    assert (session is None) == bool(found)
    return [str(problem) for problem in located("f", text, found)]


def resolved(text: str) -> Session:
    session, found = resolve("test", tomllib.loads(text), SCOPE)
    assert found == []
    assert session is not None
    return session


def step_problems(lines: str) -> list[str]:
    """Those of a session whose only step has these lines, from line 4 on."""
    return problems(f"{HEAD}[[steps]]\n{lines}")


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


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ('kind = "hold"\nname = "A"', "f:3:1: step 1: 'seconds' is missing: kind 'hold' needs it"),
        ('kind = "rest"\nname = "A"', "f:3:1: step 1: 'seconds' is missing: kind 'rest' needs it"),
        (
            'kind = "massage"\nname = "A"',
            "f:3:1: step 1: 'seconds' is missing: kind 'massage' needs it",
        ),
        (
            'kind = "reps"\nname = "A"\nreps = 3',
            "f:3:1: step 1: 'tempo' is missing: kind 'reps' needs it",
        ),
        (
            'kind = "reps"\nname = "A"\nreps = 3\ntempo = [0, 0, 0, 0]',
            "f:7:1: step 1: tempo must add up to at least 1 second",
        ),
        ('kind = "prompt"', "f:3:1: step 1: 'name' is missing"),
        ('name = "A"\nseconds = 3', f"f:3:1: step 1: 'kind' is missing: one of {KINDS}"),
        ('exercise = "part"\nname = "A"', f"f:3:1: step 1: 'kind' is missing: one of {KINDS}"),
        (
            'kind = "hold"\nname = "A"\nseconds = 3\nreps = 3',
            "f:7:1: step 1: 'reps' is not for kind 'hold', only for reps",
        ),
        (
            'kind = "reps"\nname = "A"\nseconds = 3\nreps = 3\ntempo = [1, 0, 0, 0]',
            "f:6:1: step 1: 'seconds' is not for kind 'reps', only for hold, massage, rest",
        ),
        (
            'exercise = "bent-knee-wall"\nquestion = "?"',
            "f:5:1: step 1: 'question' is not for kind 'hold', only for gate",
        ),
        (
            'exercise = "bent-wall"',
            "f:4:1: step 1: unknown exercise 'bent-wall' - did you mean 'bent-knee-wall'?",
        ),
        (
            'exercise = "broken"',
            "f:4:1: step 1: exercise 'broken' can't be used: broken.toml: is empty",
        ),
        (
            'exercise = "odd"',
            "f:3:1: step 1: exercise 'odd': unknown muscle 'soelus' - did you mean 'soleus'?",
        ),
        (
            'exercise = "bent-knee-wall"\nmuscles = ["soleus", "soelus"]',
            "f:5:22: step 1: unknown muscle 'soelus' - did you mean 'soleus'?",
        ),
        (
            'exercise = "bent-knee-wall"\nmuscles = ["sick"]',
            "f:5:12: step 1: muscle 'sick' can't be used: sick.toml: is empty",
        ),
        (
            'exercise = "bent-knee-wall"\nmuscles = ["lost"]',
            "f:1:1: anatomy 'lost': unknown anatomy 'pumpp' - did you mean 'pump'?",
        ),
        (
            'exercise = "bent-knee-wall"\nrange = { sets = [1, 2], seconds = [9, 3] }',
            "f:5:26: step 1: range.seconds goes from the lowest to the highest: [3, 9]",
        ),
    ],
)
def test_a_mistake_across_the_keys_of_a_step(lines: str, problem: str) -> None:
    assert step_problems(lines) == [problem]


def test_a_gate_needs_a_question_and_guards() -> None:
    assert step_problems('kind = "gate"\nname = "A"') == [
        "f:3:1: step 1: 'question' is missing: kind 'gate' needs it",
        "f:3:1: step 1: 'guards' is missing: kind 'gate' needs it",
    ]


GATE = '[[steps]]\nkind = "gate"\nname = "G"\nquestion = "?"\n'
WALL_STEP = '[[steps]]\nexercise = "bent-knee-wall"\n'


@pytest.mark.parametrize("name", ["bent-knee-wall", "Bent-knee wall stretch"])
def test_a_gate_guards_a_later_step_by_exercise_or_name(name: str) -> None:
    assert problems(f'{HEAD}{GATE}guards = ["{name}"]\n{WALL_STEP}') == []


def test_a_gate_can_not_guard_an_earlier_step() -> None:
    assert problems(f'{HEAD}{WALL_STEP}{GATE}guards = ["bent-knee-wall"]\n') == [
        "f:9:11: step 2: no later step is 'bent-knee-wall'"
    ]


def test_a_misspelt_guard_is_told_the_nearest() -> None:
    assert problems(f'{HEAD}{GATE}guards = ["bent-wall"]\n{WALL_STEP}') == [
        "f:7:11: step 1: no later step is 'bent-wall' - did you mean 'bent-knee-wall'?"
    ]


def test_a_guard_is_not_blamed_for_a_later_step_that_is_broken() -> None:
    text = f'{HEAD}{GATE}guards = ["Wall"]\n[[steps]]\nexercise = "broken"\n'
    assert problems(text) == [
        "f:9:1: step 2: exercise 'broken' can't be used: broken.toml: is empty"
    ]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ('region = "clf"', "f:3:1: unknown region 'clf' - did you mean 'calf'?"),
        (
            "from = 2026-02-01\nuntil = 2026-01-31",
            "f:4:1: until is before from, which is 2026-02-01",
        ),
    ],
)
def test_a_mistake_across_the_keys_of_a_session(lines: str, problem: str) -> None:
    assert problems(f"{HEAD}{lines}\n{WALL_STEP}") == [problem]


def test_a_key_that_is_wrong_is_not_missing_too() -> None:
    assert step_problems('kind = "hold"\nname = ""\nseconds = "45"') == [
        'f:5:1: step 1: name must be text of 1 to 60 characters, not ""',
        'f:6:1: step 1: seconds must be a whole number from 1 to 3600, not "45"',
    ]


def test_a_wrong_kind_is_not_replaced_by_that_of_the_exercise() -> None:
    (problem,) = step_problems('exercise = "bent-knee-wall"\nkind = "rep"\nreps = 3')
    assert "'rep' is not a kind" in problem


def test_all_mistakes_are_told_at_once_in_order() -> None:
    text = (
        'schema = 1\nregion = "clf"\n'
        '[[steps]]\nexercise = "bent-wall"\nsecond = 3\n'
        '[[steps]]\nkind = "hold"\nsets = 0\n'
        '[[steps]]\nkind = "reps"\nname = "R"\nreps = 3\ntempo = [0, 0, 0, 0]\nmuscles = ["x"]\n'
    )
    assert problems(text) == [
        "f:1:1: 'title' is missing",
        "f:2:1: unknown region 'clf' - did you mean 'calf'?",
        "f:4:1: step 1: unknown exercise 'bent-wall' - did you mean 'bent-knee-wall'?",
        "f:5:1: step 1: unknown key 'second' - did you mean 'seconds'?",
        "f:6:1: step 2: 'name' is missing",
        "f:6:1: step 2: 'seconds' is missing: kind 'hold' needs it",
        "f:8:1: step 2: sets must be a whole number from 1 to 99, not 0",
        "f:13:1: step 3: tempo must add up to at least 1 second",
        "f:14:12: step 3: unknown muscle 'x': there is no anatomy/x.toml",
    ]


def test_a_broken_exercise_is_told_once() -> None:
    step = '[[steps]]\nexercise = "broken"\n'
    assert len(problems(HEAD + step * 3)) == 1


def test_the_sources_of_a_regions_rules_are_the_sessions_too() -> None:
    ruled = replace(REGION, rules=Rules(version="calf 1", source=("other",)))
    scope = replace(SCOPE, regions=Known(calf=ruled))
    session, _ = resolve("test", tomllib.loads(f'{HEAD}region = "calf"\n{WALL_STEP}'), scope)
    assert session is not None
    assert set(session.sources) == {"dose", "rule", "book", "other"}


EMERGENCY = Flag(id="e", tier="emergency", question="?")


def some_flags(count: int, tier: Tier) -> tuple[Flag, ...]:
    return tuple(Flag(id=f"a{index}", tier=tier, question="?") for index in range(count))


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({}, []),
        ({"rules": Rules(version="1")}, []),
        (
            {"rules": Rules(version="1", stop_feelings=("pop",), sharp_feelings=("popp", "heel"))},
            [
                "'popp' is none of the region's feelings - did you mean 'pop'?",
                "'heel' is none of the region's feelings",
            ],
        ),
        ({"rules": Rules(version="1", unclear_feelings=("Pop",))}, ["'Pop' is none of the"]),
        ({"rules": Rules(version="1", unclear_places=("pop",))}, ["'pop' is none of the region's"]),
        ({"rules": Rules(version="1", end_range_places=("heel", "hell"))}, ["'hell' is none of"]),
        ({"flags": (Flag(id="a", tier="book", question="?"),)}, []),
        (
            {"flags": tuple(Flag(id="a", tier=tier, question="?") for tier in ("book", "urgent"))},
            ["there is a flag 'a' already; each needs an id of its own"],
        ),
        ({"flags": some_flags(15, "book")}, []),
        ({"flags": some_flags(16, "book")}, ["flags without an emergency may be 15 at most"]),
        ({"flags": (*some_flags(16, "book"), EMERGENCY)}, []),
    ],
)
def test_a_region_means_words_that_can_be_chosen(
    changes: dict[str, Any], messages: list[str]
) -> None:
    region = replace(REGION, places=("heel", "other"), feelings=("pop", "ache"), **changes)
    found = [mistake.message for mistake in check_region(region)]
    assert len(found) == len(messages)
    assert all(map(str.startswith, found, messages))


def test_of_a_step_that_is_no_table_nothing_more_is_said() -> None:
    text = 'schema = 1\ntitle = "A"\nsteps = ["wall"]'
    assert problems(text) == ['f:3:10: step 1: item 1 of steps must be a table, not "wall"']


def test_broken_sources_are_told() -> None:
    scope = replace(SCOPE, sources=Known(book=None))
    assert problems(HEAD + WALL_STEP, scope) == [
        "f:1:1: the sources can't be used: book.toml: is empty"
    ]


def test_more_than_a_day_is_refused() -> None:
    day = (
        '[[steps]]\nkind = "hold"\nname = "A"\nseconds = 3600\nsets = 24\nprepare = 0\nswitch = 0\n'
    )
    assert problems(HEAD + day) == []
    assert problems(f'{HEAD}{day}sides = "each"\n') == [
        "f:3:3: the session is 48 hours long; 24 are the most"
    ]


def test_the_search_for_mistakes_is_bounded() -> None:
    guards = ", ".join(f'"x{number}"' for number in range(50))
    text = HEAD + f"{GATE}guards = [{guards}]\n" * 500
    _, found = resolve("test", tomllib.loads(text), SCOPE)
    assert 200 < len(found) <= 250
    assert len(problems(text)) == 201


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
