"""The room view: a session in letters that are read from three metres."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.timer import Timer

from tui.core.format.definitions import Step
from tui.core.playing.room import pain_words, room_words
from tui.core.playing.snapshot import Snapshot
from tui.core.playing.wording import KeysOn
from tui.panes.guide import GuidePane
from tui.widgets.big import BigText, BigTime
from tui.widgets.gauge import Gauge
from tui.widgets.timing import after

_TITLE_AND_KEYS = 2
_DESIGNED = 24 - _TITLE_AND_KEYS
"""Rows of a terminal of 24 between its title and its keys."""
_NAME, _BELOW = 6, 4
"""Rows of those. The digits have eleven, and begin with a row: so the fewest rows change."""
_SMALL = (17, 58)
"""Rows and columns below which the digits get nearly all there is."""
_TOLD = 3.0
"""Seconds for which a mark of pain, or that it is gone, stands in the place of phase and count."""


class Heights(NamedTuple):
    """Rows of the parts, top to bottom; what is left is the middle's, before the last."""

    bar: int
    name: int
    below: int


def heights(columns: int, rows: int) -> Heights:
    """How a terminal is shared out."""
    if rows < _SMALL[0] or columns < _SMALL[1]:
        return Heights(1, 1, 1)
    return Heights(
        max(1, rows // _DESIGNED),
        round(rows * _NAME / _DESIGNED),
        max(3, round(rows * _BELOW / _DESIGNED)),
    )


class RoomPane(Vertical):
    """Name, countdown or word, bar, phase and count, from one snapshot."""

    DEFAULT_CSS = """
    RoomPane {
        & > BigTime, & > #word, & > GuidePane { height: 1fr; }
        & > BigTime, & > #word { color: $accent; }
        & > #below { color: $success; }
        & > #below.-stands { color: $warning; }
        & > GuidePane { margin: 1 2 0 2; }
    }
    """
    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def __init__(self, steps: Sequence[Step], keys: KeysOn, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._steps = steps
        self._keys = keys
        self._told: Timer | None = None
        self._telling = ""
        """What became of the marks, while it is told."""

    def compose(self) -> ComposeResult:
        """The parts, top to bottom; of the three in the middle one is shown."""
        yield Gauge()
        yield BigText(above=True, below=True, id="name")
        yield BigTime()
        yield BigText(id="word")
        yield GuidePane(self._steps).data_bind(RoomPane.snapshot)
        yield BigText(above=True, id="below")

    def on_mount(self) -> None:
        """Show the first moment, laid out for the room that there will be, not again after that."""
        columns, rows = self.screen.size
        self._share_out(columns, rows - _TITLE_AND_KEYS)
        self._show(self.snapshot)

    def on_resize(self, event: events.Resize) -> None:
        """Share the room out anew."""
        self._share_out(*event.size)

    def _share_out(self, columns: int, rows: int) -> None:
        parts = heights(columns, rows)
        self.query_one("#name").styles.height = parts.name
        self.query_one(Gauge).styles.height = parts.bar
        self.query_one("#below").styles.height = parts.below

    def watch_snapshot(self, before: Snapshot | None, now: Snapshot | None) -> None:
        """Show the moment; what just became of the marks of pain is told for a while."""
        if before and now and now.marks != before.marks:
            self._stop_telling()
            self._telling = pain_words(before.marks, now.marks)
            self._told = after(self, _TOLD, self._end_telling)
        if self.is_mounted:
            self._show(now)

    def _show(self, now: Snapshot | None) -> None:
        if now is None:
            return
        words = room_words(now, len(self._steps), self._keys)
        countdown, gauge = self.query_one(BigTime), self.query_one(Gauge)
        word, guide = self.query_one("#word", BigText), self.query_one(GuidePane)
        below = self.query_one("#below", BigText)
        countdown.display = words.middle == "time"
        word.display = words.middle == "word"
        guide.display = words.middle == "text"
        gauge.display = now.seconds is not None
        if now.seconds is not None:
            countdown.length, countdown.seconds = now.length, now.seconds
            gauge.share = 1 - now.seconds / now.length if now.length else 1.0
        self.query_one("#name", BigText).text = words.name
        word.text = words.word
        below.text = self._telling or words.below
        below.set_class(now.state in ("paused", "waiting"), "-stands")

    def _end_telling(self) -> None:
        self._stop_telling()
        self._show(self.snapshot)

    def _stop_telling(self) -> None:
        if self._told:
            self._told.stop()
        self._told, self._telling = None, ""
