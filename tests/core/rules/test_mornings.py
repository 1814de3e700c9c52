"""Which mornings are due: the sore side only, up to three days late, in the person's own days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.logged import REGION, answer, at, log_of, morning, session
from tests.core.noted import REGIONS, berlin, local
from tui.core.entries import Entry, Mark, PainAnswer, SetRecord
from tui.core.format.definitions import Side
from tui.core.rules.mornings import MorningDue, due, in_words, morning_entry, noted, since, why_not
from tui.core.rules.verdicts import verdicts

DAY = dt.date(2026, 11, 20)
NEXT = dt.date(2026, 11, 21)
LEFT, RIGHT = answer(before=3), answer(side="right", before=0)


def sides(*entries: Entry, now: dt.datetime | None = None) -> list[tuple[int, str | None]]:
    """Day of the month and side of all that is due, in order."""
    return [(one.day.day, one.side) for one in due(entries, REGIONS, now or at(NEXT, 7))]


SCORES = st.sampled_from((None, 0, 0, 0, 6))
MARKS = st.builds(
    Mark,
    at=st.just(1),
    step=st.just(0),
    score=st.sampled_from((0, 7)),
    side=st.sampled_from(("left", "right", None)),
)


def told(side: Side) -> st.SearchStrategy[PainAnswer]:
    """Anything that can be said of a side."""
    return st.builds(
        PainAnswer,
        region=st.just("calf"),
        side=st.just(side),
        before=SCORES,
        during=SCORES,
        after=SCORES,
        new_signs=st.sampled_from((None, False, False, True)),
        feel=st.sampled_from(((), (), (), ("pop",))),
    )


@pytest.mark.parametrize(
    ("pain", "wanted"),
    [
        ((answer(before=3),), ["left"]),
        ((answer(during=1),), ["left"]),
        ((answer(after=1),), ["left"]),
        ((LEFT, RIGHT), ["left"]),
        ((LEFT, answer(side="right", after=1)), ["left", "right"]),
        ((answer(before=0), RIGHT), ["left", "right"]),
        ((answer(), answer(side="right")), ["left", "right"]),
        ((LEFT, answer(side="right", before=0, new_signs=True)), ["left", "right"]),
        ((LEFT, answer(side="right", before=0, feel=("pop",))), ["left", "right"]),
        ((LEFT, answer(side="right", before=0, where=("behind knee",))), ["left", "right"]),
        ((LEFT, answer(side="right", before=0, new_signs=False)), ["left"]),
        ((answer(before=0, after=0),), ["left"]),
        ((), []),
    ],
)
def test_the_sore_sides_are_asked_else_those_that_were_asked_about(
    pain: tuple[PainAnswer, ...], wanted: list[str]
) -> None:
    assert sides(session(DAY, *pain)) == [(21, side) for side in wanted]


@pytest.mark.parametrize(
    ("mark", "kind", "wanted"),
    [
        (Mark(at=1, step=0, side="right", score=2), "hold", ["right"]),
        (Mark(at=1, step=0, side="right", score=2), "massage", ["left", "right"]),
        (Mark(at=1, step=0, side="right", score=0), "hold", ["left", "right"]),
        (Mark(at=1, step=0, side="right", stopped=True, led_to="end"), "hold", ["right"]),
        (Mark(at=1, step=0, score=4), "hold", ["left", "right"]),
    ],
)
def test_a_mark_makes_a_side_sore_unless_it_was_a_tender_spot(
    mark: Mark, kind: str, wanted: list[str]
) -> None:
    steps = (SetRecord(index=0, name="x", kind=kind, outcome="done"),)  # type: ignore[arg-type]
    entry = session(DAY, answer(before=0), RIGHT, marks=(mark,), steps=steps)
    assert sides(entry) == [(21, side) for side in wanted]


def test_a_mark_of_which_nobody_said_whose_it_is_counts_for_each_side() -> None:
    entry = session(DAY, LEFT, RIGHT, marks=(Mark(at=1, step=0, score=4),))
    assert sides(entry) == [(21, "left"), (21, "right")]


@given(pain=st.tuples(told("left"), told("right")), marks=st.lists(MARKS, max_size=2))
def test_every_side_that_is_red_is_asked_about(
    pain: tuple[PainAnswer, ...], marks: list[Mark]
) -> None:
    entry = session(DAY, *pain, marks=tuple(marks))
    verdict = verdicts(log_of(entry), "calf", REGION, NEXT)["0"]
    red = {verdict.side, *verdict.as_bad} if verdict.colour == "red" else set()
    assert red <= {side for _, side in sides(entry)}


@pytest.mark.parametrize(
    ("pain", "marks", "wanted"),
    [
        ((LEFT, RIGHT), (), []),
        ((answer(), answer(side="right")), (), []),
        ((LEFT, RIGHT), (Mark(at=1, step=0, score=4, side="right"),), ["right"]),
        ((replace(LEFT, new_signs=True), RIGHT), (), ["left"]),
        ((replace(LEFT, during=2), RIGHT), (), ["left"]),
    ],
)
def test_of_a_session_of_which_nothing_was_done_only_what_hurt_in_it_is_asked(
    pain: tuple[PainAnswer, ...], marks: tuple[Mark, ...], wanted: list[str]
) -> None:
    steps = (SetRecord(index=0, name="Wall", kind="hold", outcome="skipped"),)
    entry = session(DAY, *pain, marks=marks, steps=steps)
    assert sides(entry) == [(21, side) for side in wanted]


def test_a_region_without_sides_is_asked_once() -> None:
    whole = PainAnswer(region="neck", before=2)
    assert due([session(DAY, whole)], REGIONS, at(NEXT, 7)) == (MorningDue(NEXT, "neck"),)


@pytest.mark.parametrize("region", ["shoulder", "gone"])
def test_a_region_without_the_question_is_not_asked(region: str) -> None:
    whole = PainAnswer(region=region, side="left", before=2)
    assert due([session(DAY, whole)], REGIONS, at(NEXT, 7)) == ()


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        (at(DAY, 23, 59), False),
        (at(NEXT, 0, 10), False),
        (at(NEXT, 3, 59), False),
        (at(NEXT, 4), True),
        (at(NEXT, 23, 59), True),
        (at(dt.date(2026, 11, 24), 23, 59), True),
        (at(dt.date(2026, 11, 25), 0, 0), False),
    ],
)
def test_a_morning_is_due_from_four_until_three_days_later(now: dt.datetime, is_due: bool) -> None:
    assert bool(sides(session(DAY, LEFT), now=now)) is is_due


def test_all_sessions_of_a_day_are_asked_about_together_the_newest_day_first() -> None:
    log = [
        session(dt.date(2026, 11, 18), LEFT),
        session(DAY, RIGHT),
        session(DAY, answer(side="right", after=4)),
        session(DAY, answer(before=0)),
    ]
    assert sides(*log) == [(21, "right"), (19, "left")]


@pytest.mark.parametrize("score", [2, None])
def test_what_was_answered_or_skipped_is_not_asked_again(score: int | None) -> None:
    both = session(DAY, LEFT, answer(side="right", before=1))
    assert sides(both, morning(NEXT, score)) == [(21, "right")]
    assert sides(both, morning(DAY, score)) == [(21, "left"), (21, "right")]


@pytest.mark.parametrize(
    ("started", "day"),
    [
        ("2026-11-20T23:50:00+01:00", 21),
        ("2026-11-21T00:10:00+01:00", 22),
        ("2026-11-20T23:50:00-08:00", 21),
        ("2026-11-21T05:00:00+14:00", 22),
    ],
)
def test_the_day_is_the_date_where_the_session_was(started: str, day: int) -> None:
    entry = session(DAY, LEFT, started=dt.datetime.fromisoformat(started))
    assert sides(entry, now=at(dt.date(2026, 11, 22), 12)) == [(day, "left")]


def test_every_session_that_matters_is_of_the_days_that_are_read() -> None:
    now = at(dt.date(2026, 11, 24), 7)
    assert since(now) == DAY
    assert sides(session(since(now), LEFT), now=now)
    assert not sides(session(since(now) - dt.timedelta(days=1), LEFT), now=now)


@pytest.mark.parametrize(
    ("day", "now", "recalled", "started"),
    [
        ("2026-11-21", "2026-11-21 07:30", False, "2026-11-21 07:30"),
        ("2026-11-21", "2026-11-21 23:59", False, "2026-11-21 23:59"),
        ("2026-11-21", "2026-11-22 00:01", True, "2026-11-21 07:00"),
        ("2026-10-24", "2026-10-26 09:00", True, "2026-10-24 07:00"),
        ("2026-03-29", "2026-03-30 09:00", True, "2026-03-29 07:00"),
    ],
)
def test_an_answer_on_a_later_day_is_recalled(
    day: str, now: str, recalled: bool, started: str
) -> None:
    about = MorningDue(dt.date.fromisoformat(day), "calf", "left")
    entry = morning_entry(about, 2, 3, berlin(now), local, "1")
    assert (entry.recalled, entry.day, entry.entered) == (recalled, about.day, berlin(now))
    assert entry.started == berlin(started)
    assert entry.started.date() == about.day
    assert due([entry], REGIONS, berlin(now)) == ()


@pytest.mark.parametrize(
    ("days_ago", "says"),
    [(-1, "still to come"), (0, ""), (3, ""), (4, "up to 3 days late")],
)
def test_how_late_an_answer_may_be(days_ago: int, says: str) -> None:
    found = why_not(DAY - dt.timedelta(days=days_ago), at(DAY, 7))
    assert (says in found) if says else found == ""


@pytest.mark.parametrize(
    ("morning", "stiff", "says"),
    [
        (2, 3, "Noted: calf left, morning of 2026-11-21: 2, stiff 3."),
        (0, None, "Noted: calf left, morning of 2026-11-21: 0."),
        (None, 3, "Noted: calf left, morning of 2026-11-21: –, stiff 3."),
        (None, None, "Left out: calf left, morning of 2026-11-21."),
    ],
)
def test_what_is_said_of_it(morning: int | None, stiff: int | None, says: str) -> None:
    about = MorningDue(NEXT, "calf", "left")
    entry = morning_entry(about, morning, stiff, at(NEXT, 7), local, "1")
    assert noted(entry) == says


@pytest.mark.parametrize(
    ("day", "words"), [(20, "today"), (19, "yesterday"), (18, "Wed 2026-11-18")]
)
def test_a_day_in_words(day: int, words: str) -> None:
    assert in_words(dt.date(2026, 11, day), DAY) == words
