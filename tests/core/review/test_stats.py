import datetime as dt

import pytest
from msgspec import structs

from tests.core.entries import a_morning, a_pain, a_session, answer
from tui.core.entries import SetRecord
from tui.core.review.stats import (
    Change,
    Counts,
    Week,
    change,
    counts,
    sessions_of,
    trend,
    whose_pain,
)
from tui.core.review.weeks import MONTH, weeks_until
from tui.core.rules.history import Logged
from tui.core.rules.means import Mean

WEEKS = weeks_until(dt.date(2026, 11, 22), MONTH)
"""From Monday 19 October on; the last begins on 16 November."""


def weeks_of(*log: Logged, session: str = "") -> list[Week]:
    return trend(log, "calf", "left", WEEKS, session)


def means_before(*log: Logged) -> list[float | None]:
    return [week.before.value if week.before else None for week in weeks_of(*log)]


def test_the_mean_of_a_week_is_of_all_that_is_known() -> None:
    found = weeks_of(
        a_session("2026-11-16", answer(5, 2, during=6)),
        a_session("2026-11-18", answer(4, None)),
        a_session("2026-11-20", answer(None, 3)),
    )[-1]

    assert found == Week(before=Mean(9, 2), worst=Mean(9, 2), after=Mean(5, 2))


def test_unknown_weeks_are_gaps_and_zero_is_none() -> None:
    log = [
        a_session("2026-10-19", answer(0, 0)),
        a_session("2026-11-02", answer(None, None)),
        a_session("2026-11-16", answer(3)),
    ]

    assert means_before(*log) == [0.0, None, None, None, 3.0]
    assert means_before() == [None] * 5


def test_sides_and_regions_stay_apart() -> None:
    log = a_session("2026-11-16", answer(5), answer(1, side="right"), answer(9, region="shin"))

    assert means_before(log)[-1] == 5.0
    assert trend([log], "calf", "right", WEEKS)[-1].before == Mean(1, 1)
    assert trend([log], "calf", None, WEEKS)[-1].before is None


def test_another_session_can_be_left_out_but_no_morning() -> None:
    log = [
        a_session("2026-11-16", answer(5)),
        a_session("2026-11-17", answer(1), session="full-calf"),
        a_morning("2026-11-17", 4),
    ]

    assert weeks_of(*log, session="full-calf")[-1] == Week(before=Mean(1, 1), morning=Mean(4, 1))


def test_of_a_morning_that_was_answered_twice_the_last_answer_counts() -> None:
    first = a_morning("2026-11-16", 5, started="2026-11-16T08:00:00+01:00")
    # given the day after, and kept as of seven o'clock: it stands before the first one in the log
    recalled = a_morning("2026-11-16", 2, started="2026-11-16T07:00:00+01:00")
    entered = first.entry.entered + dt.timedelta(days=1)
    recalled = structs.replace(recalled, entry=structs.replace(recalled.entry, entered=entered))

    assert weeks_of(recalled, first)[-1].morning == Mean(2, 1)


def test_a_morning_counts_once_and_for_its_own_day() -> None:
    found = weeks_of(
        a_morning("2026-11-15", 2),
        a_morning("2026-11-16", 3, started="2026-11-16T06:00:00+01:00"),
        a_morning("2026-11-16", 5, started="2026-11-17T06:00:00+01:00"),
        a_morning("2026-11-18", None),
        a_morning("2026-11-19", 9, side="right"),
    )

    assert [week.morning for week in found[-2:]] == [Mean(2, 1), Mean(5, 1)]


@pytest.mark.parametrize(
    ("started", "week"),
    [
        ("2026-11-15T23:59:59+01:00", 3),
        ("2026-11-16T00:00:00+01:00", 4),
        # The same moment is Sunday in New York and Monday in Tokyo.
        ("2026-11-15T17:00:00-05:00", 3),
        ("2026-11-16T07:00:00+09:00", 4),
        # The clocks go back on 25 October: both 02:30 are of that Sunday.
        ("2026-10-25T02:30:00+02:00", 0),
        ("2026-10-25T02:30:00+01:00", 0),
        ("2026-10-25T23:30:00+01:00", 0),
        ("2026-10-26T00:15:00+01:00", 1),
        # Before and after the range.
        ("2026-10-18T23:59:00+02:00", None),
        ("2026-11-23T00:00:00+01:00", None),
    ],
)
def test_a_day_is_the_persons_own(started: str, week: int | None) -> None:
    found = means_before(a_session(started, answer(7)))

    assert [index for index, value in enumerate(found) if value is not None] == (
        [] if week is None else [week]
    )


