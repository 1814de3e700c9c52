"""What tests of screens share: a clock to set, an app around one screen, the text of a screen."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen

from tui.themes import SOLEUS

Result = TypeVar("Result")


class FakeClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: dt.datetime | None = None) -> None:
        self.seconds = 0.0
        self._began = now or dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.UTC)

    def monotonic(self) -> float:
        """Seconds since the clock was made."""
        return self.seconds

    def now(self) -> dt.datetime:
        """When it was made, and as much later as it was moved."""
        return self._began + dt.timedelta(seconds=self.seconds)

    def local(self, moment: dt.datetime) -> dt.datetime:
        """In the offset that it began with."""
        zone = self._began.tzinfo
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)

    def boot(self) -> str:
        """Always the same run of the machine."""
        return "boot"

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


class OneScreenApp(App[None], Generic[Result]):
    """Shows one screen over an empty one, and keeps what it ends with."""

    CSS_PATH = "../../tui/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+q", "quit", "Quit", show=False, id="quit", tooltip="Quit")]

    def __init__(self, screen: Screen[Result]) -> None:
        super().__init__()
        self._shown = screen
        self.results: list[Result | None] = []
        """What the screen ended with; empty as long as it is shown."""
        self.register_theme(SOLEUS)
        self.theme = SOLEUS.name

    def on_mount(self) -> None:
        """Show it."""
        self.push_screen(self._shown, self.results.append)


def text_of(app: App[Any]) -> str:
    """What the screen shows, row by row, without trailing blanks."""
    rows = app.screen._compositor.render_strips()  # Textual has no public way to the cells
    return "\n".join(strip.text.rstrip() for strip in rows)


async def until(pilot: Pilot[Any], is_so: Callable[[], object]) -> None:
    """Wait until it is so."""
    for _ in range(200):
        if is_so():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"it never came to that:\n{text_of(pilot.app)}")
