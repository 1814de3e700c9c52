"""What is advised next, as a table: each rule, each boundary."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.advised import RESET, STRENGTH, Was, advice, advised, strength
from tests.core.logged import DAY, REGION, ZONE, ago, answer, at, log_of, morning, session, strain
from tui.core.entries import SetOutcome, SetRecord
from tui.core.format.definitions import Dose
from tui.core.rules.advice import Known, advise
from tui.core.rules.history import Colour, Verdict
from tui.core.rules.mornings import due

MOVED = (
    SetRecord(index=0, name="Ankles", kind="reps", outcome="done", exercise="ankles"),
    SetRecord(index=1, name="Press", kind="massage", outcome="skipped", exercise="press"),
)
"""Gentle movement, and nothing else that was done."""


SKIPPED = (SetRecord(index=0, name="Wall", kind="hold", outcome="skipped"),)


@pytest.mark.parametrize(
    ("was", "dose"),
    [
        ([], "full"),
        ([Was(1, "green")], "full"),
        ([Was(1, "amber")], "full"),
        ([Was(1, "pending")], "full"),
        ([Was(1, "unrated")], "full"),
        ([Was(1, "held")], None),
        ([Was(3, "held"), Was(1, "pending")], None),
        # two ambers, of which one made it worse
        ([Was(2, "amber"), Was(1, "amber")], "full"),
        ([Was(2, "amber", after=2), Was(1, "amber")], "half"),
        ([Was(2, "amber"), Was(1, "amber", after=2)], "half"),
        ([Was(3, "amber", after=2), Was(2, "green"), Was(1, "amber")], "full"),
        ([Was(3, "amber", after=2), Was(2, "unrated"), Was(1, "amber")], "half"),
        ([Was(9, "amber", after=2), Was(2, "amber")], "full"),
        ([Was(8, "amber", after=2), Was(2, "amber")], "half"),
        ([Was(9, "amber", after=2), Was(7, "amber", after=2)], "full"),
        # half, until it is green
        ([Was(1, "green", dose="half")], "full"),
        ([Was(1, "amber", dose="half")], "half"),
        ([Was(1, "pending", dose="half")], "half"),
        ([Was(1, "unrated", dose="half")], "half"),
        # away
        ([Was(13, "green")], "full"),
        ([Was(14, "green")], "half"),
        ([Was(14, "amber")], "half"),
        # strength grows by one step
        (strength(7, 5, 3), "up"),
        (strength(5, 3), "full"),
        (strength(7, 5, 3, colour="pending"), "full"),
        ([*strength(7, 5, 3), Was(1, "green")], "up"),
        ([*strength(7, 5, 3), Was(1, "amber")], "full"),
        ([*strength(7, 5, 3), Was(1, "unrated")], "up"),
        ([*strength(7, 5), *strength(3, dose="half")], "full"),
        (strength(17, 10, 3), "full"),
        (strength(9, 8, 7), "full"),
        (strength(9, 7, 6), "up"),
        (strength(9, 7, 5, 3, dose="up"), "up"),
        (strength(3, dose="up", colour="amber"), "up"),
    ],
)
def test_dose(was: list[Was], dose: str | None) -> None:
    assert advice(*was).dose == dose


@pytest.mark.parametrize(
    ("outcome", "raises", "stretch", "dose"),
    [
        ("completed", "done", "done", "up"),
        ("completed", "done", "skipped", "up"),
        ("completed", "skipped", "done", "full"),
        ("completed", "cut short", "done", "full"),
        ("completed", "eased", "done", "full"),
        ("completed", "unconfirmed", "done", "full"),
        ("ended early", "done", "done", "full"),
    ],
)
def test_strength_grows_by_what_was_done_of_it(
    outcome: str, raises: SetOutcome, stretch: SetOutcome, dose: Dose
) -> None:
    steps = (
        SetRecord(index=0, name="Raise", kind="reps", outcome=raises, load="5 kg"),
        SetRecord(index=1, name="Wall", kind="hold", outcome=stretch),
    )
    played = [
        session(ago(days), answer(after=1), session="strength", steps=steps, outcome=outcome)
        for days in (5, 3, 1)
    ]
    colours = {str(index): Verdict("green", "", "Green.") for index in range(3)}

    found = advised(played, colours, sessions=(STRENGTH,))

    assert found.dose == dose


def test_nothing_grows_after_a_recent_strain_nor_beyond_its_range() -> None:
    no_room = replace(STRENGTH, steps=(replace(STRENGTH.steps[0], sets=5),))
    not_allowed = replace(STRENGTH, progress=False)

    assert advice(*strength(7, 5, 3), others=[strain(ago(30))]).dose == "full"
    assert advice(*strength(7, 5, 3), others=[strain(ago(50))]).dose == "up"
    assert advice(*strength(7, 5, 3), sessions=[no_room]).dose == "full"
    assert advice(*strength(7, 5, 3), sessions=[not_allowed]).dose == "full"


@pytest.mark.parametrize(
    ("mornings", "now", "dose", "why"),
    [
        ([], at(hour=19), "rest", "No morning since is known; 2 or less is settled."),
        ([(0, 2)], at(hour=19), "half", "settled"),
        ([(0, 3)], at(hour=19), "rest", "was 3; 2 or less"),
        ([(0, None)], at(hour=19), "rest", "No morning"),
        ([(1, 4), (0, 4)], at(hour=19), "half", "settled"),
        ([(1, 4), (0, 5)], at(hour=19), "rest", "was 5; 4 or less"),
        ([(3, 4), (0, 4)], at(hour=19), "half", "settled"),
        ([(8, 4), (0, 4)], at(hour=19), "half", "settled"),
        ([(9, 4), (0, 4)], at(hour=19), "rest", "was 4; 2 or less"),
        ([(1, 8), (0, 6)], at(hour=19), "rest", "was 6; 5 or less"),
        (
            [(0, 1)],
            at(hour=17),
            "rest",
            "Rest until 2026-11-20 18:10 at least, and until a morning is 2",
        ),
    ],
)
def test_after_a_red_one(
    mornings: list[tuple[int, int | None]], now: dt.datetime, dose: str, why: str
) -> None:
    found = advice(
        Was(1, "red"), others=[morning(ago(days), score) for days, score in mornings], now=now
    )

    assert found.dose == dose
    assert why in found.because
    if dose == "rest":
        assert found.session == "gentle"
        assert "stays allowed" in found.because


@pytest.mark.parametrize("colour", ["green", "amber", "pending"])
@pytest.mark.parametrize(("morning_was", "dose"), [(5, "rest"), (1, "half")])
def test_gentle_movement_ends_no_rest(colour: Colour, morning_was: int, dose: Dose | str) -> None:
    red = session(ago(2), answer(before=1, after=7))
    gentle = session(ago(1), answer(before=1, after=1), session="gentle", dose="half", steps=MOVED)
    colours = {"0": Verdict("red", "", "Red: 7.", "left"), "1": Verdict(colour, "", "It was.")}

    assert advised((red, gentle, morning(ago(0), morning_was)), colours).dose == dose


@pytest.mark.parametrize(("colour", "dose"), [("red", "rest"), ("green", "full")])
def test_gentle_movement_that_hurt_counts(colour: Colour, dose: Dose | str) -> None:
    before = session(ago(2), answer(before=1, after=1))
    gentle = session(ago(1), answer(before=1, after=1), session="gentle", steps=MOVED)
    colours = {"0": Verdict("green", "", "Green."), "1": Verdict(colour, "", "It was.", "left")}

    assert advised((before, gentle), colours).dose == dose


@pytest.mark.parametrize(("right", "dose"), [(5, "rest"), (None, "rest"), (1, "half")])
def test_of_two_red_sides_both_have_to_settle(right: int | None, dose: Dose | str) -> None:
    red = session(ago(1), answer("left", after=7), answer("right", after=7))
    told = [morning(ago(0), 1, side="left"), morning(ago(0), right, side="right")]

    assert advised((red, *told), now=at(hour=19)).dose == dose


@pytest.mark.parametrize("colour", ["green", "amber"])
@pytest.mark.parametrize(
    ("days", "mornings", "dose"),
    [
        (3, [(2, 5), (0, 5)], "rest"),
        (3, [], "rest"),
        (3, [(2, 2), (0, 5)], "full"),
        (3, [(2, 5), (0, 1)], "full"),
        (6, [(2, 5)], "rest"),
        (7, [(2, 5)], "full"),
    ],
)
def test_a_session_against_the_advice_settles_nothing(
    colour: Colour, days: int, mornings: list[tuple[int, int]], dose: Dose | str
) -> None:
    told = [morning(ago(day), score) for day, score in mornings]

    assert advice(Was(days, "red"), Was(1, colour), others=told).dose == dose


def test_a_red_side_without_pain_is_waited_for_too_and_its_morning_is_asked_about() -> None:
    signs = {"during": 0, "after": 0, "new_signs": True}
    red = session(ago(1), answer("left", before=0, **signs), answer("right", before=3, **signs))
    right, left = morning(ago(0), 1, side="right"), morning(ago(0), 0, side="left")
    asked = replace(REGION, questions=replace(REGION.questions, morning="?"))

    assert [one.side for one in due([red, right], {"calf": asked}, at(hour=19))] == ["left"]
    assert advised((red, right), now=at(hour=19)).dose == "rest"
    assert advised((red, right, left), now=at(hour=19)).dose == "half"


def test_the_other_side_s_morning_settles_nothing() -> None:
    assert advice(Was(1, "red"), others=[morning(ago(0), 1, side="right")]).dose == "rest"


@pytest.mark.parametrize(
    ("was", "expected"),
    [
        ([Was(1, "green"), *strength(1)], "reset"),
        ([Was(1, "green"), *strength(3)], "strength"),
        ([Was(1, "green"), *strength(2)], "reset"),
        ([Was(2, "green"), *strength(4)], "strength"),
        ([Was(1, "green")], "reset"),
        ([Was(1, "green", "gone")], None),
        ([*strength(29), Was(1, "green")], "strength"),
        ([*strength(30), Was(1, "green")], "reset"),
        ([*strength(60), Was(50, "green")], "strength"),
    ],
)
def test_the_session_that_waited_longest_beyond_its_turn(
    was: list[Was], expected: str | None
) -> None:
    assert advice(*was).session == expected


def test_a_session_out_of_its_season_is_not_suggested() -> None:
    over = replace(RESET, until=ago(1))
    last_day = replace(RESET, until=DAY)

    assert advice(Was(1, "green"), sessions=[over]).session is None
    assert advice(Was(1, "green"), sessions=[last_day]).session == "reset"


def test_welcomes_back_after_two_weeks() -> None:
    assert advice(Was(14, "green")).is_back
    assert not advice(Was(13, "green")).is_back
    assert "14 days" in advice(Was(14, "green")).because


def test_says_up_to_when_it_knows() -> None:
    late = dt.datetime(2026, 11, 20, 9, tzinfo=ZONE)

    assert advice(Was(3, "green"), others=[replace(morning(ago(2), 1), entered=late)]).up_to == late
    assert advice().up_to is None


def test_a_region_without_rules_gets_no_dose() -> None:
    region = replace(REGION, rules=None)
    found = advise(Known(log_of(session(ago(1))), "calf", region, {}, [RESET], at()))

    assert found.dose is None
    assert "no reviewed rules" in found.because


def test_a_session_that_was_not_done_ends_no_pause_and_makes_no_row() -> None:
    opened = session(ago(1), answer(before=1, during=1, after=1, new_signs=False), steps=SKIPPED)
    found = advised((session(ago(20), answer(before=1)), opened))
    assert (found.dose, found.is_back) == ("half", True)
    assert advised((opened,), sessions=()).because == "No session of it is in the log yet."


def test_harm_in_a_session_that_was_not_done_counts() -> None:
    opened = session(ago(0), answer(before=1, after=7), steps=SKIPPED)
    assert advised((opened,), now=at(hour=19)).dose == "rest"


@pytest.mark.parametrize(
    ("was", "session", "says"),
    [
        ([Was(1, "amber")], "reset", "The same again. Amber"),
        ([*strength(6), Was(0, "pending")], "strength", "The dose stays as it was. Pending"),
    ],
)
def test_another_session_is_not_called_the_same(was: list[Was], session: str, says: str) -> None:
    found = advice(*was)
    assert found.session == session
    assert found.because.startswith(says)
