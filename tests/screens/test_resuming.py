"""Back at a session that was cut off: what is offered, and where each way leads."""

import datetime as dt
from pathlib import Path

import pytest

from tests.screens.returning import (
    IN_THE_HOLD,
    begin,
    cut,
    cut_off_in_hold,
    let_pass,
    run_of,
    session,
    stores_in,
    walking,
)
from tests.screens.support import FakeClock
from tests.screens.test_flow import Walk
from tui.core.segments import Unit
from tui.screens.card import menu
from tui.screens.flow import Flow
from tui.storage.runs import Runs, Waiting
from tui.storage.stores import Stores

MINUTE = 60
HOUR = 60 * MINUTE


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.UTC))


def only(stores: Stores) -> Waiting:
    (waiting,) = stores.runs.waiting()
    assert isinstance(waiting, Waiting)
    return waiting


async def choose(walk: Walk, words: str) -> None:
    """What begins with these words, on the card."""
    for _ in range(4):
        if f"▶ {words}" in walk.text:
            break
        await walk.press("down")
    assert f"▶ {words}" in walk.text
    await walk.press("enter")


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
        await walk.press("r", "6", "enter")
        assert "once more" in walk.text
        assert "Is there no pain at rest?" in walk.text
        await walk.press("n")
        run = run_of(walk)
        assert run.plan.sore == ("right",)
        assert run.answers == {0: False}
        assert {one.unit.step for one in run.timeline.segments[run.at :]} == {1}
        assert only(stores).cut.played.run == run
        assert only(stores).cut.before == {"right": 6}
        await walk.press("q", "enter")
        (entry,) = walk.entries
        assert [(one.side, one.before) for one in entry.pain] == [("right", 6)]


