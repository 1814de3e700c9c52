"""What the forms share that become an entry of their own: saved whole, or left without one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from textual.binding import BindingType

from tui.core.clock import Clock
from tui.core.endings import NOT_SAVED
from tui.core.entries import Entry
from tui.core.format.definitions import Region
from tui.core.forms.answers import Answer
from tui.core.forms.form import Form, go_to
from tui.core.forms.whose import Unanswered
from tui.screens.forms.form_page import FormPage, field_keys, form_key

Noted = TypeVar("Noted", bound=Entry)
Regions = Mapping[str, Region]
"""By id."""


def note_keys(form: str) -> list[BindingType]:
    """The keys of such a form; `form` begins their ids."""
    return [
        *field_keys(form),
        form_key(f"{form}.save", "ctrl+s", "save", "Save", "Save from anywhere", "^s"),
        form_key(f"{form}.back", "escape", "back", "Back", "Back, without saving", "esc"),
    ]


def corrected(entry: Entry | None) -> str:
    """Which entry is corrected, told beside the form's heading; empty where one is noted anew."""
    return f"corrected: {entry.started:%Y-%m-%d %H:%M}" if entry else ""


class NotePage(FormPage[Noted | None]):
    """Ends with the entry, or None where nothing is to be kept."""

    def __init__(self, form: Form, clock: Clock, heading: str, detail: str = "") -> None:
        super().__init__(form, clock, self._note_answer)
        self._heading, self._detail = heading, detail
        self._is_answered = False

    def on_mount(self) -> None:
        """Say what this is."""
        self.set_bar(self._heading, self._detail)

    def _note_answer(self, answer: Answer) -> None:
        self._is_answered = True

    def last_words(self) -> str:
        """What becomes of the answers where the app closes."""
        return NOT_SAVED if self._is_answered else ""

    def entry(self) -> Noted | Unanswered:
        """What the answers make, or what they lack."""
        raise NotImplementedError

    def what_enter_does(self) -> str:
        """A sentence for the current field."""
        return "{.enter} saves." if self.form.is_last else "{.enter} goes on; {.save} saves."

    def action_save(self) -> None:
        """End with the entry; where something is lacking, go there and say what."""
        found = self.entry()
        if not isinstance(found, Unanswered):
            self.dismiss(found)
            return
        form = self.form
        if found.at not in [field.key for field in form.asked]:
            form = replace(form, opened=True)
        self.take(go_to(form, found.at))
        self.hint(found.says)

    def action_back(self) -> None:
        """End without an entry."""
        self.dismiss(None)
