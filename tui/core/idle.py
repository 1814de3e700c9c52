"""What becomes of a screen in front of which nobody presses a key.

A screen that ticks keeps a dead SSH line open, because the server looks after a line only when it
is quiet. And a machine for many should not stand where the last one left it.
"""

from typing import Literal

from tui.core.playing.run import Run
from tui.core.settings import IdleLimits

Doing = Literal["prompt", "steps", "paused", "elsewhere"]
"""What the person is, or isn't, doing."""
Due = Literal["pause", "close"]


def doing(run: Run | None) -> Doing:
    """What a run is waiting for; without one the person is elsewhere."""
    if run is None:
        return "elsewhere"
    match run.state:
        case "waiting":
            return "prompt"
        case "running" | "ready":
            return "steps"
        case "paused":
            return "paused"
        case _:
            return "elsewhere"


def limit(limits: IdleLimits, what: Doing) -> int:
    """Seconds without a key until something is done about it; 0 is never."""
    seconds: int = getattr(limits, what)
    return seconds


def due(limits: IdleLimits, what: Doing, seconds: float) -> Due | None:
    """What to do after so many seconds without a key and without anything new to answer."""
    most = limit(limits, what)
    if not most or seconds < most:
        return None
    return "pause" if what in ("prompt", "steps") else "close"