@pytest.mark.parametrize("keys", [["escape"], ["l", "4", "enter", "escape"]])
async def test_turning_back_from_what_is_asked_again_leaves_it_as_it_was(
    tmp_path: Path, clock: FakeClock, keys: list[str]
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    before = only(stores).cut
    clock.advance(4 * HOUR)
    async with walking(stores, clock) as walk:
        await walk.press("enter", *keys)
        assert "It waits as it was." in walk.text
        assert only(stores).cut == before
        await walk.press("g", "enter")
        assert "Which leg is sore?" in walk.text


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
        assert "press f" in walk.text


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
        assert "kept aside" in walk.text
        assert stores.runs.waiting() == []
        assert len(list((stores.runs_folder / "discarded").iterdir())) == 1
        assert walk.entries == []


async def test_deciding_later_leaves_a_line_in_today(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock) as walk:
        await walk.press("escape")
        assert "Long calf was cut off: press g." in walk.text
        await walk.press("g")
        assert "▶ Go on" in walk.text
        await walk.press("enter")
        assert run_of(walk).state == "paused"


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


async def test_what_ran_by_itself_is_taken_back_as_unconfirmed(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock, 5 + 30 + 5 + 10)
    clock.advance(30)
    async with walking(stores, clock) as walk:
        assert "Back to where a key was last pressed: Wall, left, set 1 of" in walk.text
        await choose(walk, "Back")
        run = run_of(walk)
        assert (run.segment.phase, run.segment.unit) == ("prepare", Unit(1, "left", 1))
        assert run.interrupted == 30 + 50
        await walk.press("q", "enter")
        (entry,) = walk.entries
        assert [one.outcome for one in entry.steps[1:4]] == [
            "unconfirmed",
            "unconfirmed",
            "skipped",
        ]


async def test_a_mark_before_the_cut_is_in_the_result(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock, IN_THE_HOLD, "3")
    async with walking(stores, clock) as walk:
        await choose(walk, "Keep")
        assert [(one.score, one.side) for one in walk.entries[0].marks] == [(3, "left")]


async def test_cut_off_twice_it_adds_up(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    clock.advance(60)
    async with walking(stores, clock) as walk:
        await walk.press("enter", "space")
        await let_pass(walk, 5 + 4)
        stores = await cut(walk, tmp_path / "again")
    clock.advance(30)
    async with walking(stores, clock) as walk:
        assert "0:14 left" in walk.text
        await walk.press("enter")
        assert run_of(walk).interrupted == 90
        assert run_of(walk).worked == pytest.approx(16)


async def test_a_result_that_was_not_saved_in_time_is_kept_as_complete(
    tmp_path: Path, clock: FakeClock
) -> None:
    log = tmp_path / "before" / "log"
    log.parent.mkdir()
    log.write_text("in the way")
    async with walking(stores_in(tmp_path / "before"), clock, "long") as walk:
        await begin(walk)
        while run_of(walk).state != "finished":
            await walk.press("right")
            if not hasattr(walk.app.screen, "played"):
                break
        assert "Not saved yet" in walk.text
        log.unlink()
        stores = await cut(walk, tmp_path / "after")
    async with walking(stores, clock) as walk:
        assert "▶ Keep the result: it was played to its end" in walk.text
        await walk.press("enter")
        assert [one.outcome for one in walk.entries] == ["completed"]


async def test_nothing_done_leaves_nothing(tmp_path: Path, clock: FakeClock) -> None:
    async with walking(stores_in(tmp_path / "before"), clock, "long") as walk:
        await walk.press("l", "4", "enter")
        stores = await cut(walk, tmp_path / "after")
    async with walking(stores, clock) as walk:
        await choose(walk, "Keep")
        assert "nothing was saved" in walk.text
        assert stores.runs.waiting() == []


async def test_answers_given_before_the_cut_are_in_the_form(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with walking(stores_in(tmp_path / "before"), clock, "long") as walk:
        await begin(walk)
        await let_pass(walk, IN_THE_HOLD)
        await walk.press("q", "enter", "5", "enter", "2", "enter")
        stores = await cut(walk, tmp_path / "after")
    async with walking(stores, clock) as walk:
        assert "The pain form of Long calf is not finished: f goes on" in walk.text
        await walk.press("f")
        assert "[5]" in walk.text
        assert "[2]" in walk.text
        await walk.press("ctrl+s")
        assert "Saved. Left 4 → 2." in walk.text
        assert walk.entries[0].pain[0].during == 5
        assert stores.runs.waiting() == []


async def test_a_form_can_be_left_out(tmp_path: Path, clock: FakeClock) -> None:
    async with walking(stores_in(tmp_path / "before"), clock, "long") as walk:
        await begin(walk)
        await let_pass(walk, IN_THE_HOLD)
        await walk.press("q", "enter", "5")
        stores = await cut(walk, tmp_path / "after")
    async with walking(stores, clock) as walk:
        await walk.press("F")
        assert "without its pain form" in walk.text
        assert stores.runs.waiting() == []
        (entry,) = walk.entries
        assert entry.pain[0].during is None


async def test_a_journal_that_cannot_be_played_is_shown_in_today(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    (journal,) = stores.runs_folder.glob("*.jsonl")
    journal.write_bytes(b"\0" * 300)
    async with walking(stores, clock) as walk:
        assert "damaged from its first line on" in " ".join(walk.text.split())
        assert "press g" not in walk.text
    assert journal.read_bytes() == b"\0" * 300


async def test_a_journal_that_is_damaged_says_so_and_is_used(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    (journal,) = stores.runs_folder.glob("*.jsonl")
    rows = journal.read_bytes().split(b"\n")
    rows[3] = b"\0" * len(rows[3])
    journal.write_bytes(b"\n".join(rows))
    async with walking(stores, clock) as walk:
        assert "Parts of what was kept of it are damaged" in walk.text
        await walk.press("enter")
        assert run_of(walk).whole_seconds_left == 18
        assert len(list((stores.runs_folder / "damaged").iterdir())) == 1


async def test_what_another_terminal_finished_meanwhile_goes_on_in_the_form(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock) as late, walking(stores, clock) as quick:
        await choose(quick, "Keep")
        await quick.press("5", "escape")
        assert "press f" in quick.text
        await late.press("enter")
        assert "At its worst" in late.text
        assert "[5]" in late.text
        await late.press("escape")


async def test_what_another_terminal_plays_is_not_discarded(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    async with walking(stores, clock) as late, walking(stores, clock) as quick:
        await quick.press("enter")
        await late.press("up", "enter", "enter")
        assert "another terminal" in " ".join(late.text.split())
        assert len(stores.runs.waiting()) == 1
        assert session(quick)
        flow = quick.app._flow
        assert isinstance(flow, Flow)
        assert flow._saving is not None
        await flow._saving.recording.leave()


async def test_a_session_is_not_taken_over_from_itself(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    journal, _ = Runs(stores.runs_folder).take_up(only(stores).id)
    async with walking(stores, clock) as walk:
        assert "it is being played in another terminal" in walk.text
        assert "▶ Take it over" in walk.text
        await walk.press("enter")
        await walk.app.workers.wait_for_complete()
        await walk.pilot.pause()
        assert "still being saved here" in walk.text
    journal.start(lambda trouble: None)
    assert journal.finish(30)


def test_a_long_choice_is_shown_whole() -> None:
    rows = menu(["Go on: " + "Wall " * 12, "Keep"], 0, 40)
    assert " ".join(row.plain for row in rows).count("Wall") == 12
    assert len(rows) == 3
