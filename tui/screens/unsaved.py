"""Something could not be saved: it is kept in memory until it is, somewhere."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tui.core.text import clean
from tui.leading.face import GIVE_UP, GO_ON, Unsaved
from tui.screens.card import Card
from tui.storage.places import typed_path
from tui.storage.writing import CannotWrite
from tui.widgets.lines import Line, Span, line, paragraph

_SURE = "Press {unsaved.discard} again to discard it for good. {unsaved.stay}: no"


class UnsavedScreen(Card[Unsaved]):
    """Nothing closes this over a result but saving it, or giving it up twice over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "try_again", "Try again", id="unsaved.again", tooltip="Save once more"),
        Binding("w", "elsewhere", "Elsewhere", id="unsaved.elsewhere",
                tooltip="Save in another folder"),
        Binding("D", "give_up", "Discard", id="unsaved.discard",
                tooltip="Give the result up; asks again"),
        Binding("escape", "stay", "Back", id="unsaved.stay", tooltip="Back to the question"),
        Binding("ctrl+q,ctrl+c", "stay", "Stay", show=False, id="unsaved.hold",
                tooltip="Does not close over an unsaved result"),
    ]  # fmt: skip

    def __init__(self, error: CannotWrite, kiosk: bool = False, under_way: bool = False) -> None:
        """In a kiosk nobody chooses a folder; what is under way goes on without being saved."""
        super().__init__()
        self._under_way = under_way
        self._error = error
        self._kiosk = kiosk
        self._path: str | None = None
        self._asked_to_give_up = False

    def say(self, width: int) -> Sequence[Line]:
        """What happened, and the ways on."""
        lines = [
            line(Span("Not saved yet", "bad")),
            line(),
            *paragraph(clean(str(self._error)), width),
            line(),
            *paragraph("What you did is kept as long as this stays open.", width, "strong"),
            line(),
        ]
        if self._path is not None:
            return [
                *lines,
                line("Folder to save in; it is made, for you alone:"),
                line(Span(f"{self._path[-(width - 1) :]}_", "accent")),
                line(),
                line(Span(self.named("{unsaved.again}: save there · {unsaved.stay}: back"), "dim")),
            ]
        if self._asked_to_give_up:
            return [*lines, line(Span(self.named(_SURE), "bad"))]
        elsewhere = () if self._kiosk else (("unsaved.elsewhere", "write it to another folder"),)
        last = (
            ("unsaved.stay", "go on; saving is tried again by itself")
            if self._under_way
            else ("unsaved.discard", "discard it")
        )
        return [*lines, *self.ways(("unsaved.again", "try again"), *elsewhere, last)]

    def action_try_again(self) -> None:
        """Once more, in the folder that was typed if there is one."""
        if self._path is None:
            self.dismiss(None)
        elif self._path.strip():
            self.dismiss(typed_path(self._path.strip()).absolute())

    def action_elsewhere(self) -> None:
        """Ask for a folder."""
        if not self._kiosk:
            self._path = "~/soleus-log"
            self.say_again()

    def action_stay(self) -> None:
        """Back to the ways on; from those, on with what is under way."""
        if self._under_way and self._path is None:
            self.dismiss(GO_ON)
            return
        self._path, self._asked_to_give_up = None, False
        self.say_again()

    def action_give_up(self) -> None:
        """Discard, the second time it is pressed."""
        if self._under_way:
            return
        if self._asked_to_give_up:
            self.dismiss(GIVE_UP)
        self._asked_to_give_up = True
        self.say_again()

    def takes_text(self) -> bool:
        """While a folder is typed."""
        return self._path is not None

    def takes(self, event: events.Key) -> bool:
        """While a folder is typed, letters belong to it."""
        if self._path is None:
            return False
        if event.key == "backspace":
            self._path = self._path[:-1]
        elif event.character and event.is_printable:
            self._path = clean(self._path + event.character, 1_000)
        else:
            return False
        self.say_again()
        return True

    def on_paste(self, event: events.Paste) -> None:
        """A path may be pasted."""
        if self._path is not None:
            self._path = clean(self._path + event.text, 1_000)
            self.say_again()
