"""What is left of a screen once it is closed: nothing, however often it was opened."""

import gc
import threading
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest
from textual._styles_cache import StylesCache
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker

from tests.screens.support import until
from tests.screens.walk import Walk, start, walking
from tests.storage.descriptors import open_descriptors
from tui.screens.session.session import SessionScreen
from tui.screens.today.today import TodayScreen
from tui.storage.stores import Stores

TIMES = 2
WAITS = 20
"""Of a twentieth of a second each, for what goes by and by."""
COUNTED = {
    Widget: "widgets and screens",
    StylesCache: "drawn rows of widgets",
    Timer: "timers",
    Worker: "workers",
}
SORTS = tuple(COUNTED)


def left() -> Counter[str]:
    """How many there are in this process of what comes and goes with a screen."""
    gc.collect()
    found = Counter(threads=threading.active_count(), descriptors=len(open_descriptors()))
    for one in gc.get_objects():
        if isinstance(one, SORTS):
            found[next(name for sort, name in COUNTED.items() if isinstance(one, sort))] += 1
    return found


async def leaves_nothing(walk: Walk, open_and_close: Callable[[], Awaitable[None]]) -> None:
    """More than it left the first times: modules stay, and the last pain log, which may write."""

    async def there_and_back() -> None:
        await open_and_close()
        await until(walk.pilot, lambda: isinstance(walk.app.screen, TodayScreen))

    for _ in range(TIMES):
        await there_and_back()
    before = left()
    for _ in range(TIMES):
        await there_and_back()
    for _ in range(WAITS):
        if (after := left()) <= before:
            break
        await walk.pilot.pause(0.05)
    assert after - before == Counter()


@pytest.mark.parametrize(
    "keys",
    [
        "question_mark escape",
        "ctrl+p h escape",
        "comma down escape",
        "slash b a r e escape",
        "p down escape",
        "i down escape",
        "w down escape",
        "v escape",
        "v enter escape escape",
        "v slash x enter escape escape",
        "v question_mark escape escape",
    ],
)
async def test_a_screen_that_is_closed_is_gone(stores: Stores, keys: str) -> None:
    async with walking(stores) as walk:

        async def press() -> None:
            for key in keys.split():
                await walk.press(key)

        await leaves_nothing(walk, press)


async def test_a_session_that_is_over_is_gone(stores: Stores) -> None:
    async with walking(stores) as walk:

        async def play() -> None:
            await start(walk, "Bare")
            await until(walk.pilot, lambda: isinstance(walk.app.screen, SessionScreen))
            await walk.press("z", "z", "3")
            await walk.play_out()
            await walk.press("ctrl+s", "escape")

        await leaves_nothing(walk, play)
