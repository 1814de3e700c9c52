"""The colours as a table: each rule, boundary and unknown; and that worse is never better."""

import datetime as dt
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.logged import (
    DAY,
    REGION,
    RULES,
    ago,
    answer,
    at,
    log_of,
    morning,
    session,
    strain,
)
from tui.core.entries import (
    Entry,
    FlagAnswer,
    Mark,
    MorningEntry,
    PainAnswer,
    ScreenEntry,
    SessionEntry,
    SetRecord,
)
from tui.core.format.definitions import Side
from tui.core.rules.history import Colour, Verdict
from tui.core.rules.outcomes import SideOutcome, outcomes
from tui.core.rules.verdicts import TABLE, WORST_FIRST, verdict_of_side, verdicts, worst

NEXT = ago(-1)
"""The day after the session."""
HOLD = SetRecord(index=0, name="Wall", kind="hold", outcome="done")
PRESS = SetRecord(index=1, name="Ball", kind="massage", outcome="done")
ENDED = Mark(at=9, step=0, score=5, side="left", led_to="skip")
WELL: dict[str, Any] = {"before": 1, "during": 1, "after": 1, "new_signs": False}


def verdict(played: SessionEntry, *others: Entry, today: dt.date = NEXT) -> Verdict:
    """Of the one session in a log."""
    (found,) = verdicts(log_of(*others, played), "calf", REGION, today).values()
    return found


def one_side(
    *others: Entry,
    next_morning: int | None = 1,
    ref: int | None = 1,
    stiff: tuple[int | None, int | None] = (None, None),
    marks: tuple[Mark, ...] = (),
    today: dt.date = NEXT,
    **said: Any,
) -> Verdict:
    """Of a session on `DAY` in which all went well but what is said otherwise.

    `stiff` is (that morning, the next).
    """
    played = session(DAY, answer(**(WELL | said)), marks=marks, steps=(HOLD, PRESS))
    mornings = (morning(NEXT, next_morning, stiff[1]), morning(DAY, ref, stiff[0]))
    return verdict(played, *mornings, *others, today=today)


@pytest.mark.parametrize(
    ("said", "colour", "rule"),
    [
        ({}, "unrated", "not done"),
        ({"during": 4}, "amber", "more than safe"),
        ({"new_signs": True}, "red", "new signs"),
    ],
)
def test_of_a_session_that_was_not_done_only_harm_is_told(
    said: dict[str, Any], colour: Colour, rule: str
) -> None:
    left_out = (replace(HOLD, outcome="skipped"), replace(PRESS, outcome="skipped"))
    played = session(DAY, answer(**(WELL | said)), steps=left_out)
    found = verdict(played, morning(NEXT, 1), morning(DAY, 1))
    assert (found.colour, found.rule) == (colour, rule)
    begun = replace(played, steps=(replace(HOLD, outcome="cut short"), left_out[1]))
    assert verdict(begun, morning(NEXT, 1), morning(DAY, 1)).rule != "not done"


def scores(before: int, during: int | None, after: int, then: int | None) -> dict[str, Any]:
    """As section 7 of the clinical reference writes its cases."""
    return {"before": before, "during": during, "after": after, "next_morning": then}


def screen(moment: dt.datetime, region: str = "calf", answered: bool = True) -> ScreenEntry:
    flag = FlagAnswer(flag="clot", tier="urgent", yes=False)
    return ScreenEntry(
        schema=1,
        kind="screen",
        entered=moment,
        app="test",
        started=moment,
        region=region,
        why="trigger",
        answers=(flag,) if answered else (),
    )


