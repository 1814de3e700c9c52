"""What the lines of a journal come to, also out of order, and how long somebody was away."""

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import assume, given
from msgspec import structs

from tests.core.cut import BEGAN, KEPT, WHOLE, kept, opening
from tests.core.happenings import happenings, replay
from tui.core.clock import Clock
from tui.core.forms.answers import Answer
from tui.core.interrupted.going_on import (
    GoOn,
    PainAgain,
)
from tui.core.interrupted.journal import CutOff, Kept, Opening, as_sides, away, cut_off
from tui.core.playing import events as happened
from tui.core.playing.events import RunEvent
from tui.core.playing.moves import end
from tui.core.playing.result import session_entry
from tui.core.playing.run import start


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


def later(seconds: float) -> dt.datetime:
    return BEGAN + dt.timedelta(seconds=seconds)


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
