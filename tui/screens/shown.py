"""A screen opened by the flow of a session."""

import asyncio
from typing import Any, TypeVar

from textual.app import App
from textual.screen import Screen

Result = TypeVar("Result")


async def shown(app: App[Any], screen: Screen[Result]) -> Result:
    """What a screen ends with. Once the app is ending none can be opened: this then waits.

    As Textual's `push_screen_wait`, in which a key could end the app before the screen is opened.
    """
    await app._flush_next_callbacks()
    if app.return_code is not None:
        await asyncio.Future()
    return await asyncio.shield(app.push_screen(screen, wait_for_dismiss=True))