# --- the cases that the rules were written with


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        (scores(2, 2, 1, 1), "green"),
        (scores(0, 1, 0, 1) | {"ref": 0}, "green"),
        (scores(0, 1, 1, 2) | {"ref": 0}, "amber"),
        (scores(3, 1, 1, 2), "green"),
        (scores(5, 5, 5, 5) | {"ref": 5}, "amber"),
        (scores(5, 2, 2, 3), "red"),
        (scores(1, 1, 1, 1) | {"stiff": (1, 3)}, "amber"),
        (scores(1, 1, 1, 1) | {"feel": ("tingling",)}, "held"),
        (scores(2, 5, 2, 2) | {"feel": ("sharp",)}, "amber"),
        (
            scores(2, 5, 2, 2) | {"feel": ("sharp",), "marks": (ENDED,)},
            "red",
        ),
        (scores(2, 2, 2, None), "pending"),
        (scores(2, 2, 2, None) | {"today": ago(-5)}, "unrated"),
        (scores(2, None, 7, 2), "red"),
        (scores(1, 1, 1, 1) | {"new_signs": None}, "unrated"),
    ],
    ids=str,
)
def test_cases_of_the_clinical_reference(said: dict[str, Any], colour: Colour) -> None:
    assert one_side(**said).colour == colour


def test_a_calm_session_after_a_strain_is_green_and_says_that_nothing_goes_up() -> None:
    found = one_side(strain(ago(20)), **scores(1, 2, 1, 1))
    assert (found.colour, found.rule) == ("green", "settled")
    assert f"no step up after the strain of {ago(20)}" in found.because


# --- rule by rule, boundary by boundary


@pytest.mark.parametrize(
    ("said", "colour", "rule", "because"),
    [
        ({"new_signs": True}, "red", "new signs", "Red: a new sign was reported."),
        ({"feel": ("pop",)}, "red", "stop feeling", "Red: it was noted as pop."),
        ({"during": 6}, "red", "too much pain", "Red: pain reached 6 (limit 6)."),
        ({"during": 5}, "amber", "more than safe", "Amber: pain reached 5 (green goes up to 2)."),
        ({"during": 3}, "amber", "more than safe", "Amber: pain reached 3 (green goes up to 2)."),
        (
            {"during": 2},
            "green",
            "settled",
            "Green: pain reached 2, the next morning was 1 (1 before it).",
        ),
        ({"after": 6}, "red", "too much pain", "Red: pain reached 6 (limit 6)."),
        ({"after": 5}, "amber", "more than safe", None),
        ({"after": 3}, "amber", "more than safe", None),
        (
            {"next_morning": 6, "ref": 6},
            "red",
            "bad morning",
            "Red: the next morning was 6 (limit 6).",
        ),
        ({"next_morning": 5, "ref": 5}, "green", "settled", None),
        (
            {"next_morning": 3, "ref": 1},
            "red",
            "clearly worse morning",
            "Red: the next morning was 3, 2 above the last before (1).",
        ),
        (
            {"next_morning": 2, "ref": 0},
            "amber",
            "risen morning",
            "Amber: the next morning was 2, 2 above the last before (0).",
        ),
        ({"next_morning": 1, "ref": 0}, "green", "settled", None),
        (
            {"next_morning": 3, "ref": 2},
            "amber",
            "slightly worse morning",
            "Amber: the next morning was 3, 1 above the last before (2).",
        ),
        ({"next_morning": 2, "ref": 1}, "green", "settled", None),
        ({"next_morning": 3, "ref": 3}, "green", "settled", None),
        ({"feel": ("sharp",)}, "amber", "sharp pain", "Amber: it was noted as sharp."),
        (
            {"stiff": (1, 3)},
            "amber",
            "stiffer",
            "Amber: stiffness rose from 1 to 3 the next morning.",
        ),
        ({"stiff": (1, 2)}, "green", "settled", None),
        ({"stiff": (None, 9)}, "green", "settled", None),
        (
            {"feel": ("tingling",), "where": ("behind knee",)},
            "held",
            "unclear",
            "Held: it was noted as tingling; pain at: behind knee; no colour until the red-flag "
            "questions are answered again.",
        ),
        ({"where": ("behind knee",)}, "held", "unclear", None),
        ({"where": ("heel",), "feel": ("tight",)}, "green", "settled", None),
        ({"feel": ("tingling",), "during": 6}, "red", "too much pain", None),
        ({"feel": ("tingling",), "during": 5}, "held", "unclear", None),
    ],
    ids=str,
)
def test_rules(said: dict[str, Any], colour: Colour, rule: str, because: str | None) -> None:
    found = one_side(**said)
    assert (found.colour, found.rule, found.side) == (colour, rule, "left")
    assert because in (None, found.because)


