"""A session in lines that was cut off, or that nobody answers: kept, gone on with, or discarded."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.plain.playing import (
    GO,
    SHORT_AFTER,
    START,
    Played,
    left_behind,
    on_another_disk,
    session_entry,
)
from tests.screens.support import FakeClock
from tests.screens.walk import stores_with_quick, walking
from tui.core.settings import IdleLimits, Settings
from tui.screens.unfinished import UnfinishedScreen
from tui.storage.settings import LoadedSettings
from tui.storage.stores import Stores


async def test_where_the_input_ends_the_place_is_kept_for_lines_and_for_screens(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = stores_with_quick(tmp_path)
    cut = Played(stores, clock, "calf", *START, GO, ("Hold", "pause"))
    assert cut.code == 0
    assert cut.paper.lines[-1].startswith("The input ended. Your place is kept: `soleus run calf")
    run = left_behind(stores).cut.played.run
    assert (run.state, run.segment.phase) == ("paused", "hold")
    async with walking(on_another_disk(stores, tmp_path), clock, "calf") as walk:
        assert "Wall, left, 0:03 left" in " ".join(walk.text.split())


def test_a_session_is_gone_on_with_where_it_was(tmp_path: Path, clock: FakeClock) -> None:
    stores = stores_with_quick(tmp_path)
    Played(stores, clock, "calf", *START, GO, ("Hold", "pause"))
    stores = on_another_disk(stores, tmp_path)
    played = Played(stores, clock, "calf", ("cut off", "1"), GO, *SHORT_AFTER)
    assert "1: Go on: Wall, left, 0:03 left." in played.text
    assert "You are back. Paused. Wall, left." in played.text
    assert session_entry(played).outcome == "completed"


@pytest.mark.parametrize("is_in_berlin", [True, False])
def test_what_another_day_is_the_persons_clock_says(tmp_path: Path, is_in_berlin: bool) -> None:
    """Left at half past eleven in the evening UTC, which is the next morning's day in Berlin."""
    stores = stores_with_quick(tmp_path)
    left = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)
    Played(stores, FakeClock(left), "calf", *START, GO, ("Hold", "pause"))
    zone = dt.timezone(dt.timedelta(hours=1)) if is_in_berlin else dt.UTC
    later = FakeClock(left.astimezone(zone))
    later.advance(8 * 3600)
    played = Played(on_another_disk(stores, tmp_path), later, "calf", ("cut off", ""))
    first = "Go on" if is_in_berlin else "Keep"
    assert f"1: {first}" in played.text
    assert UnfinishedScreen(left_behind(stores), later)._offers[0].words.startswith(first)


def test_discarding_asks_once_more(tmp_path: Path, clock: FakeClock) -> None:
    stores = stores_with_quick(tmp_path)
    Played(stores, clock, "calf", *START, GO, ("Hold", "pause"))
    stores = on_another_disk(stores, tmp_path)
    played = Played(stores, clock, "calf", ("cut off", "3"), ("Discard it", ""), ("1: Go", "3"),
                    ("Discard it", "yes"))  # fmt: skip
    assert played.paper.lines[-1].startswith("Discarded")
    assert stores.runs.waiting() == []


def test_a_form_that_waits_is_asked_by_the_next_run(tmp_path: Path, clock: FakeClock) -> None:
    stores = stores_with_quick(tmp_path)
    cut = Played(stores, clock, "calf", *START, GO, ("At its worst", "2"))
    assert "The pain form waits: `soleus run calf --plain` asks it." in cut.paper.lines[-1]
    stores = on_another_disk(stores, tmp_path)
    played = Played(stores, clock, "calf", ("pain form", "yes"), ("keeps 2", ""), *SHORT_AFTER[1:])
    assert session_entry(played).pain[0].during == 2
    assert stores.runs.waiting() == []


def test_whoever_does_not_answer_finds_it_paused_and_later_closed(
    stores: Stores, clock: FakeClock
) -> None:
    limits = IdleLimits(prompt=20, paused=50, elsewhere=40)
    stores = replace(stores, settings=LoadedSettings(Settings(idle=limits)))
    played = Played(stores, clock, "calf", *START, is_silent=True)
    assert played.code == 0
    assert "Nobody typed anything.\nPaused. An empty line goes on." in played.text
    assert played.paper.lines[-1].startswith("Nobody typed anything for a while, so soleus closed.")
    assert clock.seconds == 20 + 50
    assert left_behind(stores).cut.played.run.state == "paused"


def test_a_form_that_nobody_answers_waits(stores: Stores, clock: FakeClock) -> None:
    limits = IdleLimits(elsewhere=40)
    stores = replace(stores, settings=LoadedSettings(Settings(idle=limits)))
    played = Played(stores, clock, "calf", *START, GO, is_silent=True)
    assert "The pain form waits" in played.paper.lines[-1]
