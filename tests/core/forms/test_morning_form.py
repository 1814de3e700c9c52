"""A morning in two keys, and the form that corrects one."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.filling_in import press
from tests.core.logged import at, morning
from tests.core.noted import CALF, NECK
from tui.core.forms.morning_form import (
    MORNING,
    STIFF,
    Asking,
    answered,
    morning_entry_of,
    morning_form,
    question,
    taken_back,
    whose_morning,
)
from tui.core.rules.mornings import MorningDue

DAY = dt.date(2026, 11, 20)
ABOUT = MorningDue(DAY, "calf", "left")
NO_STIFF = replace(CALF, questions=replace(CALF.questions, stiff=None))


def typed(*keys: tuple[int, float], region: object = CALF) -> Asking:
    """After (digit, second) each."""
    asking = Asking(ABOUT, region)  # type: ignore[arg-type]  # a region
    for digit, now in keys:
        asking = answered(asking, digit, now)
    return asking


@pytest.mark.parametrize(
    ("keys", "morning", "stiff", "is_whole"),
    [
        ([], None, None, False),
        ([(2, 0)], 2, None, False),
        ([(2, 0), (3, 0.1)], 2, 3, True),
        ([(0, 0), (0, 0.1)], 0, 0, True),
        ([(1, 0), (0, 1.5)], 10, None, False),
        ([(1, 0), (0, 1.6)], 1, 0, True),
        ([(1, 0), (3, 0.1)], 1, 3, True),
        ([(1, 0), (0, 0.1), (0, 0.2)], 10, 0, True),
        ([(2, 0), (1, 0.1)], 2, 1, True),
        ([(2, 0), (1, 0.1), (0, 0.2)], 2, 10, True),
        ([(2, 0), (1, 0.1), (0, 9.0)], 2, 1, True),
        ([(1, 0), (1, 0.1), (0, 0.2)], 1, 10, True),
        ([(2, 0), (3, 0.1), (4, 0.2)], 2, 3, True),
    ],
)
def test_two_digits_answer_it(
    keys: list[tuple[int, float]], morning: int | None, stiff: int | None, is_whole: bool
) -> None:
    asking = typed(*keys)
    assert (asking.morning, asking.stiff, asking.is_whole) == (morning, stiff, is_whole)


@pytest.mark.parametrize(
    ("keys", "waits"),
    [([(2, 0), (1, 1)], True), ([(2, 0), (3, 1)], False), ([(2, 0), (1, 1), (0, 1)], False)],
)
def test_only_after_a_1_a_0_is_waited_for(keys: list[tuple[int, float]], waits: bool) -> None:
    assert typed(*keys).may_become_10 is waits


def test_where_stiffness_is_not_asked_one_digit_is_all() -> None:
    assert typed((2, 0), region=NO_STIFF).is_whole
    assert not typed((2, 0), region=NO_STIFF).asks_stiff
    ten = typed((1, 0), (0, 0.5), region=NO_STIFF)
    assert (ten.morning, ten.stiff) == (10, None)


def test_the_last_answer_is_taken_back() -> None:
    whole = typed((2, 0), (1, 0.1))
    assert (taken_back(whole).morning, taken_back(whole).stiff) == (2, None)
    assert taken_back(taken_back(whole)) == Asking(ABOUT, CALF)
    assert answered(taken_back(typed((1, 0))), 0, 0.1).morning == 0


@pytest.mark.parametrize(
    ("ago", "asked"),
    [
        (0, "In your first steps this morning, how strong is it?"),
        (1, "In your first steps yesterday morning, how strong is it?"),
        (3, "In your first steps on the morning of 2026-11-17, how strong is it?"),
    ],
)
def test_the_question_says_which_morning(ago: int, asked: str) -> None:
    assert question(CALF, DAY - dt.timedelta(days=ago), DAY) == asked


def test_whose_morning_it_is() -> None:
    assert whose_morning(ABOUT, CALF, DAY) == "Left calf, today"
    assert whose_morning(MorningDue(DAY, "neck"), NECK, DAY) == "Neck, today"


@pytest.mark.parametrize(("keys", "scores"), [("4", (4, 3)), ("", (2, 3)), ("10", (10, 3))])
def test_a_morning_is_corrected(keys: str, scores: tuple[int, int]) -> None:
    entry = replace(morning(DAY, 2, 3), recalled=True)
    form = press(morning_form(ABOUT, CALF, DAY, entry), keys)
    now = at(DAY, 20)
    corrected = morning_entry_of(form, entry, now, "2")
    assert (corrected.morning, corrected.stiff) == scores
    assert replace(corrected, morning=2, stiff=3) == replace(entry, entered=now, app="2")


def test_a_form_asks_what_the_region_asks_and_what_is_known() -> None:
    def keys(region: object, stiff: int | None) -> list[object]:
        form = morning_form(ABOUT, region, DAY, morning(DAY, 2, stiff))  # type: ignore[arg-type]
        return [field.key for field in form.asked]

    assert keys(CALF, None) == [MORNING, STIFF]
    assert keys(NO_STIFF, None) == [MORNING]
    assert keys(NO_STIFF, 3) == [MORNING, STIFF]