def test_every_rule_is_tested_by_name() -> None:
    assert len({name for _, name, _ in TABLE}) == len(TABLE) == 19


@pytest.mark.parametrize(
    ("said", "colour", "because"),
    [
        ({"during": None}, "unrated", "Unrated: not known: the worst pain."),
        ({"after": None}, "unrated", "Unrated: not known: the pain afterwards."),
        (
            {"after": None, "during": None, "new_signs": None},
            "unrated",
            "Unrated: not known: the worst pain, the pain afterwards, new signs.",
        ),
        ({"during": None, "after": 3}, "amber", None),
        ({"during": None, "feel": ("tingling",)}, "held", None),
        ({"new_signs": None, "next_morning": None}, "unrated", None),
        ({"before": None}, "green", None),
        (
            {"ref": None},
            "green",
            "Green: pain reached 1, the next morning was 1 (none before it is known).",
        ),
        ({"ref": None, "next_morning": 5}, "green", None),
        ({"ref": None, "next_morning": 6}, "red", None),
        ({"next_morning": None}, "pending", "Pending: the next morning is not known yet."),
        ({"next_morning": None, "stiff": (0, 2)}, "amber", None),
    ],
    ids=str,
)
def test_unknowns(said: dict[str, Any], colour: Colour, because: str | None) -> None:
    found = one_side(**said)
    assert found.colour == colour
    assert because in (None, found.because)


# --- the morning after, and the ones before


@pytest.mark.parametrize(
    ("days_later", "colour"), [(-1, "pending"), (0, "pending"), (4, "pending"), (5, "unrated")]
)
@pytest.mark.parametrize("asked", [True, False], ids=["answered unknown", "no entry"])
def test_a_morning_is_waited_for_three_days(days_later: int, colour: Colour, asked: bool) -> None:
    others = (morning(NEXT, None),) if asked else ()
    found = verdict(session(DAY, answer(**WELL)), *others, today=ago(-days_later))
    assert found.colour == colour


def test_a_morning_answers_for_every_session_of_the_day_before() -> None:
    early = replace(session(DAY, answer(**WELL)), started=at(DAY, 0), finished=at(DAY, 0, 10))
    log = log_of(morning(NEXT, 6), early, session(DAY, answer(**WELL)), session(NEXT))
    colours = {id: one.colour for id, one in verdicts(log, "calf", REGION, NEXT).items()}
    assert colours == {"1": "red", "2": "red", "3": "unrated"}


@pytest.mark.parametrize(
    "other",
    [
        morning(NEXT, 6, side="right"),
        morning(NEXT, 6, side=None),
        morning(DAY, 6),
        morning(ago(-2), 6),
        replace(morning(NEXT, 6), region="hamstring"),
    ],
)
def test_only_its_own_morning_counts(other: MorningEntry) -> None:
    assert verdict(session(DAY, answer(**WELL)), other).colour == "pending"


@pytest.mark.parametrize(
    ("mornings", "ref"),
    [
        ((morning(DAY, 4), morning(ago(1), 2)), 4),
        ((morning(DAY, None), morning(ago(1), 2)), 2),
        ((morning(ago(5), 2), morning(ago(3), 4)), 4),
        ((morning(ago(7), 3),), 3),
        ((morning(ago(8), 3),), None),
        ((), None),
    ],
    ids=["own day", "own day unknown", "latest", "7 days", "8 days", "none"],
)
def test_the_morning_that_it_is_compared_with(
    mornings: tuple[MorningEntry, ...], ref: int | None
) -> None:
    for order in permutations((*mornings, morning(NEXT, 5))):
        log = log_of(session(DAY, answer(**WELL)), *order)
        ((seen,),) = outcomes(log, "calf", REGION, NEXT).values()
        assert (seen.ref, seen.rise) == (ref, None if ref is None else 5 - ref)


