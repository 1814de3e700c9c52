"""A screen opened at some size, and its keys pressed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Generic

from textual.pilot import Pilot
from textual.screen import Screen

from tests.screens.support import OneScreenApp, Result, text_of


class Asked(Generic[Result]):
    """A screen while it is shown, and what it ended with."""

    def __init__(self, app: OneScreenApp[Result], pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def text(self) -> str:
        return text_of(self.app)

    @property
    def results(self) -> list[Result | None]:
        return self.app.results

    async def press(self, keys: str) -> None:
        """Press them, with blanks between them, and wait for what they do."""
        await press(self.pilot, *keys.split())

    async def resize(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.pilot.pause()


@asynccontextmanager
async def asking(
    screen: Screen[Result], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Asked[Result]]:
    app = OneScreenApp(screen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Asked(app, pilot)


@asynccontextmanager
async def on_stage(
    screen: Screen[Any], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with asking(screen, size) as asked:
        yield asked.pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press them, and wait for what they do."""
    await pilot.press(*keys)
    await pilot.pause()
