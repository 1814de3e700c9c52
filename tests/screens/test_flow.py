"""The way through a session in the whole app: what is kept at each point, and when saving fails."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.support import FakeClock, text_of
from tui.app import SoleusApp
from tui.core.definitions import Session
from tui.core.entries import SessionEntry
from tui.screens.session import SessionScreen
from tui.storage.library import builtin_folder
from tui.storage.log import Log, Stored
from tui.storage.places import Places
from tui.storage.runs import Waiting
from tui.storage.stores import Stores

CALF = """
schema = 1
title = "Quick calf"
region = "calf"
[[steps]]
kind = "hold"
name = "Wall"
seconds = 3
sides = "each"
prepare = 0
switch = 0
muscles = ["soleus"]
"""
NO_REGION = CALF.replace('region = "calf"\n', "").replace("Quick calf", "Bare")


class Walk:
    """The app, walked through by keys under a fake clock."""

    def __init__(self, app: SoleusApp, pilot: Pilot[str], clock: FakeClock, stores: Stores) -> None:
        self.app, self.pilot, self.clock, self.stores = app, pilot, clock, stores

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def play_out(self) -> None:
        """Let the session run to its end."""
        screen = self.app.screen
        assert isinstance(screen, SessionScreen)
        while not screen._ended:
            if screen.played.state == "waiting":
                await self.press("space")
            self.clock.advance(1)
            screen._tick()
            await self.pilot.pause()
        await self.pilot.pause()

    @property
    def text(self) -> str:
        return text_of(self.app)

    @property
    def entries(self) -> list[SessionEntry]:
        found = [self.stores.log.read(name) for name in self.stores.log.names()]
        return [one.entry for one in found if isinstance(one, Stored)]


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    own = tmp_path / "own"
    own.mkdir()
    (own / "calf.toml").write_text(CALF)
    (own / "bare.toml").write_text(NO_REGION)
    roots = (("yours", own), ("built-in", builtin_folder()))
    return Stores(roots, Log(tmp_path / "log"), tmp_path / "runs")  # type: ignore[arg-type]


def the_session(stores: Stores, name: str) -> Session:
    listed = stores.library().find(name)
    assert listed is not None
    assert listed.session is not None
    return listed.session


@asynccontextmanager
async def walking(stores: Stores, only: str = "") -> AsyncIterator[Walk]:
    clock = FakeClock()
    app = SoleusApp(stores, clock, the_session(stores, only) if only else None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield Walk(app, pilot, clock, stores)


def forms(stores: Stores) -> list[tuple[str, object]]:
    """The answers of the one form that waits."""
    (waiting,) = stores.runs.waiting()
    assert isinstance(waiting, Waiting)
    return [(answer.name, answer.value) for answer in waiting.cut.answers]


async def start(walk: Walk, title: str) -> None:
    await walk.press("slash", *title.lower(), "enter", "enter")


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


async def test_later_keeps_a_draft_that_today_offers(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        await walk.press("3", "escape")
        assert "press f" in walk.text
        assert forms(stores) == [("during", 3)]
        await walk.press("f")
        assert "[3]" in walk.text
        await walk.press("down", "1", "down", "n", "ctrl+s")
        assert stores.runs.waiting() == []
        assert walk.entries[0].pain[0].after == 1
        assert "Pain form" not in walk.text


async def test_the_result_and_a_draft_are_there_before_the_form_is_answered(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        assert len(walk.entries) == 1
        (waiting,) = stores.runs.waiting()
        assert isinstance(waiting, Waiting)
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


async def test_a_result_that_cannot_be_saved_is_kept_until_it_is(
    stores: Stores, tmp_path: Path
) -> None:
    (tmp_path / "log").write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        assert "Not saved yet" in walk.text
        await walk.press("escape", "ctrl+q", "ctrl+c", "q", "enter")
        assert "Not saved yet" in walk.text
        await walk.press("D")
        assert "discard it for good" in walk.text
        await walk.press("escape")
        (tmp_path / "log").unlink()
        await walk.press("enter")
        assert len(walk.entries) == 1
        assert "Now you have finished" in walk.text


async def test_a_result_can_be_saved_elsewhere_with_its_form(
    stores: Stores, tmp_path: Path
) -> None:
    (tmp_path / "log").write_text("in the way")
    elsewhere = tmp_path / "q" / "stick"
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        await walk.press("w", *["backspace"] * 12)
        for character in str(elsewhere):
            await walk.pilot.press(character if character.isalnum() else _name(character))
        await walk.press("enter")
        assert len(Log(elsewhere / "log").names()) == 1
        await walk.press("enter", "2", "enter", "n", "ctrl+s")
        assert "It is in" in walk.text
    (name,) = Log(elsewhere / "log").names()
    assert name.revision == 2


def _name(character: str) -> str:
    return {"/": "slash", "-": "minus", "_": "underscore", ".": "full_stop"}[character]


async def test_discarding_asks_twice(stores: Stores, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("n", "enter")
        await walk.play_out()
        await walk.press("D", "D")
        assert "discarded" in walk.text


@pytest.mark.parametrize("keys", [("ctrl+q",), ("q", "ctrl+q"), ("q", "ctrl+c"), ("o", "ctrl+q")])
async def test_closing_in_a_session_keeps_the_place(stores: Stores, keys: tuple[str, ...]) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter", "space", *keys)
        assert walk.app.return_code == 0, "it was not closed"
    (waiting,) = stores.runs.waiting()
    assert isinstance(waiting, Waiting)
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


async def test_a_journal_that_cannot_be_written_is_told_until_it_can(
    stores: Stores, tmp_path: Path
) -> None:
    stores.runs_folder.write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await told(walk, "Not saved")
        assert "ctrl+w" in walk.text
        stores.runs_folder.unlink()
        await walk.press("ctrl+w")
        assert "go on; saving is tried again" in walk.text
        await walk.press("D")
        assert "discard it for good" not in walk.text
        await walk.press("enter")
        await told(walk, "Not saved", gone=True)
        assert len(stores.runs.waiting()) == 1
        await walk.play_out()
        assert "Not saved" not in walk.text
        assert len(walk.entries) == 1


async def test_what_is_under_way_can_be_saved_elsewhere(stores: Stores, tmp_path: Path) -> None:
    stores.runs_folder.write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await told(walk, "Not saved")
        await walk.press("ctrl+w", "w", *["backspace"] * 12)
        for character in str(tmp_path / "stick"):
            await walk.pilot.press(character if character.isalnum() else _name(character))
        await walk.press("enter")
        await told(walk, "Not saved", gone=True)
        elsewhere = Stores.at(Places.under(tmp_path / "stick"))
        assert len(elsewhere.runs.waiting()) == 1
        await walk.play_out()
        await walk.press("enter", "2", "enter", "n", "ctrl+s")
        assert "It is in" in walk.text
        assert len(elsewhere.log.names()) == 1
        assert elsewhere.runs.waiting() == []


async def test_what_cannot_be_kept_is_not_left_by_a_slip(stores: Stores) -> None:
    stores.runs_folder.write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await told(walk, "Not saved")
        await walk.press("ctrl+q")
        assert "End the session?" in walk.text
        assert walk.app.is_running


async def told(walk: Walk, text: str, gone: bool = False) -> None:
    """Wait for what another thread has to say."""
    for _ in range(500):
        await walk.pilot.pause(0.02)
        if (text in walk.text) is not gone:
            return
    raise AssertionError(f"{text!r} never {'went' if gone else 'came'}:\n{walk.text}")
