"""Every mistake of a table is found, and worded by us."""

import copy
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, ValidationError

from tui.core.format.definitions import Anatomy, Region, SessionFile, Source, StepTable
from tui.core.format.problems import (
    MAX_LISTED,
    Mistake,
    Problem,
    convert,
    located,
    mistakes,
    nearest,
    quoted,
    suggested_id,
)

STEP: dict[str, Any] = {"kind": "hold", "name": "Wall", "seconds": 30}


def session(**keys: Any) -> dict[str, Any]:
    return {"schema": 1, "title": "Calf", "steps": [STEP], **keys}


def messages(table: object, wanted: type[Struct] = SessionFile) -> list[str]:
    return [mistake.message for mistake in mistakes(table, wanted)]


def test_a_problem_names_its_place_in_one_line() -> None:
    problem = Problem("a.toml", "unknown key 'x'", line=3, column=1, step=2)
    assert str(problem) == "a.toml:3:1: step 2: unknown key 'x'"


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a.toml", "is empty"), "a.toml: is empty"),
        (Problem("a.toml", "is not UTF-8", line=3), "a.toml:3: is not UTF-8"),
    ],
)
def test_unknown_parts_of_a_place_are_left_out(problem: Problem, text: str) -> None:
    assert str(problem) == text


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "seconds",
            "45",
            'seconds must be a whole number from 1 to 3600, not "45" - leave out the quotes: 45',
        ),
        ("seconds", "45 s", 'seconds must be a whole number from 1 to 3600, not "45 s"'),
        ("load", 10, 'load must be text of 1 to 20 characters, not 10 - put it in quotes: "10"'),
        ("seconds", 0, "seconds must be a whole number from 1 to 3600, not 0"),
        ("seconds", 45.0, "seconds must be a whole number from 1 to 3600, not 45.0"),
        ("seconds", float("nan"), "seconds must be a whole number from 1 to 3600, not nan"),
        ("seconds", float("inf"), "seconds must be a whole number from 1 to 3600, not inf"),
        ("seconds", True, "seconds must be a whole number from 1 to 3600, not true"),
        (
            "seconds",
            10**30,
            "seconds must be a whole number from 1 to 3600, not a number that long",
        ),
        ("knee", -61, "knee must be a whole number from -60 to 170, not -61"),
        ("name", "", 'name must be text of 1 to 60 characters, not ""'),
        (
            "name",
            "Calf " * 20,
            "name must be text of 1 to 60 characters, "
            'not "Calf Calf Calf Calf Calf Calf Calf Calf…" (100 characters)',
        ),
        (
            "kind",
            "holdd",
            "'holdd' is not a kind: one of hold, reps, massage, rest, prompt, gate"
            " - did you mean 'hold'?",
        ),
        ("kind", 3, "kind must be one of hold, reps, massage, rest, prompt, gate, not 3"),
        (
            "sides",
            "Left",
            'sides must be one of each, alternate, both, left, right, not "Left"'
            " - did you mean 'left'?",
        ),
        (
            "exercise",
            "Bent Knee",
            'exercise must be an id (a-z, 0-9 and -, at most 48), not "Bent Knee"'
            " - did you mean 'bent-knee'?",
        ),
        ("cues", "Sink", 'cues must be a list of at most 12 texts, not "Sink"'),
        ("cues", ["x"] * 13, "cues must be a list of at most 12 texts, not a list of 13"),
        (
            "cues",
            ["x", 5],
            'item 2 of cues must be text of 1 to 240 characters, not 5 - put it in quotes: "5"',
        ),
        ("guards", [], "guards must be a list of 1 to 50 texts, not an empty list"),
        ("muscles", "x", 'muscles must be a list of at most 8 ids, not "x"'),
        ("tempo", [3, 0], "tempo must be a list of 4 whole numbers from 0 to 600, not a list of 2"),
        ("range", 3, "range must be a table, not 3"),
        (
            "range",
            {"seconds": [0, 30]},
            "item 1 of range.seconds must be a whole number from 1 to 3600, not 0",
        ),
        ("second", 45, "unknown key 'second' - did you mean 'seconds'?"),
        ("secs", 45, "unknown key 'secs' - did you mean 'seconds'?"),
    ],
)
def test_a_mistake_in_a_step_is_told_in_our_words(key: str, value: object, message: str) -> None:
    table = session(steps=[STEP, {**STEP, key: value}])

    (mistake,) = mistakes(table, SessionFile)

    assert mistake.message == message
    assert mistake.at[:3] == ("steps", 1, key)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (session(schema=2), "schema must be 1, not 2"),
        (session(schema=True), "schema must be 1, not true"),
        (session(until="soon"), 'until must be a date like 2026-11-22, not "soon"'),
        (
            session(until="2026-11-22"),
            'until must be a date like 2026-11-22, not "2026-11-22"'
            " - leave out the quotes: 2026-11-22",
        ),
        (
            session(until=dt.datetime(2026, 11, 22, tzinfo=dt.UTC)),
            "until must be a date like 2026-11-22, not 2026-11-22T00:00:00+00:00",
        ),
        (session(steps={"kind": "hold"}), "[steps] needs two brackets: [[steps]]"),
        (session(steps=[]), "steps must be a list of 1 to 500 tables, not an empty list"),
        (session(steps=[3]), "item 1 of steps must be a table, not 3"),
        ({"schema": 1, "steps": [STEP]}, "'title' is missing"),
    ],
)
def test_a_mistake_in_a_session_is_told_in_our_words(table: object, message: str) -> None:
    assert messages(table) == [message]


