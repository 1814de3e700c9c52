"""A score from 0 to 10 out of single key presses."""

from msgspec import Struct

TEN_WITHIN = 1.5
"""Seconds in which a 0 after a 1 makes it a 10."""


class Typed(Struct, frozen=True):
    """A digit that was pressed, and what it means."""

    score: int
    at: float
    replaces: bool = False
    """Whether it takes the place of the digit before."""


def typed(before: Typed | None, digit: int, now: float) -> Typed:
    """What a digit means after the one before it."""
    is_ten = (
        digit == 0 and before is not None and before.score == 1 and now - before.at <= TEN_WITHIN
    )
    return Typed(10, now, replaces=True) if is_ten else Typed(digit, now)
