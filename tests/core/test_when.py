"""Days and times that are typed: across midnight, clock changes and zones."""

import datetime as dt

import pytest

from tests.core.noted import berlin, local
from tui.core.when import typed_day, typed_moment

NOON = "2026-11-26 12:00"


@pytest.mark.parametrize(
    ("text", "now", "moment", "offset"),
    [
        ("", NOON, NOON, 1),
        ("now", NOON, NOON, 1),
        (" NOW ", NOON, NOON, 1),
        ("07:10", NOON, "2026-11-26 07:10", 1),
        ("7:10", NOON, "2026-11-26 07:10", 1),
        ("12:00", NOON, NOON, 1),
        ("23:30", "2026-11-26 00:20", "2026-11-25 23:30", 1),
        ("12:20", "2026-11-26 00:20", "2026-11-25 12:20", 1),
        ("2026-11-25 23:30", NOON, "2026-11-25 23:30", 1),
        ("2026-11-25T23:30", NOON, "2026-11-25 23:30", 1),
        ("1971-01-01 00:00", NOON, "1971-01-01 00:00", 1),
        ("2026-07-01 07:10", NOON, "2026-07-01 07:10", 2),
        ("2026-10-24 07:10", "2026-10-25 12:00", "2026-10-24 07:10", 2),
        ("23:30", "2026-03-30 00:10", "2026-03-29 23:30", 2),
    ],
)
def test_a_time_has_the_offset_of_its_own_moment(
    text: str, now: str, moment: str, offset: int
) -> None:
    found = typed_moment(text, berlin(now), local)
    assert found == berlin(moment)
    assert isinstance(found, dt.datetime)
    assert found.utcoffset() == dt.timedelta(hours=offset)


@pytest.mark.parametrize(
    ("now", "fold", "offset"),
    [("2026-10-25 02:50", 0, 2), ("2026-10-25 02:50", 1, 1), ("2026-10-25 02:10", 1, 2)],
)
def test_a_time_that_came_twice_is_the_latest_that_was(now: str, fold: int, offset: int) -> None:
    found = typed_moment("02:30", berlin(now, fold), local)
    assert isinstance(found, dt.datetime)
    assert found.utcoffset() == dt.timedelta(hours=offset)


@pytest.mark.parametrize(
    ("text", "now", "says"),
    [
        ("12:01", NOON, "still to come"),
        ("23:59", NOON, "still to come"),
        ("2026-11-26 12:01", NOON, "still to come"),
        ("2027-01-01 07:10", NOON, "still to come"),
        ("9999-12-31 23:59", NOON, "still to come"),
        ("1970-12-31 23:59", NOON, "begins with 1971-01-01"),
        ("0001-01-01 00:00", NOON, "begins with 1971-01-01"),
        ("02:30", "2026-03-29 12:00", "never was"),
        ("2026-03-29 02:30", NOON, "never was"),
        ("24:00", NOON, "When?"),
        ("07:60", NOON, "When?"),
        ("2026-02-30 07:10", NOON, "When?"),
        ("2026-11-26", NOON, "When?"),
        ("yesterday", NOON, "When?"),
        ("0\u0667:10", NOON, "When?"),
        ("07:10:00", NOON, "When?"),
    ],
)
def test_what_is_no_time_before_now_is_told(text: str, now: str, says: str) -> None:
    found = typed_moment(text, berlin(now), local)
    assert isinstance(found, str)
    assert says in found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", dt.date(2026, 3, 1)),
        ("Yesterday", dt.date(2026, 2, 28)),
        (" 2026-02-14 ", dt.date(2026, 2, 14)),
    ],
)
def test_days_are_written_or_named(text: str, day: dt.date) -> None:
    assert typed_day(text, dt.date(2026, 3, 1)) == day


@pytest.mark.parametrize("text", ["", "14.2.2026", "2026-2-14", "20260214", "2026-02-30", "monday"])
def test_what_is_no_day_is_told(text: str) -> None:
    assert isinstance(typed_day(text, dt.date(2026, 3, 1)), str)
