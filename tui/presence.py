"""Whether anybody is there: what becomes of a screen where no key is pressed for long."""

from typing import TYPE_CHECKING

from textual.events import Event, InputEvent

from tui.core.clock import Clock
from tui.core.endings import NOBODY_THERE
from tui.core.settings import Settings
from tui.core.terminals import Colours
from tui.looks import AppWithLooks
from tui.widgets.timing import every

if TYPE_CHECKING:
    from tui.screens.session.playing import PlayingPage

_DISK_GETS = 0.5
"""Seconds to write the last events, before an idle screen closes."""


class AppThatNoticesAbsence(AppWithLooks):
    """Pauses or closes by the limits of the settings; `core.idle` has the rules."""

    def __init__(
        self, settings: Settings, clock: Clock, colours: Colours, beyond_ascii: bool
    ) -> None:
        super().__init__(settings, colours, beyond_ascii)
        self._limits = settings.idle
        self._now = clock.monotonic
        self._pressed_at = clock.monotonic()

    def playing(self) -> "PlayingPage | None":
        """The session that is under way, if one is."""
        raise NotImplementedError

    def wait_until_safe(self, seconds: float) -> bool:
        """Wait until all that happened is on the disk, at most so long; from any thread."""
        raise NotImplementedError

    def last_words(self) -> str:
        """What becomes of what is on the screens, where they close now; empty for nothing."""
        raise NotImplementedError

    def watch_idleness(self) -> None:
        """Look now and then, from now on."""
        if self._limits.look_every is not None:
            every(self, self._limits.look_every, self._look_if_idle)

    def note_presence(self) -> None:
        """Somebody is there."""
        self._pressed_at = self._now()

    async def on_event(self, event: Event) -> None:
        """Remember when something came from the person."""
        if isinstance(event, InputEvent):
            self.note_presence()
        await super().on_event(event)

    def _look_if_idle(self) -> None:
        """Pause or close where nobody has pressed a key for long enough."""
        from tui.core.idle import doing, due

        playing = self.playing()
        since = max(self._pressed_at, playing.stands_since if playing else 0.0)
        run = playing.played if playing else None
        what = due(self._limits, doing(run), self._now() - since)
        if what == "pause" and playing:
            playing.pause_for_idleness()
        elif what == "close" and self.wait_until_safe(_DISK_GETS):
            self.exit(f"{NOBODY_THERE} {self.last_words()}".rstrip())
