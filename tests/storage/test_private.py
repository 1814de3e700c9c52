"""Folders that others can get into are neither written nor read."""

import os
from collections.abc import Callable
from pathlib import Path
from queue import Queue

import pytest

from tests.storage.entries import ID, an_entry
from tui.storage.listing import CannotList
from tui.storage.log.log import Log
from tui.storage.private import why_not_private
from tui.storage.runs.journal import Journal
from tui.storage.runs.runs import Runs
from tui.storage.writing import CannotWrite

Spoil = Callable[[Path], None]
LATER = "20261123T051502Z-soleus-reset-1a2b3c4d"


def readable_by_group(folder: Path) -> None:
    folder.chmod(0o740)


def searchable_by_all(folder: Path) -> None:
    folder.chmod(0o701)


def link(folder: Path) -> None:
    folder.symlink_to(folder.rename(folder.with_name("real")))


@pytest.fixture(params=["readable", "searchable", "link", "foreign"])
def spoilt(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[Spoil, str]:
    """What to do to a folder, and what is then said of it."""
    ways: dict[str, tuple[Spoil, str]] = {
        "readable": (readable_by_group, "others can open the folder; run: chmod 700"),
        "searchable": (searchable_by_all, "others can open the folder; run: chmod 700"),
        "link": (link, "it is a symbolic link"),
        "foreign": (
            lambda _: monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1),
            "the folder belongs to someone else",
        ),
    }
    return ways[request.param]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("log", "log"), ("my log; rm", "'my log; rm'"), ("a\x1b[2J", "'a\ufffd[2J'")],
)
def test_the_command_to_run_can_be_typed_as_it_is(tmp_path: Path, name: str, typed: str) -> None:
    folder = tmp_path / name
    folder.mkdir(0o755)
    told = why_not_private(folder) or ""
    assert told.split("chmod 700 ")[1].replace(f"{tmp_path}/", "") == typed


def test_log_is_neither_read_nor_written(log: Log, spoilt: tuple[Spoil, str]) -> None:
    log.add(ID, an_entry())
    spoil, reason = spoilt
    spoil(log.folder)

    with pytest.raises(CannotList, match=reason):
        log.names()
    with pytest.raises(CannotWrite, match=reason):
        log.add(LATER, an_entry())


def test_journals_are_neither_read_nor_written(tmp_path: Path, spoilt: tuple[Spoil, str]) -> None:
    runs = Runs(tmp_path / "runs")
    runs.folder.mkdir(0o700)
    spoil, reason = spoilt
    spoil(runs.folder)
    told: Queue[CannotWrite | None] = Queue()
    journal = Journal(runs.folder / f"{ID}.jsonl", lines=[b"{}"])

    with pytest.raises(CannotList, match=reason):
        runs.waiting()
    journal.start(told.put)
    assert reason in str(told.get(timeout=30))
    assert not journal.finish(0)


def test_what_is_private_or_not_there_is_fine(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    assert why_not_private(folder) is None
    folder.mkdir(0o700)
    assert why_not_private(folder) is None
    (folder / "file").touch()
    assert why_not_private(folder / "file" / "below") is None


def test_file_that_others_may_read_is_shown_in_a_private_folder(log: Log) -> None:
    log.add(ID, an_entry()).chmod(0o644)
    assert len(list(log.newest(1))) == 1
