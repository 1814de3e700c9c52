"""The form that corrects an entry of each kind."""

from collections.abc import Mapping
from typing import Any

from msgspec import structs
from textual.app import App
from textual.screen import Screen

from tui.core.clock import Clock
from tui.core.entries import (
    ClearanceEntry,
    Entry,
    EpisodeEntry,
    MorningEntry,
    PainEntry,
    SessionEntry,
)
from tui.core.format.definitions import Region
from tui.core.forms.form import FormResult
from tui.screens.forms.clearance import ClearanceScreen
from tui.screens.forms.injury import InjuryScreen
from tui.screens.forms.pain_note import PainNoteScreen
from tui.screens.review.correct import CorrectScreen
from tui.screens.review.morning import MorningScreen
from tui.screens.shown import shown


async def corrected(
    app: App[Any], entry: Entry, regions: Mapping[str, Region], clock: Clock
) -> Entry | None:
    """The entry with other answers; None where it is to stay as it is."""
    page = _page(entry, regions, clock)
    answered = _kept(await shown(app, page)) if page else None
    return None if answered is None or _content(answered) == _content(entry) else answered


def can_be_corrected(entry: Entry, regions: Mapping[str, Region]) -> bool:
    """Whether there is a form for it."""
    if isinstance(entry, MorningEntry):
        return entry.region in regions
    return isinstance(entry, SessionEntry | PainEntry | ClearanceEntry | EpisodeEntry)


def _page(entry: Entry, regions: Mapping[str, Region], clock: Clock) -> Screen[Any] | None:
    """What asks anew, with the answers filled in."""
    match entry:
        case SessionEntry():
            return CorrectScreen(entry, regions.get(entry.region or ""), clock)
        case PainEntry():
            return PainNoteScreen(regions, clock, entry=entry)
        case MorningEntry() if entry.region in regions:
            return MorningScreen(entry, regions[entry.region], clock)
        case ClearanceEntry():
            return ClearanceScreen(regions, clock, entry=entry)
        case EpisodeEntry():
            return InjuryScreen(regions, clock, entry=entry)
        case _:
            return None


def _kept(result: FormResult | Entry | None) -> Entry | None:
    if isinstance(result, FormResult):
        return result.entry if result.saved else None
    return result


def _content(entry: Entry) -> dict[str, object]:
    """All but when, and by what, it was written."""
    return {**structs.asdict(entry), "entered": None, "app": None}
