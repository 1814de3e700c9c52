"""What somebody who comes back may do, what is offered first, and in which words."""

import datetime as dt

import pytest

from tests.core.builders import hold, plan, reps, session, step
from tui.core.interrupted.journal import CutOff, Kept, Opening, cut_off
from tui.core.interrupted.returning import ago, is_another_day, offers, place
from tui.core.playing import events as happened
from tui.core.playing.events import RunEvent
from tui.core.playing.run import start
from tui.core.session.segments import Plan

APP = "0.1.0"
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TWO_SETS = plan(hold("Wall", 20, sets=2, rest=5))


def after_events(*events: RunEvent, app: str = APP, of: Plan = TWO_SETS) -> CutOff:
    opening = Opening(
        schema=1,
        id="20261122T120000Z-test-1",
        app=app,
        boot="boot",
        at=0.0,
        wall=NOON,
        plan=of,
        before=(),
    )
    return cut_off(opening, (Kept(NOON, event) for event in events))


def ways(cut: CutOff, *, is_next_day: bool = False, is_elsewhere: bool = False) -> list[str]:
    found = offers(cut, APP, is_next_day=is_next_day, is_elsewhere=is_elsewhere)
    return [offer.way for offer in found]


def ticked(until: int) -> list[RunEvent]:
    return [happened.Tick(float(second)) for second in range(1, until + 1)]


def test_going_on_comes_first() -> None:
    assert ways(after_events(*ticked(5))) == ["go on", "keep", "discard"]


def test_what_ran_by_itself_can_be_taken_back() -> None:
    cut = after_events(*ticked(30))
    assert ways(cut) == ["go on", "go back", "keep", "discard"]
    go_on, go_back, *_ = offers(cut, APP, is_next_day=False, is_elsewhere=False)
    assert "Wall, left, set 2 of 2, 0:15 left" in go_on.words
    assert "Wall, left, set 1 of 2, 0:20 left" in go_back.words


def test_the_next_day_keeping_comes_first() -> None:
    assert ways(after_events(*ticked(5)), is_next_day=True) == ["keep", "go on", "discard"]


def test_elsewhere_it_can_only_be_taken_over() -> None:
    cut = after_events(*ticked(5), app="0.0.9")
    assert ways(cut, is_elsewhere=True, is_next_day=True) == ["take over"]


def test_another_version_only_keeps_or_discards() -> None:
    cut = after_events(*ticked(30), app="0.0.9")
    assert ways(cut) == ["keep", "discard"]
    assert ways(cut, is_next_day=True) == ["keep", "discard"]


def test_what_was_played_to_its_end_is_a_whole_result() -> None:
    whole = after_events(*ticked(60), *[happened.Forward(61.0)] * 9)
    assert whole.played.run.state == "finished"
    assert ways(whole) == ["keep", "discard"]
    keep, _ = offers(whole, APP, is_next_day=False, is_elsewhere=False)
    assert "played to its end" in keep.words
    ended = after_events(*ticked(5), happened.End(6.0))
    keep, _ = offers(ended, APP, is_next_day=False, is_elsewhere=False)
    assert "ended early" in keep.words


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([hold("Wall", 75, sets=2, sides="both")], "Wall, set 1 of 2, 1:15 left"),
        ([hold("Wall", 20)], "Wall, left, 0:20 left"),
        ([hold("Wall", 20, prepare=5)], "Wall, left"),
        ([reps("Raise", 3)], "Raise"),
        ([step("prompt", "Shoes off"), hold()], "Shoes off"),
    ],
)
def test_a_place_in_words(steps: list[object], words: str) -> None:
    chosen = Plan(session(*steps), wait="never")  # type: ignore[arg-type]  # steps of any kind
    assert place(start(chosen, 0.0)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "just now"),
        (59.9, "just now"),
        (60.0, "1 minute ago"),
        (119.0, "1 minute ago"),
        (7199.0, "1 hour ago"),
        (7200.0, "2 hours ago"),
        (86400.0, "1 day ago"),
        (50 * 365.25 * 86400, "18262 days ago"),
        (None, "some time ago (the clock was changed)"),
    ],
)
def test_how_long_ago_in_words(seconds: float | None, words: str) -> None:
    assert ago(seconds) == words


WINTER, SUMMER = (dt.timezone(dt.timedelta(hours=hours)) for hours in (1, 2))
HOUR = 3600.0


@pytest.mark.parametrize(
    ("left", "now", "away", "is_another"),
    [
        (NOON, NOON + dt.timedelta(hours=5), 5 * HOUR, False),
        (NOON, NOON + dt.timedelta(days=1), 24 * HOUR, True),
        (NOON, NOON + dt.timedelta(hours=13), 13 * HOUR, True),
        (NOON + dt.timedelta(hours=11), NOON + dt.timedelta(hours=13), 2 * HOUR, False),
        (NOON, NOON - dt.timedelta(days=1), None, True),
        (NOON, NOON, None, False),
        (
            dt.datetime(2026, 10, 25, 0, 15, tzinfo=SUMMER),
            dt.datetime(2026, 10, 25, 8, tzinfo=WINTER),
            8.75 * HOUR,
            False,
        ),
        (
            dt.datetime(2026, 3, 28, 23, 30, tzinfo=WINTER),
            dt.datetime(2026, 3, 29, 9, tzinfo=SUMMER),
            8.5 * HOUR,
            True,
        ),
    ],
    ids=["day", "next day", "over midnight", "2 h", "set back", "same moment", "autumn", "spring"],
)
def test_another_day(
    left: dt.datetime, now: dt.datetime, away: float | None, is_another: bool
) -> None:
    assert is_another_day(left, now, away) is is_another
