"""Minutes and seconds in large digits; only a digit that changes is sent."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive

from tui.core.text import clock
from tui.widgets.digits import HEIGHT, big
from tui.widgets.lines import Lines

_PLACES = 5
"""Two digits, a colon, two digits; an hour is shown as 60:00."""


class Countdown(Horizontal):
    """Each place is a widget of its own: Textual sends a changed row from its widget's edge on."""

    DEFAULT_CSS = f"""
    Countdown {{
        height: {HEIGHT};
        width: auto;
        & > Lines {{ width: 7; height: {HEIGHT}; }}
        & > .colon {{ width: 3; }}
    }}
    """
    seconds: reactive[int | None] = reactive(None, repaint=False)

    def compose(self) -> ComposeResult:
        """One widget a place."""
        for place in range(_PLACES):
            yield Lines(classes="colon" if place == 2 else None)

    def on_mount(self) -> None:
        """Show what was set before there was anything to show it."""
        self.watch_seconds(self.seconds)

    def watch_seconds(self, seconds: int | None) -> None:
        """Show the time; None shows nothing."""
        places = list(self.query_children(Lines))
        text = "" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"
        for place, character in zip(places, text.rjust(_PLACES), strict=False):
            place.show(big(character) if character != " " else [])

    @property
    def plain(self) -> str:
        """The time as text."""
        return "" if self.seconds is None else clock(self.seconds)
