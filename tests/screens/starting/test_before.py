"""Before a session: whole flows by keys, and what the screen says."""

from contextlib import AbstractAsyncContextManager

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from tests.core.filling_in import CALF, NECK, session
from tests.screens.stage import Asked, asking
from tests.screens.support import FakeClock
from tui.core.format.definitions import Region
from tui.core.forms.form import Soreness
from tui.core.rules.next_dose import DoseAsked
from tui.screens.starting.before import BeforeScreen

HOSTILE = "[@click=app.quit]x[/]"


def asked(
    region: Region = CALF,
    size: tuple[int, int] = (80, 24),
    dose: DoseAsked | None = None,
    clock: FakeClock | None = None,
) -> AbstractAsyncContextManager[Asked[Soreness | None]]:
    return asking(BeforeScreen(session(region), clock or FakeClock(), dose), size)


async def test_it_begins_with_the_side_and_chooses_nothing() -> None:
    async with asked() as screen:
        assert "▶ Which leg?" in screen.text
        assert "0 = no pain, 10 = worst possible pain" in screen.text
        assert "The sore side comes first in the session" in screen.text
        assert "neither: kept as 0 on both sides" in screen.text
        for bracketed in ("[left]", "[right]", "[both]", "[neither]", CALF.questions.before):
            assert bracketed not in screen.text


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("l 4 enter", Soreness(("left",), {"left": 4})),
        ("r 0 ctrl+s", Soreness(("right",), {"right": 0})),
        ("l 1 0 enter", Soreness(("left",), {"left": 10})),
        ("l enter enter", Soreness(("left",), {"left": None})),
        ("l enter 4 enter", Soreness(("left",), {"left": 4})),
        ("l 4 backspace enter", Soreness(("left",), {"left": None})),
        ("l ctrl+s", Soreness(("left",), {"left": None})),
        ("b 2 enter 5 enter", Soreness(("right", "left"), {"right": 5, "left": 2})),
        (
            "b 3 tab right right up left ctrl+s",
            Soreness(("left", "right"), {"left": 2, "right": 1}),
        ),
        ("n enter", Soreness((), {"left": 0, "right": 0})),
        ("right right enter 6 enter", Soreness(("right",), {"right": 6})),
        ("l 7 shift+tab n ctrl+s", Soreness((), {"left": 0, "right": 0})),
    ],
)
async def test_a_flow_by_keys(keys: str, said: Soreness) -> None:
    async with asked() as screen:
        await screen.press(keys)
        assert screen.results == [said]


async def test_a_late_0_is_a_0() -> None:
    clock = FakeClock()
    async with asked(clock=clock) as screen:
        await screen.press("l 1")
        clock.advance(2.0)
        await screen.press("0 enter")
        assert screen.results == [Soreness(("left",), {"left": 0})]


@pytest.mark.parametrize("key", ["enter", "ctrl+s"])
async def test_it_does_not_start_before_a_side_was_chosen(key: str) -> None:
    async with asked() as screen:
        await screen.press(key)
        assert "Choose a side first: l left, r right, b both, n neither." in screen.text
        assert screen.results == []
        await screen.press("l")
        assert "Choose a side first" not in screen.text


async def test_escape_goes_back_without_an_answer() -> None:
    async with asked() as screen:
        await screen.press("l 4 escape")
        assert screen.results == [None]


async def test_a_region_without_sides_has_one_scale() -> None:
    async with asked(NECK) as screen:
        assert "▶ IT band · How strong" in screen.text
        await screen.press("3 enter")
        assert screen.results == [Soreness((), {None: 3})]


async def test_the_current_field_and_the_score_are_told_by_shape() -> None:
    async with asked() as screen:
        await screen.press("b 2 enter")
        assert "  LEFT · How strong is your calf pain?" in screen.text
        assert "▶ RIGHT · How strong is your calf pain?" in screen.text
        assert screen.text.count("[2]") == 1
        assert screen.text.count("unknown\n") == 2  # the right side's score, and what a key does


async def test_a_region_text_is_shown_as_those_characters() -> None:
    questions = replace(CALF.questions, side=HOSTILE, before=HOSTILE)
    async with asked(replace(CALF, questions=questions)) as screen:
        await screen.press("l")
        assert screen.text.count(HOSTILE) == 2


async def test_no_widget_has_a_blinking_cursor() -> None:
    async with asked() as screen:
        assert not screen.app.screen.query(Input)


async def test_enter_behind_a_letter_that_went_on_leaves_no_score_out() -> None:
    async with asked() as screen:
        await screen.press("l enter")
        assert screen.results == []
        assert "▶ LEFT ·" in screen.text
        assert "The letter went on by itself" in screen.text
        await screen.press("enter")
        assert screen.results == [Soreness(("left",), {"left": None})]


@pytest.mark.parametrize("size", [(60, 20), (40, 12)])
async def test_it_works_in_a_small_terminal(size: tuple[int, int]) -> None:
    async with asked(size=size) as screen:
        assert "▶ Which leg?" in screen.text
        await screen.press("b down")
        assert "▶ RIGHT ·" in screen.text
        assert "0 = no pain, 10 = worst possible pain" in screen.text
        await screen.press("1 0")
        assert "[10]" in screen.text
        await screen.press("enter")
        assert screen.results == [Soreness(("right", "left"), {"right": 10, "left": None})]


def test_a_session_without_a_region_has_nothing_to_ask() -> None:
    with pytest.raises(ValueError, match="no region"):
        BeforeScreen(session(None), FakeClock())


ASKED = DoseAsked("half", "It has settled since: half of it to begin with.", can_go_up=True)


async def test_a_suggested_dose_stands_above_with_its_reason_and_needs_no_key() -> None:
    async with asked(dose=ASKED) as screen:
        assert "How much of the session?" in screen.text
        assert "[half]   whole    one set more" in screen.text
        assert ASKED.because in screen.text
        assert "▶ Which leg?" in screen.text
        await screen.press("n enter")
        assert [one.dose for one in screen.results if one] == ["half"]


@pytest.mark.parametrize(
    ("keys", "dose"),
    [("w", "full"), ("o", "up"), ("h", "half"), ("backspace down", "full")],
)
async def test_another_dose_can_always_be_chosen(keys: str, dose: str) -> None:
    async with asked(dose=ASKED) as screen:
        await screen.press(f"up {keys} n enter")
        assert [one.dose for one in screen.results if one] == [dose]


async def test_one_set_more_is_offered_only_where_there_is_room() -> None:
    async with asked(dose=replace(ASKED, can_go_up=False)) as screen:
        assert "one set more" not in screen.text


@pytest.mark.parametrize(("score", "is_said"), [("2", False), ("3", True), ("5", True)])
async def test_says_what_is_expected_of_acceptable_pain(score: str, is_said: bool) -> None:
    async with asked() as screen:
        await screen.press(f"l {score}")
        assert ("acceptable if it stays at 5 or less" in screen.text) is is_said
