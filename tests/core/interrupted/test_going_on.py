"""Events that are kept and played again, and a session gone on with after it was cut off."""

import msgspec
import pytest
from hypothesis import given

from tests.core.builders import begin, hold, plan, reps, session, step
from tests.core.happenings import happenings, replay
from tui.core.interrupted.going_on import (
    ASKS_AGAIN_AFTER,
    RESTARTS_SET_AFTER,
    AskedAgain,
    GoOn,
    PainAgain,
    Played,
    PlayedEvent,
    after,
    gates_to_ask,
    ran_by_itself,
)
from tui.core.playing import events as happened
from tui.core.playing.events import RunEvent
from tui.core.playing.result import session_entry
from tui.core.playing.run import SHORTEST_LEAD_IN, Run, start
from tui.core.playing.snapshot import snapshot
from tui.core.session.segments import Plan, Unit

WHOLE = plan(
    step("gate", "Loads?", question="Any pain at rest?", guards=("Raise",)),
    hold("Wall", 20, sets=2, rest=5, prepare=3, switch=4),
    reps("Raise", 3),
    step("prompt", "Shoes off"),
    hold("Towel", 30, muscles=("gastrocnemius",)),
)


def ticks(first: float, last: float) -> list[RunEvent]:
    """A tick each second."""
    return [happened.Tick(float(second)) for second in range(int(first), int(last) + 1)]


def unit_of(run: Run) -> Unit:
    return run.segment.unit


@given(happenings())
def test_events_that_were_kept_play_again_to_the_same_run(events: list[RunEvent]) -> None:
    lived = start(WHOLE, 0.0)
    for event in events:
        lived = happened.apply(lived, event)
    kept = [msgspec.json.encode(event) for event in events]
    kept_plan = msgspec.json.decode(msgspec.json.encode(WHOLE), type=Plan)
    read = msgspec.json.Decoder(PlayedEvent)
    again = replay(start(kept_plan, 0.0), map(read.decode, kept))
    assert again.run == lived


@given(happenings())
def test_whatever_happened_can_be_gone_on_with_and_kept(events: list[RunEvent]) -> None:
    played = replay(start(WHOLE, 0.0), events)
    for event in (GoOn(0.0, 5.0), GoOn(0.0, None), GoOn(0.0, 5.0, to_last_pressed=True)):
        run = after(played, event).run
        assert run.state in ("paused", "finished")
        assert run.seen == 0.0 or run.state == "finished"
        away = 0.0 if run.state == "finished" else event.away or 0.0
        assert run.interrupted >= played.when_last_pressed.interrupted + away
        snapshot(run)


def cut_off_in_hold() -> Played:
    """Seven seconds into the first hold of twenty."""
    run = begin(hold("Wall", 20, sets=2, prepare=3))
    return replay(run, ticks(1, 10))


def test_back_at_the_same_second_and_paused() -> None:
    back = after(cut_off_in_hold(), GoOn(500.0, away=60.0)).run
    assert (back.state, back.whole_seconds_left, unit_of(back)) == (
        "paused",
        13,
        Unit(0, "left", 1),
    )
    assert (back.seen, back.interrupted, back.active) == (500.0, 60.0, 10.0)


def test_a_set_goes_on_after_getting_ready() -> None:
    back = replay(after(cut_off_in_hold(), GoOn(500.0, away=60.0)).run, [happened.Resume(501.0)])
    now = snapshot(back.run)
    assert (now.phase, now.seconds, now.length) == ("prepare", SHORTEST_LEAD_IN, SHORTEST_LEAD_IN)
    assert now.session_seconds == SHORTEST_LEAD_IN + 13 + back.run.timeline.after[back.run.at]
    assert now.upcoming is not None
    assert (now.upcoming.phase, now.upcoming.seconds) == ("hold", 13)
    holding = replay(back.run, ticks(502, 507)).run
    assert (holding.state, holding.whole_seconds_left) == ("running", 12)
    assert holding.worked == pytest.approx(8.0)
    done = replay(holding, ticks(508, 519)).run
    assert (done.done[Unit(0, "left", 1)].seconds, done.done[Unit(0, "left", 1)].outcome) == (
        20,
        "done",
    )


