"""Asking about red flags, and what an open one leads to; answers go into the log at once."""

from collections.abc import Sequence
from contextlib import suppress

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import ScreenEntry
from tui.core.format.definitions import Region
from tui.core.format.general_flags import Flagged
from tui.core.forms.red_flag_form import screen_entry
from tui.core.forms.red_flag_words import Why
from tui.core.rules.red_flags import OpenFlag, clean_since, is_due, last_screen
from tui.leading.face import Face
from tui.leading.keeping import Keeping
from tui.storage.listing import CannotList
from tui.storage.log.history import for_the_rules, last_asked
from tui.storage.log.log import Log


async def ask_red_flags(
    face: Face, keeping: Keeping, region_id: str, region: Flagged, why: Why
) -> ScreenEntry | None:
    """What was answered, kept in the log; None where the person went back without answering.

    Given too where it could not be saved and the person gave that up: a yes counts all the same.
    """
    since = None
    if why == "weekly":
        with suppress(CannotList):
            since = clean_since(last_asked(keeping.stores.log, region_id))
    entry = await face.red_flags(region_id, region, why, since)
    if entry is not None:
        await _keep(keeping, entry)
    return entry


async def ask_if_triggered(
    face: Face, keeping: Keeping, clock: Clock, region_id: str, region: Region
) -> None:
    """Ask at once where what was just told calls for it; else they are due at the next session."""
    with suppress(CannotList):
        log = for_the_rules(keeping.stores.log, clock.now())
        if last_screen(log, region_id) and is_due(log, region_id, region, clock.now()) == "trigger":
            await ask_red_flags(face, keeping, region_id, region, "trigger")


async def show_block(
    face: Face,
    keeping: Keeping,
    clock: Clock,
    region_id: str,
    region: Flagged,
    flags: Sequence[OpenFlag],
) -> ScreenEntry | None:
    """What was answered anew or was seen, kept in the log; None where all stays as it is.

    `flags` are the region's open ones. What is open then has to be asked of the log again.
    """
    while True:
        way = await face.blocked(flags, region)
        if way is None:
            return None
        if way == "again":
            entry = await ask_red_flags(face, keeping, region_id, region, "asked")
        else:
            entry = screen_entry(region_id, "asked", clock.now(), __version__, seen=way)
            await _keep(keeping, entry)
        if entry is not None:
            return entry


async def _keep(keeping: Keeping, entry: ScreenEntry) -> None:
    await keeping.add(Log.new_id(entry.started, entry.kind), entry)
