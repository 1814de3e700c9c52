"""Pain during a run: marks, whose they are, and what easing does."""

import pytest
from msgspec.structs import replace

from tests.core.builders import begin, hold, play, play_all, reps, session, step
from tui.core.playing.hurting import (
    ease,
    hurt,
    mark,
    marked_side,
    marked_unit,
    take_back,
    with_relief,
    with_side,
)
from tui.core.playing.moves import forward, resume, skip_exercise
from tui.core.playing.run import start, tick
from tui.core.session.segments import Plan, Unit


def test_a_mark_keeps_where_and_when_it_was() -> None:
    run = mark(play(begin(hold()), 12.0), 12.7, 3, "left")
    (one,) = run.marks
    assert (one.at, one.step, one.score, one.side, one.stopped) == (12, 0, 3, "left", False)
    assert run.state == "running"


@pytest.mark.parametrize(("score", "state"), [(5, "running"), (6, "paused"), (10, "paused")])
def test_six_or_more_stops_the_clock(score: int, state: str) -> None:
    run = mark(play(begin(hold()), 12.0), 12.0, score, "left")
    assert run.state == state
    assert run.marks[0].stopped == (state == "paused")


def test_a_session_may_set_a_stricter_limit() -> None:
    run = start(Plan(session(hold(), pain_limit=3), wait="never"), 0.0)
    assert mark(run, 1.0, 3, "left").state == "running"
    assert mark(run, 1.0, 4, "left").state == "paused"


def test_ten_takes_the_place_of_the_one_before() -> None:
    run = mark(mark(begin(hold()), 1.0, 1, "left"), 1.5, 10, "left", replaces=True)
    assert [one.score for one in run.marks] == [10]


def test_hurt_stops_the_clock_whatever_the_score() -> None:
    run = hurt(play(begin(hold()), 5.0), 5.0, 2, "left")
    assert run.state == "paused"
    assert run.marks[0].stopped


def test_in_a_rest_or_switch_a_mark_belongs_to_the_hold_before() -> None:
    run = play(begin(hold(switch=8, rest=5)), 31.0)
    assert run.segment.phase == "switch"
    assert marked_unit(run) == Unit(0, "left", 1)
    assert marked_side(run) == "left"


def test_before_any_work_a_mark_belongs_to_what_comes() -> None:
    assert marked_unit(begin(hold(prepare=5))) == Unit(0, "left", 1)


def test_with_both_legs_a_mark_is_the_one_sore_sides_or_unknown() -> None:
    assert marked_side(begin(reps(), sore=("right",))) == "right"
    assert marked_side(begin(reps(), sore=("left", "right"))) is None


def test_ease_halves_what_is_left_of_the_hold_and_what_is_to_come_for_its_target() -> None:
    other = hold("Straight", muscles=("gastrocnemius",), sides="both")
    run = play(begin(hold(sets=2, rest=4), hold("Stool"), other), 10.0)
    run = ease(run, 10.0)
    assert (run.state, run.left) == ("paused", 10)
    assert [(one.phase, one.unit.step, one.seconds) for one in run.timeline.segments][1:] == [
        ("rest", 0, 4),
        ("hold", 0, 15),
        ("hold", 0, 15),
        ("rest", 0, 4),
        ("hold", 0, 15),
        ("hold", 1, 15),
        ("hold", 1, 15),
        ("hold", 2, 30),
    ]
    run = play_all(resume(run, 20.0))
    outcomes = [one.outcome for one in run.done.values()]
    assert outcomes == ["eased"] * 6 + ["done"]
    assert run.done[Unit(0, "left", 1)].seconds == 20


def test_ease_in_reps_drops_half_of_the_repetitions_left() -> None:
    run = ease(play(begin(reps(count=9, sets=2)), 13.0), 13.0)
    assert run.segment.rep == 3
    assert [one.rep for one in run.timeline.segments if one.unit.set == 1][-1] == 6
    assert [one.rep for one in run.timeline.segments if one.unit.set == 2][-1] == 5
    run = play_all(resume(run, 20.0))
    assert run.done[Unit(0, None, 1)].reps == 6
    assert run.done[Unit(0, None, 1)].outcome == "eased"


@pytest.mark.parametrize("wait", ["never", "always"])
def test_ease_while_getting_ready_keeps_the_lead_in_and_halves_its_set(wait: str) -> None:
    run = begin(hold(prepare=9, sets=2, rest=5), wait=wait)
    if wait == "always":
        assert run.segment.phase == "wait"
    run = ease(run, 1.0)
    lengths = [(one.phase, one.seconds) for one in run.timeline.segments if one.phase != "wait"]
    assert lengths[:4] == [("prepare", 9), ("hold", 15), ("rest", 5), ("hold", 15)]
    assert [one.phase for one in run.timeline.segments].count("prepare") == 1


def test_ease_in_the_rest_after_a_hold_spares_that_holds_target() -> None:
    run = forward(play(begin(hold(sides="both"), hold("Stool", prepare=9)), 20.0), 20.0)
    assert (run.segment.phase, run.segment.unit.step) == ("prepare", 1)
    run = ease(run, 21.0)
    assert [one.seconds for one in run.timeline.segments[1:]] == [9, 15, 15]


def test_ease_over_a_prompt_halves_what_follows() -> None:
    run = ease(play(begin(hold(sides="both"), step("prompt", "Read"), hold("Stool")), 31.0), 32.0)
    assert run.segment.phase == "prompt"
    assert [one.seconds for one in run.timeline.segments[2:]] == [15, 15]
    assert resume(run, 40.0).state == "waiting"


def test_a_mark_never_belongs_to_an_exercise_that_was_skipped() -> None:
    run = skip_exercise(begin(hold(prepare=5), hold("Stool", prepare=5)), 1.0)
    assert marked_unit(run).step == 1


def test_a_corrected_score_takes_the_place_of_the_mark_that_stopped_the_clock() -> None:
    run = hurt(mark(begin(hold()), 1.0, 9, "left"), 5.0, 6, "left", replaces=True)
    assert [(one.score, one.stopped) for one in run.marks] == [(6, True)]


def test_marks_are_taken_back_one_by_one_from_the_last() -> None:
    run = mark(mark(begin(hold()), 1.0, 3, "left"), 2.0, 5, "left")
    run = take_back(run, 4.0)
    assert ([one.score for one in run.marks], run.seen) == ([3], 4.0)
    run = take_back(take_back(run, 5.0), 6.0)
    assert (run.marks, run.state, run.seen) == ((), "running", 6.0)


def test_what_a_mark_led_to_stays_when_it_is_taken_back() -> None:
    run = ease(mark(play(begin(hold(), hold("Stool")), 4.0), 4.0, 8, "left"), 5.0)
    run = with_relief(run, "ease", "left", is_marked=True)
    after = take_back(run, 9.0)
    assert after == replace(tick(run, 9.0), marks=())
    assert after.state == "paused"
    assert after.eased == {"soleus"}


def test_a_side_that_was_said_later_leaves_other_marks_alone() -> None:
    run = mark(mark(mark(begin(reps()), 1.0, 1, None), 1.2, 2, "left"), 1.4, 3, None)
    assert [one.side for one in with_side(run, "right", 1).marks] == [None, "left", "right"]