def test_getting_ready_can_be_skipped_paused_and_left() -> None:
    ready = replay(
        after(cut_off_in_hold(), GoOn(500.0, away=60.0)).run,
        [happened.Resume(500.0), *ticks(501, 502)],
    ).run
    assert ready.state == "ready"
    skipped = happened.apply(ready, happened.Forward(502.5))
    assert (skipped.state, skipped.whole_seconds_left) == ("running", 13)
    paused = happened.apply(ready, happened.Pause(502.5))
    assert (paused.state, paused.whole_seconds_left) == ("paused", 13)
    assert happened.apply(paused, happened.Resume(503.0)).state == "ready"
    assert happened.apply(ready, happened.Adjust(502.5, 10)) == happened.apply(
        ready, happened.Tick(502.5)
    )
    again = happened.apply(ready, happened.Restart(502.5))
    assert (again.segment.phase, again.state) == ("prepare", "running")
    ended = happened.apply(ready, happened.End(502.5))
    assert ended.done[Unit(0, "left", 1)].seconds == 7


def test_time_to_get_ready_is_no_work() -> None:
    ready = replay(
        after(cut_off_in_hold(), GoOn(500.0, away=60.0)).run,
        [happened.Resume(500.0), *ticks(501, 504)],
    ).run
    assert ready.worked == pytest.approx(7.0)


@pytest.mark.parametrize("away", [RESTARTS_SET_AFTER, ASKS_AGAIN_AFTER, None])
def test_after_a_while_the_set_begins_anew(away: float | None) -> None:
    back = after(cut_off_in_hold(), GoOn(0.0, away)).run
    assert (back.state, back.segment.phase, unit_of(back)) == (
        "paused",
        "prepare",
        Unit(0, "left", 1),
    )
    assert happened.apply(back, happened.Resume(1.0)).state == "running"


def test_a_moment_less_and_it_does_not() -> None:
    back = after(cut_off_in_hold(), GoOn(0.0, RESTARTS_SET_AFTER - 1)).run
    assert back.segment.phase == "hold"


def test_what_waited_waits_again_after_a_pause() -> None:
    run = begin(step("prompt", "Shoes off"), hold())
    back = after(Played(run, run), GoOn(9.0, 60.0)).run
    assert back.state == "paused"
    assert happened.apply(back, happened.Resume(10.0)).state == "waiting"


def test_a_finished_run_stays_finished() -> None:
    run = happened.apply(begin(hold()), happened.End(0.0))
    assert after(Played(run, run), GoOn(9.0, 60.0)).run is run


def test_what_ran_by_itself_can_be_taken_back_as_unconfirmed() -> None:
    run = begin(hold("Wall", 20, sets=3, rest=5))
    played = replay(run, [*ticks(1, 4), happened.Pause(5.0), happened.Resume(5.0), *ticks(6, 60)])
    assert ran_by_itself(played)
    assert unit_of(played.run) == Unit(0, "left", 3)
    back = after(played, GoOn(1000.0, away=10.0, to_last_pressed=True)).run
    assert (unit_of(back), back.whole_seconds_left) == (Unit(0, "left", 1), 15)
    assert {unit.set: one.outcome for unit, one in back.done.items()} == dict.fromkeys(
        (1, 2, 3), "unconfirmed"
    )
    assert back.interrupted == pytest.approx(10.0 + 55.0)
    records = _records(happened.apply(back, happened.End(1000.0)))
    assert records[("left", 2)] == ("unconfirmed", 20)
    assert records[("left", 1)][0] == "cut short"
    assert records[("right", 1)] == ("skipped", 0)


@pytest.mark.parametrize(
    ("until", "can"),
    [(5, False), (10, False), (10.9, False), (11, True), (31, True), (34, True)],
    ids=["getting ready", "hold began", "under a second", "a second", "rest", "next hold"],
)
def test_only_work_that_ran_by_itself_is_taken_back(until: float, can: bool) -> None:
    run = begin(hold("Wall", 20, sets=2, rest=5, prepare=10))
    played = replay(run, [*ticks(1, until), happened.Tick(float(until))])
    assert ran_by_itself(played) is can


