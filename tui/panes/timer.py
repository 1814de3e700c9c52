"""The timer pane: what to do now, how long it lasts, what comes next."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from tui.core.playing.snapshot import Snapshot
from tui.core.playing.wording import (
    USUAL_KEYS,
    KeysOn,
    next_words,
    phase_words,
    place_words,
    short_place_words,
)
from tui.core.text import clock
from tui.widgets.countdown import Countdown
from tui.widgets.lines import Drawn, Line, Span, Tone, fit, line
from tui.widgets.progress import Progress


class Heading(Drawn):
    """Name, side, set and repetition of the current step."""

    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def watch_snapshot(self) -> None:
        """Draw the moment."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Two lines, or all of it in one."""
        now = self.snapshot
        if now is None:
            return []
        if height == 1:
            place = short_place_words(now)
            name = Span(fit(now.name, width - cell_len(place) - 1), "accent")
            return [line(name, " ", Span(place, "strong"))]
        return [
            line(Span(fit(now.name, width), "accent")),
            line(Span(fit(place_words(now), width), "strong")),
        ]


class Status(Drawn):
    """The phase, what comes next, and the time left in the whole session."""

    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)
    steps: int = 0
    keys: KeysOn = USUAL_KEYS

    def watch_snapshot(self) -> None:
        """Draw the moment."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Three lines; the one that changes each second begins with what changes.

        Two leave out the time of the session. A single one is for a timer without its digits.
        """
        now = self.snapshot
        if now is None:
            return []
        tone: Tone = "warn" if now.state in ("paused", "waiting") else "good"
        phase = phase_words(now, self.keys)
        if height == 1:
            left = "" if now.seconds is None else f"{clock(now.seconds):>5} "
            return [line(Span(left, "accent"), Span(fit(phase, width - len(left)), tone))]
        return [
            line(Span(fit(phase, width), tone)),
            line(Span(fit(f"Next: {next_words(now.upcoming)}", width))),
            line(
                Span(f"{clock(now.session_seconds):>5} left", "strong"),
                Span(f" in all · step {now.step + 1} of {self.steps}", "dim"),
            ),
        ][:height]


class TimerPane(Vertical):
    """Heading, countdown, bar and status, from one snapshot."""

    DEFAULT_CSS = """
    TimerPane {
        height: auto;
        & > Heading { height: 2; }
        & > Status { height: 3; }
        & > Progress { height: 1; }
    }
    """
    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def __init__(self, steps: int, keys: KeysOn = USUAL_KEYS) -> None:
        super().__init__()
        self._steps = steps
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The parts, top to bottom."""
        yield Heading().data_bind(TimerPane.snapshot)
        yield Countdown()
        yield Progress()
        status = Status().data_bind(TimerPane.snapshot)
        status.steps, status.keys = self._steps, self._keys
        yield status

    def watch_snapshot(self, now: Snapshot | None) -> None:
        """Hand the time to countdown and bar; what waits has neither."""
        if now is None or not self.is_mounted:
            return
        countdown, bar = self.query_one(Countdown), self.query_one(Progress)
        countdown.display = bar.display = now.seconds is not None
        if now.seconds is not None:
            countdown.seconds = now.seconds
            bar.share = 1 - now.seconds / now.length if now.length else 1.0

    def on_mount(self) -> None:
        """Show the first moment."""
        self.watch_snapshot(self.snapshot)
