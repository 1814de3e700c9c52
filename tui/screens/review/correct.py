"""A session's answers, given once more."""

from typing import ClassVar

from textual.binding import BindingType

from tui.core.clock import Clock
from tui.core.entries import SessionEntry
from tui.core.format.definitions import Region
from tui.core.forms.correcting import corrected, correction_form
from tui.core.forms.form import FormResult
from tui.screens.forms.after import AfterScreen
from tui.screens.forms.form_page import FormPage, field_keys, form_key


class CorrectScreen(AfterScreen):
    """Ends with the entry as corrected, or None where it was left as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *field_keys("correct"),
        form_key("correct.save", "ctrl+s", "save", "Save", "Save the correction", "^s"),
        form_key("correct.leave", "escape", "later", "Leave", "Leave it as it was", "esc"),
    ]

    def __init__(self, entry: SessionEntry, region: Region | None, clock: Clock) -> None:
        super().__init__(entry, region, clock)
        self.set_reactive(FormPage.form, correction_form(entry, region))

    def about(self) -> tuple[str, str]:
        """Which entry it is."""
        return f"Correct: {self._entry.title}", f"{self._entry.started:%Y-%m-%d %H:%M}"

    def can_quit(self) -> bool:
        """What was not saved is left as it was."""
        return True

    def last_words(self) -> str:
        """Nothing was put off."""
        return ""

    def _end(self, saved: bool) -> None:
        entry = corrected(self.form, self._entry, self._region)
        self.dismiss(FormResult(entry, saved))
