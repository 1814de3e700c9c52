"""An injury: when it began, and how; asked once for each."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import EpisodeEntry
from tui.core.format.definitions import Side
from tui.core.forms.form import Form, go_to
from tui.core.forms.injury import injury_entry_of, injury_form, open_ones
from tui.core.forms.whose import Unanswered, region_of, side_of
from tui.core.rules.history import Logged
from tui.screens.forms.note_page import NotePage, Regions, corrected, note_keys


class InjuryScreen(NotePage[EpisodeEntry]):
    """Ends with the entry; one that is open on the chosen side is shown, and gone on with."""

    BINDINGS: ClassVar[list[BindingType]] = note_keys("injury")

    def __init__(
        self,
        regions: Regions,
        clock: Clock,
        injuries: Sequence[Logged] = (),
        region_id: str = "",
        side: Side | None = None,
        entry: EpisodeEntry | None = None,
    ) -> None:
        """`injuries` are those of the log; the region and side are chosen to begin with.

        An `entry` is corrected, open or over, whatever its region and side become.
        """
        known = open_ones(injuries, region_id, side)
        if entry is not None:
            known, region_id, side = [("", entry)], entry.region, entry.side
        form = injury_form(regions, region_id, side, known[0][1] if known else None)
        super().__init__(form, clock, "Injury", corrected(entry) or _known(known))
        self._regions = regions
        self._injuries = injuries
        self._about: tuple[str, Side | None] = (region_id, side)
        self._known = known[0] if known else None
        self._is_correcting = entry is not None

    @property
    def known_id(self) -> str:
        """Id of the entry that is gone on with; empty for a new injury."""
        return self._known[0] if self._known else ""

    def settled(self, form: Form) -> Form:
        """On another side, what is known of that one."""
        if self._is_correcting:
            return form
        region_id, side = region_of(form, self._regions), side_of(form, self._regions)
        if isinstance(side, Unanswered) or (region_id, side) == self._about:
            return form
        self._about = region_id, side
        found = open_ones(self._injuries, region_id, side)
        known = found[0] if found else None
        if known == self._known:
            return form
        self._known = known
        self.set_bar("Injury", _known(found))
        other = injury_form(self._regions, region_id, side, known[1] if known else None)
        return go_to(other, form.current.key)

    def entry(self) -> EpisodeEntry | Unanswered:
        """What the answers make, or what they lack."""
        known = self._known[1] if self._known else None
        return injury_entry_of(self.form, self._regions, self._clock.now(), __version__, known)

    def what_enter_does(self) -> str:
        """A sentence for the current field."""
        if self._known and not self._is_correcting and not self.form.is_last:
            saves = "{.enter} goes on; {.save} saves."
            return f"{saves} Write its end, and {{today.injury}} notes a new one."
        return super().what_enter_does()


def _known(injuries: Sequence[tuple[str, EpisodeEntry]]) -> str:
    """Which open injury the form shows, and whether it is the only one there."""
    if not injuries:
        return ""
    others = f"; {len(injuries) - 1} more in the pain log" if len(injuries) > 1 else ""
    return f"known since {injuries[0][1].onset}{others}"
