"""Questions that decide what is played: what a no leaves out, and the same question once more."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.card import Card
from tui.widgets.lines import Line, Span, line, paragraph


class NoScreen(Card[bool]):
    """Gives True for a no that is meant; the key `n` means next elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "No", id="gate.no", tooltip="Yes, the answer is no"),
        Binding("escape", "answer(False)", "Back", id="gate.back", tooltip="Back to the question"),
    ]

    def __init__(self, left_out: Sequence[str], ends: bool) -> None:
        """`left_out` names exercises; `ends` tells that nothing to do is left after them."""
        super().__init__()
        self._left_out = left_out
        self._ends = ends

    def say(self, width: int) -> Sequence[Line]:
        """What goes, and whether that is the end."""
        end = paragraph("Nothing else is left then: the session ends.", width, "warn")
        return [
            line(Span("No?", "accent"), " This is left out then:"),
            *[row for name in self._left_out for row in paragraph(f"· {name}", width, indent="  ")],
            *(end if self._ends else []),
            line(),
            line(Span("enter", "accent"), "  leave it out"),
            line(Span("esc", "accent"), "    back to the question"),
        ]

    def action_answer(self, is_meant: bool) -> None:
        """Give the answer."""
        self.dismiss(is_meant)


class AskAgainScreen(Card[bool | None]):
    """Asks a gate's question again after hours away; None turns back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="again.yes", tooltip="Yes"),
        Binding("n", "answer(False)", "No", id="again.no", tooltip="No: leaves out what it guards"),
        Binding("escape", "back", "Back", id="again.back", tooltip="Back to Today"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def say(self, width: int) -> Sequence[Line]:
        """The question, and why it comes again."""
        return [
            *paragraph("You were away for a while, so once more:", width, "dim"),
            line(),
            *paragraph(self._question, width, "strong"),
            line(),
            line(Span("y", "accent"), "    yes"),
            line(Span("n", "accent"), "    no"),
            line(Span("esc", "accent"), "  back to Today; it waits"),
        ]

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)

    def action_back(self) -> None:
        """Decide later."""
        self.dismiss(None)
