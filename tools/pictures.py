"""`make pictures`: the pictures of the README, made from the running app with made-up entries.

Nothing in them depends on the day or the machine, so a test can tell whether they are current.
"""

import asyncio
import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace
from rich.style import Style
from textual.app import App
from textual.pilot import Pilot

from tools.svg import Drawn, svg
from tui.app import SoleusApp
from tui.commands.demo import stores_in

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
_ZONE = dt.timezone(dt.timedelta(hours=1))
_NOW = dt.datetime(2026, 11, 26, 18, 30, tzinfo=_ZONE)
SIZE = (80, 24)
_TRIES = 200
"""Looks at the screen until it shows what it is to show."""
_BETWEEN = 0.05
"""Seconds from one to the next."""


class Picture(NamedTuple):
    """One file: what is done from Today on, and what must be on the screen then."""

    name: str
    title: str
    doings: Sequence[str | int]
    """Keys, and seconds that pass."""
    shows: str


_TO_THE_HOLD = ("2", "2", "enter", "l", "tab", "3", "ctrl+s", "right", "right", "right", "right")
"""From Today with its morning question to the first stretch of the session that it suggests."""

PICTURES = (
    Picture(
        "session",
        "A session: the leg in the pose of the step, the timer, the steps.",
        [*_TO_THE_HOLD, 9],
        "HOLD",
    ),
    Picture(
        "room",
        "The same hold in large letters, to be read from the mat: name and side, time, phase.",
        [*_TO_THE_HOLD, "z", 8],
        "esc Timer",
    ),
    Picture(
        "today",
        "Today: what to do next and why, the sessions, and a preview of one.",
        ["2", "2"],
        "Soleus reset",
    ),
    Picture(
        "review",
        "The pain log: weekly bars for each side, minutes, the table of entries.",
        ["2", "2", "v"],
        "over 90 days",
    ),
)


class StillClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.passed = 0.0

    def monotonic(self) -> float:
        """Seconds that have passed."""
        return self.passed

    def now(self) -> dt.datetime:
        """An evening in November, and what has passed."""
        return _NOW + dt.timedelta(seconds=int(self.passed))

    def local(self, wall: dt.datetime) -> dt.datetime:
        """In the zone of that evening."""
        return wall.replace(tzinfo=_ZONE)

    def boot(self) -> str:
        """Never another."""
        return "still"


async def draw(picture: Picture, folder: Path) -> str:
    """The picture as SVG; the entries are written into `folder`.

    Raises `RuntimeError`, with the screen, where it does not come to what the picture shows.
    """
    clock = StillClock()
    stores = replace(stores_in(folder, clock), example=False)
    app = SoleusApp(stores, clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for doing in picture.doings:
            if isinstance(doing, str):
                await pilot.press(doing)
                await _settle(pilot)
            for _ in range(0 if isinstance(doing, str) else doing):
                await _pass_a_second(pilot, clock)
        await _until(pilot, lambda: picture.shows in _text(_screen(app)))
        await _settle(pilot)
        return svg(_screen(app), picture.title)


async def _pass_a_second(pilot: Pilot[Any], clock: StillClock) -> None:
    """And see it pass: more at once would be taken for a machine that was suspended."""
    before = _screen(pilot.app)
    clock.passed += 1
    await _until(pilot, lambda: _screen(pilot.app) != before)


async def _settle(pilot: Pilot[Any]) -> None:
    """Until two looks at the screen show the same."""
    looks: list[list[list[Drawn]]] = [[], []]

    def is_settled() -> bool:
        looks.append(_screen(pilot.app))
        return looks[-1] == looks[-2] == looks[-3]

    await _until(pilot, is_settled)


async def _until(pilot: Pilot[Any], is_so: Callable[[], bool]) -> None:
    for _ in range(_TRIES):
        await pilot.pause(_BETWEEN)
        if is_so():
            return
    raise RuntimeError("it never came to that; the screen:\n" + _text(_screen(pilot.app)))


def _screen(app: App[Any]) -> list[list[Drawn]]:
    """Every cell, as it would be sent to the terminal."""
    rows = app.screen._compositor.render_strips()
    return [[cell for text, style, _ in row for cell in _cells(text, style)] for row in rows]


def _cells(text: str, style: Style | None) -> list[Drawn]:
    style = style or Style()
    colour, ground = (
        side.get_truecolor().hex if side else "#000000" for side in (style.color, style.bgcolor)
    )
    if style.reverse:
        colour, ground = ground, colour
    return [Drawn(character, colour, ground, bool(style.bold)) for character in text]


def _text(rows: Sequence[Sequence[Drawn]]) -> str:
    return "\n".join("".join(cell.character for cell in row) for row in rows)


def main() -> int:
    """Write them all, or those that are named."""
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not sys.argv[1:] or picture.name in sys.argv[1:]:
            with tempfile.TemporaryDirectory() as folder:
                drawn = asyncio.run(draw(picture, Path(folder) / "example"))
            (FOLDER / f"{picture.name}.svg").write_text(drawn, "utf-8")
            print(FOLDER / f"{picture.name}.svg")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
