"""What is wrong across the keys of a session is told, all at once and once."""

import tomllib

import pytest
from msgspec.structs import replace

from tests.core.resolving import GATE, HEAD, SCOPE, WALL_STEP, Known, problems, step_problems
from tui.core.session.resolve import resolve

KINDS = "hold, reps, massage, rest, prompt, gate"


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


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            'kind = "hold"\nname = "A"\nsecond = 3',
            "f:6:1: step 1: unknown key 'second' - did you mean 'seconds'?",
        ),
        (
            'knd = "hold"\nname = "A"\nseconds = 3',
            "f:4:1: step 1: unknown key 'knd' - did you mean 'kind'?",
        ),
    ],
)
def test_a_misspelt_key_is_one_mistake(lines: str, problem: str) -> None:
    assert step_problems(lines) == [problem]


def test_a_misspelt_key_of_the_session_is_one_mistake() -> None:
    text = f'schema = 1\ntitel = "A"\n{WALL_STEP}'
    assert problems(text) == ["f:2:1: unknown key 'titel' - did you mean 'title'?"]


def test_a_gate_needs_a_question_and_guards() -> None:
    assert step_problems('kind = "gate"\nname = "A"') == [
        "f:3:1: step 1: 'question' is missing: kind 'gate' needs it",
        "f:3:1: step 1: 'guards' is missing: kind 'gate' needs it",
    ]


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
        'f:6:1: step 1: seconds must be a whole number from 1 to 3600, not "45"'
        " - leave out the quotes: 45",
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


def test_of_a_step_that_is_no_table_nothing_more_is_said() -> None:
    text = 'schema = 1\ntitle = "A"\nsteps = ["wall"]'
    assert problems(text) == ['f:3:10: step 1: item 1 of steps must be a table, not "wall"']
