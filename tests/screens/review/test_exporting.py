"""`x` in the pain log: what its table shows, as a file."""

import csv
import datetime as dt
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from tests.screens.reviewing import TODAY, clock, press, settled, stores_with
from tests.screens.stage import on_stage
from tests.screens.support import text_of
from tests.storage.entries import an_entry
from tui.core.entries import PainAnswer
from tui.screens.review import exporting
from tui.screens.review.review import ReviewScreen
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.storage.stores import Stores

NAME = "soleus-2026-11-22-0615.csv"


@pytest.fixture
def stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stores:
    """Of two sessions, the left one old enough to be out of the charts' shortest range."""
    monkeypatch.setenv("HOME", str(tmp_path))
    places = Places.under(tmp_path / "here")
    log = Log(places.log)
    for days_ago, side in ((0, "right"), (40, "left")):
        started = TODAY - dt.timedelta(days=days_ago)
        pain = (PainAnswer(region="calf", side=side, before=4),)  # type: ignore[arg-type]  # a side
        log.add(
            Log.new_id(started, "reset"),
            an_entry(started=started, title=side, pain=pain, marks=(), notes=None),
        )
    return replace(stores_with(log), exports=places.exports)


@asynccontextmanager
async def shown(stores: Stores, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    async with on_stage(ReviewScreen(stores, clock()), size=size) as pilot:
        await settled(pilot)
        yield pilot


def said(pilot: Pilot[None]) -> str:
    return text_of(pilot.app).splitlines()[1].strip()


def titles(stores: Stores, name: str = NAME) -> list[str]:
    assert stores.exports is not None
    text = (stores.exports / name).read_text()
    return [row["title"] for row in csv.DictReader(io.StringIO(text, newline=""))]


async def test_all_of_the_table_whatever_the_range_of_the_charts(stores: Stores) -> None:
    async with shown(stores) as pilot:
        await press(pilot, "1", "x")
        assert said(pilot) == f"Exported 2 entries: ~/here/exports/{NAME}"
    assert titles(stores) == ["right", "left"]


async def test_only_what_is_filtered(stores: Stores) -> None:
    async with shown(stores) as pilot:
        await press(pilot, "slash", *"left", "enter", "x")
        assert said(pilot).startswith("Exported 1 entry: ")
    assert titles(stores) == ["left"]


async def test_a_letter_that_is_typed_exports_nothing(stores: Stores) -> None:
    async with shown(stores) as pilot:
        await press(pilot, "slash", "x")
    assert stores.exports is not None
    assert not stores.exports.exists()


async def test_where_nothing_is_shown_nothing_is_written(stores: Stores) -> None:
    async with shown(stores) as pilot:
        await press(pilot, "slash", *"nowhere", "enter", "x")
        assert said(pilot) == "There is nothing to export: no entry is shown."
    assert stores.exports is not None
    assert not stores.exports.exists()


async def test_a_held_key_makes_one_file(stores: Stores) -> None:
    async with shown(stores) as pilot:
        await pilot.press(*"xxxxx")
        await settled(pilot)
        assert said(pilot).startswith("Exported 2 entries: ")
    assert stores.exports is not None
    assert [one.name for one in stores.exports.iterdir()] == [NAME]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10)])
async def test_why_it_was_not_written_is_read_whole(stores: Stores, size: tuple[int, int]) -> None:
    assert stores.exports is not None
    stores.exports.write_text("in the way")
    async with shown(stores, size) as pilot:
        await press(pilot, "x")
        told = "".join(text_of(pilot.app).split())
        assert "moveitaway.Nothingsavedbeforeislost." in told
        await press(pilot, "down")
        assert "move it away" not in text_of(pilot.app)


async def test_what_cannot_be_read_is_told(stores: Stores) -> None:
    damaged = stores.log.add(Log.new_id(TODAY, "reset"), an_entry())
    damaged.write_text("damaged")
    async with shown(stores) as pilot:
        await press(pilot, "x")
        told = " ".join(text_of(pilot.app).split())
        assert "Exported 2 entries: " in told
        assert f"{NAME}. Left out, as it can't be read: 1." in told


async def test_a_member_is_told_how_to_get_it(stores: Stores) -> None:
    async with shown(replace(stores, kiosk=True)) as pilot:
        await press(pilot, "x")
        told = " ".join(text_of(pilot.app).split())
        assert f"Exported 2 entries to your folder here: exports/{NAME}." in told
        assert "ssh HOST log --csv > log.csv" in told
        assert str(stores.exports) not in told


async def test_an_example_is_not_taken_along(stores: Stores) -> None:
    async with shown(replace(stores, exports=None, example=True)) as pilot:
        await press(pilot, "x")
        assert said(pilot) == exporting._NONE_OF_EXAMPLE


async def test_it_is_found_by_its_words(stores: Stores) -> None:
    async with shown(stores) as pilot:
        await press(pilot, "ctrl+p", *"spreadsheet", "enter")
        await settled(pilot)
    assert titles(stores) == ["right", "left"]


def test_a_members_exports_are_in_their_own_folder(tmp_path: Path) -> None:
    own = Places.under(tmp_path).for_member("ann")
    assert Stores.at(own, kiosk=True).exports == tmp_path / "members" / "ann" / "exports"
