import datetime as dt

import pytest

from tests.core.entries import a_hold, a_morning, a_pain, a_session, answer
from tui.core.review.review import Meant, charted, headline, meanings, reviewed
from tui.core.review.weeks import MONTH, QUARTER, YEAR, Range
from tui.core.rules.history import Logged

TODAY = dt.date(2026, 11, 22)
BOTH = a_session("2026-11-17", answer(3), answer(1, side="right"))


def a_week(monday: str, *scores: int | None, side: str = "left") -> list[Logged]:
    """A session of one side on each day from a Monday on."""
    first = dt.date.fromisoformat(monday)
    return [
        a_session(
            str(first + dt.timedelta(days=days)),
            answer(before, side=side),  # type: ignore[arg-type]  # a side
        )
        for days, before in enumerate(scores)
    ]


def said(*log: Logged, meant: Meant | None = None, range_: Range = QUARTER) -> str:
    return headline(reviewed(log, meant or Meant(), range_, TODAY), 100)[1]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((6, 5, 5), (2, 2, 1), "Left calf: before 5.3 → 1.7 over 90 days: worthwhile change"),
        ((3, 3), (3, 3), "Left calf: before 3.0 → 3.0 over 90 days: no worthwhile change"),
        ((3, 3), (4, 4), "Left calf: before 3.0 → 4.0 over 90 days: more than at first"),
        (
            (3, 3),
            (1,),
            "Too little to compare over 90 days: it takes two weeks with two sessions each.",
        ),
        ((None,), (None,), "No pain before a session is known over 90 days."),
        ((), (), "No pain before a session is known over 90 days."),
    ],
)
def test_one_sentence_says_whether_it_gets_better(
    first: tuple[int, ...], last: tuple[int, ...], words: str
) -> None:
    assert said(*a_week("2026-09-07", *first), *a_week("2026-11-16", *last)) == words


@pytest.mark.parametrize("last", [(1, 1), (3, 3), (4, 4)], ids=str)
@pytest.mark.parametrize("room", [100, 77, 57, 45, 37])
def test_the_headline_is_as_long_as_there_is_room(room: int, last: tuple[int, ...]) -> None:
    log = [*a_week("2026-09-07", 3, 3), *a_week("2026-11-16", *last)]
    sentence = headline(reviewed(log, Meant(), QUARTER, TODAY), room)[1]
    assert len(sentence) <= room
    assert "3.0 → " in sentence
    assert sentence.endswith(("worthwhile", "worthwhile change", "more", "more than at first"))


def test_it_is_about_the_side_that_was_sorer_at_first() -> None:
    log = [
        *a_week("2026-09-07", 2, 2),
        *a_week("2026-11-16", 1, 1),
        *a_week("2026-09-07", 6, 6, side="right"),
        *a_week("2026-11-16", 6, 5, side="right"),
    ]

    assert said(*log).startswith("Right calf: before 6.0 → 5.5")
    assert said(*log, meant=Meant("calf", "left")).startswith("Left calf: before 2.0 → 1.0")


@pytest.mark.parametrize(
    ("range_", "words", "bars"),
    [
        (MONTH, "30 days", "weeks"),
        (QUARTER, "90 days", "weeks"),
        (YEAR, "1 year", "times 4 weeks"),
    ],
)
def test_a_range_leaves_out_what_was_before(range_: Range, words: str, bars: str) -> None:
    log = [*a_week("2024-09-07", 9, 9), *a_week("2026-11-16", 1, 1)]

    assert said(*log, range_=range_) == (
        f"Too little to compare over {words}: it takes two {bars} with two sessions each."
    )


def test_a_region_of_several_words_is_told_as_words() -> None:
    log = [
        a_session(day, answer(before, region="lower-back", side=None))
        for day, before in (
            ("2026-09-07", 4),
            ("2026-09-08", 4),
            ("2026-11-16", 1),
            ("2026-11-17", 1),
        )
    ]

    assert said(*log).startswith("Lower back: before 4.0 → 1.0")


@pytest.mark.parametrize(
    ("meant", "entry", "is_covered"),
    [
        (Meant(), BOTH, True),
        (Meant("calf"), BOTH, True),
        (Meant("calf", "right"), BOTH, True),
        (Meant("shin"), BOTH, False),
        (Meant("calf", "right"), a_session("2026-11-17", answer(3)), False),
        (Meant("calf"), a_session("2026-11-17"), True),
        (Meant("calf", "left"), a_session("2026-11-17"), False),
        (Meant(session="soleus-reset"), BOTH, True),
        (Meant(session="full-calf"), BOTH, False),
        (Meant(session="soleus-reset"), a_pain("2026-11-17", 3), False),
        (Meant("calf"), a_pain("2026-11-17", 3), True),
        (Meant("calf", "left"), a_pain("2026-11-17", 3), False),
        (Meant("calf", "left"), a_morning("2026-11-17", 3), True),
        (Meant("calf", "right"), a_morning("2026-11-17", 3), False),
    ],
)
def test_what_is_meant_covers_what_is_about_it(
    meant: Meant, entry: Logged, is_covered: bool
) -> None:
    assert meant.covers(entry.entry) is is_covered


def test_a_review_can_be_about_each_part_in_turn() -> None:
    sides = [("calf", "left"), ("calf", "right"), ("neck", None)]

    assert meanings(sides) == [  # type: ignore[arg-type]  # sides
        Meant(),
        Meant("calf"),
        Meant("calf", "left"),
        Meant("calf", "right"),
        Meant("neck"),
    ]


@pytest.mark.parametrize(
    ("meant", "shown"),
    [
        (Meant(), [("calf", "left"), ("calf", "right")]),
        (Meant("calf", "right"), [("calf", "right")]),
        (Meant("neck"), [("neck", None)]),
        (Meant("hip"), []),
    ],
)
def test_charts_are_of_one_region(meant: Meant, shown: list[tuple[str, str | None]]) -> None:
    sides = [("calf", "left"), ("calf", "right"), ("neck", None)]

    assert charted(sides, meant) == shown  # type: ignore[arg-type]  # sides


def test_what_was_done_is_of_what_is_meant_in_thirteen_weeks() -> None:
    hold = (a_hold(30, "soleus", side="left"), a_hold(10, "soleus", side="right"))
    log = [
        a_session("2026-11-17", answer(3), seconds=60, steps=hold),
        a_session("2026-11-18", answer(3, region="neck", side=None), seconds=90, steps=hold),
        a_session("2026-09-02", answer(3), seconds=30),
        a_session("2026-09-03", answer(3), seconds=5, steps=(a_hold(0, outcome="skipped"),)),
    ]
    found = reviewed(log, Meant("calf", "right"), MONTH, TODAY)
    assert (found.done.seconds, found.done.muscles) == ({}, {})

    found = reviewed(log, Meant("calf"), MONTH, TODAY)
    assert found.done.seconds == {dt.date(2026, 11, 17): 60, dt.date(2026, 9, 2): 30}
    assert found.done.muscles == {"soleus": (*[0] * 12, 30)}
    assert found.counts.sessions == 1
