"""The way through a session in the whole app: what is kept at each point."""

import pytest

from tests.screens.walk import forms, start, walking
from tests.storage.journals import only
from tui.screens.session.session import SessionScreen
from tui.storage.stores import Stores
from tui.widgets.lines import Lines


async def test_from_today_to_the_saved_form_and_back(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        assert [one.outcome for one in walk.entries] == ["completed"]
        assert walk.entries[0].pain[0].after is None
        await walk.press("3", "enter", "2", "enter", "n")
        await walk.press("ctrl+s")
        (entry,) = walk.entries
        (answer,) = entry.pain
        assert (answer.side, answer.before, answer.during, answer.after) == ("left", 4, 3, 2)
        assert answer.new_signs is False
        assert "Saved. Left 4 → 2." in walk.text
        assert stores.runs.waiting() == []
        assert stores.log.names()[0].revision == 2


async def test_the_sorer_side_comes_first(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("b", "2", "enter", "5", "enter")
        screen = walk.app.screen
        assert isinstance(screen, SessionScreen)
        assert screen.played.plan.first_side == "right"
        assert screen.played.plan.sore == ("right", "left")


async def test_later_keeps_a_form_that_today_offers(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        await walk.press("3", "escape")
        assert "The pain form waits: f goes on." in walk.text
        assert forms(stores) == [("during", 3)]
        await walk.press("f")
        assert "[3]" in walk.text
        await walk.press("down", "1", "down", "n", "ctrl+s")
        assert stores.runs.waiting() == []
        assert walk.entries[0].pain[0].after == 1
        assert "Pain form" not in walk.text


async def test_of_two_forms_of_one_session_the_time_tells_which(stores: Stores) -> None:
    async with walking(stores) as walk:
        for _ in range(2):
            await start(walk, "quick")
            await walk.press("l", "4", "enter")
            await walk.play_out()
            await walk.press("escape")
            walk.clock.advance(3600)
        newest = f"Quick calf ({walk.entries[0].started:%Y-%m-%d %H:%M})"
        await walk.press("r")
        assert f"The pain form of {newest} is not finished" in " ".join(walk.text.split())
        await walk.press("F")
        assert f"Leave the pain form of {newest} out?" in walk.text
        await walk.press("F", "r")
        assert "The pain form of Quick calf is not finished" in walk.text


async def test_the_result_and_its_journal_come_before_the_answers(
    stores: Stores,
) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        assert len(walk.entries) == 1
        waiting = only(stores.runs)
        assert waiting.id == stores.log.names()[0].id


async def test_known_exercises_no_longer_wait(stores: Stores) -> None:
    async with walking(stores) as walk:
        for waits in (True, False):
            await start(walk, "quick")
            await walk.press("n", "enter")
            assert ("NEW EXERCISE" in walk.text) is waits
            await walk.play_out()
            await walk.press("ctrl+s")


async def test_without_a_region_it_goes_straight_in_and_asks_no_pain(stores: Stores) -> None:
    async with walking(stores, only="bare") as walk:
        assert "NEW EXERCISE" in walk.text
        await walk.play_out()
        assert "effort" in walk.text.lower() or "hard" in walk.text.lower()
        assert "worst" not in walk.text.split("\n", 2)[2].split("Enter")[0].lower()
        await walk.press("ctrl+s")
        assert walk.app.return_value == "Saved."


async def test_escape_before_a_session_keeps_nothing(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "escape")
        assert "Today" in walk.text
        assert walk.entries == []


async def test_nothing_done_is_nothing_saved(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("n", "enter", "q", "enter")
        assert "nothing was saved" in walk.text
        assert walk.entries == []


async def test_what_was_said_of_the_last_session_goes_with_the_next(stores: Stores) -> None:
    async with walking(stores) as walk:
        today = walk.app.screen
        await start(walk, "quick")
        await walk.press("n", "enter")
        await walk.play_out()
        await walk.press("ctrl+s")
        assert "Saved." in walk.text
        await walk.press("enter")
        assert today is not walk.app.screen
        assert today.query_one("#attention", Lines).shown == ()


@pytest.mark.parametrize("keys", [("ctrl+q",), ("q", "ctrl+q"), ("q", "ctrl+c"), ("o", "ctrl+q")])
async def test_closing_in_a_session_keeps_the_place(stores: Stores, keys: tuple[str, ...]) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter", "space", *keys)
        assert walk.app.return_code == 0, "it was not closed"
    waiting = only(stores.runs)
    run = waiting.cut.played.run
    assert (run.state, run.segment.phase) == ("paused", "hold")
    assert walk.entries == []


async def test_quitting_over_the_form_keeps_it_for_later(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        await walk.press("3", "ctrl+q")
    assert forms(stores) == [("during", 3)]
