"""A session that is played and cut off, and the app that is started after that."""

import datetime as dt
import shutil
from pathlib import Path

from tests.answered import answer_red_flags
from tests.screens.support import FakeClock
from tests.screens.walk import Walk, walking
from tui.core.playing.run import Run
from tui.screens.session.session import SessionScreen
from tui.storage.definitions.library import builtin_folder
from tui.storage.log.log import Log
from tui.storage.stores import Stores

LONG = """
schema = 1
title = "Long calf"
region = "calf"
[[steps]]
kind = "gate"
name = "At rest"
question = "Is there no pain at rest?"
guards = ["Hop"]
[[steps]]
kind = "hold"
name = "Wall"
seconds = 30
sides = "each"
sets = 2
rest = 5
prepare = 5
switch = 5
muscles = ["soleus"]
[[steps]]
kind = "hold"
name = "Hop"
seconds = 20
prepare = 0
"""
IN_THE_HOLD = 5 + 12
"""Seconds of getting ready and of the first hold."""
_DISK_GETS = 30.0


def stores_in(folder: Path) -> Stores:
    """Stores with the long session, in a folder that may hold a log and journals already."""
    own = folder / "own"
    own.mkdir(parents=True, exist_ok=True)
    (own / "long.toml").write_text(LONG)
    roots = (("yours", own), ("built-in", builtin_folder()))
    log = Log(folder / "log")
    if not log.names():
        answer_red_flags(log, FakeClock().now() - dt.timedelta(minutes=1))
    return Stores(roots, log, folder / "runs")  # type: ignore[arg-type]


async def let_pass(walk: Walk, seconds: int) -> None:
    """Time in which the session runs by itself."""
    for _ in range(seconds):
        walk.clock.advance(1)
        session(walk)._tick()
    await walk.pilot.pause()


def session(walk: Walk) -> SessionScreen:
    """The session on the screen."""
    screen = walk.app.screen
    assert isinstance(screen, SessionScreen), walk.text
    return screen


def run_of(walk: Walk) -> Run:
    """The run on the screen."""
    return session(walk).played


async def begin(walk: Walk) -> None:
    """From the first question into the first lead-in, the left side sore."""
    await walk.press("l", "4", "enter", "y", "space")


async def cut(walk: Walk, folder: Path) -> Stores:
    """What a power cut at this moment leaves: the stores as a disk in `folder` has them."""
    assert walk.app.wait_until_safe(_DISK_GETS)
    folder.mkdir()
    for kept in (walk.stores.runs_folder, walk.stores.log.folder):
        if kept.exists():
            shutil.copytree(kept, folder / kept.name)
            (folder / kept.name).chmod(0o700)
    for lock in (folder / "runs").glob("*.lock"):
        lock.write_text('{"pid":1,"host":"gone"}')
    flow = walk.app._flow
    assert flow is not None
    assert flow._saving is not None
    flow._saving.recording.leave()  # its thread would outlive the test
    return stores_in(folder)


async def cut_off_in_hold(
    tmp_path: Path, clock: FakeClock, seconds: int = IN_THE_HOLD, *keys: str
) -> Stores:
    """Played for so long, then these keys, then cut off."""
    async with walking(stores_in(tmp_path / "before"), clock, "long") as walk:
        await begin(walk)
        await let_pass(walk, seconds)
        if keys:
            await walk.press(*keys)
        return await cut(walk, tmp_path / "after")


async def choose(walk: Walk, words: str) -> None:
    """What begins with these words, on the card."""
    for _ in range(4):
        if f"▶ {words}" in walk.text:
            break
        await walk.press("down")
    assert f"▶ {words}" in walk.text
    await walk.press("enter")
