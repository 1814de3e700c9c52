"""What a report tells, as values."""

import datetime as dt
from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from tests.core.logged import (
    DAY,
    REGION,
    ago,
    answer,
    at,
    clearance,
    log_of,
    morning,
    pain,
    screen,
    session,
    strain,
)
from tui.core.entries import Entry, FlagAnswer, Mark, ScreenEntry, SetRecord
from tui.core.format.definitions import Session, Step
from tui.core.report.pain import MorningCount
from tui.core.report.report import Asked, Report, report_of
from tui.core.report.words import hurt_rows
from tui.core.rules.history import Verdict

ASKED = Asked(region_id="calf", since=ago(27), until=DAY, today=DAY)
STEP = Step(kind="prompt", name="Go", short="GO")
RESET = Session(id="reset", title="Reset", steps=(STEP,), per_week=7)
AMBER = Verdict("amber", "peak", "Amber: pain reached 4.", "left")


def told(
    *entries: Entry,
    asked: Asked = ASKED,
    verdicts: Mapping[str, Verdict] | None = None,
    sessions: Mapping[str, Session] | None = None,
) -> Report:
    """The report on these entries, whose ids are their numbers."""
    return report_of(log_of(*entries), asked, "1.0", REGION, verdicts or {}, sessions or {})


# --- sessions done against prescribed


@pytest.mark.parametrize(
    ("session_keys", "first_done", "prescribed"),
    [
        ({}, 27, 28),
        ({}, 40, 28),
        ({}, 6, 7),
        ({"per_week": 3}, 27, 12),
        ({"per_week": 3}, 0, 0),
        ({"per_week": None}, 27, None),
        ({"from_": ago(13)}, 27, 14),
        ({"from_": ago(100)}, 3, 28),
        ({"until": ago(21)}, 27, 7),
        ({"until": ago(28)}, 40, None),
        ({"from_": DAY + dt.timedelta(1)}, 27, None),
    ],
)
def test_prescribed_is_what_the_file_asks_for_in_the_period(
    session_keys: dict[str, object], first_done: int, prescribed: int | None
) -> None:
    sessions = {"reset": replace(RESET, **session_keys)}
    report = told(session(ago(first_done)), session(DAY), sessions=sessions)
    (practice,) = report.practices
    assert practice.prescribed == prescribed
    assert practice.done == (2 if first_done <= 27 else 1)


def test_what_has_no_file_any_more_is_prescribed_by_nobody() -> None:
    (practice,) = told(session(DAY)).practices
    assert (practice.done, practice.prescribed) == (1, None)


def test_sessions_ended_early_and_their_doses_are_counted() -> None:
    report = told(
        session(ago(2), outcome="ended early", dose="half"), session(ago(1)), session(ago(1))
    )
    (practice,) = report.practices
    assert (practice.done, practice.ended_early) == (3, 1)
    assert practice.doses == {"half": 1, "full": 2}
    assert report.session_days == 2


@pytest.mark.parametrize("days_ago", [28, -1])
def test_sessions_beyond_the_period_are_not_told(days_ago: int) -> None:
    report = told(session(ago(days_ago), notes="x"), verdicts={"0": AMBER})
    assert (report.practices, report.judged, report.notes, report.colours) == ((), (), (), {})


# --- mornings


@pytest.mark.parametrize(
    ("days_ago", "known", "expected"),
    [
        (0, None, MorningCount(0, 0, 0)),
        (1, None, MorningCount(0, 0, 1)),
        (4, None, MorningCount(0, 0, 1)),
        (5, None, MorningCount(0, 1, 0)),
        (4, 0, MorningCount(1, 0, 0)),
        (1, 3, MorningCount(1, 0, 0)),
    ],
)
def test_a_morning_is_expected_after_a_session(
    days_ago: int, known: int | None, expected: MorningCount
) -> None:
    after = morning(ago(days_ago - 1), known)
    assert told(session(ago(days_ago)), after).mornings == expected


def test_two_sessions_of_a_day_have_one_morning_and_no_session_none() -> None:
    entries = (session(ago(9)), session(ago(9)), morning(ago(8), 1), morning(ago(5), 1))
    assert told(*entries).mornings == MorningCount(1, 0, 0)


def test_the_morning_after_the_last_day_counts() -> None:
    asked = replace(ASKED, until=ago(5))
    assert told(session(ago(5)), morning(ago(4), 2), asked=asked).mornings.known == 1


def test_the_morning_after_nothing_done_counts_only_where_it_is_asked_about() -> None:
    opened = session(ago(5), answer(before=3), steps=(_set(outcome="skipped"),))
    hurt = replace(opened, marks=(Mark(at=1, step=0, score=4, side="left"),))
    assert told(opened).mornings == MorningCount(0, 0, 0)
    assert told(hurt).mornings == MorningCount(0, 1, 0)


# --- pain side by side


def test_figures_go_from_the_first_known_week_to_the_last() -> None:
    report = told(
        session(ago(22), answer(during=6), answer("right", during=1)),
        session(ago(21), answer(during=4)),
        session(ago(10), answer(during=9)),
        session(ago(1), answer(during=2)),
        morning(ago(1), 3),
    )
    left, right = report.sides
    peak, in_the_morning = left.figures
    assert (left.side, right.side) == ("left", "right")
    assert (peak.measure, peak.means, peak.known) == ("worst", (5.0, 2.0), 4)
    assert (peak.worst.score, peak.worst.day) == (9, ago(10))
    assert (in_the_morning.means, in_the_morning.known) == ((3.0,), 1)
    assert [one.means for one in right.figures] == [(1.0,)]


