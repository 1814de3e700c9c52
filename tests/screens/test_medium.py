"""What widgets are told of the terminal, by the app they are in."""

from pathlib import Path

from textual.app import App

from tests.screens.support import FakeClock
from tui.app import SoleusApp
from tui.core.settings import Settings
from tui.drawing.dots import ASCII, QUADRANTS, SEXTANTS
from tui.storage.log.log import Log
from tui.storage.settings import LoadedSettings
from tui.storage.stores import Stores
from tui.widgets.medium import medium_of


def app_with(folder: Path, settings: Settings, *, beyond_ascii: bool = True) -> SoleusApp:
    stores = Stores((), Log(folder / "log"), folder / "runs", LoadedSettings(settings))
    return SoleusApp(stores, FakeClock(), beyond_ascii=beyond_ascii)


def test_locale_and_settings_decide(tmp_path: Path) -> None:
    assert medium_of(app_with(tmp_path, Settings())).blocks is QUADRANTS
    assert medium_of(app_with(tmp_path, Settings(sextants=True))).blocks is SEXTANTS
    plain = app_with(tmp_path, Settings(sextants=True), beyond_ascii=False)
    assert medium_of(plain).blocks is ASCII


def test_an_app_without_colours_is_told_apart() -> None:
    app = App[None]()
    assert medium_of(app).has_colour
    app.no_color = True
    assert not medium_of(app).has_colour
