"""Timers that can't hang the app: Textual's loop for ever over NaN, -1 and 1e-9 seconds."""

import math
from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

SHORTEST = 0.01
"""Seconds; what is asked to be sooner comes then."""


def every(node: MessagePump, seconds: float, callback: Callable[[], object]) -> Timer:
    """Call again and again, as `after` calls once."""
    return node.set_interval(_checked(seconds), callback)


def after(node: MessagePump, seconds: float, callback: Callable[[], object]) -> Timer:
    """Call once, unless the timer is stopped or `node` goes.

    `ValueError` for what is no length of time: negative, infinite or not a number.
    """
    return node.set_timer(_checked(seconds), callback)


def _checked(seconds: float) -> float:
    if not (math.isfinite(seconds) and seconds >= 0):
        raise ValueError(f"a timer of {seconds} seconds")
    return max(seconds, SHORTEST)
