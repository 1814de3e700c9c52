"""The red-flag questions by choice: a sign may be new long before they are due."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.screens.walk import Walk, stores_with_quick, told, walking
from tests.storage.logs import entries_in
from tui.core.entries import ScreenEntry
from tui.screens.starting.before import BeforeScreen
from tui.screens.starting.blocked import BlockedScreen
from tui.screens.starting.red_flags import RedFlagsScreen
from tui.screens.today.today import TodayScreen
from tui.storage.stores import Stores


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    """A session of the calf, whose questions were just answered, and one of no region."""
    return stores_with_quick(tmp_path)


async def put_on(walk: Walk, title: str) -> None:
    """The cursor on the session of that title."""
    await walk.press("slash", *title.lower(), "enter")


async def asked(walk: Walk, title: str) -> None:
    """The questions of that session, opened by their key."""
    await put_on(walk, title)
    await walk.press("w")
    await told(walk, ": red flags")
    assert isinstance(walk.app.screen, RedFlagsScreen)


async def answer(walk: Walk, *first: str) -> None:
    """Press these, then none of the rest; over the advice, keep the answers."""
    await walk.press(*first)
    while isinstance(walk.app.screen, RedFlagsScreen):
        await walk.press("enter" if "Enter keeps" in walk.text else "n")


def answered(stores: Stores) -> list[ScreenEntry]:
    """By choice, the newest first."""
    screens = [one for one in entries_in(stores.log) if isinstance(one, ScreenEntry)]
    return [one for one in screens if one.why == "asked"]


@pytest.mark.parametrize("kiosk", [False, True])
async def test_those_of_the_region_under_the_cursor_are_asked_and_kept(
    stores: Stores, kiosk: bool
) -> None:
    async with walking(replace(stores, kiosk=kiosk)) as walk:
        await asked(walk, "quick")
        assert walk.text.startswith(" Calf: red flags")
        assert "Once a week" not in walk.text
        await answer(walk)
        await told(walk, "Your answers are kept. Nothing in them stops you: enter starts")
        assert isinstance(walk.app.screen, TodayScreen)
    (entry,) = answered(stores)
    assert entry.region == "calf"
    assert not any(one.yes for one in entry.answers)


async def test_a_yes_says_what_to_do_and_stops_sessions(stores: Stores) -> None:
    async with walking(stores) as walk:
        await asked(walk, "quick")
        await walk.press("1", "enter")
        await answer(walk)
        await told(walk, "not now")
        assert isinstance(walk.app.screen, BlockedScreen)
        assert "EMERGENCY: call 112" in walk.text
        await walk.press("escape")
        await told(walk, "No session before the red flag has been looked at.")
        await walk.press("enter")
        await told(walk, "not now")
    assert [one.tier for one in answered(stores)[0].answers if one.yes] == ["emergency"]


async def test_a_yes_that_wants_an_appointment_says_so(stores: Stores) -> None:
    async with walking(stores) as walk:
        await asked(walk, "quick")
        while "BOOK" not in walk.text:
            await walk.press("n")
        await answer(walk, "1", "enter")
        await told(walk, "What you said yes to wants an appointment")
        assert isinstance(walk.app.screen, TodayScreen)


async def test_where_there_is_no_region_the_general_ones_are_asked(stores: Stores) -> None:
    async with walking(stores) as walk:
        await asked(walk, "bare")
        assert walk.text.startswith(" Whole body: red flags")
        assert "A face that droops" in walk.text
        await walk.press("1", "enter")
        await answer(walk)
        await told(walk, "Whole body: not now")
        await walk.press("escape")
        await put_on(walk, "quick")
        await walk.press("enter")
        await told(walk, "Whole body: not now")
        await walk.press("r")
        await told(walk, "Whole body: red flags")
        walk.clock.advance(60)
        await answer(walk)
        await told(walk, "Which leg is sore")
        assert isinstance(walk.app.screen, BeforeScreen)
    assert [one.region for one in answered(stores)] == ["general", "general"]


async def test_going_back_keeps_nothing(stores: Stores) -> None:
    async with walking(stores) as walk:
        await asked(walk, "quick")
        await walk.press("escape")
        await told(walk, "Today")
        assert isinstance(walk.app.screen, TodayScreen)
    assert answered(stores) == []


async def test_the_palette_has_them(stores: Stores) -> None:
    async with walking(stores) as walk:
        await put_on(walk, "quick")
        await walk.press("ctrl+p", *"red-flag", "enter")
        await told(walk, "Calf: red flags")


async def test_what_can_not_be_asked_is_told(stores: Stores, tmp_path: Path) -> None:
    flags = tmp_path / "own" / "flags"
    flags.mkdir()
    (flags / "general.toml").write_text("schema = 2\n")
    async with walking(stores) as walk:
        await put_on(walk, "bare")
        await walk.press("w")
        await told(walk, "The red-flag questions can't be asked")
        assert isinstance(walk.app.screen, TodayScreen)


async def test_a_yes_counts_though_it_could_not_be_saved(stores: Stores, tmp_path: Path) -> None:
    async with walking(stores) as walk:
        await asked(walk, "quick")
        (tmp_path / "log").rename(tmp_path / "away")
        (tmp_path / "log").write_text("in the way")
        await walk.press("1", "enter")
        await answer(walk)
        await told(walk, "Not saved yet")
        await walk.press("D")
        await told(walk, "discard it for good")
        await walk.press("D")
        await told(walk, "Calf: not now")