def test_stiffness_is_compared_with_the_last_one_known_however_old() -> None:
    log = log_of(
        morning(ago(90), None, 6),
        morning(ago(40), None, 3),
        morning(DAY, 1),
        session(DAY, answer(**WELL)),
        morning(NEXT, 1, 5),
    )
    (found,) = verdicts(log, "calf", REGION, NEXT).values()
    assert found.because == "Amber: stiffness rose from 3 to 5 the next morning."


def test_of_two_answers_for_a_morning_the_newest_counts_as_far_as_it_goes() -> None:
    first = morning(NEXT, 6, 3)
    later = replace(morning(NEXT, 1), entered=first.entered + dt.timedelta(hours=1))
    stiff_before = morning(DAY, 1, 1)
    for two in permutations((first, later)):
        found = verdict(session(DAY, answer(**WELL)), *two, stiff_before)
        assert found.rule == "stiffer"


# --- marks


def mark(score: int, side: Side | None = "left", step: int = 0, **keys: Any) -> Mark:
    return Mark(at=5, step=step, score=score, side=side, **keys)


@pytest.mark.parametrize(
    ("marks", "colour"),
    [
        ((mark(5),), "amber"),
        ((mark(6),), "red"),
        ((mark(1), mark(6), mark(0)), "red"),
        ((mark(9, step=1),), "green"),
        ((mark(9, side=None, step=1),), "green"),
        ((mark(6, side=None),), "red"),
        ((mark(6, step=7),), "red"),
    ],
    ids=str,
)
def test_marks_count_but_not_those_of_massage(marks: tuple[Mark, ...], colour: Colour) -> None:
    assert one_side(marks=marks).colour == colour


@pytest.mark.parametrize(
    ("led_to", "side", "step", "colour"),
    [
        ("end", "left", 0, "red"),
        ("skip", "left", 0, "red"),
        ("skip", "left", 1, "red"),
        ("end", None, 0, "red"),
        ("ease", "left", 0, "amber"),
        (None, "left", 0, "amber"),
    ],
)
def test_sharp_pain_that_ended_a_step(
    led_to: Any, side: Side | None, step: int, colour: Colour
) -> None:
    marks = (mark(2, side=side, step=step, led_to=led_to),)
    assert one_side(marks=marks, feel=("sharp",)).colour == colour
    assert one_side(marks=marks, feel=("tight",)).colour == "green"


def test_a_mark_of_the_other_side_ended_nothing_of_this_one() -> None:
    marks = (mark(2, side="right", led_to="end"),)
    found = one_side(marks=marks, feel=("sharp",))
    assert (found.colour, found.rule) == ("amber", "sharp pain")


# --- strains


@pytest.mark.parametrize(
    ("onset", "said", "during", "colour"),
    [
        (ago(0), {}, 3, "red"),
        (ago(42), {}, 3, "red"),
        (ago(43), {}, 3, "amber"),
        (ago(-1), {}, 3, "amber"),
        (ago(20), {}, 2, "green"),
        (ago(20), {"sudden": False}, 3, "amber"),
        (ago(20), {"sudden": None}, 3, "amber"),
        (ago(20), {"side": "right"}, 3, "amber"),
        (ago(20), {"side": None}, 3, "red"),
        (ago(20), {"ended": DAY}, 3, "amber"),
        (ago(20), {"ended": NEXT}, 3, "red"),
    ],
)
def test_a_recent_strain_lowers_the_limit(
    onset: dt.date, said: dict[str, Any], during: int, colour: Colour
) -> None:
    assert one_side(strain(onset, **said), during=during).colour == colour


def test_the_sentence_names_the_strain() -> None:
    found = one_side(strain(ago(50)), strain(ago(20)), strain(ago(30)), during=4)
    assert found.rule == "pain after a strain"
    assert (
        found.because == f"Red: pain reached 4, and 3 is the limit after the strain of {ago(20)}."
    )


# --- held


