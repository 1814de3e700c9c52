"""A disk that takes nothing: what is said, what stays in memory, and the ways out."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.walk import Walk, start, told, walking
from tests.storage.entries import ID, an_entry
from tests.storage.journals import Disk
from tui.leading import recording
from tui.leading.face import GIVE_UP, Unsaved
from tui.leading.keeping import Keeping
from tui.screens.face import ScreenFace
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.storage.runs.journal import lock_of
from tui.storage.runs.locks import ask_for
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite

_DISK_GETS = 30.0


def put_in_the_way(folder: Path) -> None:
    """Have nothing saved in the log from now on."""
    (folder / "log").rename(folder / "away")
    (folder / "log").write_text("in the way")


async def test_a_result_that_cannot_be_saved_is_kept_until_it_is(
    stores: Stores, tmp_path: Path
) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        put_in_the_way(tmp_path)
        await walk.play_out()
        assert "Not saved yet" in walk.text
        await walk.press("escape", "ctrl+q", "ctrl+c", "q", "enter")
        assert "Not saved yet" in walk.text
        await walk.press("D")
        assert "discard it for good" in walk.text
        await walk.press("escape")
        (tmp_path / "log").unlink()
        (tmp_path / "away").rename(tmp_path / "log")
        await walk.press("enter")
        assert len(walk.entries) == 1
        assert "Now you have finished" in walk.text


async def test_a_result_can_be_saved_elsewhere_with_its_form(
    stores: Stores, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "q" / "stick"
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        put_in_the_way(tmp_path)
        await walk.play_out()
        await save_in(walk, elsewhere)
        assert len(Log(elsewhere / "log").names()) == 1
        await walk.press("enter", "2", "enter", "n", "ctrl+s")
        assert "It is in" in walk.text
    (name,) = Log(elsewhere / "log").names()
    assert name.revision == 2


async def test_a_disk_that_hangs_keeps_no_process_from_ending(stores: Stores) -> None:
    async with walking(stores) as walk:
        face = ScreenFace(walk.app, walk.clock)
        assert (await face.away(threading.current_thread)).daemon


async def test_discarding_asks_twice(stores: Stores, tmp_path: Path) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("n", "enter")
        put_in_the_way(tmp_path)
        await walk.play_out()
        await walk.press("D", "D")
        assert "discarded" in walk.text


async def test_a_journal_that_cannot_be_written_is_told_until_it_can(stores: Stores) -> None:
    stores.runs_folder.write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await told(walk, "Not saved")
        assert "ctrl+w" in walk.text
        stores.runs_folder.unlink()
        await walk.press("ctrl+w")
        assert "go on; saving is tried again" in walk.text
        await walk.press("D")
        assert "discard it for good" not in walk.text
        await walk.press("enter")
        await told(walk, "Not saved", gone=True)
        assert len(stores.runs.waiting()) == 1
        await walk.play_out()
        assert "Not saved" not in walk.text
        assert len(walk.entries) == 1


async def test_the_form_of_a_saved_result_can_be_saved_elsewhere(
    stores: Stores, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "q" / "stick"
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        put_in_the_way(tmp_path)
        await walk.press("enter", "2", "enter", "n", "ctrl+s")
        await save_in(walk, elsewhere)
        assert "It is in" in walk.text
    (name,) = Log(elsewhere / "log").names()
    assert name.revision == 2, "it counts before the result where both are in one log"


async def test_what_is_under_way_can_be_saved_elsewhere(stores: Stores, tmp_path: Path) -> None:
    stores.runs_folder.write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await told(walk, "Not saved")
        await walk.press("ctrl+w")
        await save_in(walk, tmp_path / "stick")
        await told(walk, "Not saved", gone=True)
        elsewhere = Stores.at(Places.under(tmp_path / "stick"))
        assert len(elsewhere.runs.waiting()) == 1
        await walk.play_out()
        await walk.press("enter", "2", "enter", "n", "ctrl+s")
        assert "It is in" in walk.text
        assert len(elsewhere.log.names()) == 1
        assert elsewhere.runs.waiting() == []


async def test_whoever_is_ended_by_a_signal_is_told_the_truth(stores: Stores) -> None:
    stores.runs_folder.write_text("in the way")
    async with walking(stores) as walk:
        assert walk.app.keep(0) == "soleus was ended from outside. What was under way is kept."
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await told(walk, "Not saved")
        assert "Not all of what was under way could be saved:" in walk.app.keep(0)
        stores.runs_folder.unlink()
        await walk.press("ctrl+w", "enter")
        await told(walk, "Not saved", gone=True)
        (path,) = stores.runs_folder.glob("*.jsonl")
        ask_for(lock_of(path))
        said = walk.app.keep(_DISK_GETS)
        assert said == "The session goes on in another terminal. What was under way is kept."


async def test_a_disk_that_hangs_is_told_until_it_goes_on(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "_TAKES_LONG", 0.0)
    disk = Disk(monkeypatch, "fsync")
    disk.may_go_on.clear()
    try:
        async with walking(stores) as walk:
            await start(walk, "quick")
            await walk.press("l", "4", "enter")
            await told(walk, "Saving takes long")
            await walk.press("ctrl+w", "space")
            assert "Not saved yet" not in walk.text
            assert "Saving takes long" in walk.text
            monkeypatch.setattr(recording, "_TAKES_LONG", 30.0)
            disk.may_go_on.set()
            await told(walk, "Saving takes long", gone=True)
            assert len(stores.runs.waiting()) == 1
            await walk.play_out()
    finally:
        disk.may_go_on.set()


async def test_what_cannot_be_kept_is_not_left_by_a_slip(stores: Stores) -> None:
    stores.runs_folder.write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await told(walk, "Not saved")
        await walk.press("ctrl+q")
        assert "End the session?" in walk.text
        assert walk.app.is_running


async def save_in(walk: Walk, folder: Path) -> None:
    """Ask for another folder, and type it in place of the one that is offered."""
    await walk.press("w", *["backspace"] * 12)
    for character in str(folder):
        await walk.pilot.press(character if character.isalnum() else _name(character))
    await walk.press("enter")


def _name(character: str) -> str:
    return {"/": "slash", "-": "minus", "_": "underscore", ".": "full_stop"}[character]


class DiskThatSaysNo:
    """Writes, and says that it did not, as a network's may; whoever is asked tries again."""

    def __init__(self) -> None:
        self.asked = 0

    async def write(self, work: Callable[[], None]) -> None:
        work()
        if not self.asked:
            raise CannotWrite(Path("log"), "the disk reports an error")

    async def unsaved(self, error: CannotWrite, kiosk: bool) -> Unsaved:
        self.asked += 1
        return None if self.asked == 1 else GIVE_UP


async def test_what_was_written_all_the_same_is_kept_by_the_next_try(stores: Stores) -> None:
    disk = DiskThatSaysNo()
    assert await Keeping(disk, stores).add(ID, an_entry())
    assert disk.asked == 1
    assert [name.path.name for name in stores.log.names() if name.id == ID] == [f"{ID}.1.toml"]
