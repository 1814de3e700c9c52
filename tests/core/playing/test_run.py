"""The engine: what time and keys do to a run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import begin, hold, play, play_all, reps, step
from tui.core.playing.moves import (
    adjust,
    answer_gate,
    back,
    end,
    forward,
    other_side_first,
    pause,
    restart,
    resume,
    skip_exercise,
)
from tui.core.playing.run import LONGEST_SILENCE, Run, next_change, tick
from tui.core.playing.snapshot import rows
from tui.core.session.segments import Unit

LEFT, RIGHT = Unit(0, "left", 1), Unit(0, "right", 1)


def phases(run: Run) -> list[tuple[str, str | None, int | None]]:
    return [(one.phase, one.unit.side, one.seconds) for one in run.timeline.segments]


def test_a_hold_on_each_side_has_lead_ins_rests_and_one_switch() -> None:
    run = begin(hold(sets=2, rest=10, prepare=8, switch=6))
    assert phases(run) == [
        ("prepare", "left", 8),
        ("hold", "left", 30),
        ("rest", "left", 10),
        ("hold", "left", 30),
        ("switch", "right", 6),
        ("hold", "right", 30),
        ("rest", "right", 10),
        ("hold", "right", 30),
    ]


def test_alternate_switches_after_every_set_and_rests_where_that_is_longer() -> None:
    run = begin(hold(sides="alternate", sets=2, rest=20, switch=6))
    assert phases(run) == [
        ("hold", "left", 30),
        ("switch", "right", 6),
        ("hold", "right", 30),
        ("switch", "left", 20),
        ("hold", "left", 30),
        ("switch", "right", 6),
        ("hold", "right", 30),
    ]


def test_reps_are_paced_by_the_tempo_without_empty_phases() -> None:
    run = begin(reps(count=2, tempo=(3, 1, 2, 0)))
    assert [(one.phase, one.rep) for one in run.timeline.segments] == [
        ("up", 1), ("top", 1), ("down", 1), ("up", 2), ("top", 2), ("down", 2),
    ]  # fmt: skip


def test_the_sore_side_comes_first() -> None:
    run = begin(hold(), first_side="right")
    assert [one.unit.side for one in run.timeline.segments] == ["right", "left"]


@pytest.mark.parametrize(
    ("wait", "known", "waits"),
    [
        ("new", (), [True, False]),
        ("new", ("Wall",), [False, False]),
        ("always", ("Wall",), [True, True]),
        ("never", (), [False, False]),
    ],
)
def test_an_exercise_new_to_the_person_waits_once(
    wait: str, known: tuple[str, ...], waits: list[bool]
) -> None:
    run = begin(hold(sides="both"), hold(sides="both"), wait=wait, known=frozenset(known))
    steps = [
        any(one.phase == "wait" for one in run.timeline.segments if one.unit.step == index)
        for index in (0, 1)
    ]
    assert steps == waits


def test_settings_lengthen_the_lead_in_and_never_shorten_it() -> None:
    assert begin(hold(prepare=8), prepare=20).length == 20
    assert begin(hold(prepare=8), prepare=2).length == 8


def test_time_left_comes_from_the_deadline() -> None:
    run = tick(begin(hold()), 2.4)
    assert run.seconds_left == pytest.approx(27.6)
    assert next_change(run) == pytest.approx(0.6)


def test_overrun_carries_into_the_next_segment() -> None:
    run = tick(play(begin(hold()), 29.0), 31.5)
    assert run.segment.unit == RIGHT
    assert run.seconds_left == pytest.approx(28.5)
    assert run.done[LEFT].seconds == 30


def test_overrun_does_not_eat_into_what_waits() -> None:
    run = tick(play(begin(hold(sides="both"), step("prompt", "Read")), 29.0), 31.5)
    assert (run.state, run.segment.phase) == ("waiting", "prompt")
    assert run.active == pytest.approx(30.0)
    assert play(run, 600).state == "waiting"


def test_a_silence_pauses_at_the_last_tick_instead_of_skipping() -> None:
    run = play(begin(hold()), 10.0)
    short = tick(run, 10.0 + LONGEST_SILENCE)
    assert short.state == "running"
    long = tick(run, 10.1 + LONGEST_SILENCE)
    assert long.state == "paused"
    assert long.seconds_left == pytest.approx(20.0)
    assert long.interrupted == pytest.approx(3.1)
    assert long.active == pytest.approx(10.0)


def test_pause_keeps_what_is_left_and_counts_apart() -> None:
    run = resume(pause(play(begin(hold()), 10.0), 10.0), 75.0)
    assert run.seconds_left == pytest.approx(20.0)
    assert run.paused == pytest.approx(65.0)
    run = play_all(run)
    assert run.state == "finished"
    assert run.active == pytest.approx(60.0)


def test_next_cuts_a_hold_short_and_keeps_its_seconds() -> None:
    run = forward(play(begin(hold()), 12.0), 12.9)
    assert (run.done[LEFT].seconds, run.done[LEFT].outcome) == (12, "cut short")
    assert run.segment.unit == RIGHT


def test_a_set_that_was_never_worked_counts_as_skipped() -> None:
    assert forward(begin(hold()), 0.5).done[LEFT].outcome == "skipped"


def test_next_in_a_lead_in_skips_only_that() -> None:
    run = forward(begin(hold(prepare=8)), 1.0)
    assert run.segment.phase == "hold"
    assert run.seconds_left == 30


def test_next_in_reps_keeps_the_whole_repetitions() -> None:
    run = forward(play(begin(reps(count=5, sets=2, rest=30)), 14.0), 14.0)
    done = run.done[Unit(0, None, 1)]
    assert (done.reps, done.seconds, done.outcome) == (2, 14, "cut short")
    assert run.segment.phase == "rest"


def test_reps_that_run_to_their_end_are_done() -> None:
    run = play_all(begin(reps(count=5)))
    done = run.done[Unit(0, None, 1)]
    assert (done.reps, done.seconds, done.outcome) == (5, 30, "done")


def test_back_plays_the_set_before_again_and_replaces_what_was_kept() -> None:
    run = forward(play(begin(hold()), 12.0), 12.0)
    run = back(run, 13.0)
    assert run.segment.unit == LEFT
    assert run.seconds_left == 30
    assert play(run, 45.0).done[LEFT].outcome == "done"


def test_back_at_the_first_set_starts_it_again() -> None:
    run = back(play(begin(hold(prepare=8)), 20.0), 20.0)
    assert (run.segment.phase, run.seconds_left) == ("prepare", 8)


def test_back_does_not_wait_for_an_exercise_that_was_met() -> None:
    run = begin(hold(prepare=8), wait="new")
    run = back(play(forward(run, 1.0), 20.0), 20.0)
    assert run.segment.phase == "prepare"


def test_restart_gets_ready_again_but_not_through_a_long_rest() -> None:
    run = play(begin(hold(sides="both", sets=2, rest=90, prepare=8)), 140.0)
    assert run.segment.unit.set == 2
    run = restart(run, 140.0)
    assert (run.segment.phase, run.seconds_left) == ("rest", 8)


def test_ten_seconds_change_this_segment_only() -> None:
    run = adjust(play(begin(hold()), 10.0), 10.0, +10)
    assert (run.seconds_left, run.length) == (30, 40)
    run = play(run, 40.0)
    assert run.done[LEFT].seconds == 40
    assert run.seconds_left == 30


def test_taking_away_more_than_is_left_goes_on() -> None:
    run = adjust(play(begin(hold()), 25.0), 25.0, -10)
    assert run.segment.unit == RIGHT
    assert run.done[LEFT].outcome == "cut short"


def test_a_shortened_hold_is_cut_short_even_when_it_runs_out() -> None:
    run = play(adjust(begin(hold()), 0.0, -10), 20.0)
    assert (run.done[LEFT].seconds, run.done[LEFT].outcome) == (20, "cut short")


def test_ten_seconds_leave_a_tempo_alone() -> None:
    run = play(begin(reps()), 1.0)
    assert adjust(run, 1.0, +10) == run


def test_skip_leaves_out_the_rest_of_the_exercise_on_both_sides() -> None:
    run = skip_exercise(play(begin(hold(sets=2), hold("Stool")), 35.0), 35.0)
    assert run.segment.unit == Unit(1, "left", 1)
    assert run.done[Unit(0, "left", 2)].outcome == "cut short"
    assert Unit(0, "right", 1) not in run.done


def test_skip_of_the_last_exercise_finishes() -> None:
    run = skip_exercise(begin(hold()), 1.0)
    assert run.state == "finished"
    assert not run.ended_early


def test_the_other_side_comes_first_from_the_next_exercise_on() -> None:
    run = other_side_first(begin(hold(), hold("Stool")), 1.0)
    assert [one.unit.side for one in run.timeline.segments] == ["left", "right", "right", "left"]


def gated() -> Run:
    gate = step("gate", "Ready?", question="Is it?", guards=("Band", "Ball"))
    return begin(gate, hold("Band", sides="both"), hold("Wall", sides="both"))


def test_a_gate_waits_and_neither_next_nor_skip_passes_it() -> None:
    run = gated()
    assert run.state == "waiting"
    assert forward(run, 1.0).at == skip_exercise(run, 1.0).at == 0


def test_no_leaves_out_what_the_gate_guards() -> None:
    run = answer_gate(gated(), 1.0, yes=False)
    assert [one.unit.step for one in run.timeline.segments] == [0, 2]
    assert run.answers == {0: False}


def test_a_gate_can_be_answered_again() -> None:
    run = back(answer_gate(gated(), 1.0, yes=False), 2.0)
    assert run.segment.phase == "gate"
    run = answer_gate(run, 3.0, yes=True)
    assert run.segment.unit.step == 1
    assert run.answers == {0: True}


def test_paused_moves_stay_paused() -> None:
    run = forward(pause(begin(hold()), 5.0), 60.0)
    assert (run.state, run.segment.unit, run.left) == ("paused", RIGHT, 30)


def test_a_pause_over_a_prompt_goes_back_to_waiting() -> None:
    run = pause(begin(step("prompt", "Read"), hold()), 5.0)
    assert run.state == "paused"
    assert resume(run, 9.0).state == "waiting"


def test_ending_keeps_what_was_done() -> None:
    run = end(play(begin(hold()), 12.0), 12.0)
    assert run.state == "finished"
    assert run.ended_early
    assert run.done[LEFT].seconds == 12


@given(st.lists(st.floats(0.01, LONGEST_SILENCE - 0.01), min_size=1, max_size=300))
def test_any_rhythm_of_ticks_ends_in_the_same_second(gaps: list[float]) -> None:
    run = begin(hold(sets=2, rest=10, prepare=3, switch=4), reps(count=4, tempo=(2, 1, 2, 0)))
    total = run.length + run.timeline.after[0]
    index = 0
    while run.state == "running":
        run = tick(run, run.seen + gaps[index % len(gaps)])
        index += 1
    assert run.active == pytest.approx(total)
    assert {one.outcome for one in run.done.values()} == {"done"}
    assert sum(one.seconds for one in run.done.values()) == 30 * 4 + 20


MOVES = (pause, resume, forward, back, restart, skip_exercise, other_side_first)


@given(st.lists(st.tuples(st.sampled_from(MOVES), st.floats(0.0, 40.0)), max_size=60))
def test_no_row_of_keys_breaks_a_run(
    moves: list[tuple[type, float]],
) -> None:
    gate = step("gate", "Ready?", question="Is it?", guards=("Raise",))
    run = begin(hold(sets=2, rest=5), gate, reps(sets=2), step("prompt", "Read"), wait="always")
    now = 0.0
    for move, gap in moves:
        now += gap
        run = move(run, now)
        run = answer_gate(run, now, yes=gap > 20)
        assert -1e-6 <= run.seconds_left <= run.length + 1e-6
        assert run.active + run.paused + run.interrupted <= now + 1e-6
        assert run.worked >= 0


def test_rows_tell_whole_sets_from_cut_and_skipped_ones() -> None:
    run = begin(hold("Wall"), hold("Stool"), hold("Band", sides="both"))
    run = forward(play(run, 40.0), 40.0)
    run = skip_exercise(play(run, 45.0), 45.0)
    assert [(row.name, row.side, row.state, row.sets_done) for row in rows(run)] == [
        ("Wall", "left", "done", 1),
        ("Wall", "right", "part done", 0),
        ("Stool", "left", "part done", 0),
        ("Stool", "right", "skipped", 0),
        ("Band", None, "now", 0),
    ]


def test_rows_show_what_a_gate_left_out() -> None:
    run = answer_gate(gated(), 1.0, yes=False)
    assert [row.state for row in rows(run)] == ["done", "skipped", "now"]


def test_one_late_tick_passes_through_several_segments() -> None:
    run = tick(begin(reps(count=9, tempo=(1, 0, 1, 0))), 2.5)
    assert (run.segment.phase, run.segment.rep, run.state) == ("up", 2, "running")
    assert run.seconds_left == pytest.approx(0.5)


def test_a_row_with_one_of_two_sets_cut_short_is_part_done() -> None:
    run = begin(hold("Wall", sets=2, sides="both"), hold("Stool"))
    run = forward(play(run, 45.0), 45.0)
    assert (rows(run)[0].state, rows(run)[0].sets_done) == ("part done", 1)
