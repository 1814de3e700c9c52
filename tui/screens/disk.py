"""What the screens do while something is written."""

import asyncio
from collections.abc import Callable

from textual.app import App

from tui.leading.face import Unsaved
from tui.screens.shown import shown
from tui.screens.slow import SlowScreen
from tui.screens.threads import in_thread
from tui.screens.unsaved import UnsavedScreen
from tui.storage.writing import CannotWrite

_SAYS_SO_AFTER = 0.3
"""Seconds that a disk may take without a word."""


class DiskScreens:
    """The `Disk` of an app."""

    def __init__(self, app: App[str]) -> None:
        self._app = app

    async def write(self, work: Callable[[], None]) -> None:
        """Write in a thread, and say so if the disk takes long."""
        writing = in_thread(work)
        await asyncio.wait([writing], timeout=_SAYS_SO_AFTER)
        if writing.done() or self._app.return_code is not None:
            await writing
            return
        slow = SlowScreen()
        await self._app.push_screen(slow)
        try:
            await writing
        finally:
            slow.dismiss()

    async def unsaved(self, error: CannotWrite, kiosk: bool) -> Unsaved:
        """Ask on a card that only an answer closes."""
        return await shown(self._app, UnsavedScreen(error, kiosk))
