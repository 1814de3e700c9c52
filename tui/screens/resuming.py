"""Back at a session that was left: the choice, and what it leads to."""

import asyncio

from textual.app import App

from tui.core.clock import Clock
from tui.core.text import clean
from tui.screens.flow import Flow
from tui.screens.shown import shown
from tui.screens.unfinished import UnfinishedScreen
from tui.storage.listing import CannotList
from tui.storage.runs import Waiting
from tui.storage.stores import Stores
from tui.storage.takeover import CannotTakeOver
from tui.storage.writing import CannotWrite


async def resume(
    app: App[str], flow: Flow, stores: Stores, clock: Clock, waiting: Waiting
) -> str | None:
    """A line about what was done with it; None where the person decides later."""
    way = await shown(app, UnfinishedScreen(waiting, clock))
    if way not in (None, "take over") and _has_result(stores, waiting.id):
        return await flow.finish_form(waiting.id)  # another terminal came first
    match way:
        case "go on":
            return await flow.go_on(waiting.id, to_last_pressed=False)
        case "go back":
            return await flow.go_on(waiting.id, to_last_pressed=True)
        case "keep":
            return await flow.keep_what_was_done(waiting.id)
        case "discard":
            return _discard(stores, waiting)
        case "take over":
            return await _take_over(app, flow, stores, clock, waiting)
        case _:
            return None


def _has_result(stores: Stores, entry_id: str) -> bool:
    """Whether it is in the log; with a log that can't be listed nobody knows."""
    try:
        return any(name.id == entry_id for name in stores.log.names())
    except CannotList:
        return False


def _discard(stores: Stores, waiting: Waiting) -> str:
    """In a kiosk no folder is named: nobody can look into it there."""
    try:
        aside = stores.runs.set_aside(waiting.id)
    except CannotWrite as error:
        return f"Not discarded: {error.reason}."
    where = "" if stores.kiosk else f" in {clean(str(aside))}"
    return f"Discarded; what was known of it is kept for 30 days{where}."


async def _take_over(
    app: App[str], flow: Flow, stores: Stores, clock: Clock, waiting: Waiting
) -> str | None:
    """End the other process, then ask how to go on from where it came to."""
    try:
        await asyncio.to_thread(stores.runs.take_over, waiting.id)
    except CannotTakeOver as error:
        return str(error)
    found = stores.runs.find(waiting.id)
    if found is None:
        return "It was finished there."
    if not isinstance(found, Waiting):
        return found.reason
    if _has_result(stores, waiting.id):
        return await flow.finish_form(waiting.id)
    return await resume(app, flow, stores, clock, found)
