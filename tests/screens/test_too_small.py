"""Terminals smaller than every layout: one sentence, and everything goes on beneath it."""

import pytest

from tests.core.builders import hold
from tests.screens.sessions import playing
from tests.screens.starting.test_red_flags import asked, calf
from tui.screens.session.hurt import HurtScreen
from tui.widgets.countdown import Countdown

SENTENCE = "soleus needs 40 columns and 10 rows; this is "


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("size", [(30, 8), (39, 24), (80, 9), (12, 6)])
async def test_it_says_what_is_needed_and_nothing_else(size: tuple[int, int]) -> None:
    async with playing(hold("Wall", 30), size=size) as played:
        assert one_line(played.text) == f"{SENTENCE}{size[0]}x{size[1]}"


async def test_the_least_size_is_enough() -> None:
    async with playing(hold("Wall", 30), size=(40, 10)) as played:
        assert "Wall" in played.text
        assert SENTENCE[:12] not in played.text


async def test_time_and_keys_go_on_and_all_comes_back() -> None:
    async with playing(hold("Wall", 30)) as played:
        await played.pilot.resize_terminal(30, 8)
        await played.pass_time(7)
        await played.press("3", "space")
        assert [mark.score for mark in played.run.marks] == [3]
        assert one_line(played.text) == f"{SENTENCE}30x8"
        await played.pilot.resize_terminal(31, 8)
        await played.pilot.pause()
        assert one_line(played.text) == f"{SENTENCE}31x8"
        await played.pilot.resize_terminal(80, 24)
        await played.pilot.pause()
        assert "PAUSED" in played.text
        assert played.screen.query_one(Countdown).plain == "0:23"


async def test_what_lies_over_another_screen_says_it_too() -> None:
    async with playing(hold("Wall", 30)) as played:
        await played.press("o")
        await played.pilot.resize_terminal(30, 8)
        await played.pilot.pause()
        assert one_line(played.text) == f"{SENTENCE}30x8"
        await played.press("4", "escape")
        assert one_line(played.text) == f"{SENTENCE}30x8"
        await played.pilot.resize_terminal(80, 24)
        await played.pilot.pause()
        assert not isinstance(played.pilot.app.screen, HurtScreen)
        assert "PAUSED" in played.text
        assert [mark.score for mark in played.run.marks] == [4]


async def test_questions_that_are_not_seen_are_not_answered_with_none_of_these() -> None:
    async with asked(calf(), size=(40, 10)) as screen:
        await screen.resize(39, 9)
        await screen.press("n " * 60)
        assert screen.results == []
        await screen.resize(40, 10)
        assert "question 1 of 12" in screen.text
