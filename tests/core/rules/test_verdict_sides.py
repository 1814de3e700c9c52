"""The colour of a session with two sides, with one, and with days as the person has them."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.logged import DAY, REGION, answer, log_of, morning, session
from tests.core.rated import NEXT, WELL, mark, one_side, verdict
from tui.core.entries import Entry, PainAnswer, SessionEntry
from tui.core.format.definitions import Side
from tui.core.rules.history import Colour, Verdict
from tui.core.rules.verdicts import TABLE, WORST_FIRST, verdicts, worst


def test_a_mark_of_the_other_side_ended_nothing_of_this_one() -> None:
    marks = (mark(2, side="right", led_to="end"),)
    found = one_side(marks=marks, feel=("sharp",))
    assert (found.colour, found.rule) == ("amber", "sharp pain")


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
