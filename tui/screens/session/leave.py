"""Whether to end a session: the clock stands meanwhile."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.card import Card
from tui.widgets.lines import Line, Span, line, paragraph


class LeaveScreen(Card[bool]):
    """Gives True to end, False to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,e", "end", "End", id="leave.end", tooltip="End and keep what was done"),
        Binding("escape,space,q", "stay", "Go on", id="leave.stay", tooltip="Back to the session"),
    ]

    def say(self, width: int) -> Sequence[Line]:
        """What ending keeps."""
        return [
            line(Span("End the session?", "accent")),
            line(),
            *paragraph("The clock stands. What you did is kept.", width),
            line(),
            *self.ways(
                ("leave.end", "end here and note the pain"),
                ("leave.stay", "stay, with the clock stopped"),
                ("card.quit", "close; your place is kept"),
            ),
        ]

    def action_end(self) -> None:
        """End it."""
        self.dismiss(True)

    def action_stay(self) -> None:
        """Back, still paused."""
        self.dismiss(False)
