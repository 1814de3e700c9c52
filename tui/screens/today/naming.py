"""What a new session is called."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tui.core.format.problems import suggested_id
from tui.core.text import clean
from tui.screens.card import Card
from tui.widgets.lines import Line, Span, fit, line

_LONGEST = 60


class NamingScreen(Card[str | None]):
    """Gives the title, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take", id="naming.take", tooltip="Make the file and open it"),
        Binding("escape", "cancel", "Cancel", id="naming.cancel", tooltip="Make none"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""

    def say(self, width: int) -> Sequence[Line]:
        """What was typed so far, and the file that makes."""
        file_id = suggested_id(self._title)
        named = f"The file will be {file_id}.toml" if file_id else "Letters a-z or digits, please."
        return [
            line(Span("What is the new session called?", "accent")),
            line(),
            line(Span(fit(f"{self._title}▏", width), "strong")),
            line(Span(fit(named if self._title else "", width), "dim")),
            line(),
            line(
                Span(self.key("naming.take"), "accent"),
                " opens it in your editor   ",
                Span(self.key("naming.cancel"), "accent"),
                " none",
            ),
        ]

    def takes_text(self) -> bool:
        """Always."""
        return True

    def takes(self, event: events.Key) -> bool:
        """Letters are typed."""
        if event.key == "backspace":
            self._title = self._title[:-1]
        elif event.character and event.is_printable:
            self._title = clean(self._title + event.character, _LONGEST)
        else:
            return False
        self.say_again()
        return True

    def action_take(self) -> None:
        """Use it, if a file can be called so."""
        if suggested_id(self._title):
            self.dismiss(self._title.strip())
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """None after all."""
        self.dismiss(None)
