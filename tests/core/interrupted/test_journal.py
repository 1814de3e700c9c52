"""What a journal's lines come to, also where they are damaged, hostile, or out of order."""

import datetime as dt
import time
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.core.builders import hold, plan, reps, session, step
from tests.core.happenings import happenings, replay
from tui.core.clock import Clock
from tui.core.format.definitions import Step
from tui.core.forms.answers import Answer
from tui.core.interrupted.going_on import (
    AskedAgain,
    GoOn,
    PainAgain,
    PlayedEvent,
    gates_to_ask,
)
from tui.core.interrupted.journal import CutOff, Kept, NotPlayable, Opening, as_sides, away, cut_off
from tui.core.playing import events as happened
from tui.core.playing.events import RunEvent
from tui.core.playing.moves import end
from tui.core.playing.result import session_entry
from tui.core.playing.run import start
from tui.core.playing.snapshot import rows, snapshot
from tui.core.session.segments import Plan

BEGAN = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
WHOLE = plan(
    step("gate", "Loads?", question="Any pain at rest?", guards=("Raise",)),
    hold("Wall", 20, sets=2, rest=5, prepare=3),
    reps("Raise", 3),
)
KEPT = msgspec.json.Decoder(Kept)


class StandingClock:
    """A clock that stands at one moment."""

    def __init__(self, monotonic: float, now: dt.datetime, boot: str = "boot") -> None:
        self._monotonic, self._now, self._boot = monotonic, now, boot

    def monotonic(self) -> float:
        return self._monotonic

    def now(self) -> dt.datetime:
        return self._now

    def local(self, wall: dt.datetime) -> dt.datetime:
        return wall.replace(tzinfo=self._now.tzinfo)

    def boot(self) -> str:
        return self._boot


def opening(of: Plan = WHOLE, **keys: object) -> Opening:
    values = {"id": "20261122T120000Z-test-1", "app": "1", "boot": "boot", "at": 100.0, **keys}
    return Opening(schema=1, wall=BEGAN, plan=of, before=(), **values)  # type: ignore[arg-type]


def later(seconds: float) -> dt.datetime:
    return BEGAN + dt.timedelta(seconds=seconds)


def kept(*events: PlayedEvent | Answer) -> list[Kept]:
    return [Kept(BEGAN, event) for event in events]


def ticks(first: int, last: int) -> list[RunEvent]:
    return [happened.Tick(float(second)) for second in range(first, last + 1)]


@given(happenings())
def test_a_journal_gives_the_run_that_was_lived(events: list[RunEvent]) -> None:
    begun = structs.replace(opening(), at=0.0)
    read = msgspec.json.decode(msgspec.json.encode(begun), type=Opening)
    lines = [KEPT.decode(msgspec.json.encode(line)) for line in kept(*events)]
    cut = cut_off(read, lines)
    assert cut.played == replay(start(WHOLE, 0.0), events)
    assert cut.seen == (events[-1].at if events else 0.0)


def test_pain_before_is_kept_for_each_side() -> None:
    before = {"left": 3, "right": None}
    begun = structs.replace(opening(), before=as_sides(before))  # type: ignore[arg-type]
    read = msgspec.json.decode(msgspec.json.encode(begun), type=Opening)
    assert cut_off(read, []).before == before
    again = PainAgain((), (("right", 5),))
    assert cut_off(read, kept(again)).before == {"right": 5}


def test_answers_are_kept_in_their_order_beside_the_run() -> None:
    one, two = Answer("after", "left", 3), Answer("after", "left", 4)
    cut = cut_off(opening(), kept(happened.Tick(101.0), one, happened.Tick(102.0), two))
    assert cut.answers == (one, two)
    assert cut.seen == 102.0


def test_the_last_line_tells_when_it_was() -> None:
    cut = cut_off(
        opening(), [Kept(later(5), happened.Tick(105.0)), Kept(later(9), Answer("a", "", 1))]
    )
    assert cut.wall == later(9)
    assert cut_off(opening(), []).wall == BEGAN


def test_a_line_from_before_the_one_before_is_passed_over() -> None:
    sound = kept(happened.AnswerGate(101.0, True), *ticks(102, 110))
    wrong = Kept(later(-1), happened.End(105.0))
    cut = cut_off(opening(), [*sound, wrong])
    assert cut == cut_off(opening(), sound)