def test_places_and_feelings_are_counted() -> None:
    said = answer(where=("inner", "heel"), feel=("tight",))
    report = told(session(ago(1), said), pain(ago(2), 3, where=("inner",)))
    (left,) = report.sides
    assert left.places == (("inner", 2), ("heel", 1))
    assert left.feelings == (("tight", 1),)


def test_a_region_without_sides_has_none_whatever_the_marks_say() -> None:
    marks = (Mark(at=1, step=0, side="left", score=4, stopped=True),)
    log = log_of(session(DAY, answer(None, during=1), marks=marks))
    report = report_of(log, ASKED, "1.0", replace(REGION, sided=False), {}, {})
    assert [one.side for one in report.sides] == [None]
    assert report.sides[0].figures[0].worst.score == 4
    assert report.hurts[0].side is None


# --- what happened


def test_colours_and_their_reasons() -> None:
    green, red = Verdict("green", "ok", "Green."), Verdict("red", "x", "Red: 7.", "left")
    entries = (
        session(ago(3), answer(before=3, during=7, after=2), answer("right", before=1)),
        session(ago(2), answer()),
        session(ago(1), answer(after=0)),
        morning(ago(2), 5),
    )
    report = told(*entries, verdicts={"0": red, "1": AMBER, "2": green})
    assert report.colours == {"red": 1, "amber": 1, "green": 1}
    assert [(one.day, one.scores, one.verdict) for one in report.judged] == [
        (ago(3), "left 3 → 7 → 2, 5", red),
        (ago(2), "left – → – → –, –", AMBER),
    ]


def test_this_hurts_is_what_stopped_the_clock_or_led_to_something() -> None:
    marks = (
        Mark(at=1, step=0, side="left", score=3),
        Mark(at=2, step=1, side="left", score=5, stopped=True),
        Mark(at=3, step=7, score=6, led_to="end"),
        Mark(at=4, step=1, side="left", stopped=True, led_to="end"),
    )
    steps = (SetRecord(index=1, name="Wall", kind="hold", outcome="cut short"),)
    report = told(session(DAY, marks=marks, steps=steps))
    assert [(one.exercise, one.side, one.score, one.led_to) for one in report.hurts] == [
        ("Wall", "left", 5, None),
        (None, None, 6, "end"),
        ("Wall", "left", None, "end"),
    ]
    assert [row[4] for row in hurt_rows(report)] == ["5", "6", "–"]


@pytest.mark.parametrize(
    ("began", "ended", "is_told"),
    [(100, None, True), (100, 28, False), (100, 27, True), (0, None, True), (-1, None, False)],
)
def test_injuries_and_clearances_of_the_period(
    began: int, ended: int | None, is_told: bool
) -> None:
    end = None if ended is None else ago(ended)
    report = told(strain(ago(began), ended=end, notes="stairs"), clearance(ago(began), until=end))
    assert bool(report.injuries) is is_told
    assert bool(report.clearances) is is_told
    assert [one.text for one in report.notes] == (["stairs"] if is_told else [])


def test_an_emergency_of_another_region_is_told() -> None:
    answers: list[dict[str, object]] = [
        {"flag": "lung", "tier": "emergency", "yes": True},
        {"flag": "lung", "tier": "emergency", "yes": False},
        {"flag": "bone", "tier": "book", "yes": True},
    ]
    assert [len(told(_screen("hamstring", one)).screens) for one in answers] == [1, 0, 0]
    assert [len(told(_screen("calf", one)).screens) for one in answers] == [1, 1, 1]


def _screen(region: str, one: dict[str, object]) -> ScreenEntry:
    answer = FlagAnswer(**one)  # type: ignore[arg-type]  # a table of the test's own
    return screen(at(ago(3)), answer, region=region, why="weekly")


# --- what was done


def _set(**keys: object) -> SetRecord:
    given: dict[str, object] = {"index": 0, "name": "Raise", "kind": "reps", "outcome": "done"}
    return SetRecord(**(given | keys))  # type: ignore[arg-type]  # a table of the test's own


def test_sets_and_loads_of_planned() -> None:
    first = (
        _set(planned_reps=15, done_reps=15, load="none"),
        _set(planned_reps=15, done_reps=0, load="99 kg", outcome="skipped"),
        _set(index=1, name="Yes?", kind="gate"),
    )
    second = (
        _set(planned_reps=10, done_reps=9, load="5 kg", outcome="eased"),
        _set(index=2, name="Wall", kind="hold", planned_seconds=30, done_seconds=20),
        _set(index=2, name="Wall", kind="hold", done_seconds=20),
        _set(planned_reps=15, done_reps=0, load="98 kg", outcome="skipped"),
    )
    raises, wall = told(session(ago(2), steps=first), session(ago(1), steps=second)).exercises
    assert raises.outcomes == {"done": 1, "skipped": 2, "eased": 1}
    assert (raises.planned, raises.reps, raises.seconds) == (4, (24, 55), None)
    assert raises.loads == ("none", "5 kg")
    assert (wall.name, wall.seconds, wall.reps, wall.loads) == ("Wall", (20, 30), None, ())


def test_a_session_of_which_nothing_was_done_is_not_counted() -> None:
    left_out = SetRecord(index=0, name="Wall", kind="hold", outcome="skipped")
    gate = SetRecord(index=1, name="Well?", kind="gate", outcome="done", answer=True)
    opened = replace(session(DAY), steps=(left_out, gate))
    worked = replace(session(DAY), steps=(replace(left_out, outcome="cut short"), gate))

    report = told(opened)
    assert (report.practices, report.session_days, report.exercises) == ((), 0, ())
    assert told(opened, replace(worked, started=at(ago(1)))).session_days == 1
    assert [one.done for one in told(opened, worked).practices] == [1]
