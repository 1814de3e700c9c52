"""A morning that was answered, to be corrected."""

from typing import ClassVar

from textual.binding import BindingType

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import MorningEntry
from tui.core.format.definitions import Region
from tui.core.forms.morning_form import morning_entry_of, morning_form
from tui.core.forms.whose import Unanswered
from tui.core.rules.mornings import MorningDue
from tui.screens.forms.note_page import NotePage, note_keys


class MorningScreen(NotePage[MorningEntry]):
    """Ends with the entry as it is now."""

    BINDINGS: ClassVar[list[BindingType]] = note_keys("morning")

    def __init__(self, entry: MorningEntry, region: Region, clock: Clock) -> None:
        about = MorningDue(entry.day, entry.region, entry.side)
        form = morning_form(about, region, clock.now().date(), entry)
        super().__init__(form, clock, "Morning", str(entry.day))
        self._corrected = entry

    def entry(self) -> MorningEntry | Unanswered:
        """What the answers make."""
        return morning_entry_of(self.form, self._corrected, self._clock.now(), __version__)
