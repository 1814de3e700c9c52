import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.entries import names_in
from tests.storage.faults import without_links
from tui.storage.writing import (
    AlreadyWritten,
    CannotWrite,
    make_private_folder,
    replace_whole,
    write_whole,
)

OLD, NEW = b"old", b"new\n" * 1000


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_and_folders_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"

    make_private_folder(folder)
    write_whole(folder / "entry", NEW)
    replace_whole(folder / "draft", NEW)

    assert [mode(tmp_path / "a"), mode(folder)] == [0o700, 0o700]
    assert [mode(folder / "entry"), mode(folder / "draft")] == [0o600, 0o600]


def test_a_folder_may_be_there_and_its_parents_are_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path / "log")
    make_private_folder(tmp_path / "log")

    assert mode(tmp_path) == 0o755


def test_two_copies_of_the_app_may_make_the_folder_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.mkdir

    def beaten(path: Path, mode: int) -> None:
        really(path, mode)
        raise FileExistsError(errno.EEXIST, "File exists")

    monkeypatch.setattr(os, "mkdir", beaten)
    make_private_folder(tmp_path / "log")

    assert mode(tmp_path / "log") == 0o700


@pytest.mark.parametrize("shared", [0o710, 0o750, 0o701, 0o777])
def test_a_folder_open_to_others_is_refused(tmp_path: Path, shared: int) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    folder.chmod(shared)

    with pytest.raises(CannotWrite, match=f"chmod 700 {folder}"):
        make_private_folder(folder)
    assert mode(folder) == shared


def test_a_folder_of_someone_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_private_folder(tmp_path / "log")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)

    with pytest.raises(CannotWrite, match="belongs to someone else"):
        make_private_folder(tmp_path / "log")


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "real")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("nowhere")

    for name in ("link", "dangling"):
        with pytest.raises(CannotWrite, match="symbolic link"):
            make_private_folder(tmp_path / name)


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    for folder in (tmp_path / "file", tmp_path / "file" / "log"):
        with pytest.raises(CannotWrite, match="a file is where a folder should be"):
            make_private_folder(folder)


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: really(fd, data[:7]))

    write_whole(tmp_path / "entry", NEW)

    assert (tmp_path / "entry").read_bytes() == NEW


@pytest.mark.parametrize("linkless", [False, True])
def test_an_existing_file_is_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linkless: bool
) -> None:
    if linkless:
        without_links(monkeypatch)
    write_whole(tmp_path / "entry", OLD)

    with pytest.raises(AlreadyWritten, match="never overwritten"):
        write_whole(tmp_path / "entry", NEW)
    assert (tmp_path / "entry").read_bytes() == OLD
    assert names_in(tmp_path) == ["entry"]


def test_a_link_in_the_place_of_a_new_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(OLD)
    (tmp_path / "entry").symlink_to("target")

    with pytest.raises(AlreadyWritten):
        write_whole(tmp_path / "entry", NEW)
    replace_whole(tmp_path / "entry", NEW)

    assert not (tmp_path / "entry").is_symlink()
    assert (tmp_path / "target").read_bytes() == OLD


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="No such file or directory"):
        write_whole(tmp_path / "nowhere" / "entry", NEW)


def test_messages_cannot_steer_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in str(CannotWrite(tmp_path / "\x1b[2J", "why"))


@pytest.mark.parametrize("save", [write_whole, replace_whole])
def test_what_killed_saves_left_is_swept_when_it_is_a_day_old(
    tmp_path: Path, save: Callable[[Path, bytes], None]
) -> None:
    old, young, foreign = (
        tmp_path / name
        for name in (".a.toml.0123abcd.tmp", ".b.toml.0123abcd.tmp", ".syncthing.c.toml.tmp")
    )
    for path, age in ((old, 25), (young, 23), (foreign, 99)):
        path.write_bytes(OLD)
        written = path.stat().st_mtime - age * 3600
        os.utime(path, (written, written))

    save(tmp_path / "entry", NEW)

    assert names_in(tmp_path) == sorted([young.name, foreign.name, "entry"])


def test_a_save_happened_even_where_nothing_can_be_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    write_whole(tmp_path / "entry", NEW)

    assert (tmp_path / "entry").read_bytes() == NEW
