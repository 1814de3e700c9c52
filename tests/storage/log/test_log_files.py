"""A log folder that holds what it should not."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.entries import ID, an_entry
from tests.storage.logs import TEXT, only, put
from tui.storage.listing import CannotList
from tui.storage.log.documents import MAX_BYTES
from tui.storage.log.log import Log, Stored, Unreadable
from tui.storage.writing import CannotWrite


def test_a_folder_that_cannot_be_listed_is_told(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    log.add(ID, an_entry())
    seen = only(log)

    def refuse(*_: object) -> list[str]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setattr(os, "scandir", refuse)

    with pytest.raises(CannotList, match=r"log: you have no permission to look into it"):
        log.names()
    with pytest.raises(CannotWrite, match="no permission to look into it"):
        log.revise(seen, an_entry())


def test_foreign_files_are_ignored(log: Log) -> None:
    log.add(ID, an_entry())
    for name in (
        f"{ID}.toml",
        f"{ID}.0.toml",
        f"{ID}.01.toml",
        f"{ID}.2.toml~",
        f".{ID}.2.toml.ab.tmp",
        f"{ID}.2-aa.sync-conflict-20261122.toml",
        f"{ID}.9999999.toml",
        "20260230T000000Z-a-a.1.toml",
        "٢٠٢٦1122T051502Z-a-a.1.toml",
        "notes.txt",
        "\x1b[2J.toml",
    ):
        put(log, name)
    (log.folder / "2027").write_text("a file")
    (log.folder / "2028").symlink_to("2028")
    (log.folder / "trash").mkdir()
    (log.folder / "trash" / f"{ID}.2.toml").write_text(TEXT)

    assert [name.path.name for name in log.names()] == [f"{ID}.1.toml"]


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 * 2**30)  # sparse


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "is a pipe"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "is a device"),
    "loop": (lambda path: path.symlink_to(path), "leads back to itself"),
    "dangling": (lambda path: path.symlink_to("nowhere"), "no such file"),
    "huge": (huge, "1024 KiB"),
    "binary": (lambda path: path.write_bytes(b"\xff\xfe"), "UTF-8"),
    "empty": (lambda path: path.touch(), "is empty"),
    "cut": (lambda path: path.write_text(TEXT[:-3]), "damaged"),
    "newer": (lambda path: path.write_text("schema = 2"), "newer soleus"),
    "no offset": (lambda path: path.write_text(TEXT.replace("+01:00", "")), "timezone"),
    "kind": (lambda path: path.write_text('schema = 1\nkind = "poem"'), "'poem'"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_says_why_and_hides_nothing(log: Log, name: str) -> None:
    make, expected = HOSTILE[name]
    path = put(log, f"{ID}.1.toml")
    path.unlink()
    make(path)
    log.add("20261121T000000Z-older-a", an_entry())
    log.add("20261123T000000Z-newer-a", an_entry())

    newer, hostile, older = log.newest(9)

    assert isinstance(newer, Stored)
    assert isinstance(older, Stored)
    assert isinstance(hostile, Unreadable)
    assert expected in hostile.reason
    assert str(path) in hostile.reason
    assert os.path.lexists(path)


def test_the_largest_entry_that_is_read_has_one_mebibyte(log: Log) -> None:
    filler = MAX_BYTES - len(TEXT.encode())
    path = put(log, f"{ID}.1.toml", TEXT + "#\n" * (filler // 2) + "#" * (filler % 2))
    assert only(log).entry == an_entry()

    path.write_text(path.read_text() + "#")
    assert isinstance(next(log.newest(1)), Unreadable)
