"""Today: the list, its preview, its filter, and broken files among the whole ones."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from tests.screens.support import FakeClock, text_of, until
from tests.storage.entries import an_entry
from tui.app import SoleusApp
from tui.screens.today.today import TodayScreen
from tui.storage.definitions.library import builtin_folder
from tui.storage.log.log import Log
from tui.storage.settings import LoadedSettings
from tui.storage.stores import Stores
from tui.widgets.picker import Picker

WALL = """
schema = 1
title = "Wall stretch"
summary = "Against a wall."
tags = ["daily"]
per_week = 7
[[steps]]
kind = "hold"
name = "Bent-knee wall"
seconds = 30
sets = 2
rest = 10
sides = "each"
equipment = ["wall"]
source = ["my own leg"]
"""
STOOL = WALL.replace("Wall stretch", "Stool roll").replace("wall", "stool")
BROKEN = WALL.replace("seconds = 30", 'second = "30"')


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    own = tmp_path / "own"
    own.mkdir()
    (own / "wall.toml").write_text(WALL)
    (own / "stool.toml").write_text(STOOL)
    return Stores((("yours", own),), Log(tmp_path / "log"), tmp_path / "runs")


def own_folder(stores: Stores) -> Path:
    return stores.definitions[0][1]


@asynccontextmanager
async def today(
    stores: Stores, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SoleusApp, Pilot[str]]]:
    app = SoleusApp(stores, FakeClock())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_lists_sessions_with_length_equipment_and_day(stores: Stores) -> None:
    when = dt.datetime.fromisoformat("2026-11-20T07:00:00+01:00")
    stores.log.add(Log.new_id(when, "wall"), an_entry(session="wall", started=when))
    async with today(stores) as (app, _):
        rows = [row.split("▕")[0] for row in text_of(app).splitlines()[1:5]]
        assert [row.split() for row in rows] == [
            ["▶", "Wall", "stretch", "2", "min"],
            ["yours", "·", "wall", "2026-11-20"],
            ["Stool", "roll", "2", "min"],
            ["yours", "·", "stool", "new"],
        ]


async def test_the_day_of_the_last_time_is_the_persons(stores: Stores) -> None:
    when = dt.datetime.fromisoformat("2026-11-20T23:30:00+00:00")
    stores.log.add(Log.new_id(when, "wall"), an_entry(session="wall", started=when))
    berlin = FakeClock(dt.datetime.fromisoformat("2026-11-22T00:15:00+01:00"))
    app = SoleusApp(stores, berlin)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "2026-11-21 " in text_of(app)
        assert "Sun 2026-11-22" in text_of(app)


async def test_a_time_zone_that_the_machine_lacks_is_told(stores: Stores) -> None:
    lost = replace(stores, settings=LoadedSettings(lost_zone="Europe/Berlin"))
    async with today(lost) as (app, _):
        told = " ".join(text_of(app).split())
        assert "Your time zone, Europe/Berlin, doesn't count: this machine knows" in told


async def test_previews_steps_sides_doses_and_sources(stores: Stores) -> None:
    async with today(stores, (120, 40)) as (app, pilot):
        await pilot.press("down")
        await pilot.pause(0.1)
        text = text_of(app)
        for wanted in (
            "Against a wall.",
            "7 x a week",
            "Needs: wall",
            "For: daily",
            "2 x 30 s each side",
            "my own leg",
        ):
            assert wanted in text


async def test_a_broken_file_is_shown_with_its_mistakes_and_hides_nothing(stores: Stores) -> None:
    (own_folder(stores) / "bent.toml").write_text(BROKEN)
    async with today(stores) as (app, pilot):
        await pilot.press("down", "down")
        await pilot.pause(0.1)
        text = text_of(app)
        assert "bent.toml" in text
        assert "broken" in text
        assert "did you mean 'seconds'?" in " ".join(text.split("▕")[-1].split()) or (
            "'seconds'?" in text
        )
        assert "Wall stretch" in text
        await pilot.press("enter")
        assert "bent.toml" in text_of(app)


async def test_reload_sees_a_mended_file(stores: Stores) -> None:
    broken = own_folder(stores) / "bent.toml"
    broken.write_text(BROKEN)
    async with today(stores) as (app, pilot):
        assert "broken" in text_of(app)
        broken.write_text(WALL.replace("Wall stretch", "Mended"))
        await pilot.press("r")
        await until(pilot, lambda: "Mended" in text_of(app))
        assert "broken" not in text_of(app)


async def test_reload_key_that_is_held_down_reads_once(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each reading takes longer than a key comes: the screen would lag behind them for seconds."""
    async with today(stores) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        reads: list[str] = []
        monkeypatch.setattr(screen, "reload", lambda: reads.append("read"))
        for _ in range(5):
            screen.action_reload()
        assert reads == []
        await until(pilot, lambda: reads)
        screen.action_reload()
        await until(pilot, lambda: len(reads) > 1)
        assert reads == ["read", "read"]


