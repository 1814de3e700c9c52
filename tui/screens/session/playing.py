"""A screen that plays a run: every event is kept, and each second is shown when it comes."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding
from textual.reactive import reactive
from textual.timer import Timer

from tui.core.clock import Clock
from tui.core.playing import events as happened
from tui.core.playing import run
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run
from tui.core.playing.snapshot import Row, Snapshot, rows, rows_differ, snapshot
from tui.core.text import clock
from tui.screens.base import Page
from tui.screens.session.cues import Cues
from tui.screens.session.manner import Manner
from tui.widgets.timing import after

_LABELS_LATER = 0.05
"""Seconds; what a key did is on the screen before the words for what keys do next."""


class PlayingPage(Page[Run]):
    """Plays a run on to its end; what its panes show follows from `snapshot` and `rows`."""

    DEFAULT_CSS = """
    PlayingPage.-cue {
        & TimerPane, & TimerPane *, & RoomPane, & RoomPane * {
            background: $foreground !important;
            color: $background !important;
        }
        & TimerPane *:nocolor, & RoomPane *:nocolor { text-style: reverse; }
    }
    """
    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)
    rows: reactive[tuple[Row, ...]] = reactive((), repaint=False)
    KEYS_WITH_LABELS: ClassVar[list[Binding]] = []

    def __init__(
        self, played: Run, clock: Clock, keep: Callable[[RunEvent], None], manner: Manner
    ) -> None:
        """`keep` is told of everything that happens, in its order."""
        super().__init__()
        self._cues = Cues(self, manner)
        self._keep = keep
        self._clock = clock
        self._labels: tuple[str, ...] = ()
        self._ended = False
        self._alarm: Timer | None = None
        self.played = played
        self.stands_since = self.now
        """The clock when the segment began, or the run last stopped or went on."""

    @property
    def now(self) -> float:
        """Seconds on the clock that the run is measured by."""
        return self._clock.monotonic()

    def play(self, event: RunEvent) -> None:
        """Take what happened: keep it, show the run after it, and wait for the next second."""
        self._keep(event)
        before, self.played = self.played, happened.apply(self.played, event)
        if before.at != self.played.at or before.state != self.played.state:
            self.stands_since = self.now
            self.say("")  # what was said is over
        self.show(before)
        self._end_if_finished()

    def pause_for_idleness(self) -> None:
        """Stop the clock because nobody has pressed a key for long."""
        self.play(happened.Pause(self.now))
        self.say("nobody pressed a key, so it is paused")

    def show(self, before: Run | None = None) -> None:
        """Show the run as it is; `before` is what was shown."""
        self.snapshot = snapshot(self.played)
        if before is None or rows_differ(before, self.played):
            self.rows = rows(self.played)
        self.set_class(self.played.segment.seconds is None, "waits")
        labels = tuple(map(self.label_of, self.KEYS_WITH_LABELS))
        if labels != self._labels:
            self._labels = labels
            after(self, _LABELS_LATER, self.refresh_bindings)
        if self._alarm:
            self._alarm.stop()
        delay = run.next_change(self.played)
        self._alarm = after(self, self.wait_for(delay), self._tick) if delay else None

    def wait_for(self, seconds: float) -> float:
        """Seconds of a timer until so many have passed on the clock."""
        return seconds

    def say(self, what: str) -> None:
        """Say it beside the session's title."""
        self.set_bar(self.played.plan.session.title, what)

    def on_screen_resume(self) -> None:
        """What lay over the session is gone."""
        self._end_if_finished()

    def _end_if_finished(self) -> None:
        if self.played.state == "finished" and self.is_active and not self._ended:
            self._ended = True
            self.dismiss(self.played)

    def _tick(self) -> None:
        before, seen = self.played, self.snapshot
        self.play(happened.Tick(self.now))
        now = self.played
        if seen is not None and self.snapshot is not None:
            trouble = self._cues.tell(seen, self.snapshot, self.now)
            if trouble:
                self.say(trouble)
        if now.interrupted > before.interrupted:
            slept = clock(int(now.interrupted - before.interrupted))
            self.say(f"nothing ran for {slept}, so it is paused")
