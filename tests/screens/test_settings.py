"""The settings screen: what it shows, what it changes, and what it tells when that can't be."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.screens.support import FakeClock, text_of
from tests.screens.walk import Walk, stores_with_quick, told
from tui.app import SoleusApp
from tui.core.preferences import PREFERENCES, Value, changed
from tui.core.settings import Settings, SettingsFile
from tui.core.terminals import Colours
from tui.leading.settings_keeper import SettingsKeeper
from tui.screens.settings import SettingsScreen
from tui.screens.today.today import TodayScreen
from tui.storage.settings import load_settings
from tui.storage.settings_file import CannotChange
from tui.storage.stores import Stores

ROWS = [one.key for one in PREFERENCES]


@asynccontextmanager
async def settings_of(
    file: Path,
    tmp_path: Path,
    size: tuple[int, int] = (80, 24),
    colours: Colours = "256",
    *,
    is_kiosk: bool = False,
) -> AsyncIterator[Walk]:
    """The screen, opened from Today, over that file."""
    stores: Stores = replace(
        stores_with_quick(tmp_path),
        settings_file=file,
        settings=load_settings([file]),
        kiosk=is_kiosk,
    )
    clock = FakeClock()
    app = SoleusApp(stores, clock, colours=colours)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        walk = Walk(app, pilot, clock, stores)
        await walk.press("comma")
        assert isinstance(app.screen, SettingsScreen)
        yield walk


async def go_to(walk: Walk, key: str) -> None:
    await walk.press("home", *["down"] * ROWS.index(key))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


@pytest.mark.parametrize("preference", PREFERENCES, ids=lambda one: one.key)
def test_every_value_can_be_reached_and_written(preference: object) -> None:
    (one,) = (each for each in PREFERENCES if each is preference)
    settings = Settings()
    seen = [getattr(settings, one.key)]
    for _ in range(len(one.values) - 1):
        settings = changed(settings, one, 1)
        seen.append(getattr(settings, one.key))
        assert len(one.shown(settings)) <= 20
    assert len(set(seen)) == len(one.values)
    assert one.key in SettingsFile.__struct_fields__


def test_seconds_end_at_both_ends() -> None:
    (prepare,) = (one for one in PREFERENCES if one.key == "prepare")
    assert changed(Settings(), prepare, -1) == Settings()
    assert changed(Settings(prepare=600), prepare, 1).prepare == 600
    assert changed(Settings(prepare=9), prepare, -1).prepare == 8


async def test_arrows_change_what_the_cursor_is_on_and_the_file(file: Path, tmp_path: Path) -> None:
    async with settings_of(file, tmp_path) as walk:
        await go_to(walk, "prepare")
        await walk.press("right", "right", "right", "left")
        await told(walk, "Saved in")
        await go_to(walk, "bell")
        await walk.press("space")
        assert "with countdown" in walk.text
        await walk.pilot.pause()
        assert walk.app.wait_until_safe(5)
    settings = load_settings([file]).settings
    assert (settings.prepare, settings.bell) == (2, "countdown")


async def test_what_is_changed_holds_at_once(file: Path, tmp_path: Path) -> None:
    async with settings_of(file, tmp_path) as walk:
        dark = walk.app.screen.background_colors[1]
        await walk.press("left", "left", "left")  # the last themes are light ones
        assert walk.app.theme == "rose-pine-dawn"
        assert walk.app.screen.background_colors[1].brightness > dark.brightness
        await go_to(walk, "motion")
        await walk.press("right", "escape")
        assert isinstance(walk.app.screen, TodayScreen)
        assert walk.app._stores.settings.settings.motion is False
        await walk.press("comma", "down", "down")
        assert "Motion          ◂ no ▸" in walk.text


async def test_sixteen_colours_keep_their_theme(file: Path, tmp_path: Path) -> None:
    async with settings_of(file, tmp_path, colours="16") as walk:
        await walk.press("right")
        assert walk.app.theme == "soleus-16"
        assert walk.app._stores.settings.settings.theme == "high-contrast"


async def test_a_file_with_a_mistake_is_told_and_kept(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.write_text("schema = 1\nprepair = 3")
    async with settings_of(file, tmp_path) as walk:
        await walk.press("right")
        await told(walk, "! Not saved: correct your settings first.")
    assert file.read_text() == "schema = 1\nprepair = 3"


async def test_a_disk_that_cannot_be_written_is_told(file: Path, tmp_path: Path) -> None:
    (tmp_path / "config").touch()
    async with settings_of(file, tmp_path) as walk:
        await walk.press("right")
        await told(walk, "! Cannot save")


@pytest.mark.parametrize("keys", ["", "v", "comma", "question_mark"])
async def test_what_cannot_be_saved_is_told_also_where_the_screen_was_left_meanwhile(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    goes_on = threading.Event()

    def fails(*_: object) -> None:
        goes_on.wait(5)
        raise CannotChange("Not saved: no room.")

    monkeypatch.setattr("tui.leading.settings_keeper.change_settings", fails)
    async with settings_of(file, tmp_path) as walk:
        await walk.press("right", "escape", *filter(None, [keys]))
        assert not goes_on.is_set()
        goes_on.set()
        await told(walk, "no room")


async def test_what_is_saved_after_the_screen_was_left_is_told_nowhere(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, failures = threading.Event(), list[dict[str, object]]()
    monkeypatch.setattr("tui.leading.settings_keeper.change_settings", lambda *_: goes_on.wait(5))
    async with settings_of(file, tmp_path) as walk:
        asyncio.get_running_loop().set_exception_handler(lambda _, failed: failures.append(failed))
        await walk.press("right", "escape")
        assert isinstance(walk.app.screen, TodayScreen)
        goes_on.set()
        assert walk.app.wait_until_safe(5)
        await walk.pilot.pause(0.1)
    assert failures == []


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (200, 60)], ids=str)
async def test_each_setting_is_in_sight_with_what_it_does(
    file: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with settings_of(file, tmp_path, size) as walk:
        for one in PREFERENCES:
            text = " ".join(text_of(walk.app).split())
            assert f"▶ {one.label}" in text
            assert f"◂ {one.shown(Settings())} ▸" in text
            assert walk.app.screen.named(one.about) in text  # type: ignore[attr-defined]
            assert "esc Back" in text
            await walk.press("down")


async def test_on_a_phone_what_was_saved_leaves_room_for_the_settings(
    file: Path, tmp_path: Path
) -> None:
    async with settings_of(file, tmp_path, (40, 10)) as walk:
        await walk.press("right")
        await told(walk, "Saved in")
        rows = text_of(walk.app).splitlines()
        assert sum(any(one.label in row for row in rows) for one in PREFERENCES) >= 5


async def test_a_theme_that_was_set_holds_from_the_start(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.write_text('schema = 1\ntheme = "nord"')
    async with settings_of(file, tmp_path) as walk:
        assert walk.app.theme == "nord"


class Interrupted(dict[str, Value]):
    """Another key comes while a save looks whether what it wrote is still the newest."""

    def __init__(self, comes: Callable[[], object]) -> None:
        super().__init__()
        self.key = threading.Thread(target=comes)

    def get(self, key: str, default: Any = None) -> Any:
        found = super().get(key, default)
        if not self.key.ident:
            self.key.start()
            self.key.join(0.1)  # it has to wait until the save has looked
        return found


def test_a_value_that_comes_while_one_is_saved_is_saved_too(file: Path) -> None:
    keeper = SettingsKeeper(file)
    keeper._to_write = meanwhile = Interrupted(lambda: keeper.change("theme", "dracula"))
    save = keeper.change("theme", "nord")
    save()
    meanwhile.key.join()
    save()
    assert 'theme = "dracula"' in file.read_text("utf-8")


def test_a_value_whose_save_has_not_begun_is_saved_at_the_end(file: Path) -> None:
    """As `z` of the room view in the last half second."""
    keeper = SettingsKeeper(file)
    keeper.change("room_view", True)
    assert keeper.wait_until_safe(5)
    assert load_settings([file]).settings.room_view


def test_what_is_not_to_be_kept_is_not_waited_for() -> None:
    keeper = SettingsKeeper(None)
    keeper.change("room_view", True)
    assert keeper.wait_until_safe(0)


@pytest.mark.parametrize(("is_kiosk", "says"), [(False, True), (True, False)])
async def test_what_has_no_line_of_its_own_is_said_to_be_in_the_file(
    file: Path, tmp_path: Path, is_kiosk: bool, says: bool
) -> None:
    async with settings_of(file, tmp_path, is_kiosk=is_kiosk) as walk:
        told = " ".join(walk.text.split())
        assert ("More, such as time_zone and keymap, is set in" in told) is says
        assert "The colours. high-contrast is the easiest" in told


async def test_what_the_room_view_sets_goes_the_same_way(file: Path, tmp_path: Path) -> None:
    async with settings_of(file, tmp_path) as walk:
        keeper = walk.app._settings
        assert keeper is not None
        walk.app._remember_room(True)
        assert walk.app._settings is keeper
        assert keeper._to_write == {"room_view": True}
