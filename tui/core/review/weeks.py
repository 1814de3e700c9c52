"""Weeks and the ranges that a review looks back over. Weeks are ISO weeks of the person's days."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

DAYS = 7


class Range(Struct, frozen=True):
    """How far back a review looks, and how many weeks share a bar; the last one ends this week."""

    name: str
    words: str
    bars: int
    weeks_each: int = 1


MONTH = Range("30 d", "30 days", 5)
QUARTER = Range("90 d", "90 days", 13)
YEAR = Range("1 y", "1 year", 13, weeks_each=4)
"""Thirteen bars are what 80 columns have room for: a year is told in fours of weeks."""


class Weeks(Struct, frozen=True):
    """Equal stretches of whole weeks, oldest first."""

    first: dt.date
    """A Monday."""
    count: int
    weeks_each: int = 1

    @property
    def days_each(self) -> int:
        """Of each stretch."""
        return DAYS * self.weeks_each

    @property
    def last(self) -> dt.date:
        """The last day, a Sunday."""
        return self.first + dt.timedelta(days=self.count * self.days_each - 1)

    @property
    def starts(self) -> Sequence[dt.date]:
        """The Monday that each begins with."""
        step = dt.timedelta(days=self.days_each)
        return [self.first + step * index for index in range(self.count)]

    def index(self, day: dt.date) -> int | None:
        """Which of them the day is in; None where in none."""
        index = (day - self.first).days // self.days_each
        return index if 0 <= index < self.count else None


def monday(day: dt.date) -> dt.date:
    """The first day of its ISO week."""
    return day - dt.timedelta(days=day.weekday())


def weeks_until(today: dt.date, range_: Range = QUARTER) -> Weeks:
    """The weeks of a range; the one with today is the last."""
    back = dt.timedelta(weeks=range_.bars * range_.weeks_each - 1)
    return Weeks(monday(today) - back, range_.bars, range_.weeks_each)
