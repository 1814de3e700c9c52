"""The app walked through by keys: from Today through a session to its saved form."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.answered import answer_red_flags
from tests.screens.support import FakeClock, text_of
from tests.storage.journals import only
from tests.storage.logs import entries_in
from tui.app import SoleusApp
from tui.core.entries import SessionEntry
from tui.core.format.definitions import Session
from tui.screens.session.session import SessionScreen
from tui.storage.definitions.library import builtin_folder
from tui.storage.log.log import Log
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
        return [one for one in entries_in(self.stores.log) if isinstance(one, SessionEntry)]


def stores_with_quick(tmp_path: Path) -> Stores:
    """A session for the calf, whose red flags are answered, and one without a region."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "calf.toml").write_text(CALF)
    (own / "bare.toml").write_text(NO_REGION)
    roots = (("yours", own), ("built-in", builtin_folder()))
    log = Log(tmp_path / "log")
    answer_red_flags(log, FakeClock().now() - dt.timedelta(minutes=1))
    return Stores(roots, log, tmp_path / "runs")  # type: ignore[arg-type]


def the_session(stores: Stores, name: str) -> Session:
    listed = stores.library().find(name)
    assert listed is not None
    assert listed.session is not None
    return listed.session


@asynccontextmanager
async def walking(
    stores: Stores, clock: FakeClock | None = None, only: str = ""
) -> AsyncIterator[Walk]:
    """The app, started at that moment."""
    clock = clock or FakeClock()
    app = SoleusApp(stores, clock, the_session(stores, only) if only else None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield Walk(app, pilot, clock, stores)


def forms(stores: Stores) -> list[tuple[str, object]]:
    """The answers of the one form that waits."""
    waiting = only(stores.runs)
    return [(answer.name, answer.value) for answer in waiting.cut.answers]


async def start(walk: Walk, title: str) -> None:
    await walk.press("slash", *title.lower(), "enter", "enter")


async def told(walk: Walk, text: str, gone: bool = False) -> None:
    """Wait for what another thread has to say."""
    for _ in range(500):
        await walk.pilot.pause(0.02)
        if (text in walk.text) is not gone:
            return
    raise AssertionError(f"{text!r} never {'went' if gone else 'came'}:\n{walk.text}")
