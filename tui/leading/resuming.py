"""Back at a session that was left: the choice, and what it leads to."""

from tui.core.format.definitions import Session
from tui.core.text import clean
from tui.leading.flow import Flow
from tui.storage.listing import CannotList
from tui.storage.runs.runs import Waiting
from tui.storage.runs.takeover import CannotTakeOver
from tui.storage.runs.unfinished import cut_off
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite


async def play_alone(flow: Flow, session: Session) -> str:
    """What was cut off of it first; from the start where there is nothing, or it waits on."""
    waiting = cut_off(flow.stores, session.id)
    closing = await resume(flow, waiting) if waiting else None
    return await flow.play(session) if closing is None else closing


async def resume(flow: Flow, waiting: Waiting) -> str | None:
    """A line about what was done with it; None where the person decides later."""
    way = await flow.face.unfinished(waiting)
    if way not in (None, "take over") and _has_result(flow.stores, waiting.id):
        return await flow.finish_form(waiting.id)  # another terminal came first
    match way:
        case "go on":
            return await flow.go_on(waiting.id, to_last_pressed=False)
        case "go back":
            return await flow.go_on(waiting.id, to_last_pressed=True)
        case "keep":
            return await flow.keep_what_was_done(waiting.id)
        case "discard":
            return _discard(flow.stores, waiting)
        case "take over":
            return await _take_over(flow, waiting)
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


async def _take_over(flow: Flow, waiting: Waiting) -> str | None:
    """End the other process, then ask how to go on from where it came to."""
    try:
        await flow.face.away(lambda: flow.stores.runs.take_over(waiting.id))
    except CannotTakeOver as error:
        return str(error)
    found = flow.stores.runs.find(waiting.id)
    if found is None:
        return "It was finished there."
    if not isinstance(found, Waiting):
        return found.reason
    if _has_result(flow.stores, waiting.id):
        return await flow.finish_form(waiting.id)
    return await resume(flow, found)
