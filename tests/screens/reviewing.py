"""The pain log opened over a log of test entries, and waited for."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.screens.stage import on_stage
from tests.screens.support import FakeClock, text_of
from tui.screens.review.entry import EntryScreen
from tui.screens.review.review import ReviewScreen
from tui.storage.definitions.library import builtin_folder
from tui.storage.log.log import Log
from tui.storage.stores import Stores

TODAY = dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def stores_with(log: Log) -> Stores:
    """Of a person with that log, whose index is in memory."""
    return Stores((("built-in", builtin_folder()),), log, log.folder.parent / "runs")


def clock() -> FakeClock:
    return FakeClock(TODAY)


@asynccontextmanager
async def reviewing(log: Log, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The pain log, once all of it is shown."""
    async with on_stage(ReviewScreen(stores_with(log), clock()), size=size) as pilot:
        await settled(pilot)
        yield pilot


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press them, and wait for what they do, in other threads too."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until nothing is read, computed or written any more; a form may be open."""
    for _ in range(1_000):
        await pilot.pause()
        screen = pilot.app.screen
        is_asking = not isinstance(screen, ReviewScreen | EntryScreen)
        busy = [one for one in pilot.app.workers if one.group != "change" or not is_asking]
        resting = getattr(screen, "_resting", None)
        if not busy and (resting is None or resting._task is None or resting._task.done()):
            await pilot.pause()
            return
        await pilot.pause(0.01)
    raise AssertionError(f"still busy:\n{text_of(pilot.app)}")


def kept_in(folder: Path) -> list[str]:
    """Names of all files of the log."""
    return sorted(path.name for path in folder.glob("*/*.toml"))
