"""From a run to the entry that the log keeps."""

import datetime as dt

import msgspec
import pytest

from tests.core.builders import begin, hold, play, play_all, reps, session, step
from tests.core.logged import REGION
from tui.core.entries import Mark, SessionEntry, SetRecord
from tui.core.format.definitions import Questions, Region, Side
from tui.core.playing.events import MarkPain, Pause, Relieve, TakeBack, apply
from tui.core.playing.hurting import ease, mark, with_signs
from tui.core.playing.moves import answer_gate, back, end, forward, pause, resume, skip_exercise
from tui.core.playing.result import Before, session_entry, was_anything_done, worst_mark
from tui.core.playing.run import Run, start, tick
from tui.core.rules.outcomes import peak_of
from tui.core.session.segments import Plan

STARTED = dt.datetime.fromisoformat("2026-11-22T06:15:02+01:00")
FINISHED = dt.datetime.fromisoformat("2026-11-22T06:31:40+01:00")


def entry(run: Run, before: Before | None = None) -> SessionEntry:
    return session_entry(run, before or {}, STARTED, FINISHED, "0.0.0")


def outcomes(run: Run) -> list[tuple[str, str | None, int | None, str, int | None]]:
    return [
        (one.name, one.side, one.set, one.outcome, one.done_seconds) for one in entry(run).steps
    ]


def test_a_whole_session_has_a_record_for_each_set_and_side() -> None:
    run = play_all(begin(hold(sets=2), reps("Raise", 3)))
    assert outcomes(run) == [
        ("Wall", "left", 1, "done", 30),
        ("Wall", "left", 2, "done", 30),
        ("Wall", "right", 1, "done", 30),
        ("Wall", "right", 2, "done", 30),
        ("Raise", None, 1, "done", 18),
    ]
    raised = entry(run).steps[-1]
    assert (raised.planned_reps, raised.done_reps, raised.planned_seconds) == (3, 3, None)
    assert entry(run).outcome == "completed"


def test_what_was_never_reached_is_skipped_and_the_entry_ended_early() -> None:
    run = end(play(begin(hold(), hold("Stool")), 12.0), 12.0)
    assert outcomes(run) == [
        ("Wall", "left", 1, "cut short", 12),
        ("Wall", "right", 1, "skipped", 0),
        ("Stool", "left", 1, "skipped", 0),
        ("Stool", "right", 1, "skipped", 0),
    ]
    assert entry(run).outcome == "ended early"


def test_a_session_gone_through_without_doing_anything_is_not_completed() -> None:
    run = begin(hold(sets=2), reps("Raise", 3))
    while run.state != "finished":
        run = forward(run, 0.5)
    assert {one.outcome for one in entry(run).steps} == {"skipped"}
    assert entry(run).outcome == "ended early"


def test_a_session_of_which_one_set_was_done_to_its_end_is_completed() -> None:
    run = forward(play(begin(hold()), 12.0), 12.0)
    while run.state != "finished":
        run = forward(run, 12.0)
    assert outcomes(run) == [
        ("Wall", "left", 1, "cut short", 12),
        ("Wall", "right", 1, "skipped", 0),
    ]
    assert entry(run).outcome == "completed"


def test_lengths_are_whole_seconds_of_their_own_kind() -> None:
    run = resume(pause(play(begin(hold(sides="both")), 10.0), 10.4), 42.0)
    run = tick(run, run.seen + 20.0)
    kept = entry(end(run, run.seen))
    assert (kept.active_seconds, kept.paused_seconds, kept.interrupted_seconds) == (10, 31, 20)


def test_gates_keep_their_answer_and_what_they_left_out_is_skipped() -> None:
    gate = step("gate", "Ready?", question="Is it?", guards=("Band",))
    run = play_all(answer_gate(begin(gate, hold("Band"), hold("Wall")), 1.0, yes=False))
    kept = entry(run).steps
    assert [(one.kind, one.answer, one.outcome) for one in kept] == [
        ("gate", False, "done"),
        ("hold", None, "skipped"),
        ("hold", None, "skipped"),
        ("hold", None, "done"),
        ("hold", None, "done"),
    ]


def test_a_set_played_again_replaces_what_was_kept_of_it() -> None:
    run = forward(play(begin(hold(sides="both")), 5.0), 5.0)
    assert run.state == "finished"
    run = forward(play(begin(hold(sides="both"), hold("Stool")), 5.0), 5.0)
    run = play_all(back(run, 6.0))
    assert outcomes(run)[0] == ("Wall", None, 1, "done", 30)
    assert len(outcomes(run)) == 3


def test_easing_keeps_the_plan_and_says_eased() -> None:
    run = play_all(resume(ease(play(begin(hold()), 10.0), 10.0), 20.0))
    first, second = entry(run).steps
    assert (first.planned_seconds, first.done_seconds, first.outcome) == (30, 20, "eased")
    assert (second.planned_seconds, second.done_seconds, second.outcome) == (30, 15, "eased")


def test_pain_before_is_kept_for_each_side_asked_and_none_else() -> None:
    kept = entry(_calf_run(), {"left": 4, "right": None}).pain
    assert [(one.region, one.side, one.before) for one in kept] == [
        ("calf", "left", 4),
        ("calf", "right", None),
    ]


def test_a_side_that_was_marked_is_asked_about_too() -> None:
    run = mark(_calf_run(), 1.0, 3, "right")
    assert [one.side for one in entry(run, {"left": 4}).pain] == ["left", "right"]


