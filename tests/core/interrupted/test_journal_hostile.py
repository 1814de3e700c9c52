"""Journals that no version of ours would write: refused at once, or played without harm."""

import datetime as dt
import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.core.builders import hold, plan, session, step
from tests.core.cut import BEGAN, KEPT, WHOLE, kept, opening
from tui.core.format.definitions import Step
from tui.core.interrupted.going_on import AskedAgain, GoOn, PainAgain, PlayedEvent, gates_to_ask
from tui.core.interrupted.journal import Kept, NotPlayable, cut_off
from tui.core.playing import events as happened
from tui.core.playing.moves import end
from tui.core.playing.result import session_entry
from tui.core.playing.run import start
from tui.core.playing.snapshot import rows, snapshot
from tui.core.session.segments import Plan


def played_by(step_: Step | None = None, **keys: object) -> Plan:
    steps = (step_ or hold("Wall", 20),)
    return structs.replace(WHOLE, session=session(*steps), **keys)


def whole(kind: str, **keys: object) -> Step:
    return Step(kind=kind, name="A", short="A", **keys)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "hostile",
    [
        plan(),
        plan(step("prompt", "Only words"), step("rest", "Rest")),
        played_by(whole("hold")),
        played_by(whole("reps", reps=3)),
        played_by(whole("reps", reps=3, tempo=(0, 0, 0, 0))),
        played_by(whole("hold", seconds=3, tempo=(0, 0, 0, 0))),
        played_by(whole("hold", seconds=3, reps=3, tempo=(1, 0, 0, 0))),
        played_by(whole("gate", seconds=3)),
        played_by(whole("reps", reps=999, sets=99, tempo=(600, 600, 600, 600))),
        plan(*[whole("reps", reps=999, sets=99, tempo=(1, 1, 1, 1))] * 500),
        plan(*[step("prompt", "Read")] * 501),
    ],
    ids=lambda one: None,
)
def test_a_session_that_cannot_be_played_is_refused_at_once(hostile: Plan) -> None:
    started = time.thread_time()
    with pytest.raises(NotPlayable, match="holds a session"):
        cut_off(opening(hostile), [])
    assert time.thread_time() - started < 1


@pytest.mark.parametrize("year", [1, 9999])
def test_a_time_that_is_not_told_everywhere_is_refused(year: int) -> None:
    wall = dt.datetime(year, 12, 31, 23, tzinfo=dt.timezone(dt.timedelta(hours=-14)))
    with pytest.raises(NotPlayable, match="no possible time"):
        cut_off(structs.replace(opening(), wall=wall), [])
    assert cut_off(opening(), [Kept(wall, happened.Tick(105.0))]) == cut_off(opening(), [])


@pytest.mark.parametrize(
    "event",
    [
        '{"do":"tick","at":NaN}',
        '{"do":"tick","at":Infinity}',
        '{"do":"tick","at":1e400}',
        '{"do":"tick","at":1e300}',
        '{"do":"tick","at":-1}',
        '{"do":"tick","at":null}',
        '{"do":"tick"}',
        '{"do":"fly","at":101}',
        '{"at":101}',
        '{"do":"mark","at":101,"score":11}',
        '{"do":"mark","at":101,"score":-1}',
        '{"do":"hurt","at":101,"score":1e9}',
        '{"do":"mark","at":101,"score":3,"side":"both"}',
        '{"do":"adjust","at":101,"seconds":1' + "0" * 400 + "}",
        '{"do":"side","at":101,"since":-1}',
        '{"do":"go on","at":101,"away":-5}',
        '{"do":"go on","at":101,"away":1e300}',
        '{"do":"pain again","sore":["left"],"before":[["left",11]]}',
        '{"do":"pain again","sore":["middle"],"before":[]}',
        "[]",
        "[" * 5000,
    ],
)
def test_no_such_event_is_read(event: str) -> None:
    line = f'{{"wall":"2026-11-22T12:00:00Z","event":{event}}}'
    with pytest.raises((ValueError, RecursionError)):
        KEPT.decode(line.encode())


@pytest.mark.parametrize("gate", [-1, 1, 3, 10**30])
def test_a_gate_that_was_never_asked_is_not_asked_again(gate: int) -> None:
    run = cut_off(opening(), kept(AskedAgain(gate, yes=False))).played.run
    assert run == start(WHOLE, 100.0)
    assert gates_to_ask(run) == []


numbers = st.one_of(st.floats(0, 1e12), st.floats(0, 400.0))
hostile_events = st.one_of(
    st.builds(GoOn, numbers, st.none() | numbers, st.booleans()),
    st.builds(AskedAgain, st.integers(-3, 5), st.booleans()),
    st.builds(PainAgain, st.just(("left", "right")), st.just((("left", None),))),
    st.builds(happened.Tick, numbers),
    st.builds(happened.Adjust, numbers, st.integers(-3600, 3600)),
    st.builds(happened.MarkPain, numbers, st.integers(0, 10), st.none(), st.booleans()),
    st.builds(happened.Hurt, numbers, st.integers(0, 10), st.none(), st.booleans()),
    st.builds(
        happened.Relieve,
        numbers,
        st.sampled_from(("end", "skip", "ease")),
        st.booleans(),
        st.booleans(),
        st.sampled_from(("left", None)),
    ),
    st.builds(happened.SideOfMarks, numbers, st.integers(0, 2**70), st.just("left")),
    st.builds(happened.AnswerGate, numbers, st.booleans()),
    *(
        st.builds(kind, numbers)
        for kind in (
            happened.Pause,
            happened.Resume,
            happened.Forward,
            happened.TakeBack,
            happened.Back,
            happened.Restart,
            happened.Skip,
            happened.OtherSide,
            happened.End,
        )
    ),
)


@settings(max_examples=300)
@given(st.lists(hostile_events, max_size=40))
def test_any_events_in_any_order_give_a_run_that_can_be_shown_and_kept(
    events: list[PlayedEvent],
) -> None:
    cut = cut_off(opening(), kept(*events))
    run = cut.played.run
    snapshot(run)
    rows(run)
    gates_to_ask(run)
    ended = end(run, max(run.seen, cut.seen))
    entry = session_entry(ended, cut.before, BEGAN, cut.wall, "1")
    msgspec.convert(msgspec.to_builtins(entry), type(entry))
    assert min(entry.active_seconds, entry.paused_seconds, entry.interrupted_seconds) >= 0
