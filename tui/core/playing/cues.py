"""What is told without anybody looking: that something else begins, or is about to."""

from typing import Literal

from tui.core.playing.snapshot import Snapshot
from tui.core.session.segments import Phase
from tui.core.settings import Bell

Cue = Phase | Literal["countdown", "finished"]
"""The phase that begins; or one of the last seconds, or the end of the session."""

COUNTED = 3
"""Seconds before a change that are counted down."""
LEAST_BETWEEN_FLASHES = 0.4
"""Seconds. Over three flashes in a second can bring on a seizure (WCAG 2.1, 2.3.1)."""


def cue(before: Snapshot, now: Snapshot) -> Cue | None:
    """What is to be told of a second that passed; nothing where it only counts down.

    For what the clock does: somebody who presses a key sees what it did. Repetitions are not
    counted down, for each part of them is a change of its own.
    """
    if now.state == "finished":
        return "finished" if before.state != "finished" else None
    if now.state == "paused":
        return None
    if _segment(before) != _segment(now):
        return now.phase
    if before.seconds is None or now.seconds is None or now.rep or now.seconds >= before.seconds:
        return None
    return "countdown" if now.seconds <= COUNTED < now.length else None


def rings(bell: Bell, told: Cue) -> bool:
    """Whether the terminal's bell is to be rung."""
    return bell == "countdown" or (bell == "change" and told != "countdown")


def flashes(told: Cue, since_last: float) -> bool:
    """Whether the screen is to be inverted, so many seconds after it was the last time."""
    return told != "countdown" and since_last >= LEAST_BETWEEN_FLASHES


def _segment(now: Snapshot) -> tuple[object, ...]:
    """What differs between two segments that follow each other."""
    return now.step, now.side, now.set, now.rep, now.phase
