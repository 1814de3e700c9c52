"""The way of a note: its form, the entry kept, and a line about it."""

from contextlib import suppress

from textual.app import App

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import Entry
from tui.core.format.definitions import Region, Side
from tui.core.forms import pain_note
from tui.core.rules import mornings
from tui.core.rules.history import Logged
from tui.core.rules.mornings import MorningDue
from tui.core.telling import says, whose
from tui.leading.keeping import Keeping
from tui.screens.disk import DiskScreens
from tui.screens.shown import shown
from tui.screens.today.noting_page import What
from tui.storage.listing import CannotList
from tui.storage.log.history import notes_of_kind, region_used_last
from tui.storage.log.log import Log
from tui.storage.log.onset import hurt_last, onset_offer
from tui.storage.stores import Stores

_NOT_KEPT = "It was not kept."
_NO_REGION = "No part of the body is defined, so there is nothing to note: see sessions/README.md."


class Noting:
    """Leads one person through one note; each way ends with a line about it."""

    def __init__(self, app: App[str], stores: Stores, clock: Clock) -> None:
        self._app = app
        self._stores = stores
        self._clock = clock
        self._keeping = Keeping(DiskScreens(app), stores)

    def wait_until_safe(self, seconds: float) -> bool:
        """Wait until it is on the disk, at most so long; whether it is."""
        return self._keeping.wait(seconds)

    async def note(self, what: What) -> str:
        """One note, from its form to its entry."""
        regions = self._stores.library().regions()
        if not regions:
            return _NO_REGION
        first = self._region_first(regions)
        match what:
            case "pain":
                return await self._pain(regions, first)
            case "injury":
                return await self._injury(regions, first)
            case "clearance":
                return await self._clearance(regions, first)

    async def morning(self, about: MorningDue, morning: int | None, stiff: int | None) -> str:
        """A morning that was answered in Today; without scores it was skipped."""
        now = self._clock.now()
        entry = mornings.morning_entry(about, morning, stiff, now, self._clock.local, __version__)
        return await self._keep(entry, mornings.noted(entry))

    async def _pain(self, regions: dict[str, Region], first: str) -> str:
        from tui.screens.forms.pain_note import PainNoteScreen

        entry = await shown(self._app, PainNoteScreen(regions, self._clock, first))
        if entry is None:
            return ""
        entry_id = Log.new_id(entry.started, entry.kind)
        if not await self._keeping.add(entry_id, entry):
            return _NOT_KEPT
        advice = pain_note.advice(entry, regions[entry.region])
        offer = onset_offer(self._stores, entry_id, entry, in_today=True)
        return " ".join(filter(None, (self._said(pain_note.noted(entry)), advice, offer)))

    async def _injury(self, regions: dict[str, Region], first: str) -> str:
        from tui.screens.forms.injury import InjuryScreen

        injuries, about = self._injuries(regions)
        region_id, side = about or (first, None)
        screen = InjuryScreen(regions, self._clock, injuries, region_id, side)
        entry = await shown(self._app, screen)
        if entry is None:
            return ""
        said = f"Noted: {whose(entry)}, {says(entry)}."
        if screen.known_id:
            known_id, kept = screen.known_id, entry
            is_kept = await self._keeping.save(lambda log: log.revise_or_begin(known_id, kept))
            return self._said(said) if is_kept else _NOT_KEPT
        return await self._keep(entry, said)

    async def _clearance(self, regions: dict[str, Region], first: str) -> str:
        from tui.screens.forms.clearance import ClearanceScreen

        entry = await shown(self._app, ClearanceScreen(regions, self._clock, first))
        if entry is None:
            return ""
        return await self._keep(entry, f"Noted: clearance, {whose(entry)}, {says(entry)}.")

    async def _keep(self, entry: Entry, said: str) -> str:
        """Keep a new entry; `said` is told if it is kept."""
        is_kept = await self._keeping.add(Log.new_id(entry.started, entry.kind), entry)
        return self._said(said) if is_kept else _NOT_KEPT

    def _said(self, said: str) -> str:
        return said + self._keeping.elsewhere()

    def _injuries(
        self, regions: dict[str, Region]
    ) -> tuple[list[Logged], tuple[str, Side | None] | None]:
        """Those of the log, and what hurt last; nothing of a log that can't be listed."""
        with suppress(CannotList):
            return notes_of_kind(self._stores.log, "episode"), hurt_last(self._stores.log, regions)
        return [], None

    def _region_first(self, regions: dict[str, Region]) -> str:
        """The one that was used last, else the first."""
        with suppress(CannotList):
            if used := region_used_last(self._stores.log, regions):
                return used
        return next(iter(regions))
