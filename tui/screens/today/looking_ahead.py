"""What Today says once the log is read: the morning that is due, and what is next."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work

from tui.core.format.definitions import Session
from tui.screens.threads import in_thread
from tui.screens.today.asking import AskingPage
from tui.storage.stores import Stores
from tui.widgets.timing import after

if TYPE_CHECKING:
    from tui.core.rules.what_next import Next
    from tui.storage.log.mornings import DueMorning

_TAKES_LONG = 0.5
"""Seconds after which it is said that the log is being read."""


class LookingAheadPage(AskingPage):
    """Reads in a thread, so that no key waits for a slow disk or for a long log."""

    def suggest(self, session_id: str | None) -> None:
        """Put the cursor on what is suggested first, unless the person has chosen something."""
        raise NotImplementedError

    @work(exclusive=True, group="ahead")
    async def look_ahead(self, sessions: Sequence[Session]) -> None:
        """Ask about a morning that is due, and say what is next."""
        stores, now = self._stores, self._clock.now()
        slow = after(self, _TAKES_LONG, self.show_reading)
        try:
            mornings, found = await in_thread(lambda: _read(stores, sessions, now))
        finally:
            slow.stop()
        if self.can_show:
            self.ask_about(mornings)
            self.show_next(found)
            self.suggest(found.session)


def _read(
    stores: Stores, sessions: Sequence[Session], now: dt.datetime
) -> "tuple[tuple[DueMorning, ...], Next]":
    """Nothing of a log that can't be listed: Today says so already."""
    from tui.core.rules.what_next import Next
    from tui.storage.listing import CannotList
    from tui.storage.log.ahead import ahead
    from tui.storage.log.mornings import mornings_due

    try:
        return mornings_due(stores, now), ahead(stores, sessions, now)
    except CannotList:
        return (), Next()
