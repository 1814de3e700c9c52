"""The morning after a session, and the ones before that it is compared with."""

import datetime as dt
from itertools import permutations

import pytest
from msgspec.structs import replace

from tests.core.logged import DAY, REGION, ago, answer, at, log_of, morning, session, strain
from tests.core.rated import NEXT, WELL, verdict
from tui.core.entries import MorningEntry
from tui.core.rules.history import Colour
from tui.core.rules.outcomes import outcomes
from tui.core.rules.verdicts import verdicts


@pytest.mark.parametrize(
    ("days_later", "colour"), [(-1, "pending"), (0, "pending"), (4, "pending"), (5, "unrated")]
)
@pytest.mark.parametrize("asked", [True, False], ids=["answered unknown", "no entry"])
def test_a_morning_is_waited_for_three_days(days_later: int, colour: Colour, asked: bool) -> None:
    others = (morning(NEXT, None),) if asked else ()
    found = verdict(session(DAY, answer(**WELL)), *others, today=ago(-days_later))
    assert found.colour == colour


def test_a_morning_answers_for_every_session_of_the_day_before() -> None:
    early = replace(session(DAY, answer(**WELL)), started=at(DAY, 0), finished=at(DAY, 0, 10))
    log = log_of(morning(NEXT, 6), early, session(DAY, answer(**WELL)), session(NEXT))
    colours = {id: one.colour for id, one in verdicts(log, "calf", REGION, NEXT).items()}
    assert colours == {"1": "red", "2": "red", "3": "unrated"}


@pytest.mark.parametrize(
    "other",
    [
        morning(NEXT, 6, side="right"),
        morning(NEXT, 6, side=None),
        morning(DAY, 6),
        morning(ago(-2), 6),
        replace(morning(NEXT, 6), region="hamstring"),
    ],
)
def test_only_its_own_morning_counts(other: MorningEntry) -> None:
    assert verdict(session(DAY, answer(**WELL)), other).colour == "pending"


@pytest.mark.parametrize(
    ("mornings", "ref"),
    [
        ((morning(DAY, 4), morning(ago(1), 2)), 4),
        ((morning(DAY, None), morning(ago(1), 2)), 2),
        ((morning(ago(5), 2), morning(ago(3), 4)), 4),
        ((morning(ago(7), 3),), 3),
        ((morning(ago(8), 3),), None),
        ((), None),
    ],
    ids=["own day", "own day unknown", "latest", "7 days", "8 days", "none"],
)
def test_the_morning_that_it_is_compared_with(
    mornings: tuple[MorningEntry, ...], ref: int | None
) -> None:
    for order in permutations((*mornings, morning(NEXT, 5))):
        log = log_of(session(DAY, answer(**WELL)), *order)
        ((seen,),) = outcomes(log, "calf", REGION, NEXT).values()
        assert (seen.ref, seen.rise) == (ref, None if ref is None else 5 - ref)


def test_stiffness_is_compared_with_the_last_one_known_however_old() -> None:
    log = log_of(
        morning(ago(90), None, 6),
        morning(ago(40), None, 3),
        morning(DAY, 1),
        session(DAY, answer(**WELL)),
        morning(NEXT, 1, 5),
    )
    (found,) = verdicts(log, "calf", REGION, NEXT).values()
    assert found.because == "Amber: stiffness rose from 3 to 5 the next morning."


def test_of_two_answers_for_a_morning_the_newest_counts_as_far_as_it_goes() -> None:
    first = morning(NEXT, 6, 3)
    later = replace(morning(NEXT, 1), entered=first.entered + dt.timedelta(hours=1))
    stiff_before = morning(DAY, 1, 1)
    for two in permutations((first, later)):
        found = verdict(session(DAY, answer(**WELL)), *two, stiff_before)
        assert found.rule == "stiffer"


def test_days_are_the_persons_own() -> None:
    """Just before midnight in Auckland, while it is noon in UTC."""
    auckland = dt.timezone(dt.timedelta(hours=13))
    moment = dt.datetime(2026, 11, 20, 23, 55, tzinfo=auckland)
    late = replace(session(DAY, answer(**WELL)), started=moment, finished=moment)
    assert verdict(late, morning(NEXT, 6)).colour == "red"
    assert verdict(late, morning(ago(-2), 6)).colour == "pending"


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_are_days_too(year: int) -> None:
    end = dt.date(year, 1, 1) if year == 1 else dt.date(year, 12, 31)
    moment = dt.datetime(end.year, end.month, end.day, tzinfo=dt.UTC)
    played = replace(session(DAY, answer(**WELL)), started=moment, finished=moment)
    assert verdict(played, morning(end, 1), strain(end), today=end).colour == "pending"
