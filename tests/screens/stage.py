"""An app with one screen on it, and a log that tells what was read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from tui.app import THEME, SoleusApp
from tui.storage.log import Deleted, EntryName, Log, Stored, Unreadable

STYLES = Path(__file__).parents[2] / "tui" / "app.tcss"


class Stage(App[None]):
    """Our theme, styles and global keys around the screen that is tested."""

    CSS_PATH = STYLES
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = SoleusApp.BINDINGS

    def __init__(self, shown: Screen[Any]) -> None:
        super().__init__()
        self.register_theme(THEME)
        self.theme = THEME.name
        self._shown = shown
        self.left = False
        """Whether the screen was closed."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(THEME.variables)

    def on_mount(self) -> None:
        self.push_screen(self._shown, self._leave)

    def _leave(self, result: object) -> None:
        self.left = True


@asynccontextmanager
async def on_stage(
    screen: Screen[Any], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with Stage(screen).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def text_of(pilot: Pilot[None]) -> str:
    """The rows of the screen, without trailing blanks."""
    rows = pilot.app.screen._compositor.render_strips()
    return "\n".join(row.text.rstrip() for row in rows)


class CountingLog(Log):
    """A log that remembers which entries were read, in order."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.read_ids: list[str] = []

    def read(self, name: EntryName) -> Stored | Deleted | Unreadable:
        self.read_ids.append(name.id)
        return super().read(name)
