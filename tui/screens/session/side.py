"""Which side a mark belongs to, where both work at once."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tui.core.format.definitions import Side
from tui.screens.card import Card
from tui.widgets.lines import Line, Span, line


class SideScreen(Card[Side | None]):
    """Gives the side, or None where it stays unknown. The mark itself is already kept."""

    TAKES_DIGITS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "side('left')", "Left", id="side.left", tooltip="The left side"),
        Binding("r", "side('right')", "Right", id="side.right", tooltip="The right side"),
        Binding("backspace", "take_back", "Take back", id="side.take_back",
                tooltip="Take the mark back"),
        Binding("escape", "unknown", "Unknown", id="side.unknown", tooltip="Leave it unknown"),
    ]  # fmt: skip

    def __init__(self, on_digit: Callable[[int], None], take_back: Callable[[], bool]) -> None:
        """`take_back` takes the last mark back, and tells whether one is left to ask about."""
        super().__init__()
        self._on_digit = on_digit
        self._take_back = take_back

    def say(self, width: int) -> Sequence[Line]:
        """The question."""
        return [
            line(Span("Which side hurts?", "accent")),
            line(),
            *self.ways(
                ("side.left", "left"),
                ("side.right", "right"),
                ("side.unknown", "leave it unknown"),
                ("side.take_back", "take the mark back"),
            ),
        ]

    def takes(self, event: events.Key) -> bool:
        """A digit still belongs to the score: the 0 of a 10."""
        if not (event.character and event.character in "0123456789"):
            return False
        self._on_digit(int(event.character))
        return True

    def action_side(self, side: Side) -> None:
        """One side."""
        self.dismiss(side)

    def action_take_back(self) -> None:
        """It was a slip of the finger."""
        if not self._take_back():
            self.dismiss(None)

    def action_unknown(self) -> None:
        """Not known."""
        self.dismiss(None)
