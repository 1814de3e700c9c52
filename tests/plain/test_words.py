"""What is said from one second to the next."""

from collections.abc import Iterator

import pytest

from tests.core.builders import begin, hold, reps, session, step
from tui.core.format.definitions import Anatomy
from tui.core.playing import moves
from tui.core.playing.run import Run, start, tick
from tui.core.session.segments import Plan
from tui.plain.words import changes, how_to, segment_words, spoken, where


def heard(run: Run, until: float) -> Iterator[str]:
    """All that is said from the start to that second, each with its second."""
    yield from (f"0 {line}" for line in segment_words(run, is_other_set=True))
    while run.seen < until and run.state == "running":
        after = tick(run, run.seen + 1.0)
        yield from (f"{after.seen:.0f} {line}" for line in changes(run, after))
        run = after


def test_a_hold_is_told_in_short_lines_with_half_time_and_the_last_seconds() -> None:
    run = begin(hold("Wall", 30, sets=2, rest=10, prepare=10, switch=8, cues=("Heel down.",)))
    assert list(heard(run, 130)) == [
        "0 Wall, left, set 1 of 2. Get ready, 10 seconds. Heel down.",
        "10 Hold, 30 seconds.",
        "25 15 seconds.",
        "35 5 seconds.",
        "40 Rest, 10 seconds. Then set 2 of 2.",
        "50 Hold, 30 seconds.",
        "65 15 seconds.",
        "75 5 seconds.",
        "80 Switch sides: right, set 1 of 2. 8 seconds.",
        "88 Hold, 30 seconds.",
        "103 15 seconds.",
        "113 5 seconds.",
        "118 Rest, 10 seconds. Then set 2 of 2.",
        "128 Hold, 30 seconds.",
    ]


def test_short_things_are_not_counted_down_and_long_ones_by_the_minute() -> None:
    short = list(heard(begin(hold("Wall", 8, sides="both")), 8))
    assert short == ["0 Wall. Hold, 8 seconds."]
    long = list(heard(begin(hold("Wall", 200, sides="both")), 199))
    assert long[1:] == ["20 3 minutes.", "80 2 minutes.", "140 1 minute.", "195 5 seconds."]


def test_repetitions_are_counted_once_each() -> None:
    assert list(heard(begin(reps("Raise", 3)), 17)) == [
        "0 Raise. 3 times: up 3, down 3 seconds.",
        "0 1 of 3.",
        "6 2 of 3.",
        "12 3 of 3.",
    ]


def test_only_long_phases_of_a_repetition_are_said() -> None:
    assert list(heard(begin(reps("Raise", 2, tempo=(2, 0, 5, 0))), 13)) == [
        "0 Raise. 2 times: up 2, down 5 seconds.",
        "0 1 of 2.",
        "2 Down, 5 seconds.",
        "7 2 of 2.",
        "9 Down, 5 seconds.",
    ]


def test_a_new_exercise_is_read_whole_and_waits() -> None:
    new = hold("Wall", 30, setup=("Hands on the wall.",), cues=("Heel down.",), stop_if=("A pop.",))
    anatomy = {"soleus": Anatomy(schema=1, title="Soleus", notes=("Deep.", "More."))}
    run = start(Plan(session(new, anatomy=anatomy)), 0.0)
    assert list(segment_words(run, is_other_set=True)) == [
        "New exercise: Wall, left. 30 seconds, each side.",
        "Hands on the wall.",
        "Stop if: A pop.",
        "Heel down.",
        "Soleus: Deep.",
        "An empty line goes on.",
    ]
    assert "More." not in list(how_to(run, new))


def test_a_silence_is_told_with_the_pause() -> None:
    run = tick(begin(hold()), 1.0)
    assert list(changes(run, tick(run, 40.0))) == [
        "Nothing ran for 39 seconds.",
        "Paused. An empty line goes on.",
    ]


def test_going_on_says_what_is_left() -> None:
    run = moves.pause(tick(begin(hold()), 2.0), 3.0)
    assert list(changes(run, moves.resume(run, 9.0))) == ["On. Hold, 27 seconds left."]


def test_whoever_skips_in_a_pause_hears_that_it_still_stands() -> None:
    run = moves.pause(begin(hold()), 3.0)
    assert list(changes(run, moves.forward(run, 4.0))) == [
        "Wall, right. Hold, 30 seconds.",
        "Paused. An empty line goes on.",
    ]


def test_where_says_place_phase_and_what_is_left() -> None:
    run = tick(begin(hold(sets=2, rest=10), step("rest", "Rest", seconds=60)), 3.0)
    assert where(run) == (
        "Wall, left, set 1 of 2. Hold, 27 seconds left. "
        "About 3 minutes 17 left in all. Step 1 of 2."
    )
    waiting = begin(step("prompt", "Take off your shoes", setup=("Both.",)))
    assert list(segment_words(waiting, is_other_set=True)) == [
        "Take off your shoes.",
        "Both.",
        "An empty line goes on.",
    ]
    assert "It waits for you." in where(waiting)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (150, "2 minutes 30")],
)
def test_lengths_are_said_in_words(seconds: int, words: str) -> None:
    assert spoken(seconds) == words
