"""Keys that come before the pain log has read anything, as on a slow line."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.reviewing import clock, stores_with
from tests.screens.stage import on_stage
from tests.screens.support import text_of
from tests.storage.entries import ID, an_entry
from tui.screens.review import review
from tui.screens.review.entry import EntryScreen
from tui.screens.review.review import ReviewScreen
from tui.storage.log.log import Log


class Held:
    """Work for threads that is done when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._waiting: list[tuple[asyncio.Future[Any], Callable[[], Any]]] = []
        monkeypatch.setattr(review, "in_thread", self._hold)

    def _hold(self, work: Callable[[], Any]) -> asyncio.Future[Any]:
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((future, work))
        return future

    async def let_go(self, pilot: Pilot[None]) -> None:
        """Do it all, and what follows from it."""
        assert self._waiting
        while self._waiting:
            await self.let_one_go(pilot)

    async def let_one_go(self, pilot: Pilot[None]) -> None:
        """Do what was asked for first."""
        future, work = self._waiting.pop(0)
        if not future.cancelled():
            future.set_result(work())
        await pilot.pause()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


@pytest.fixture
def screen(tmp_path: Path) -> ReviewScreen:
    log = Log(tmp_path / "log")
    log.add(ID, an_entry())
    return ReviewScreen(stores_with(log), clock())


async def test_an_entry_is_opened_as_soon_as_there_is_one(screen: ReviewScreen, held: Held) -> None:
    async with on_stage(screen) as pilot:
        await pilot.press("enter")
        assert "entries" not in text_of(pilot.app), "how many there are is not known yet"
        await held.let_go(pilot)
        assert isinstance(pilot.app.screen, EntryScreen), text_of(pilot.app)


@pytest.mark.parametrize("turns", range(12))
async def test_closing_it_leaves_what_was_being_read(
    screen: ReviewScreen, held: Held, turns: int
) -> None:
    """What was read may come at any moment of the closing, of which some take a few turns."""
    async with on_stage(screen) as pilot:
        pilot.app.simulate_key("escape")
        for _ in range(turns):
            await asyncio.sleep(0)
        await held.let_go(pilot)
        assert pilot.app.screen is not screen


async def test_figures_that_come_while_it_is_taken_away_are_shown_nowhere(
    screen: ReviewScreen, held: Held
) -> None:
    """From the first moment of its removal, as the app ends, a screen takes no charts."""
    async with on_stage(screen) as pilot:
        for _ in ("no rows yet", "the log", "its rows"):
            await held.let_one_go(pilot)
        removed = screen.remove()
        assert screen.is_attached
        await held.let_one_go(pilot)
        await removed
