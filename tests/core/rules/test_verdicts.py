"""The colours as a table: each rule, boundary and unknown."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.logged import DAY, REGION, ago, answer, at, log_of, morning, screen, session, strain
from tests.core.rated import HOLD, NEXT, NO, PRESS, WELL, mark, one_side, verdict
from tui.core.entries import Mark, ScreenEntry
from tui.core.format.definitions import Side
from tui.core.rules.history import Colour
from tui.core.rules.verdicts import TABLE, verdicts

ENDED = Mark(at=9, step=0, score=5, side="left", led_to="skip")


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


# --- marks


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
        (screen(at(DAY, 18, 11), NO), "amber"),
        (screen(at(ago(-30)), NO), "amber"),
        (screen(at(DAY, 18, 10), NO), "held"),
        (screen(at(DAY, 17), NO), "held"),
        (screen(at(NEXT), NO, region="hamstring"), "held"),
        (screen(at(NEXT)), "held"),
    ],
)
def test_held_until_the_red_flags_are_answered_again(screened: ScreenEntry, colour: Colour) -> None:
    assert one_side(screened, feel=("tingling",)).colour == colour


def test_held_where_it_was_told_after_the_red_flags_were_answered() -> None:
    played = session(DAY, answer(**WELL, feel=("tingling",)), entered=at(DAY, 20))

    assert verdict(played, screen(at(DAY, 19), NO)).colour == "held"
    assert verdict(played, screen(at(DAY, 21), NO)).colour == "amber"


def test_what_was_held_can_be_worse_than_amber() -> None:
    assert one_side(screen(at(NEXT), NO), feel=("tingling",), during=6).colour == "red"
    assert one_side(screen(at(NEXT), NO), feel=("tingling",)).rule == "was held"


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