def test_a_mark_that_was_taken_back_is_nowhere_in_the_entry() -> None:
    """A slip of the finger, 8 for 3, would make the session red."""
    run = play(_calf_run(), 4.0)
    without = apply(run, Pause(4.0))
    slipped = apply(apply(apply(run, MarkPain(4.0, 8, "right")), TakeBack(4.0)), Pause(4.0))
    assert entry(slipped, {"left": 2}) == entry(without, {"left": 2})
    assert not was_anything_done(apply(apply(_calf_run(), MarkPain(0.0, 8)), TakeBack(0.0)))


def test_a_mark_without_a_side_asks_nothing_new_of_a_region_with_sides() -> None:
    questions = Questions(side="?", before="?", during="?", after="?", new_signs="?")
    region = Region(
        schema=1,
        title="Calf",
        sided=True,
        questions=questions,
        places=(),
        feelings=(),
        signs_advice=(),
    )
    plan = Plan(session(reps(), region_id="calf", region=region), wait="never")
    kept = entry(mark(start(plan, 0.0), 1.0, 3, None), {"left": 2})
    assert [one.side for one in kept.pain] == ["left"]
    assert [one.side for one in kept.marks] == [None]


def test_without_a_region_there_is_no_pain_answer() -> None:
    run = mark(begin(hold()), 1.0, 3, "left")
    assert entry(run).pain == ()
    assert len(entry(run).marks) == 1


def _calf_run() -> Run:
    return start(Plan(session(hold(), region_id="calf"), wait="never"), 0.0)


@pytest.mark.parametrize(("side", "worst"), [("left", 4), ("right", None), (None, 2)])
def test_the_worst_mark_of_a_side_leaves_massage_out(side: str | None, worst: int | None) -> None:
    steps = (
        SetRecord(index=0, name="Wall", kind="hold", outcome="done"),
        SetRecord(index=1, name="Ball", kind="massage", outcome="done"),
    )
    marks = (
        Mark(at=1, step=0, score=4, side="left"),
        Mark(at=2, step=0, score=3, side="left"),
        Mark(at=3, step=1, score=5, side="left"),
        Mark(at=3, step=1, score=5, side="right"),
        Mark(at=4, step=0, score=2),
    )
    assert worst_mark(marks, steps, side) == worst  # type: ignore[arg-type]


def test_a_run_in_which_nothing_happened_is_nothing_to_keep() -> None:
    run = begin(hold(prepare=10))
    assert not was_anything_done(end(play(run, 4.0), 4.0))
    assert was_anything_done(mark(run, 4.0, 1, None))
    assert was_anything_done(end(play(run, 14.0), 14.0))
    assert not was_anything_done(skip_exercise(run, 1.0))


def test_every_entry_fits_its_own_type() -> None:
    run = mark(play(_calf_run(), 9.0), 9.0, 7, "left")
    kept = entry(end(run, 10.0), {"left": 4})
    table = msgspec.to_builtins(kept, builtin_types=(dt.datetime,))
    assert msgspec.convert(table, SessionEntry) == kept


def test_looking_back_at_a_set_leaves_it_as_it_was() -> None:
    run = forward(play(begin(hold(sides="both"), hold("Stool", prepare=5)), 12.0), 12.0)
    run = forward(back(run, 13.0), 13.5)
    assert outcomes(run)[0] == ("Wall", None, 1, "cut short", 12)


def begin_with_sides() -> Run:
    return start(Plan(session(hold(), region_id="calf", region=REGION), wait="never"), 0.0)


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("left", [("left", 2, True), ("right", None, None)]),
        ("right", [("left", 2, None), ("right", None, True)]),
        (None, [("left", 2, True), ("right", None, True)]),
    ],
)
def test_a_pop_is_a_new_sign_of_its_side_or_of_all(
    side: Side | None, expected: list[tuple[str, int | None, bool | None]]
) -> None:
    run = with_signs(begin_with_sides(), side)

    kept = entry(run, {"left": 2, "right": None})

    assert [(one.side, one.before, one.new_signs) for one in kept.pain] == expected
    assert was_anything_done(run)


def test_a_pop_of_a_side_that_was_not_asked_about_is_kept_too() -> None:
    kept = entry(with_signs(begin_with_sides(), "right"), {"left": 2})

    assert [(one.side, one.new_signs) for one in kept.pain] == [("left", None), ("right", True)]


def test_what_was_done_about_pain_stands_with_its_mark() -> None:
    run = mark(begin(hold()), 3.0, 4, "left")
    run = apply(run, Relieve(4.0, "skip", is_marked=True))

    assert [one.led_to for one in run.marks] == ["skip"]


def test_pain_without_a_score_that_something_was_done_about_has_a_mark_without_one() -> None:
    run = pause(tick(begin_with_sides(), 3.0), 3.0)
    kept = entry(apply(run, Relieve(9.0, "end", side="left")))

    assert kept.marks == (Mark(at=3, step=0, side="left", stopped=True, led_to="end"),)
    (answer,) = kept.pain
    assert answer.side == "left", "its side is asked about"
    assert peak_of(kept, answer) is None, "how strong it was is not known"


def test_the_worst_of_marks_of_which_one_has_no_score_is_the_other() -> None:
    marks = (Mark(at=1, step=0, score=4), Mark(at=2, step=0, stopped=True))
    assert worst_mark(marks, (), None) == 4
