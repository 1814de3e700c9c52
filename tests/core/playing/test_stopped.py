"""What is said of pain that stopped the clock, as events."""

from functools import reduce

import pytest

from tests.core.builders import begin, hold, play
from tui.core.playing.events import Hurt, MarkPain, apply
from tui.core.playing.run import Run
from tui.core.playing.stopped import Choice, HurtAnswer, choices, events_of


@pytest.fixture
def run() -> Run:
    """Stopped by an 8, after a 2 that has nothing to do with it."""
    marked = apply(play(begin(hold(), hold("Stool")), 4.0), MarkPain(4.0, 2, "left"))
    return apply(marked, MarkPain(5.0, 8, "left"))


def after(run: Run, answer: HurtAnswer) -> Run:
    return reduce(apply, events_of(answer, run, 9.0), run)


@pytest.mark.parametrize("choice", [None, "ease", "skip", "end"])
def test_a_slip_that_stopped_the_clock_leaves_only_what_was_chosen(
    run: Run, choice: Choice | None
) -> None:
    answer = HurtAnswer(None, is_new=True, replaces=True, side="left", choice=choice)
    marks = [(one.score, one.side, one.led_to) for one in after(run, answer).marks]
    assert marks == [(2, "left", None), *([(None, "left", choice)] if choice else [])]
    assert answer.takes_back


def test_a_slip_may_be_given_anew(run: Run) -> None:
    answer = HurtAnswer(3, is_new=True, replaces=True, side="left", choice=None)
    assert [one.score for one in after(run, answer).marks] == [2, 3]
    assert not answer.takes_back


def test_a_score_that_was_typed_after_ouch_and_cleared_takes_no_earlier_mark(run: Run) -> None:
    answer = HurtAnswer(None, is_new=True, replaces=False, side="left", choice=None)
    assert after(run, answer) == run


def test_skip_names_the_exercise_to_come_where_pain_belongs_to_the_one_before(run: Run) -> None:
    in_the_hold = dict(choices(run))["skip"]
    assert in_the_hold == "Skip the rest of this exercise"
    both = begin(hold("Wall", 5, sides="both"), hold("Stool", prepare=30))
    ready = apply(play(both, 16.0), Hurt(16.0, 4, None))
    assert (ready.segment.phase, ready.marks[-1].step) == ("prepare", 0)
    assert dict(choices(ready))["skip"] == "Skip Stool"
    skipped = reduce(
        apply, events_of(HurtAnswer(4, False, False, "left", "skip"), ready, 16.0), ready
    )
    assert skipped.state == "finished"
