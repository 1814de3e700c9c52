"""What the room view says: which word is the largest, what is counted, what comes next."""

import pytest

from tests.core.builders import begin, hold, play, reps, step
from tui.core.entries import Mark
from tui.core.playing.moves import forward, pause
from tui.core.playing.room import RoomWords, pain_words, room_words
from tui.core.playing.run import Run
from tui.core.playing.snapshot import snapshot

STEPS = 4


def said(run: Run) -> RoomWords:
    return room_words(snapshot(run), STEPS)


def test_a_hold_says_what_it_is_and_how_many_there_are() -> None:
    run = begin(hold("Wall", sets=2, rest=10, prepare=8, switch=6))
    assert said(run) == RoomWords("WALL LEFT", "time", "", "GET READY")
    run = play(run, 8.0)
    assert said(run) == RoomWords("WALL LEFT", "time", "", "HOLD SET 1/2")


def test_a_single_set_counts_the_steps() -> None:
    assert said(begin(hold("Wall"))).below == "HOLD STEP 1/4"
    assert said(begin(step("massage", "Ball", seconds=60, prepare=0))).below == "PRESS STEP 1/4"


def test_rest_and_switch_say_what_is_next() -> None:
    run = play(begin(hold("Wall", sets=2, rest=10, switch=6)), 30.0)
    assert said(run) == RoomWords("NEXT WALL", "time", "", "REST LEFT 2/2")
    run = play(run, 70.0)
    assert said(run) == RoomWords("NEXT WALL", "time", "", "SWITCH RIGHT 1/2")


def test_a_rest_between_exercises_names_the_next_one() -> None:
    rest = step("rest", "Rest", seconds=20)
    assert said(begin(rest, hold("Stool"))) == RoomWords("NEXT STOOL", "time", "", "REST LEFT")
    assert said(begin(rest)) == RoomWords("REST", "time", "", "REST")


@pytest.mark.parametrize(("at", "word"), [(0.0, "UP"), (3.0, "HOLD"), (4.0, "DOWN"), (6.0, "HOLD")])
def test_paced_repetitions_say_which_way_and_count(at: float, word: str) -> None:
    run = play(begin(reps("Raise", count=15, tempo=(3, 1, 2, 2))), at)
    assert said(run) == RoomWords("RAISE", "word", word, "1/15")


def test_repetitions_of_several_sets_count_both() -> None:
    run = play(begin(reps("Raise", count=15, sets=3, sides="left")), 18.0)
    assert said(run) == RoomWords("RAISE LEFT", "word", "UP", "4/15 SET 1/3")


@pytest.mark.parametrize(
    ("kind", "below"), [("prompt", "READY? SPACE"), ("gate", "Y OR N")], ids=str
)
def test_what_waits_says_which_key_it_waits_for(kind: str, below: str) -> None:
    run = begin(step(kind, "Safe?", question="Is it?", guards=("Wall",)), hold("Wall"))
    assert said(run) == RoomWords("SAFE?", "text", "", below)


def test_a_new_exercise_is_to_be_read_first() -> None:
    run = begin(hold("Wall"), wait="always")
    assert said(run) == RoomWords("WALL LEFT", "text", "", "READ, THEN SPACE")
    assert said(forward(run, 1.0)).below.startswith("HOLD")


@pytest.mark.parametrize("wait", ["never", "always"])
def test_paused_is_said_wherever_the_clock_stands(wait: str) -> None:
    assert said(pause(begin(hold(), wait=wait), 1.0)).below == "PAUSED"


def test_a_mark_is_told_with_its_side() -> None:
    first = Mark(at=0, step=0, score=4, side="left")
    assert pain_words((), (first,)) == "PAIN 4 LEFT"
    assert pain_words((first,), (first, Mark(at=0, step=0, score=10))) == "PAIN 10"


def test_a_mark_without_a_score_is_told_without_one() -> None:
    eased = Mark(at=0, step=0, side="left", led_to="ease")
    assert pain_words((), (eased,)) == "PAIN LEFT"
    assert pain_words((eased,), ()) == "TAKEN BACK"


def test_that_a_mark_is_gone_is_told_by_its_own_score_not_by_the_one_before() -> None:
    two = (Mark(at=0, step=0, score=3), Mark(at=5, step=0, score=8, side="left"))
    assert pain_words(two, two[:1]) == "8 TAKEN BACK"