def test_true_or_false_is_asked_for_in_toml_words() -> None:
    assert "sided must be true or false, not 1" in messages({"sided": 1}, Region)


def test_all_mistakes_are_found_at_once() -> None:
    step = {"kind": "holdd", "second": 45, "seconds": "45", "sets": 0, "muscles": ["A", "b", 3]}
    assert len(messages({"titel": "x", "steps": [step]})) == 8


def test_texts_in_messages_are_harmless() -> None:
    table = session(**{"\x1b[2J": 1, "title": "\x1b[2J" * 99})
    assert "\x1b" not in "".join(messages(table))


def test_the_number_of_mistakes_told_is_bounded() -> None:
    table = session(**{f"key{number}": 1 for number in range(5_000)})

    problems = located("a.toml", "", mistakes(table, SessionFile))

    assert len(problems) == MAX_LISTED + 1
    assert str(problems[-1]) == "a.toml: there are more than 200 mistakes; correct these first"


def test_the_search_for_mistakes_is_bounded() -> None:
    table = {f"key{number}": 1 for number in range(5_000)}
    assert len(mistakes(table, SessionFile)) == MAX_LISTED + 1


def test_a_text_is_no_date_however_it_looks() -> None:
    with pytest.raises(ValidationError):
        convert(session(until="2026-11-22"), SessionFile)


def test_problems_stand_in_the_order_of_the_file() -> None:
    text = "a = 1\n[[steps]]\n  b = 2\n"
    found = [Mistake(("steps", 0, "b"), "second"), Mistake((), "whole"), Mistake(("a",), "first")]
    assert located("f", text, found) == (
        Problem("f", "whole", 1, 1),
        Problem("f", "first", 1, 1),
        Problem("f", "second", 3, 3, step=1),
    )


def test_no_mistake_is_no_problem() -> None:
    assert located("f", "a = 1", []) == ()


VALUES = st.recursive(
    st.one_of(
        st.sampled_from([True, 0, 1, 30, 9999, -1, 1.0, float("nan"), "", "soleus", "other: x"]),
        st.sampled_from(["hold", "x" * 300, dt.date(2026, 1, 1), dt.time(1), "Not an id"]),
    ),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=6,
)


@pytest.mark.parametrize("wanted", [SessionFile, StepTable, Anatomy, Region, Source])
@given(data=st.data())
def test_a_table_has_mistakes_exactly_if_it_does_not_convert(
    wanted: type[Struct], data: st.DataObject
) -> None:
    keys = ["schema", "title", "steps", "from", "text", "see", "notes", "sided", "seen", "x"]
    keys += StepTable.__struct_fields__
    table = data.draw(st.dictionaries(st.sampled_from(keys), VALUES, max_size=6))
    good = {"schema": 1, "title": "Calf", "steps": [copy.copy(STEP)]}
    if data.draw(st.booleans()):
        table = {**good, **table}
    try:
        convert(table, wanted)
    except ValidationError:
        assert mistakes(table, wanted)
    else:
        assert mistakes(table, wanted) == []


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("soelus", "soleus"),
        ("SOLEUS", "soleus"),
        ("xyz", None),
        ("x" * 9**4, None),
        ("secs", "seconds"),
        ("set", "sets"),
    ],
)
def test_nearest(word: str, near: str | None) -> None:
    assert nearest(word, ["gastrocnemius", "soleus", "sets", "seconds"]) == near


def test_a_key_that_is_like_none_is_told_with_all_that_there_are() -> None:
    (message,) = messages({"text": "A paper", "colour": 1}, Source)
    assert message == "unknown key 'colour' - there are text, doi, seen"


@pytest.mark.parametrize("written", ["other:soleus", "Other soleus"])
def test_a_muscle_without_a_file_is_called_other(written: str) -> None:
    (message,) = messages(session(steps=[{**STEP, "muscles": [written]}]))
    assert message.endswith("- did you mean 'other: soleus'?")


def test_quoted_escapes_quotes() -> None:
    assert quoted('say "x"') == r'"say \"x\""'


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("My Session", "my-session"),
        ("  A--b_c! ", "a-b-c"),
        ("Große Übung für Zoë", "grosse-ubung-fur-zoe"),
        ("日本", ""),
        ("x" * 99, "x" * 48),
    ],
)
def test_suggested_id(text: str, suggestion: str) -> None:
    assert suggested_id(text) == suggestion
