"""The red-flag questions alone, for whoever wants to know first whether to begin at all."""

from tui.core.clock import Clock
from tui.core.format.definitions import Session
from tui.core.key_words import with_keys
from tui.leading.asking_flags import ask_red_flags
from tui.leading.flow import Flow
from tui.leading.stopping import Stopping

ANSWERED = "Your answers are kept. Nothing in them stops you: {today.start} starts a session."


async def ask_first(flow: Flow, clock: Clock, session: Session) -> str:
    """Ask those of the session's region; a line about what follows, empty without answers."""
    if session.region is None or session.region_id is None:
        return ""
    entry = await ask_red_flags(flow.face, flow.keeping, session.region_id, session.region, "first")
    if entry is None:
        return ""
    why_blocked = await Stopping(flow.face, flow.keeping, clock).why_blocked()
    return why_blocked or with_keys(ANSWERED, flow.stores.settings.settings.keymap)
