"""Asking about red flags in the app: what is in the log afterwards, and what is asked next."""

import datetime as dt
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.worker import Worker

from tests.core.flagged import REGION
from tests.screens.walk import Walk, stores_with_quick, told, walking
from tui.core.entries import ScreenEntry
from tui.core.rules.history import Logged
from tui.core.rules.red_flags import is_due, open_flags
from tui.leading.asking_flags import ask_red_flags, show_block
from tui.leading.keeping import Keeping
from tui.screens.face import ScreenFace
from tui.storage.log.history import last_asked
from tui.storage.log.log import Log, Stored
from tui.storage.stores import Stores

Asking = Worker[ScreenEntry | None]


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    """With a log in which nothing was asked yet."""
    return replace(stores_with_quick(tmp_path), log=Log(tmp_path / "unasked"))


def ask(walk: Walk, why: Any = "first") -> Coroutine[Any, Any, ScreenEntry | None]:
    face = ScreenFace(walk.app, walk.clock)
    return ask_red_flags(face, Keeping(face, walk.stores), "calf", REGION, why)


def block(walk: Walk) -> Coroutine[Any, Any, ScreenEntry | None]:
    flags = open_flags(logged(walk.stores.log), "calf", walk.clock.now())
    face = ScreenFace(walk.app, walk.clock)
    return show_block(face, Keeping(face, walk.stores), walk.clock, "calf", REGION, flags)


async def begun(walk: Walk, asking: Coroutine[Any, Any, ScreenEntry | None], says: str) -> Asking:
    """The question on the screen."""
    worker = walk.app.run_worker(asking)
    await told(walk, says)
    return worker


def logged(log: Log) -> list[Logged]:
    """Oldest first."""
    found = [log.read(name) for name in reversed(log.names())]
    return [Logged(one.name.id, one.entry) for one in found if isinstance(one, Stored)]


async def test_answers_are_in_the_log(stores: Stores) -> None:
    async with walking(stores) as walk:
        asking = await begun(walk, ask(walk), "page 1 of 3")
        await walk.press("n", "n", "1", "enter", "enter")
        entry = await asking.wait()
    assert [one.entry for one in logged(stores.log)] == [entry]
    (name,) = stores.log.names()
    assert name.what == "screen"
    assert last_asked(stores.log, "calf") == entry
    assert last_asked(stores.log, "neck") is None
    assert is_due(logged(stores.log), "calf", REGION, walk.clock.now()) is None
    assert [one.flag for one in open_flags(logged(stores.log), "calf", walk.clock.now())] == [
        "bone"
    ]


async def test_going_back_keeps_nothing(stores: Stores) -> None:
    async with walking(stores) as walk:
        asking = await begun(walk, ask(walk), "page 1 of 3")
        await walk.press("1", "escape")
        assert await asking.wait() is None
    assert stores.log.names() == []


@pytest.mark.parametrize(
    ("keys", "says"),
    [("n n n", "Anything new since 2026-11-22?"), ("n n 1 enter enter", "Is any of this so now?")],
)
async def test_the_weekly_time_asks_what_is_new_if_all_was_clean(
    stores: Stores, keys: str, says: str
) -> None:
    async with walking(stores) as walk:
        asking = await begun(walk, ask(walk), "page 1 of 3")
        await walk.press(*keys.split())
        await asking.wait()
        walk.clock.advance(7 * 24 * 3600)
        asking = await begun(walk, ask(walk, "weekly"), says)
        await walk.press("escape")
        await asking.wait()


async def test_answers_that_cannot_be_saved_wait_and_count_even_so(
    stores: Stores, tmp_path: Path
) -> None:
    (tmp_path / "unasked").write_text("in the way")
    async with walking(stores) as walk:
        asking = await begun(walk, ask(walk), "page 1 of 3")
        await walk.press("1", "enter", "n", "n", "enter")
        await told(walk, "Not saved yet")
        await walk.press("D", "D")
        entry = await asking.wait()
    assert entry is not None
    assert entry.answers[0].yes


async def test_a_block_ends_by_being_seen(stores: Stores) -> None:
    async with walking(stores) as walk:
        asking = await begun(walk, ask(walk), "page 1 of 3")
        await walk.press("n", "1", "enter", "n", "n", "enter")
        await asking.wait()
        walk.clock.advance(24 * 3600)
        asking = await begun(walk, block(walk), "not now")
        await walk.press("s", "enter")
        entry = await asking.wait()
    assert entry is not None
    assert entry.seen == dt.date(2026, 11, 23)
    assert len(logged(stores.log)) == 2
    assert open_flags(logged(stores.log), "calf", walk.clock.now()) == ()


async def test_a_block_ends_by_answering_again_and_comes_back_where_that_is_left(
    stores: Stores,
) -> None:
    async with walking(stores) as walk:
        asking = await begun(walk, ask(walk), "page 1 of 3")
        await walk.press("1", "enter", "n", "n", "enter")
        await asking.wait()
        walk.clock.advance(60)
        asking = await begun(walk, block(walk), "not now")
        await walk.press("a")
        await told(walk, "page 1 of 3")
        await walk.press("escape")
        await told(walk, "not now")
        await walk.press("a")
        await told(walk, "page 1 of 3")
        await walk.press("n", "n", "n")
        entry = await asking.wait()
    assert entry is not None
    assert entry.why == "asked"
    assert open_flags(logged(stores.log), "calf", walk.clock.now()) == ()


async def test_leaving_a_block_changes_nothing(stores: Stores) -> None:
    async with walking(stores) as walk:
        asking = await begun(walk, ask(walk), "page 1 of 3")
        await walk.press("1", "enter", "n", "n", "enter")
        await asking.wait()
        asking = await begun(walk, block(walk), "not now")
        await walk.press("escape")
        assert await asking.wait() is None
    assert len(logged(stores.log)) == 1