async def test_filter_takes_letters_that_are_keys_elsewhere(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        await pilot.press("slash", *"stoolr", "backspace")
        await pilot.pause()
        text = text_of(app)
        assert "/stool_" in text
        assert "Stool roll" in text
        assert "Wall stretch" not in text
        await pilot.press("enter")
        assert "/stool (esc: all)" in text_of(app)
        await pilot.press("escape")
        assert "Wall stretch" in text_of(app)


async def test_a_filter_that_finds_nothing_says_so(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        await pilot.press("slash", *"zzz", "enter", "enter")
        await pilot.pause()
        assert "nothing found" in text_of(app)


async def test_a_title_that_matches_comes_before_a_mere_mention(stores: Stores) -> None:
    (own_folder(stores) / "aa.toml").write_text(
        WALL.replace("Wall stretch", "A lot").replace("Against a wall.", "With a stool roll too.")
    )
    async with today(stores) as (app, pilot):
        await pilot.press("slash", *"stool", "space", *"roll", "enter")
        await pilot.pause()
        rows = [row for row in text_of(app).splitlines() if "2 min" in row]
        assert "Stool roll" in rows[0]
        assert "A lot" in rows[1]


async def test_own_sessions_are_told_from_built_in_ones(stores: Stores, tmp_path: Path) -> None:
    builtin = tmp_path / "builtin"
    builtin.mkdir()
    (builtin / "wall.toml").write_text(WALL)
    both = Stores((*stores.definitions, ("built-in", builtin)), stores.log, stores.runs_folder)
    async with today(both, (120, 24)) as (app, _):
        assert "yours, replaces built-in · wall" in text_of(app)
        assert "yours · stool" in text_of(app)


async def test_markup_in_a_title_is_shown_as_it_is(stores: Stores) -> None:
    hostile = "[@click=app.quit]x[/]"
    (own_folder(stores) / "aa.toml").write_text(WALL.replace("Wall stretch", hostile))
    async with today(stores) as (app, _):
        assert text_of(app).count(hostile) == 2


async def test_moving_the_cursor_repaints_the_two_sessions_of_two_lines(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with today(stores) as (_, pilot):
        rows: list[object] = []
        refresh = Picker.refresh

        def note(self: Picker, *regions: object, **keys: object) -> object:
            rows.extend(regions)
            return refresh(self, *regions, **keys)  # type: ignore[arg-type]

        monkeypatch.setattr(Picker, "refresh", note)
        await pilot.press("down")
        assert len(rows) == 4


async def test_a_key_leads_to_either_end_of_the_list(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        picker = app.screen.query_one(Picker)
        for key in ("end", "G"):
            await pilot.press("home", key)
            assert picker.cursor == picker.count - 1
        await pilot.press("home")
        assert picker.cursor == 0


async def test_a_log_that_cannot_be_listed_is_said_and_the_list_is_there(
    stores: Stores, tmp_path: Path
) -> None:
    (tmp_path / "log").write_text("not a folder")
    async with today(stores, (120, 24)) as (app, _):
        assert "Wall stretch" in text_of(app)
        assert str(tmp_path)[:40] in text_of(app)


async def test_nothing_to_show_is_no_crash(stores: Stores) -> None:
    for path in own_folder(stores).iterdir():
        path.unlink()
    async with today(stores) as (app, pilot):
        await pilot.press("down", "enter", "tab", "up")
        assert "Today" in text_of(app)


async def test_a_narrow_screen_shows_the_list_or_the_preview(stores: Stores) -> None:
    async with today(stores, (60, 20)) as (app, pilot):
        assert "Against a wall." not in text_of(app)
        await pilot.press("down", "tab")
        await pilot.pause(0.1)
        text = text_of(app)
        assert "Against a wall." in text
        assert "Stool roll" not in text
        await pilot.press("escape")
        assert "Stool roll" in text_of(app)


async def test_ending_a_filter_keeps_the_cursor_on_its_session(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        await pilot.press("slash", *"wall", "enter", "escape")
        await pilot.pause()
        (row,) = [row for row in text_of(app).splitlines() if row.startswith("▶")]
        assert "Wall stretch" in row


async def test_escape_moves_nothing_where_nothing_is_filtered(stores: Stores) -> None:
    with_all = replace(stores, definitions=(*stores.definitions, ("built-in", builtin_folder())))
    async with today(with_all) as (app, pilot):
        await pilot.press(*["down"] * 12, *["up"] * 3)
        await pilot.pause(0.2)
        before = text_of(app)
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert text_of(app) == before


async def test_the_key_of_the_help_is_told_as_it_works_while_words_are_typed(
    stores: Stores,
) -> None:
    async with today(stores) as (app, pilot):
        assert "? Help" in text_of(app)
        await pilot.press("slash")
        await pilot.pause()
        assert "f1 Help" in text_of(app)
        await pilot.press("w", "enter")
        await pilot.pause()
        assert "? Help" in text_of(app)
