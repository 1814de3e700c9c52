"""What comes of a session that was cut off: its result, its form, and what went wrong meanwhile."""

from pathlib import Path

import pytest

from tests.screens.returning import (
    IN_THE_HOLD,
    begin,
    choose,
    cut,
    cut_off_in_hold,
    let_pass,
    run_of,
    session,
    stores_in,
)
from tests.screens.support import FakeClock
from tests.screens.walk import walking
from tests.storage.journals import only
from tui.core.session.segments import Unit
from tui.leading.flow import Flow
from tui.storage.runs.runs import Runs

MINUTE = 60
HOUR = 60 * MINUTE


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
    async with walking(stores_in(tmp_path / "before"), clock, "long") as walk:
        await begin(walk)
        await let_pass(walk, IN_THE_HOLD)
        log.rename(tmp_path / "away")
        log.write_text("in the way")
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
        assert "F does it" in walk.text
        await walk.press("r", "F")
        assert len(stores.runs.waiting()) == 1
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
        assert "f goes on" in quick.text
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
        flow._saving.recording.leave()


async def test_a_session_is_not_taken_over_from_itself(tmp_path: Path, clock: FakeClock) -> None:
    stores = await cut_off_in_hold(tmp_path, clock)
    journal, _ = Runs(stores.runs_folder).take_up(only(stores.runs).id)
    async with walking(stores, clock) as walk:
        assert "it is being played in another terminal" in walk.text
        assert "▶ Take it over" in walk.text
        await walk.press("enter")
        await walk.app.workers.wait_for_complete()
        await walk.pilot.pause()
        assert "still being saved here" in walk.text
    journal.start(lambda trouble: None)
    assert journal.finish(30)
