"""Means of scores, and what one against another is worth.

A change that people call worthwhile is 2 points or 30 % (Farrar 2001, on pain that lasts, in trials
of drugs: so it is said as "worthwhile", no more). That a rise of 1 is told of, and that a mean
needs two scores to be compared, is our choice.
"""

from collections.abc import Iterable

from msgspec import Struct

ENOUGH = 2
"""Scores that a mean needs to be compared."""
RISE = 1
"""Points."""
WORTHWHILE = 2
"""Points; or as much as `WORTHWHILE_PERCENT`."""
WORTHWHILE_PERCENT = 30


class Mean(Struct, frozen=True):
    """Of scores; kept as whole numbers, so that limits are met exactly."""

    total: int
    count: int

    @property
    def value(self) -> float:
        """From 0 to 10."""
        return self.total / self.count

    @property
    def is_enough(self) -> bool:
        """Whether it can be compared."""
        return self.count >= ENOUGH

    def __str__(self) -> str:
        return f"{self.value:.1f}"


def mean_of(scores: Iterable[int | None]) -> Mean | None:
    """Of those that are known; None where none is."""
    known = [score for score in scores if score is not None]
    return Mean(sum(known), len(known)) if known else None


def has_risen(before: Mean, now: Mean) -> bool:
    """Whether it is worth a word."""
    return -_fall(before, now) >= RISE * before.count * now.count


def is_worthwhile(before: Mean, now: Mean) -> bool:
    """Whether it fell by as much as people call worthwhile."""
    fall = _fall(before, now)
    in_points = fall >= WORTHWHILE * before.count * now.count
    return fall > 0 and (in_points or 100 * fall >= WORTHWHILE_PERCENT * before.total * now.count)


def _fall(before: Mean, now: Mean) -> int:
    """By how much the mean fell, times both counts."""
    return before.total * now.count - now.total * before.count
