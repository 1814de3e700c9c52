"""What the screens say about a run, in whole seconds and plain words."""

import pytest

from tests.core.builders import begin, hold, play, reps, step
from tui.core.entries import Mark
from tui.core.format.definitions import Step
from tui.core.playing.moves import pause
from tui.core.playing.run import Run, tick
from tui.core.playing.snapshot import snapshot
from tui.core.playing.wording import (
    dose_words,
    next_words,
    phase_words,
    place_words,
    short_place_words,
    sides_words,
    taken_back_words,
)
from tui.core.session.doses import session_seconds, stretch_seconds
from tui.core.text import clean, clock, minutes


def words(run: Run) -> tuple[str, str, str]:
    now = snapshot(run)
    return phase_words(now), place_words(now), next_words(now.upcoming)


def test_a_hold_from_get_ready_to_the_end() -> None:
    run = begin(hold(sets=2, rest=10, prepare=8, switch=6))
    assert words(run) == ("GET READY", "LEFT · set 1 of 2", "hold 0:30")
    run = play(run, 9.0)
    assert words(run) == ("HOLD", "LEFT · set 1 of 2", "rest 0:10, then set 2 of 2")
    run = play(run, 40.0)
    assert words(run) == ("REST", "LEFT · set 2 of 2", "hold 0:30")
    run = play(run, 60.0)
    assert words(run)[2] == "switch to right 0:06"
    run = play(run, 80.0)
    assert words(run)[0] == "SWITCH SIDES - now right"
    run = play(run, 150.0)
    assert words(run)[2] == "you are done"


def test_the_next_exercise_is_named_with_its_side() -> None:
    assert words(begin(hold(sides="both"), hold("Stool")))[2] == "Stool, left"


def test_repetitions_are_called_and_counted() -> None:
    run = begin(reps(count=3, sets=2, rest=90, tempo=(3, 1, 3, 0)))
    assert words(run) == ("UP", "set 1 of 2 · rep 1 of 3", "rest 1:30, then set 2 of 2")
    assert words(play(run, 3.0))[0] == "STAY UP"
    assert words(play(run, 4.0))[0] == "DOWN"
    assert words(play(run, 8.0))[1] == "set 1 of 2 · rep 2 of 3"


def test_a_phone_has_side_set_and_repetition_too() -> None:
    one_sided = reps(count=3, sets=2, rest=90, tempo=(3, 1, 3, 0), sides="left")
    assert short_place_words(snapshot(play(begin(one_sided), 8.0))) == "LEFT 1/2 rep 2/3"
    assert short_place_words(snapshot(begin(hold(sides="both", sets=1)))) == ""


def test_what_waits_names_its_key() -> None:
    assert words(begin(hold(), wait="always"))[0].endswith("space")
    assert words(begin(step("prompt", "Read")))[0].endswith("space")
    gate = step("gate", "Ready?", question="Is it?", guards=("Wall",))
    assert words(begin(gate, hold()))[0].endswith("y or n")
    assert words(pause(begin(hold()), 1.0))[0] == "PAUSED - space goes on"


def test_seconds_are_whole_and_count_down_together() -> None:
    run = begin(hold(), hold("Stool"))
    assert (snapshot(run).seconds, snapshot(run).session_seconds) == (30, 120)
    assert snapshot(tick(run, 0.9)) == snapshot(tick(run, 0.2))
    later = snapshot(tick(run, 1.0))
    assert (later.seconds, later.session_seconds) == (29, 119)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (Mark(at=0, step=0, score=3, side="left"), "pain 3, left, taken back"),
        (Mark(at=0, step=0, score=10, stopped=True), "pain 10, taken back; still paused"),
        (
            Mark(at=0, step=0, score=8, side="left", stopped=True, led_to="ease"),
            "pain 8, left, taken back; still eased",
        ),
        (Mark(at=0, step=0, stopped=True, led_to="skip"), "pain, taken back; still skipped"),
    ],
    ids=str,
)
def test_what_is_taken_back_is_told_with_what_is_not(mark: Mark, said: str) -> None:
    assert taken_back_words(mark, is_paused=True) == said


def test_a_stop_that_is_over_is_not_told_with_its_mark() -> None:
    mark = Mark(at=0, step=0, score=8, stopped=True)
    assert taken_back_words(mark, is_paused=False) == "pain 8, taken back"


@pytest.mark.parametrize(
    ("given", "dose", "sides"),
    [
        (hold(seconds=30, sets=2), "2 x 30 s", "each side"),
        (hold(seconds=30, sides="left"), "30 s", "left"),
        (reps(count=15, sets=3), "3 x 15", "both"),
        (step("rest", "Breathe", seconds=60), "60 s", ""),
        (step("prompt", "Read"), "", ""),
    ],
)
def test_doses_read_as_written(given: Step, dose: str, sides: str) -> None:
    assert (dose_words(given), sides_words(given)) == (dose, sides)


def test_a_session_is_as_long_as_for_one_who_knows_it() -> None:
    given = begin(hold(sets=2, rest=10, prepare=8, switch=6), step("prompt", "Read"), reps())
    assert session_seconds(given.plan.session) == 8 + 2 * (30 + 10 + 30) + 6 + 18


def test_stretch_counts_every_hold_of_a_muscle_on_its_worse_side() -> None:
    both = ("soleus", "gastrocnemius")
    given = begin(hold(sets=2), hold("More", 20, sides="left", muscles=both), reps())
    assert stretch_seconds(given.plan.session) == {"soleus": 80, "gastrocnemius": 20}


def test_lengths_for_people() -> None:
    assert [clock(one) for one in (0, 9, 75, 3600, 3700)] == [
        "0:00", "0:09", "1:15", "1:00:00", "1:01:40",
    ]  # fmt: skip
    assert [minutes(one) for one in (5, 89, 91)] == ["1 min", "1 min", "2 min"]


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("plain", "plain"),
        ("a\tb\nc", "a b c"),
        ("\x1b[2J", "�[2J"),
        ("\u202e", "�"),
        ("\u009b31m", "�31m"),
        ("é", "é"),
        ("e\u0301", "é"),
        ("x" + "\u0336" * 9, "x" + "\u0336" * 3),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800", "�"),
    ],
)
def test_clean_makes_text_safe_and_keeps_the_rest(given: str, cleaned: str) -> None:
    assert clean(given) == cleaned


def test_clean_bounds_and_keeps_lines_where_asked() -> None:
    assert clean("a" * 30, limit=10) == "a" * 9 + "…"
    assert clean("é" * 30, limit=10) == "é" * 9 + "…"
    assert clean("a\nb", keep_lines=True) == "a\nb"
    assert clean(clean("é\x1b" * 40, 20), 20) == clean("é\x1b" * 40, 20)
