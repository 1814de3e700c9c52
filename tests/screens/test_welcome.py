"""The first start: what somebody new is told and offered, once."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from tests.core.builders import hold
from tests.screens.support import FakeClock, text_of
from tests.storage.entries import ID, an_entry
from tui.core.format.definitions import Region, Session
from tui.core.session.first import first_session
from tui.first_start import FirstStartApp
from tui.screens import welcome
from tui.screens.review.review import ReviewScreen
from tui.screens.starting.before import BeforeScreen
from tui.screens.starting.red_flags import RedFlagsScreen
from tui.screens.today.today import TodayScreen
from tui.screens.welcome import WHAT_IT_IS, WelcomeScreen
from tui.storage.definitions.library import Library, builtin_folder
from tui.storage.places import Places
from tui.storage.stores import Stores


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    builtin = (("built-in", builtin_folder()),)
    return replace(Stores.at(Places.under(tmp_path / "all")), definitions=builtin)


@asynccontextmanager
async def started(
    stores: Stores, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[FirstStartApp, Pilot[str]]]:
    app = FirstStartApp(stores, FakeClock())
    async with app.run_test(size=size) as pilot:
        for _ in range(500):  # a folder is made in a thread
            if isinstance(app.screen, WelcomeScreen) or "Cannot save" in text_of(app):
                break
            await pilot.pause(0.01)
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[str]) -> None:
    for _ in range(5):
        await pilot.pause()


async def test_says_what_it_is_in_three_lines(stores: Stores) -> None:
    async with started(stores) as (app, _):
        rows = [row.strip() for row in text_of(app).splitlines()]
        assert all(any(text in row for row in rows) for text in WHAT_IT_IS)
        assert "Begin: Soleus reset, 5 min" in text_of(app)


@pytest.mark.parametrize(
    ("is_kiosk", "way"),
    [(False, "see time_zone in the settings."), (True, "ask whoever runs this machine.")],
)
async def test_says_which_time_counts(stores: Stores, is_kiosk: bool, way: str) -> None:
    async with started(replace(stores, kiosk=is_kiosk)) as (app, _):
        assert f"It is 06:15 UTC. If not, {way}" in text_of(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)], ids=str)
async def test_every_choice_can_be_seen(stores: Stores, size: tuple[int, int]) -> None:
    async with started(stores, size) as (app, pilot):
        for words in ("Begin", "Only the questions", "Look around", "The list"):
            assert f"▶ {words}" in text_of(app)
            await pilot.press("down")
            await pilot.pause()


@pytest.mark.parametrize("keys", [("escape",), ("q",), ("end", "down", "down", "down", "enter")])
async def test_the_list_is_one_key_away(stores: Stores, keys: tuple[str, ...]) -> None:
    async with started(stores) as (app, pilot):
        await pilot.press(*keys)
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert app.return_code is None


async def test_the_session_begins_with_the_questions(stores: Stores) -> None:
    async with started(stores) as (app, pilot):
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, RedFlagsScreen)


async def test_the_questions_alone_are_kept_and_lead_to_today(stores: Stores) -> None:
    async with started(stores) as (app, pilot):
        await pilot.press("down", "enter")
        await settled(pilot)
        for _ in range(20):
            if isinstance(app.screen, RedFlagsScreen):
                await pilot.press("enter" if "Enter keeps" in text_of(app) else "n")
                await settled(pilot)
        await pilot.pause(0.2)
        assert not isinstance(app.screen, BeforeScreen)
        assert "Your answers are kept. Nothing in them stops you" in text_of(app)
        assert [name.what for name in stores.log.names()] == ["screen"]


async def test_the_demo_is_asked_for(stores: Stores) -> None:
    async with started(stores) as (app, pilot):
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert app.wants_demo
        assert app.return_code == 0


async def test_a_kiosk_has_no_demo(stores: Stores) -> None:
    async with started(replace(stores, kiosk=True)) as (app, _):
        assert "Look around" not in text_of(app)
        assert "The list of sessions" in text_of(app)


async def test_without_a_session_there_is_still_the_list(stores: Stores) -> None:
    async with started(replace(stores, definitions=())) as (app, pilot):
        assert "Begin" not in text_of(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_it_comes_once_even_when_it_was_closed_at_once(stores: Stores) -> None:
    async with started(stores) as (app, pilot):
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press("ctrl+q")
    assert not stores.is_untouched


def test_whoever_has_a_log_is_not_new(stores: Stores) -> None:
    assert stores.is_untouched
    stores.log.add(ID, an_entry())
    assert not stores.is_untouched


async def test_where_nothing_can_be_kept_today_says_why_instead(
    stores: Stores, tmp_path: Path
) -> None:
    (tmp_path / "all").touch()
    async with started(stores) as (app, pilot):
        assert isinstance(app.screen, TodayScreen)
        told = " ".join(text_of(app).split())
        assert "Cannot save" in told
        assert "a file is where a folder should be; move it away." in told
        await pilot.press("v")
        await settled(pilot)
        assert isinstance(app.screen, ReviewScreen), "Today's keys do what they always do"


async def test_a_disk_that_hangs_does_not_keep_the_greeting_back(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    monkeypatch.setattr(welcome, "_DISK_GETS", 0.0)
    monkeypatch.setattr(welcome, "make_private_folder", lambda folder: may_go_on.wait(30))
    try:
        async with started(stores) as (app, _):
            assert isinstance(app.screen, WelcomeScreen)
    finally:
        may_go_on.set()


# --- which session


def session(name: str, seconds: int, *, region: Region | None) -> Session:
    step = hold("Wall", seconds)
    return Session(id=name, title=name, steps=(step,), region=region, region_id="calf")


def test_the_first_session_is_the_one_nearest_to_five_minutes() -> None:
    [region, *_] = Library((("built-in", builtin_folder()),)).regions().values()
    found = [
        session("long", 900, region=region),
        session("b-five", 310, region=region),
        session("a-five", 310, region=region),
        session("unasked", 300, region=None),
    ]
    chosen = first_session(found)
    assert chosen is not None
    assert chosen.id == "a-five"
    assert first_session(found[3:]) is None
    assert first_session([]) is None
