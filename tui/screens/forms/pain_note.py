"""Pain at any time: where, which side, how strong; more where it is wanted."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import PainEntry
from tui.core.forms.form import go_to
from tui.core.forms.pain_note import WHEN, pain_entry_of, pain_form
from tui.core.forms.whose import Unanswered
from tui.screens.forms.form_page import form_key
from tui.screens.forms.note_page import NotePage, Regions, corrected, note_keys


class PainNoteScreen(NotePage[PainEntry]):
    """Ends with the entry; with an `entry` that is corrected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *note_keys("pain_note"),
        form_key("pain_note.more", "m", "more", "More", "When, where, feel, note", "m"),
    ]

    def __init__(
        self, regions: Regions, clock: Clock, region_id: str = "", entry: PainEntry | None = None
    ) -> None:
        """`region_id` is chosen to begin with."""
        form = pain_form(regions, region_id, entry)
        super().__init__(form, clock, "Pain", corrected(entry))
        self._regions = regions
        self._corrected = entry

    def entry(self) -> PainEntry | Unanswered:
        """What the answers make, or what they lack."""
        now = self._clock.now()
        return pain_entry_of(
            self.form, self._regions, now, self._clock.local, __version__, self._corrected
        )

    def what_enter_does(self) -> str:
        """A sentence for the current field."""
        if self.form.is_last and not self.form.opened:
            return "{.enter} saves. {.more}: an earlier time, where, what it feels like, a note."
        return super().what_enter_does()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`More` works as long as there is more to show."""
        return action != "more" or not self.form.opened

    def action_more(self) -> None:
        """Show the optional questions too, and go to the first."""
        self.take(go_to(replace(self.form, opened=True), WHEN))
