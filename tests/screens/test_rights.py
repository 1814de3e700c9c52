"""What Textual could do for somebody who should not be able to, and what a kiosk leaves out."""

import webbrowser
from pathlib import Path

import pytest
from textual.app import App

from tests.screens.stage import on_stage, press
from tests.screens.support import FakeClock, text_of
from tui.app import SoleusApp
from tui.screens.palette import PaletteScreen
from tui.screens.unsaved import UnsavedScreen
from tui.storage.log.log import Log
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite

TEXTUALS = sorted(
    name.removeprefix("action_")
    for name in dir(App)
    if name.startswith("action_") and name != "action_quit"
)
"""Actions of every Textual app: `[@click=app.screenshot]` in a text that is markup runs one."""


@pytest.fixture
def app(tmp_path: Path) -> SoleusApp:
    stores = Stores((), Log(tmp_path / "log"), tmp_path / "runs")
    return SoleusApp(stores, FakeClock())


def test_textuals_actions_are_known() -> None:
    assert {"screenshot", "suspend_process", "simulate_key", "command_palette"} <= set(TEXTUALS)


@pytest.mark.parametrize("name", TEXTUALS)
async def test_textuals_own_actions_are_dead(
    app: SoleusApp, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    ran: list[object] = []
    monkeypatch.setattr(SoleusApp, f"action_{name}", lambda *_: ran.append(name), raising=True)
    async with app.run_test():
        assert not await app.run_action(f"app.{name}")
        assert not await app.run_action(name)
    assert ran == []


async def test_quitting_works(app: SoleusApp) -> None:
    async with app.run_test():
        assert await app.run_action("app.quit")


@pytest.mark.parametrize("key", ["ctrl+z", "ctrl+s", "f5", "ctrl+backslash"])
async def test_no_key_opens_what_is_textuals(
    app: SoleusApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test() as pilot:
        before = app.screen
        await pilot.press(key)
        assert app.screen is before
    assert not list(tmp_path.iterdir())


async def test_the_palette_is_ours(app: SoleusApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteScreen)


async def test_no_link_is_opened(app: SoleusApp, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, **_: opened.append(url))
    async with app.run_test():
        App.open_url(app, "https://example.org")
        assert opened == ["https://example.org"], "what is tested does nothing by itself"
        app.open_url("https://example.org")
    assert opened == ["https://example.org"]


@pytest.mark.parametrize(("kiosk", "asks"), [(False, True), (True, False)])
async def test_kiosk_offers_no_other_folder(tmp_path: Path, kiosk: bool, asks: bool) -> None:
    screen = UnsavedScreen(CannotWrite(tmp_path, "the disk is full"), kiosk)
    async with on_stage(screen) as pilot:
        assert ("another folder" in text_of(pilot.app)) is asks
        await press(pilot, "w")
        assert ("Folder to save in" in text_of(pilot.app)) is asks
