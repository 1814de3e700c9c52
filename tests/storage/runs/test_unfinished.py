"""What a person may go on with, told apart by what is in the log."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.storage.entries import an_entry, names_in
from tests.storage.journals import ID, LONG, cut_off_in, opening, ticks
from tui.storage.definitions.library import builtin_folder
from tui.storage.listing import CannotList
from tui.storage.log.log import Log
from tui.storage.runs.unfinished import Unfinished, unfinished
from tui.storage.stores import Stores
from tui.storage.writing import make_private_folder

LATER_ID = "20261122T130000Z-test-00000000"


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return Stores((("built-in", builtin_folder()),), Log(tmp_path / "log"), tmp_path / "runs")


def ids(found: Unfinished) -> tuple[list[str], list[str], list[str]]:
    """Of sessions, forms, and what can't be played."""
    return (
        [one.id for one in found.sessions],
        [one.id for one in found.forms],
        [one.id for one in found.unplayable],
    )


def test_nothing_is_unfinished_at_first(stores: Stores) -> None:
    assert not stores.has_runs
    assert unfinished(stores) == Unfinished()
    assert not stores.runs_folder.exists()


def test_without_a_result_it_is_a_session(stores: Stores) -> None:
    cut_off_in(stores.runs, *ticks(2))
    cut_off_in(stores.runs, begun=opening(id=LATER_ID))
    assert stores.has_runs
    assert ids(unfinished(stores)) == ([LATER_ID, ID], [], [])


def test_with_a_result_its_form_waits(stores: Stores) -> None:
    cut_off_in(stores.runs, *ticks(2))
    stores.log.add(ID, an_entry())
    assert ids(unfinished(stores)) == ([], [ID], [])


def test_with_an_answered_form_it_is_finished_and_removed(stores: Stores) -> None:
    cut_off_in(stores.runs, *ticks(2))
    (stores.runs_folder / f"{ID}.lock").touch()
    stores.log.add(ID, an_entry())
    stores.log.revise(ID, an_entry())
    assert ids(unfinished(stores)) == ([], [], [])
    assert names_in(stores.runs_folder) == []


def test_deleted_and_brought_back_its_form_waits_as_before(stores: Stores) -> None:
    path = cut_off_in(stores.runs, *ticks(2))
    entry = an_entry()
    stores.log.add(ID, replace(entry, entered=entry.finished))
    stores.log.delete(ID)
    assert ids(unfinished(stores)) == ([], [], [])
    assert path.exists()
    stores.log.restore(ID)
    assert ids(unfinished(stores)) == ([], [ID], [])


def test_being_played_elsewhere_it_is_shown_but_its_form_is_not(stores: Stores) -> None:
    cut_off_in(stores.runs, *ticks(2))
    journal, _ = stores.runs.take_up(ID)
    journal.start(lambda trouble: None)
    assert journal.wait(LONG)
    (waiting,) = unfinished(stores).sessions
    assert waiting.holder is not None
    assert waiting.holder.pid == os.getpid()
    stores.log.add(ID, an_entry())
    assert ids(unfinished(stores)) == ([], [], [])
    stores.log.revise(ID, an_entry())
    unfinished(stores)
    assert journal.path.exists()
    assert journal.finish(LONG)
    unfinished(stores)
    assert not journal.path.exists()


def test_what_cannot_be_played_is_shown_with_its_reason(stores: Stores) -> None:
    path = cut_off_in(stores.runs)
    path.write_bytes(b"\0" * 100)
    found = unfinished(stores)
    assert ids(found) == ([], [], [ID])
    assert str(path) in found.unplayable[0].reason


@pytest.mark.parametrize("folder", ["discarded", "damaged"])
def test_what_was_kept_aside_long_ago_is_tidied_up(stores: Stores, folder: str) -> None:
    make_private_folder(stores.runs_folder / folder)
    aside = stores.runs_folder / folder / f"{ID}.jsonl"
    aside.touch()
    unfinished(stores)
    assert aside.exists()
    os.utime(aside, (0, 0))
    unfinished(stores)
    assert not aside.exists()


def test_a_log_that_cannot_be_listed_is_told(stores: Stores) -> None:
    cut_off_in(stores.runs)
    stores.log.folder.write_text("in the way")
    with pytest.raises(CannotList):
        unfinished(stores)
