"""Today over a log that takes long to read: it says so, and no key waits for it."""

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.screens.noting import CALF, sore, stores_with_regions
from tests.screens.support import until
from tests.screens.walk import Walk, walking
from tui.screens.forms.pain_note import PainNoteScreen
from tui.screens.today import looking_ahead
from tui.screens.today.today import TodayScreen
from tui.storage.log.log import Deleted, EntryName, Log, Stored, Unreadable
from tui.storage.stores import Stores
from tui.widgets.picker import Picker

READING = "Reading the log …"
QUESTION = "In your first steps this morning"


class HeldLog(Log):
    """Reads an entry once it may."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.may_go_on = threading.Event()

    def read(self, name: EntryName) -> Stored | Deleted | Unreadable:
        self.may_go_on.wait(10)
        return super().read(name)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[HeldLog]:
    """Let go of in the end, so that no thread is left."""
    log = HeldLog(tmp_path / "log")
    yield log
    log.may_go_on.set()


@pytest.fixture
def stores(tmp_path: Path, log: HeldLog) -> Stores:
    """A morning is due."""
    stores = replace(stores_with_regions(tmp_path, calf=CALF), log=log)
    sore(stores)
    return stores


@asynccontextmanager
async def waiting_for(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Walk]:
    """Today, which has said by now that it reads."""
    monkeypatch.setattr(looking_ahead, "_TAKES_LONG", 0.02)
    async with walking(stores) as walk:
        await until(walk.pilot, lambda: READING in walk.text)
        yield walk


async def test_what_takes_long_is_said_until_it_is_read(
    stores: Stores, log: HeldLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with waiting_for(stores, monkeypatch) as walk:
        assert QUESTION not in walk.text
        log.may_go_on.set()
        await until(walk.pilot, lambda: QUESTION in walk.text)
        assert READING not in walk.text
        assert "Next" in walk.text


async def test_what_is_read_soon_is_not_announced(stores: Stores, log: HeldLog) -> None:
    log.may_go_on.set()
    async with walking(stores) as walk:
        await until(walk.pilot, lambda: QUESTION in walk.text)
        await walk.pilot.pause(looking_ahead._TAKES_LONG + 0.1)
        assert READING not in walk.text


async def test_no_key_waits_for_it(
    stores: Stores, monkeypatch: pytest.MonkeyPatch, log: HeldLog
) -> None:
    async with waiting_for(stores, monkeypatch) as walk:
        await walk.press("down", "p")
        assert isinstance(walk.app.screen, PainNoteScreen)
        log.may_go_on.set()
        await walk.press("escape")
        await until(walk.pilot, lambda: QUESTION in walk.text)


async def test_what_is_suggested_late_takes_the_cursor_from_nobody(
    stores: Stores, log: HeldLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with waiting_for(stores, monkeypatch) as walk:
        screen = walk.app.screen
        assert isinstance(screen, TodayScreen)
        await walk.press("down", "up")
        screen.suggest(screen._shown[1].id)
        assert screen.query_one(Picker).cursor == 0
        log.may_go_on.set()


async def test_what_is_suggested_takes_the_cursor_not_from_what_was_edited_nor_filtered(
    stores: Stores, log: HeldLog
) -> None:
    log.may_go_on.set()
    async with walking(stores) as walk:
        screen = walk.app.screen
        assert isinstance(screen, TodayScreen)
        picker, last = screen.query_one(Picker), len(screen._shown) - 1
        screen.edited(screen._shown[last].path, "")
        screen.suggest(screen._shown[0].id)
        assert picker.cursor == last
        await walk.press("/", "a", "enter")
        screen.reload()
        screen.suggest(screen._shown[1].id)
        assert picker.cursor == 0


async def test_an_answer_that_is_being_typed_is_kept_when_the_files_are_read_again(
    stores: Stores, log: HeldLog
) -> None:
    log.may_go_on.set()
    async with walking(stores) as walk:
        await walk.press("2")
        assert isinstance(walk.app.screen, TodayScreen)
        walk.app.screen.reload()
        await walk.pilot.pause()
        assert "today  2" in walk.text


async def test_closing_waits_for_nothing_that_is_read(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with waiting_for(stores, monkeypatch) as walk:
        await walk.press("ctrl+q")
        assert walk.app.return_code == 0


async def test_what_is_read_late_is_shown_in_no_app_that_ends(
    stores: Stores, log: HeldLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with waiting_for(stores, monkeypatch) as walk:
        screen = walk.app.screen
        assert isinstance(screen, TodayScreen)
        await screen.query("#next").remove()  # what is left of it while the app ends
        monkeypatch.setattr(walk.app, "_running", False)
        log.may_go_on.set()
        await walk.app.workers.wait_for_complete()
        monkeypatch.undo()
