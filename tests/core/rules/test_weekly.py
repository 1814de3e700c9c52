"""One week against the week before: what is a mean, what a rise, what worthwhile."""

import datetime as dt
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.core.logged import DAY, REGION, ago, answer, log_of, morning, session
from tui.core.entries import Entry, Mark, MorningEntry, SetRecord
from tui.core.format.definitions import Side
from tui.core.rules.verdicts import verdicts
from tui.core.rules.weekly import Change, changes, rises


def mornings(
    before: Sequence[int], now: Sequence[int], side: Side | None = "left", stiff: bool = False
) -> list[MorningEntry]:
    """One a day, the last of both weeks on their last days."""
    days = [*((ago(7 + at), score) for at, score in enumerate(before)), *enumerate_days(now)]
    return [morning(day, None if stiff else one, one if stiff else None, side) for day, one in days]


def enumerate_days(scores: Sequence[int]) -> list[tuple[dt.date, int]]:
    return [(ago(at), score) for at, score in enumerate(scores)]


def found(*entries: Entry) -> tuple[Change, ...]:
    return changes(log_of(*entries), "calf", REGION, DAY)


@pytest.mark.parametrize(
    ("before", "now", "rose"),
    [
        ((1, 1), (2, 2), True),
        ((1, 1), (2, 1), False),
        ((0, 0, 0), (1, 1, 1), True),
        ((0, 0, 1), (1, 1, 2), True),
        ((0, 0, 1), (1, 1, 1), False),
        ((2, 2), (1, 1), False),
        ((1, 1, 1, 2, 2, 2, 2), (2, 2, 2, 3, 3, 3, 3), True),
        ((1, 1, 1, 2, 2, 2, 2), (2, 2, 2, 3, 3, 3, 2), False),
    ],
)
def test_a_rise_of_one_point_of_the_mean_is_a_banner(
    before: Sequence[int], now: Sequence[int], rose: bool
) -> None:
    (change,) = found(*mornings(before, now))
    assert change.has_risen is rose
    assert len(rises([change])) == rose


@pytest.mark.parametrize(
    ("before", "now", "is_worthwhile"),
    [
        ((10, 10), (7, 7), True),
        ((10, 10), (8, 8), True),
        ((10, 10), (8, 9), False),
        ((5, 5), (3, 4), True),
        ((3, 4), (3, 2), False),
        ((1, 1), (0, 1), True),
        ((3, 3, 3, 2, 2, 2, 2), (2, 2, 2, 2, 2, 1, 1), False),
        ((0, 0), (0, 0), False),
        ((1, 1), (2, 2), False),
        ((10, 10, 10), (8, 8, 8), True),
    ],
)
def test_a_fall_of_two_points_or_thirty_percent_is_worthwhile(
    before: Sequence[int], now: Sequence[int], is_worthwhile: bool
) -> None:
    (change,) = found(*mornings(before, now))
    assert change.is_worthwhile is is_worthwhile


def test_stiffness_rises_but_what_was_found_of_pain_is_not_said_of_it() -> None:
    (fallen,) = found(*mornings((8, 8), (1, 1), stiff=True))
    (risen,) = found(*mornings((1, 1), (2, 2), stiff=True))
    assert (fallen.what, fallen.is_worthwhile) == ("stiff", False)
    assert rises([fallen, risen]) == [
        "Left: stiffness in the morning rose from 1.0 to 2.0 (means of 7 days)."
    ]


@pytest.mark.parametrize(
    ("before", "now"), [((), (5, 5)), ((1,), (5, 5)), ((1, 1), (5,)), ((1, 1), ())]
)
def test_a_mean_needs_two_figures(before: Sequence[int], now: Sequence[int]) -> None:
    assert found(*mornings(before, now)) == ()


@pytest.mark.parametrize(
    ("days", "is_found"),
    [
        ((0, 6, 7, 13), True),
        ((0, 7, 8, 13), False),
        ((0, 6, 7, 14), False),
        ((-1, 6, 7, 13), False),
    ],
)
def test_weeks_are_seven_days_and_end_on_the_day(days: Sequence[int], is_found: bool) -> None:
    assert bool(found(*(morning(ago(day), 3) for day in days))) is is_found


def test_days_that_were_asked_about_in_vain_count_for_nothing() -> None:
    asked = [morning(ago(day), None) for day in (2, 3, 9)]
    (change,) = found(*mornings((2, 2), (4, 4)), *asked)
    assert (str(change.before), str(change.now)) == ("2.0", "4.0")


def test_peaks_are_of_what_was_said_and_marked_but_not_of_massage() -> None:
    press = SetRecord(index=1, name="Ball", kind="massage", outcome="done")
    marks = (
        Mark(at=1, step=0, score=4, side="left"),
        Mark(at=1, step=1, score=9, side="left"),
    )
    played = [
        session(ago(8), answer(during=1)),
        session(ago(7), answer(after=1)),
        session(ago(1), answer(during=3, after=4)),
        session(DAY, answer(during=1), marks=marks, steps=(press,)),
        session(DAY, answer()),
        replace(session(DAY, answer(during=0)), region="hamstring"),
    ]
    assert [one.says for one in found(*played)] == [
        "Left: the worst pain of sessions rose from 1.0 to 4.0 (means of 7 days)."
    ]


def test_sides_are_apart_and_improvements_are_told_as_what_they_are() -> None:
    got = found(
        *mornings((5, 5), (2, 3)),
        *mornings((1, 1), (1, 1), "right"),
        *mornings((1, 1), (3, 3), None),
    )
    assert [one.side for one in got] == [None, "left", "right"]
    assert rises(got) == ["Pain in the morning rose from 1.0 to 3.0 (means of 7 days)."]
    assert [one.says for one in got if one.is_worthwhile] == [
        "Left: pain in the morning went from 5.0 to 2.5 (means of 7 days), a worthwhile change."
    ]
    assert got[2].says == "Right: pain in the morning went from 1.0 to 1.0 (means of 7 days)."


def test_all_zero_in_a_week_whose_mean_rose_is_green_with_a_banner() -> None:
    """The last case of the clinical reference's table: a banner is never a session's colour."""
    zero = answer(before=0, during=0, after=0, new_signs=False)
    worse_week = [session(ago(day), answer(during=3)) for day in (2, 3)]
    calm_week = [session(ago(day), answer(during=0)) for day in (9, 10)]
    log = log_of(*calm_week, *worse_week, session(DAY, zero), morning(DAY, 0), morning(ago(-1), 0))
    assert verdicts(log, "calf", REGION, ago(-1))["4"].colour == "green"
    (banner,) = rises(changes(log, "calf", REGION, DAY))
    assert banner == "Left: the worst pain of sessions rose from 0.0 to 2.0 (means of 7 days)."


def test_a_region_without_rules_has_the_trend_too() -> None:
    log = log_of(*mornings((1, 1), (2, 2)))
    assert len(rises(changes(log, "calf", replace(REGION, rules=None), DAY))) == 1


def test_the_ends_of_the_calendar_are_days_too() -> None:
    assert changes(log_of(morning(DAY, 1)), "calf", REGION, dt.date.min) == ()
    assert changes(log_of(morning(DAY, 1)), "calf", REGION, dt.date.max) == ()