@pytest.mark.parametrize("week", ["2026-03-29", "2026-10-25"])
def test_a_week_in_which_the_clocks_change_has_seven_days(week: str) -> None:
    """Its Sunday has 23 or 25 hours in Berlin."""
    sunday = dt.date.fromisoformat(week)
    weeks = weeks_until(sunday, MONTH)
    summer, winter = ("+02:00", "+01:00")
    before, after = (winter, summer) if sunday.month == 3 else (summer, winter)
    log = [
        a_session(f"{sunday - dt.timedelta(days=6)}T00:00:00{before}", answer(2)),
        a_session(f"{sunday}T23:59:59{after}", answer(4)),
    ]

    assert trend(log, "calf", "left", weeks)[-1].before == Mean(6, 2)


@pytest.mark.parametrize(
    ("first", "last", "direction"),
    [
        ((54, 10), (18, 10), "worthwhile"),  # 3.6 points
        ((16, 2), (12, 2), "worthwhile"),  # 2 points, 25 %
        ((80, 10), (61, 10), "little"),  # 1.9 points, 24 %
        ((10, 2), (7, 2), "worthwhile"),  # 1.5 points, 30 %
        ((100, 20), (71, 20), "little"),  # 29 %
        ((9, 3), (21, 10), "worthwhile"),  # exactly 30 %
        ((2, 2), (0, 2), "worthwhile"),
        ((0, 2), (0, 2), "little"),
        ((4, 2), (4, 2), "little"),
        ((4, 2), (5, 2), "little"),
        ((4, 2), (6, 2), "rose"),
        ((0, 2), (2, 2), "rose"),
        ((30, 10), (39, 10), "little"),
    ],
)
def test_worthwhile_is_two_points_or_thirty_percent(
    first: tuple[int, int], last: tuple[int, int], direction: str
) -> None:
    assert Change(Mean(*first), Mean(*last)).direction == direction


def test_the_first_and_last_mean_of_two_scores_are_compared() -> None:
    means = [None, Mean(9, 1), Mean(10, 2), None, Mean(8, 2), Mean(4, 2), Mean(9, 1), None]

    assert change(means) == Change(Mean(10, 2), Mean(4, 2))


@pytest.mark.parametrize(
    "means", [[], [None], [Mean(4, 2)], [Mean(4, 2), None, Mean(1, 1)], [Mean(5, 1), Mean(1, 1)]]
)
def test_what_cannot_be_compared_is_no_change(means: list[Mean | None]) -> None:
    assert change(means) is None


def test_whose_pain_there_is_begins_with_most_answers() -> None:
    log = [
        a_session("2026-11-16", answer(1, region="shin", side=None)),
        a_session("2026-11-17", answer(1, side="right"), answer(1)),
        a_morning("2026-11-18", 2),
    ]

    assert whose_pain(log) == [("calf", "left"), ("calf", "right"), ("shin", None)]


def test_sessions_are_listed_by_how_often_they_were_played() -> None:
    log = [
        a_session("2026-11-16", session="one"),
        a_session("2026-11-17", session="two"),
        a_session("2026-11-18", session="two"),
    ]

    assert sessions_of(log) == [("two", "Two"), ("one", "One")]


def test_counts_are_of_days_as_well_as_of_entries() -> None:
    left_out = SetRecord(index=0, name="Wall", kind="hold", outcome="skipped")
    log = [
        a_session("2026-11-16"),
        a_session("2026-11-16T20:00:00+01:00"),
        a_session("2026-11-17"),
        a_session("2026-09-17"),
        a_session("2026-11-19", steps=(left_out,)),
        a_morning("2026-11-17", 0),
        a_morning("2026-11-17", 2, side="right"),
        a_morning("2026-11-18", None),
        a_pain("2026-11-18", 4),
    ]

    assert counts([one.entry for one in log], WEEKS) == Counts(
        days=2, sessions=3, mornings=1, notes=1
    )