def test_a_rest_or_a_change_of_sides_that_ran_by_itself_is_not_taken_back() -> None:
    run = begin(hold("Wall", 20, sets=2, rest=5, switch=8))
    resting = replay(run, [happened.Forward(1.0), *ticks(2, 6)])
    assert resting.run.segment.phase == "hold"
    assert not ran_by_itself(resting)
    switching = replay(run, [happened.Forward(1.0), happened.Forward(1.0), happened.Forward(2.0)])
    assert switching.run.segment.phase == "switch"
    assert not ran_by_itself(Played(replay(switching.run, ticks(3, 10)).run, switching.run))


@given(happenings())
def test_back_is_offered_only_where_a_set_has_to_be_done_again(events: list[RunEvent]) -> None:
    played = replay(start(WHOLE, 0.0), events)
    back = after(played, GoOn(0.0, 5.0, to_last_pressed=True)).run
    unconfirmed = [one for one in back.done.values() if one.outcome == "unconfirmed"]
    assert all(one.seconds for one in unconfirmed)
    if ran_by_itself(played):
        assert unconfirmed
    elif played.run.at != played.when_last_pressed.at:
        assert back.done == played.when_last_pressed.done


def test_what_is_played_again_is_confirmed() -> None:
    run = begin(hold("Wall", 4, sides="left"))
    played = replay(run, ticks(1, 3))
    back = after(played, GoOn(100.0, 10.0, to_last_pressed=True))
    done = replay(back.run, [happened.Resume(100.0), *ticks(101, 110)]).run
    assert done.done[Unit(0, "left", 1)].outcome == "done"


def test_marks_made_before_stay_when_time_is_taken_back() -> None:
    played = replay(begin(hold("Wall", 20)), [happened.MarkPain(2.0, 3, "left"), *ticks(3, 30)])
    back = after(played, GoOn(50.0, 10.0, to_last_pressed=True)).run
    assert [one.score for one in back.marks] == [3]


def _records(run: Run) -> dict[tuple[str | None, int | None], tuple[str, int | None]]:
    import datetime as dt

    now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    entry = session_entry(run, {}, now, now, "1")
    return {(one.side, one.set): (one.outcome, one.done_seconds) for one in entry.steps}


GATED = session(
    step("gate", "First", question="?", guards=("Raise",)),
    reps("Raise", 3),
    step("gate", "Second", question="?", guards=("Hop", "Run")),
    reps("Hop", 3),
    hold("Wall", 20, sides="left"),
    reps("Run", 3),
)


def in_the_hop() -> Run:
    return replay(
        start(Plan(GATED, wait="never"), 0.0),
        [happened.AnswerGate(1.0, True), happened.Skip(2.0), happened.AnswerGate(3.0, True)],
    ).run


def test_gates_are_asked_again_for_what_is_still_to_come() -> None:
    assert [(index, one.name) for index, one in gates_to_ask(in_the_hop())] == [(2, "Second")]
    past = replay(in_the_hop(), [happened.Skip(4.0), happened.Skip(5.0), happened.Skip(6.0)]).run
    assert [index for index, _ in gates_to_ask(past)] in ([], [2])


def test_a_no_after_a_while_leaves_out_what_was_being_done() -> None:
    played = Played(in_the_hop(), in_the_hop())
    no = after(after(played, GoOn(9.0, None)), AskedAgain(2, yes=False)).run
    assert no.plan.session.steps[unit_of(no).step].name == "Wall"
    assert no.state == "paused"
    assert [one.unit.step for one in no.timeline.segments[no.at :]] == [4]
    yes = after(after(played, GoOn(9.0, None)), AskedAgain(2, yes=True)).run
    assert yes.plan.session.steps[unit_of(yes).step].name == "Hop"


def test_pain_asked_again_says_which_side_is_sore_now() -> None:
    run = begin(hold(), sore=("left",))
    again = after(Played(run, run), PainAgain(("right",), (("right", 3),))).run
    assert again.plan.sore == ("right",)
