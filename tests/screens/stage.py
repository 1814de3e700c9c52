"""A screen opened at some size, and its keys pressed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from tests.screens.support import OneScreenApp


@asynccontextmanager
async def on_stage(
    screen: Screen[Any], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with OneScreenApp(screen).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press them, and wait for what they do."""
    await pilot.press(*keys)
    await pilot.pause()
