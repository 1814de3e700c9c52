"""A clearance: what a clinician allowed."""

from typing import ClassVar

from textual.binding import BindingType

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import ClearanceEntry
from tui.core.forms.clearing import clearance_entry_of, clearance_form
from tui.core.forms.whose import Unanswered
from tui.screens.forms.note_page import NotePage, Regions, corrected, note_keys


class ClearanceScreen(NotePage[ClearanceEntry]):
    """Ends with the entry; with an `entry` that is corrected."""

    BINDINGS: ClassVar[list[BindingType]] = note_keys("clearance")

    def __init__(
        self,
        regions: Regions,
        clock: Clock,
        region_id: str = "",
        entry: ClearanceEntry | None = None,
    ) -> None:
        """`region_id` is chosen to begin with."""
        form = clearance_form(regions, region_id, entry)
        super().__init__(form, clock, "Clearance", corrected(entry))
        self._regions = regions
        self._corrected = entry

    def entry(self) -> ClearanceEntry | Unanswered:
        """What the answers make, or what they lack."""
        now = self._clock.now()
        return clearance_entry_of(self.form, self._regions, now, __version__, self._corrected)
