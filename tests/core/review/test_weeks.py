import datetime as dt
from itertools import pairwise

import pytest

from tui.core.review.weeks import MONTH, QUARTER, YEAR, Range, Weeks, monday, weeks_until

DAY = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-11-22", "2026-11-16"),
        ("2026-11-16", "2026-11-16"),
        ("2026-11-15", "2026-11-09"),
        ("2027-01-01", "2026-12-28"),
    ],
)
def test_a_week_begins_on_monday(day: str, first: str) -> None:
    assert monday(DAY(day)) == DAY(first)


@pytest.mark.parametrize(
    ("range_", "first", "bars"),
    [(MONTH, "2026-10-19", 5), (QUARTER, "2026-08-24", 13), (YEAR, "2025-11-24", 13)],
)
def test_a_range_ends_with_the_week_of_today(range_: Range, first: str, bars: int) -> None:
    weeks = weeks_until(DAY("2026-11-19"), range_)

    assert (weeks.first, weeks.last) == (DAY(first), DAY("2026-11-22"))
    assert len(weeks.starts) == bars
    assert {(after - before).days for before, after in pairwise(weeks.starts)} == {weeks.days_each}


def test_a_range_is_at_least_as_long_as_it_says() -> None:
    for range_, days in ((MONTH, 29), (QUARTER, 85), (YEAR, 358)):
        for weekday in range(7):
            today = DAY("2026-11-16") + dt.timedelta(days=weekday)
            assert (today - weeks_until(today, range_).first).days + 1 >= days


@pytest.mark.parametrize(
    ("day", "index"),
    [
        ("2026-11-01", None),
        ("2026-11-02", 0),
        ("2026-11-15", 0),
        ("2026-11-16", 1),
        ("2026-11-29", 1),
        ("2026-11-30", None),
    ],
)
def test_a_day_is_in_one_of_them_or_in_none(day: str, index: int | None) -> None:
    assert Weeks(DAY("2026-11-02"), 2, weeks_each=2).index(DAY(day)) == index
