"""Ways that few starts lead to, each loaded when it is gone: start-up counts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.core.clock import Clock
    from tui.core.format.definitions import Session
    from tui.leading.flow import Flow
    from tui.storage.runs.runs import Waiting


async def play_alone(flow: "Flow", session: "Session") -> str:
    """One session by itself, gone on with where it was cut off."""
    from tui.leading import resuming

    return await resuming.play_alone(flow, session)


async def resume(flow: "Flow", waiting: "Waiting") -> str:
    """Go on with a session that was cut off, keep what was done of it, or discard it."""
    from tui.leading import resuming

    return await resuming.resume(flow, waiting) or ""


async def ask_alone(flow: "Flow", clock: "Clock", session: "Session | None") -> str:
    """The red-flag questions, because somebody wants to answer them."""
    from tui.leading import questions_alone

    return await questions_alone.ask_alone(flow, clock, session, "asked")
