"""Back at a session that was cut off: what is offered, and where each way leads."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec import structs
from textual import events

from tests.screens.returning import IN_THE_HOLD, choose, cut_off_in_hold, let_pass, run_of
from tests.screens.starting.test_starting import flagged
from tests.screens.support import FakeClock
from tests.screens.walk import Walk, told, walking
from tests.storage.journals import only
from tui.core.session.segments import Unit
from tui.screens.card import menu
from tui.storage.log.log import Log

MINUTE = 60
HOUR = 60 * MINUTE


def unwrapped(walk: Walk) -> str:
    """What is shown, without blanks: a path may be longer than a row."""
    return "".join(walk.text.split())


async def test_it_is_offered_at_once_and_goes_on_at_the_same_second(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    clock.advance(90)
    async with walking(stores, clock) as walk:
        assert "Long calf: cut off 1 minute ago." in walk.text
        assert "▶ Go on: Wall, left, set 1 of 2, 0:18 left" in walk.text
        await walk.press("enter")
        run = run_of(walk)
        assert (run.state, run.whole_seconds_left) == ("paused", 18)
        assert run.segment.unit == Unit(1, "left", 1)
        assert run.interrupted == 90
        assert "space goes on" in walk.text
        await walk.press("space")
        assert "GET READY" in walk.text
        await let_pass(walk, 5 + 18)
        assert run_of(walk).done[Unit(1, "left", 1)].outcome == "done"
        await walk.press("q", "enter")
        (entry,) = walk.entries
        assert (entry.interrupted_seconds, entry.outcome) == (90, "ended early")
        assert entry.pain[0].before == 4
        assert entry.started == clock.now() - dt.timedelta(seconds=clock.seconds)


async def test_after_ten_minutes_the_set_begins_anew(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    clock.advance(10 * MINUTE)
    async with walking(stores, clock) as walk:
        await walk.press("enter")
        run = run_of(walk)
        assert (run.state, run.segment.phase) == ("paused", "prepare")
        assert run.segment.unit == Unit(1, "left", 1)


async def test_after_four_hours_pain_and_gates_are_asked_again(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    clock.advance(4 * HOUR)
    async with walking(stores, clock) as walk:
        await walk.press("enter")
        assert "Which leg is sore?" in walk.text
        await walk.press("r", "4", "enter")
        assert "once more" in walk.text
        assert "Is there no pain at rest?" in walk.text
        await walk.press("n")
        run = run_of(walk)
        assert run.plan.sore == ("right",)
        assert run.answers == {0: False}
        assert {one.unit.step for one in run.timeline.segments[run.at :]} == {1}
        assert only(stores.runs).cut.played.run == run
        assert only(stores.runs).cut.before == {"right": 4}
        await walk.press("q", "enter")
        (entry,) = walk.entries
        assert [(one.side, one.before) for one in entry.pain] == [("right", 4)]


@pytest.mark.parametrize("keys", [["escape"], ["l", "4", "enter", "escape"]])
async def test_turning_back_from_what_is_asked_again_leaves_it_as_it_was(
    tmp_path: Path, clock: FakeClock, keys: list[str]
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    before = only(stores.runs).cut
    clock.advance(4 * HOUR)
    async with walking(stores, clock) as walk:
        await walk.press("enter", *keys)
        assert "It waits as it was." in walk.text
        assert only(stores.runs).cut == before
        await walk.press("g", "enter")
        assert "Which leg is sore?" in walk.text


async def test_pain_that_starts_no_session_goes_on_with_none(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    before = only(stores.runs).cut
    clock.advance(4 * HOUR)
    async with walking(stores, clock) as walk:
        await walk.press("enter", "r", "6", "enter")
        assert "soleus · Today" in walk.text
        assert "Pain is 6 before the start" in walk.text
        assert only(stores.runs).cut == before


async def test_an_open_red_flag_goes_on_with_none(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    before = only(stores.runs).cut
    clock.advance(90)
    yes = flagged("emergency")
    stores.log.add(Log.new_id(clock.now(), "screen"), structs.replace(yes, started=clock.now()))
    async with walking(stores, clock) as walk:
        await walk.press("enter")
        assert "not now" in walk.text
        await walk.press("escape")
        assert "No session before the red flag" in walk.text
        assert only(stores.runs).cut == before


async def test_the_next_day_keeping_comes_first(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    ended = clock.now()
    clock.advance(24 * HOUR)
    async with walking(stores, clock) as walk:
        assert "▶ Keep what was done, as ended early" in walk.text
        await walk.press("enter")
        (entry,) = walk.entries
        assert (entry.outcome, entry.finished) == ("ended early", ended)
        assert entry.active_seconds == IN_THE_HOLD
        assert [one.done_seconds for one in entry.steps[1:3]] == [12, 0]
        assert "At its worst" in walk.text
        await walk.press("escape")
        assert "The pain form waits: f goes on." in walk.text


async def test_the_form_waits_while_the_log_can_not_be_listed(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock) as walk:
        await choose(walk, "Keep")
        await walk.press("escape")
        stores.log.folder.chmod(0o755)
        await walk.press("f")
        await told(walk, "so the form waits")
        stores.log.folder.chmod(0o700)
        await walk.press("r", "f")
        await told(walk, "At its worst")


async def test_a_few_minutes_past_midnight_are_no_next_day(tmp_path: Path) -> None:
    clock = FakeClock(dt.datetime(2026, 11, 22, 23, 59, tzinfo=dt.UTC))
    stores = await cut_off_in_hold(tmp_path, clock)
    clock.advance(5 * MINUTE)
    async with walking(stores, clock) as walk:
        assert "▶ Go on" in walk.text


async def test_kept_by_choice_it_ends_with_its_last_line(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    ended = clock.now()
    clock.advance(HOUR)
    async with walking(stores, clock) as walk:
        await choose(walk, "Keep")
        (entry,) = walk.entries
        assert (entry.outcome, entry.finished) == ("ended early", ended)
        await walk.press("ctrl+s")
        assert stores.runs.waiting() == []


async def test_another_version_only_keeps_or_discards(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    monkeypatch.setattr("tui.screens.unfinished.__version__", "99")
    async with walking(stores, clock) as walk:
        assert "Another version of soleus began it" in walk.text
        assert "Go on:" not in walk.text
        assert "▶ Keep what was done" in walk.text


async def test_discarding_asks_twice_and_keeps_it_aside(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock) as walk:
        await walk.press("up", "enter")
        assert "will not be in the log" in walk.text
        await walk.press("escape")
        assert "▶ Discard it" in walk.text
        assert len(stores.runs.waiting()) == 1
        await walk.press("enter", "enter")
        assert f"keptfor30daysin{stores.runs_folder}/discarded." in unwrapped(walk)
        assert stores.runs.waiting() == []
        assert len(list((stores.runs_folder / "discarded").iterdir())) == 1
        assert walk.entries == []


async def test_a_kiosk_names_no_folder_of_what_is_discarded(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = structs.replace(await cut_off_in_hold(tmp_path, clock), kiosk=True)
    async with walking(stores, clock) as walk:
        await walk.press("up", "enter", "enter")
        assert "kept for 30 days." in walk.text
        assert str(tmp_path) not in unwrapped(walk)


async def test_what_cannot_be_discarded_names_no_file(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    (stores.runs_folder / "discarded").write_text("in the way")
    async with walking(stores, clock) as walk:
        await walk.press("up", "enter", "enter")
        assert "Not discarded: a file is where a folder should be" in walk.text
        assert str(tmp_path) not in unwrapped(walk)
        assert only(stores.runs)


async def test_deciding_later_leaves_a_line_in_today(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock) as walk:
        await walk.press("escape")
        assert "Long calf was cut off: press g." in walk.text
        await walk.press("g")
        assert "▶ Go on" in walk.text
        await walk.press("enter")
        assert run_of(walk).state == "paused"


async def test_a_key_right_after_its_card_does_what_it_says(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock) as walk:
        for key in ("up", "enter", "enter", "v"):  # a slow line delivers them together
            walk.app.screen.post_message(events.Key(key, key))
        await told(walk, "Range")
        assert stores.runs.waiting() == [], "it is discarded"
        await walk.app.workers.wait_for_complete()


async def test_run_offers_the_one_that_was_cut_off(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock, only="long") as walk:
        await walk.press("enter")
        assert run_of(walk).whole_seconds_left == 18
        await walk.press("q", "enter", "ctrl+s")
        assert walk.app.return_value is not None
        assert walk.app.return_value.startswith("Saved.")


async def test_run_of_another_session_asks_nothing(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock, only="soleus-reset") as walk:
        assert "cut off" not in walk.text


async def test_deciding_later_in_run_begins_anew(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock, only="long") as walk:
        await walk.press("escape")
        assert "Which leg is sore?" in walk.text
        assert len(stores.runs.waiting()) == 1


def test_a_long_choice_is_shown_whole() -> None:
    rows = menu(["Go on: " + "Wall " * 12, "Keep"], 0, 40)
    assert " ".join(row.plain for row in rows).count("Wall") == 12
    assert len(rows) == 3