def test_a_new_run_of_the_machine_begins_a_new_clock() -> None:
    lines = [
        *kept(happened.AnswerGate(101.0, True), *ticks(102, 110)),
        Kept(later(300), GoOn(7.0, 290.0), "another boot"),
        Kept(later(301), happened.Resume(8.0)),
    ]
    cut = cut_off(opening(), lines)
    assert (cut.seen, cut.boot) == (8.0, "another boot")
    assert cut.played.run.state == "ready"
    assert cut.played.run.interrupted == 290.0
    assert away(cut, StandingClock(20.0, later(999), "another boot")) == 12.0
    assert away(cut, StandingClock(20.0, later(999), "boot")) == 698.0


def test_a_return_that_is_lost_loses_nothing_that_came_after_it() -> None:
    before = kept(happened.AnswerGate(101.0, True), *ticks(102, 110))
    since = [Kept(later(310), happened.Resume(8.0))]
    since += [Kept(later(302 + second), happened.Tick(float(second))) for second in range(9, 20)]
    whole = cut_off(opening(), [*before, Kept(later(300), GoOn(7.0, 290.0), "new"), *since])
    lost = cut_off(opening(), [*before, *since])
    assert (lost.seen, lost.wall) == (whole.seen, whole.wall)
    assert lost.played.run.worked == whole.played.run.worked > 6
    assert lost.played.run.interrupted == 310.0
    assert away(lost, StandingClock(999.0, later(400), "boot")) == 400 - 321


@given(happenings(longest=15), happenings(longest=15))
def test_a_return_can_be_told_from_a_clock_that_began_anew(
    before: list[RunEvent], since: list[RunEvent]
) -> None:
    assume(before and since)
    anew = since[-1].at + 1 - before[0].at
    first = [structs.replace(event, at=event.at + max(anew, 0)) for event in before]
    lines = [Kept(later(-60), event) for event in first]
    later_lines = [Kept(BEGAN, event) for event in since]
    begun = structs.replace(opening(), at=0.0, wall=later(-60))
    back = Kept(BEGAN, GoOn(since[0].at, 60.0), "new")
    whole = cut_off(begun, [*lines, back, *later_lines])
    lost = cut_off(begun, [*lines, *later_lines])
    assert lost == structs.replace(whole, boot="")


SEEN = 110.0


def cut_at_110() -> CutOff:
    """Cut off ten seconds after noon."""
    return cut_off(opening(), [Kept(later(10), happened.Tick(SEEN))])


@pytest.mark.parametrize(
    ("clock", "seconds"),
    [
        (StandingClock(SEEN + 60, later(70)), 60.0),
        (StandingClock(SEEN + 60, later(-5000)), 60.0),
        (StandingClock(SEEN, later(10)), 0.0),
        (StandingClock(SEEN - 1, later(70)), None),
        (StandingClock(5.0, later(70), "another boot"), 60.0),
        (StandingClock(5.0, later(9), "another boot"), None),
        (StandingClock(SEEN + 60, later(70), ""), 60.0),
        (StandingClock(5.0, later(10 + 50 * 365.25 * 86400), "another boot"), 50 * 365.25 * 86400),
    ],
    ids=[
        "same boot",
        "same boot, time of day set back",
        "no time",
        "steady clock went back",
        "another boot",
        "another boot, time of day set back",
        "boot unknown now",
        "fifty years ahead",
    ],
)
def test_how_long_somebody_was_away(clock: Clock, seconds: float | None) -> None:
    assert away(cut_at_110(), clock) == seconds


def test_without_a_boot_the_time_of_day_tells() -> None:
    cut = cut_off(opening(boot=""), [Kept(later(10), happened.Tick(SEEN))])
    assert away(cut, StandingClock(999.0, later(40), "")) == 30.0


def test_daylight_saving_is_no_time_away() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    before = dt.datetime(2026, 10, 25, 2, 59, tzinfo=berlin)
    after = (before.astimezone(dt.UTC) + dt.timedelta(minutes=2)).astimezone(berlin)
    assert after.hour == 2
    cut = cut_off(opening(), [Kept(before, happened.Tick(SEEN))])
    assert away(cut, StandingClock(1.0, after, "another boot")) == 120.0


def test_what_was_done_ends_with_the_last_line() -> None:
    cut = cut_off(opening(), kept(happened.AnswerGate(101.0, True), *ticks(102, 115)))
    entry = session_entry(end(cut.played.run, cut.seen), cut.before, BEGAN, cut.wall, "1")
    assert entry.outcome == "ended early"
    assert entry.active_seconds == 14
    assert entry.interrupted_seconds == 0


# What no version of ours would write.


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
