"""Scores out of a log, and their means over stretches of days."""

import datetime as dt

import pytest

from tests.core.logged import DAY, ago, answer, log_of, morning, pain, session
from tui.core.entries import Mark, SetRecord
from tui.core.review.readings import Measure, Reading, Span, fitting_days, readings, spans


def found(*entries: object) -> list[tuple[str | None, Measure, int]]:
    """Of the last ten days."""
    log = log_of(*entries)  # type: ignore[arg-type]  # entries of every kind
    return [(one.side, one.measure, one.score) for one in readings(log, "calf", ago(9), DAY)]


def test_what_is_unknown_is_no_reading() -> None:
    assert found(session(DAY, answer(before=0)), morning(DAY, None, stiff=2)) == [
        ("left", "before", 0),
        ("left", "stiff", 2),
    ]


def test_worst_has_the_marks_but_those_of_massage() -> None:
    steps = (
        SetRecord(index=0, name="Roll", kind="massage", outcome="done"),
        SetRecord(index=1, name="Wall", kind="hold", outcome="done"),
    )
    marks = (Mark(at=1, step=0, side="left", score=9), Mark(at=2, step=1, side="left", score=4))
    played = session(DAY, answer(during=1, after=2), marks=marks, steps=steps)
    assert found(played) == [("left", "worst", 4), ("left", "after", 2)]


def test_only_the_region_and_the_days_asked_for() -> None:
    other = session(DAY, answer(before=7), region="hamstring")
    assert found(other, session(ago(10), answer(before=5)), pain(DAY, 8)) == []
    assert found(session(ago(-1), answer(before=5)), morning(ago(-1), 3)) == []
    assert found(session(ago(9), answer(before=5))) == [("left", "before", 5)]


@pytest.mark.parametrize(
    ("days", "each", "bounds"),
    [
        (1, 1, [(0, 0)]),
        (10, 7, [(9, 7), (6, 0)]),
        (14, 7, [(13, 7), (6, 0)]),
        (15, 7, [(14, 14), (13, 7), (6, 0)]),
        (3, 1, [(2, 2), (1, 1), (0, 0)]),
    ],
)
def test_spans_are_counted_back_from_the_end(
    days: int, each: int, bounds: list[tuple[int, int]]
) -> None:
    cut = spans([], ago(days - 1), DAY, each)
    assert [(one.since, one.until) for one in cut] == [(ago(one), ago(two)) for one, two in bounds]


def test_means_are_of_what_is_known() -> None:
    scores = [
        Reading(ago(7), "left", "before", 6),
        Reading(ago(6), "left", "before", 1),
        Reading(DAY, "left", "before", 2),
        Reading(DAY, "left", "morning", 0),
    ]
    assert spans(scores, ago(9), DAY, 7) == [
        Span(ago(9), ago(7), {"before": 6}),
        Span(ago(6), DAY, {"before": 1.5, "morning": 0}),
    ]


@pytest.mark.parametrize("days", [1, 35, 36, 90, 371, 372, 3650, 20_000])
def test_a_page_has_room_for_all_spans(days: int) -> None:
    since = DAY - dt.timedelta(days - 1)
    each = fitting_days(since, DAY)
    assert each == 1 or each % 7 == 0
    assert len(spans([], since, DAY, each)) <= 60
    assert (each == 1) is (days <= 35)
