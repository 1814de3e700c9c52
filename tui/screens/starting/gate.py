"""Questions that decide what is played: answered with few keys, what a no leaves out, once more."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.card import Card, menu
from tui.widgets.lines import Line, Span, line, paragraph

_KEYS = "{answer.up} {answer.down} and {answer.choose} choose · {answer.yes} or {answer.no}"


class GateScreen(Card[bool | None]):
    """The answers to choose from, for a remote with three keys; None leaves it unanswered.

    It begins with no, so that a key pressed twice by mistake lets nobody through.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,pagedown,j", "move(1)", "Down", id="answer.down", tooltip="The next answer"),
        Binding("up,pageup,k", "move(-1)", "Up", id="answer.up", tooltip="The answer before"),
        Binding("enter,space,full_stop", "choose", "Choose", id="answer.choose",
                tooltip="Give the answer that is marked"),
        Binding("y", "answer(True)", "Yes", id="answer.yes", tooltip="Yes"),
        Binding("n", "answer(False)", "No", id="answer.no", tooltip="No"),
        Binding("escape", "back", "Back", id="answer.back", tooltip="Back to the question"),
    ]  # fmt: skip
    _ANSWERS: ClassVar[tuple[tuple[str, bool | None], ...]] = (
        ("Yes", True),
        ("No", False),
        ("Not yet", None),
    )

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question
        self._at = 1

    def say(self, width: int) -> Sequence[Line]:
        """The question, and the answers."""
        return [
            *paragraph(self._question, width, "strong"),
            line(),
            *menu([words for words, _ in self._ANSWERS], self._at, width),
            line(),
            *paragraph(self.named(_KEYS), width, "dim"),
        ]

    def action_move(self, by: int) -> None:
        """Mark another answer."""
        self._at = (self._at + by) % len(self._ANSWERS)
        self.say_again()

    def action_choose(self) -> None:
        """Give the one that is marked."""
        self.dismiss(self._ANSWERS[self._at][1])

    def action_answer(self, yes: bool) -> None:
        """Give it straight away."""
        self.dismiss(yes)

    def action_back(self) -> None:
        """Answer later."""
        self.dismiss(None)


class NoScreen(Card[bool]):
    """Gives True for a no that is meant; the key `n` means next elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,pagedown", "answer(True)", "No", id="gate.no",
                tooltip="Yes, the answer is no"),
        Binding("escape,pageup", "answer(False)", "Back", id="gate.back",
                tooltip="Back to the question"),
    ]  # fmt: skip

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
            *self.ways(("gate.no", "leave it out"), ("gate.back", "back to the question")),
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
            *self.ways(
                ("again.yes", "yes"),
                ("again.no", "no"),
                ("again.back", "back to Today; it waits"),
            ),
        ]

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)

    def action_back(self) -> None:
        """Decide later."""
        self.dismiss(None)
