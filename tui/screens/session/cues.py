"""Cues as they are seen, heard and handed on."""

import os
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from tui.core.playing.cues import cue, flashes, rings
from tui.core.playing.snapshot import Snapshot
from tui.screens.session.manner import Manner
from tui.widgets.timing import after

if TYPE_CHECKING:
    from tui.screens.session.cue_command import CueCommand

INVERTED = "-cue"
"""The class of a screen whose timer is inverted."""
FLASH = 0.3
"""Seconds; long enough to be seen from the corner of an eye."""
_LONG_AGO = -3600.0


class Cues:
    """Inverts the timer, rings the bell and tells the person's program."""

    def __init__(self, screen: Screen[Any], manner: Manner) -> None:
        self._screen = screen
        self._manner = manner
        self._flashed_at = _LONG_AGO
        self._command: CueCommand | None = None
        self.is_muted = False
        """Whether the bell is off for this session."""

    def tell(self, before: Snapshot, now: Snapshot, at: float) -> str:
        """Tell of what the clock did, at that second of it; why it can't, where it can't."""
        told = cue(before, now)
        if told is None:
            return ""
        if flashes(told, at - self._flashed_at):
            self._flashed_at = at
            self._screen.add_class(INVERTED)
            after(self._screen, FLASH, self._end_flash)
        if rings(self._manner.bell, told) and not self.is_muted:
            self._screen.app.bell()
        return self._hand_on(told) if self._manner.command else ""

    def _end_flash(self) -> None:
        self._screen.remove_class(INVERTED)

    def _hand_on(self, told: str) -> str:
        if self._command is None:
            from tui.screens.session.cue_command import CueCommand  # few people have one

            self._command = CueCommand(self._manner.command, os.environ)
        trouble = self._command.trouble
        self._command.tell(told)
        return f"on_cue: {trouble}" if trouble else ""
