import datetime as dt

import pytest

from tests.core.entries import a_hold, a_morning, a_session
from tui.core.entries import SetRecord
from tui.core.review.minutes import seconds_by_day, stretched
from tui.core.review.weeks import MONTH, weeks_until

WEEKS = weeks_until(dt.date(2026, 11, 22), MONTH)


def this_week(*steps: SetRecord, side: str | None = None) -> dict[str, int]:
    log = [a_session("2026-11-18", steps=steps), a_morning("2026-11-18", 3)]
    found = stretched(log, WEEKS, side)  # type: ignore[arg-type]  # a side, or none
    return {muscle: weeks[-1] for muscle, weeks in found.items()}


def test_the_sessions_of_a_day_add_up_on_the_persons_day() -> None:
    log = [
        a_session("2026-11-21T23:50:00+01:00", seconds=100),
        a_session("2026-11-22T00:10:00+01:00", seconds=200),
        a_session("2026-11-22T20:00:00-05:00", seconds=300),
        a_morning("2026-11-20", 3),
    ]

    assert seconds_by_day(log) == {dt.date(2026, 11, 21): 100, dt.date(2026, 11, 22): 500}


@pytest.mark.parametrize(
    ("steps", "seconds"),
    [
        ([a_hold(30, "soleus", side="left"), a_hold(20, "soleus", side="right")], {"soleus": 30}),
        ([a_hold(30, "soleus"), a_hold(20, "soleus", side="right")], {"soleus": 50}),
        ([a_hold(30, "soleus", "achilles")], {"achilles": 30, "soleus": 30}),
        ([a_hold(12, "soleus", outcome="cut short")], {"soleus": 12}),
        ([a_hold(0, "soleus", outcome="skipped"), a_hold(None, "soleus")], {}),
        ([a_hold(30, "soleus", kind="reps"), a_hold(30, "soleus", kind="massage")], {}),
    ],
)
def test_holds_count_for_each_muscle_on_the_side_with_more(
    steps: list[SetRecord], seconds: dict[str, int]
) -> None:
    assert this_week(*steps) == seconds


def test_one_side_alone_can_be_asked_for() -> None:
    steps = (a_hold(30, "soleus", side="left"), a_hold(20, "soleus", side="right"))

    assert this_week(*steps, a_hold(5, "soleus"), side="right") == {"soleus": 25}


def test_each_week_stands_alone_and_the_most_stretched_muscle_first() -> None:
    log = [
        a_session("2026-10-25", steps=(a_hold(60, "soleus"),)),
        a_session("2026-11-16", steps=(a_hold(40, "soleus"), a_hold(300, "gastrocnemius"))),
        a_session("2026-08-16", steps=(a_hold(999, "soleus"),)),
    ]

    assert stretched(log, WEEKS) == {
        "gastrocnemius": [0, 0, 0, 0, 300],
        "soleus": [60, 0, 0, 0, 40],
    }
    assert list(stretched(log, WEEKS)) == ["gastrocnemius", "soleus"]