@pytest.mark.parametrize(
    ("screened", "colour"),
    [
        (screen(at(DAY, 18, 11)), "amber"),
        (screen(at(ago(-30))), "amber"),
        (screen(at(DAY, 18, 10)), "held"),
        (screen(at(DAY, 17)), "held"),
        (screen(at(NEXT), region="hamstring"), "held"),
        (screen(at(NEXT), answered=False), "held"),
    ],
)
def test_held_until_the_red_flags_are_answered_again(screened: ScreenEntry, colour: Colour) -> None:
    assert one_side(screened, feel=("tingling",)).colour == colour


def test_held_where_it_was_told_after_the_red_flags_were_answered() -> None:
    played = session(DAY, answer(**WELL, feel=("tingling",)), entered=at(DAY, 20))

    assert verdict(played, screen(at(DAY, 19))).colour == "held"
    assert verdict(played, screen(at(DAY, 21))).colour == "amber"


def test_what_was_held_can_be_worse_than_amber() -> None:
    assert one_side(screen(at(NEXT)), feel=("tingling",), during=6).colour == "red"
    assert one_side(screen(at(NEXT)), feel=("tingling",)).rule == "was held"


# --- sides, regions, logs as they come


def two_sides(left: dict[str, Any], right: dict[str, Any], *others: Entry) -> Verdict:
    played = session(DAY, answer("left", **left), answer("right", **right))
    return verdict(played, *others)


BOTH_MORNINGS = (morning(NEXT, 1), morning(NEXT, 1, side="right"))


@pytest.mark.parametrize(
    ("right", "others", "colour", "side"),
    [
        (WELL, BOTH_MORNINGS, "green", "left"),
        (WELL | {"during": 6}, BOTH_MORNINGS, "red", "right"),
        (WELL | {"feel": ("tingling",)}, BOTH_MORNINGS, "held", "right"),
        (WELL | {"during": 3}, BOTH_MORNINGS, "amber", "right"),
        (WELL | {"during": None}, BOTH_MORNINGS, "unrated", "right"),
        (WELL, BOTH_MORNINGS[:1], "pending", "right"),
        (WELL | {"during": None}, BOTH_MORNINGS[1:], "pending", "left"),
    ],
)
def test_a_session_is_as_its_worst_side(
    right: dict[str, Any], others: tuple[Entry, ...], colour: Colour, side: Side
) -> None:
    found = two_sides(WELL, right, *others)
    assert (found.colour, found.side) == (colour, side)


def test_the_order_has_every_colour_of_the_table() -> None:
    assert set(WORST_FIRST) == {colour for colour, _, _ in TABLE}
    given_worse_first = [Verdict(colour, "", "") for colour in WORST_FIRST]
    assert worst(reversed(given_worse_first)).colour == "red"


@pytest.mark.parametrize(
    ("played", "colour", "side"),
    [
        (session(DAY), "unrated", None),
        (session(DAY, marks=(mark(6, None),)), "red", None),
        (session(DAY, marks=(mark(6, "right"),)), "red", "right"),
        (session(DAY, answer("left", **WELL), marks=(mark(1, "right"),)), "unrated", "right"),
        (session(DAY, PainAnswer(region="hamstring", side="left", **WELL)), "unrated", None),
    ],
)
def test_a_side_that_was_not_asked_about_is_never_green(
    played: SessionEntry, colour: Colour, side: Side | None
) -> None:
    found = verdict(played, *BOTH_MORNINGS)
    assert (found.colour, found.side) == (colour, side)


def test_a_region_without_sides_takes_all_marks_and_mornings_as_its_own() -> None:
    unsided = replace(REGION, sided=False)
    log = log_of(
        session(DAY, answer(None, **WELL), marks=(mark(4, "left"),)), morning(NEXT, 1, side=None)
    )
    (found,) = verdicts(log, "calf", unsided, NEXT).values()
    assert (found.rule, found.side) == ("more than safe", None)
    calm = log_of(session(DAY, answer(None, **WELL)), morning(NEXT, 1, side=None))
    assert [one.colour for one in verdicts(calm, "calf", unsided, NEXT).values()] == ["green"]


