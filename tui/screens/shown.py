"""A screen opened by the flow of a session."""

import asyncio
from typing import Any, TypeVar

from textual.app import App
from textual.screen import Screen

Result = TypeVar("Result")


async def shown(app: App[Any], screen: Screen[Result]) -> Result:
    """What a screen ends with. Once the app is ending none can be opened: this then waits."""
    if app.return_code is not None:
        await asyncio.Future()
    return await app.push_screen_wait(screen)