def test_a_region_without_rules_has_no_colours() -> None:
    log = log_of(session(DAY, answer(**(WELL | {"during": 10}))), morning(NEXT, 9))
    (found,) = verdicts(log, "calf", replace(REGION, rules=None), NEXT).values()
    assert found.colour == "unrated"
    assert found.because == "Unrated: this part of the body has no reviewed rules."


def test_sessions_of_other_regions_have_no_verdict() -> None:
    log = log_of(
        replace(session(DAY), region=None), replace(session(DAY), region="hamstring"), session(DAY)
    )
    assert set(verdicts(log, "calf", REGION, NEXT)) == {"2"}


def test_days_are_the_persons_own() -> None:
    """Just before midnight in Auckland, while it is noon in UTC."""
    auckland = dt.timezone(dt.timedelta(hours=13))
    moment = dt.datetime(2026, 11, 20, 23, 55, tzinfo=auckland)
    late = replace(session(DAY, answer(**WELL)), started=moment, finished=moment)
    assert verdict(late, morning(NEXT, 6)).colour == "red"
    assert verdict(late, morning(ago(-2), 6)).colour == "pending"


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_are_days_too(year: int) -> None:
    end = dt.date(year, 1, 1) if year == 1 else dt.date(year, 12, 31)
    moment = dt.datetime(end.year, end.month, end.day, tzinfo=dt.UTC)
    played = replace(session(DAY, answer(**WELL)), started=moment, finished=moment)
    assert verdict(played, morning(end, 1), strain(end), today=end).colour == "pending"


# --- worse is never better

SCORES = st.none() | st.integers(0, 10)
SIDES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "during": SCORES,
        "after": SCORES,
        "new_signs": st.none() | st.booleans(),
        "feel": st.sets(st.sampled_from(("pop", "sharp", "tingling", "tight"))).map(tuple),
        "where": st.sets(st.sampled_from(("heel", "behind knee"))).map(tuple),
    }
)
MARKS = st.lists(
    st.builds(
        Mark,
        at=st.just(5),
        step=st.integers(0, 1),
        score=st.integers(0, 10),
        side=st.sampled_from((None, "left", "right")),
        led_to=st.sampled_from((None, "end", "skip", "ease")),
    ),
    max_size=3,
).map(tuple)
AROUND = st.tuples(SCORES, SCORES, st.booleans(), st.booleans(), st.integers(0, 5))
"""Ref, stiffness before, a strain, a screen since, days until today."""


def colour_of(
    left: dict[str, Any],
    right: dict[str, Any],
    marks: tuple[Mark, ...],
    mornings: tuple[int | None, int | None],
    around: tuple[int | None, int | None, bool, bool, int],
) -> int:
    """How good the colour of a session is: its place in `WORST_FIRST`."""
    ref, stiff_before, strained, screened, days = around
    more: list[Entry] = [strain(ago(3))] if strained else []
    if screened:
        more.append(screen(at(NEXT)))
    log = log_of(
        session(
            DAY, answer("left", **left), answer("right", **right), marks=marks, steps=(HOLD, PRESS)
        ),
        morning(DAY, ref, stiff_before),
        morning(NEXT, *mornings),
        morning(NEXT, 0, 0, side="right"),
        *more,
    )
    (found,) = verdicts(log, "calf", REGION, ago(-days)).values()
    return WORST_FIRST.index(found.colour)


@given(
    left=SIDES,
    right=SIDES,
    marks=MARKS,
    mornings=st.tuples(SCORES, SCORES),
    around=AROUND,
    data=st.data(),
)
def test_a_worse_outcome_never_gives_a_better_colour(
    left: dict[str, Any],
    right: dict[str, Any],
    marks: tuple[Mark, ...],
    mornings: tuple[int | None, int | None],
    around: tuple[int | None, int | None, bool, bool, int],
    data: st.DataObject,
) -> None:
    """Worse: a known figure that is higher, a no to new signs that is a yes, one more mark or bad
    feeling or place. Best to worst colour: green, unrated, pending, amber, held, red."""

    def worse(score: int | None) -> int | None:
        return None if score is None else data.draw(st.integers(score, 10))

    signs = left["new_signs"]
    worse_left = {
        "during": worse(left["during"]),
        "after": worse(left["after"]),
        "new_signs": signs if signs is None else signs or data.draw(st.booleans()),
        "feel": tuple({*left["feel"], *data.draw(SIDES)["feel"]}),
        "where": tuple({*left["where"], *data.draw(SIDES)["where"]}),
    }
    worse_marks = (*marks, *data.draw(MARKS))
    worse_mornings = (worse(mornings[0]), worse(mornings[1]))
    was = colour_of(left, right, marks, mornings, around)
    assert colour_of(worse_left, right, worse_marks, worse_mornings, around) <= was


@given(left=SIDES, marks=MARKS, mornings=st.tuples(SCORES, SCORES), around=AROUND)
def test_what_is_green_has_nothing_unknown_but_the_morning_of_a_side_without_pain(
    left: dict[str, Any],
    marks: tuple[Mark, ...],
    mornings: tuple[int | None, int | None],
    around: tuple[int | None, int | None, bool, bool, int],
) -> None:
    right = {"during": 0, "after": 0, "new_signs": False}
    if WORST_FIRST[colour_of(left, right, marks, mornings, around)] == "green":
        assert None not in (left["during"], left["after"], left["new_signs"])
        assert mornings[0] is not None or (left["during"], left["after"]) == (0, 0)


def test_a_worse_baseline_may_give_a_better_colour() -> None:
    assert one_side(next_morning=3, ref=1).colour == "red"
    assert one_side(next_morning=3, ref=3).colour == "green"


@given(st.builds(SideOutcome, during=SCORES, after=SCORES, peak=SCORES, morning=SCORES, ref=SCORES))
def test_the_sentence_ends_as_one_and_begins_with_its_colour(seen: SideOutcome) -> None:
    found = verdict_of_side(seen, RULES)
    assert found.because.startswith(f"{found.colour.capitalize()}: ")
    assert found.because.endswith(".")


NO_PAIN = {"before": 0, "during": 0, "after": 0, "new_signs": False}


@pytest.mark.parametrize(
    ("left", "right", "mornings", "colour"),
    [
        # the other side had no pain, so nobody asks about its morning
        (WELL, NO_PAIN, ["left"], "green"),
        (WELL, NO_PAIN, [], "pending"),
        (WELL, NO_PAIN | {"before": None}, ["left"], "green"),
        (WELL, NO_PAIN | {"before": 1}, ["left"], "pending"),
        (WELL, NO_PAIN | {"during": 1}, ["left"], "pending"),
        (WELL, NO_PAIN | {"after": None}, ["left"], "unrated"),
        (WELL, NO_PAIN | {"new_signs": None}, ["left"], "unrated"),
        (WELL, NO_PAIN | {"feel": ("tingling",)}, ["left"], "held"),
        (WELL, NO_PAIN | {"feel": ("tight",)}, ["left"], "pending"),
        # where nothing hurt at all, one morning is enough, and none is not
        (NO_PAIN, NO_PAIN, ["left"], "green"),
        (NO_PAIN, NO_PAIN, [], "pending"),
    ],
    ids=str,
)
def test_a_side_without_pain_waits_for_no_morning(
    left: dict[str, Any], right: dict[str, Any], mornings: list[Side], colour: Colour
) -> None:
    played = session(DAY, answer("left", **left), answer("right", **right))
    told = [morning(NEXT, 1, side=side) for side in mornings]

    assert verdict(played, *told, morning(DAY, 1, side="left")).colour == colour


def test_a_morning_that_was_told_for_a_side_without_pain_counts() -> None:
    played = session(DAY, answer("left", **WELL), answer("right", **NO_PAIN))
    told = [morning(NEXT, 1, side="left"), morning(NEXT, 6, side="right")]

    assert verdict(played, *told).colour == "red"
