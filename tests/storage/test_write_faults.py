"""Every call of a save fails in turn: what is left is the old or the new, whole."""

import errno
from pathlib import Path

import pytest

from tests.storage.entries import names_in
from tests.storage.faults import Fault, each_fault, without_links
from tui.storage.writing import CannotWrite, make_private_folder, remove, replace_whole, write_whole

ERRORS = [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EIO]
CALLS = ["open", "write", "fsync", "link", "replace", "close"]
OLD, NEW = b"old", b"new\n" * 1000


@pytest.mark.parametrize("function", ["mkdir", "open", "fsync"])
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, function: str) -> None:
    numbers = iter(range(100))
    problems = list(
        each_fault(
            lambda: make_private_folder(tmp_path / str(next(numbers)) / "log"),
            function,
            errno.ENOSPC,
        )
    )

    assert len(problems) == 2  # one for each folder made
    assert all("the disk is full" in str(problem) for problem in problems)


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("function", CALLS)
def test_a_failed_new_file_is_not_there(tmp_path: Path, function: str, code: int) -> None:
    path = tmp_path / "entry"

    def save() -> None:
        path.unlink(missing_ok=True)
        write_whole(path, NEW)

    for problem in each_fault(save, function, code):
        assert not names_in(tmp_path)
        assert_clear(problem, path)
    assert path.read_bytes() == NEW
    assert names_in(tmp_path) == ["entry"]


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("function", [call for call in CALLS if call != "link"])
def test_without_links_a_failed_new_file_is_not_there_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, code: int
) -> None:
    without_links(monkeypatch)
    test_a_failed_new_file_is_not_there(tmp_path, function, code)


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("function", CALLS)
def test_a_failed_replacement_leaves_the_old_or_the_new(
    tmp_path: Path, function: str, code: int
) -> None:
    path = tmp_path / "draft"
    path.write_bytes(OLD)

    for problem in each_fault(lambda: replace_whole(path, NEW), function, code):
        assert path.read_bytes() in (OLD, NEW)
        assert names_in(tmp_path) == ["draft"]
        assert_clear(problem, path)
    assert path.read_bytes() == NEW


def assert_clear(problem: CannotWrite, path: Path) -> None:
    message = str(problem)
    assert str(path) in message
    assert "Errno" not in message
    assert "; " in problem.reason, "it says what to do"
    assert "Nothing saved before is lost" in message


def test_a_replacement_syncs_the_file_and_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "draft"

    assert len(list(each_fault(lambda: replace_whole(path, NEW), "fsync", errno.EIO))) == 2


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_syncs_no_folders_is_good_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fault = Fault(monkeypatch, "fsync", 1, code)

    write_whole(tmp_path / "entry", NEW)

    assert fault.struck
    assert (tmp_path / "entry").exists()


def test_removing_is_told_when_it_fails(tmp_path: Path) -> None:
    remove(tmp_path / "missing")
    (tmp_path / "draft").touch()

    for problem in each_fault(lambda: remove(tmp_path / "draft"), "unlink", errno.EROFS):
        assert (tmp_path / "draft").exists()
        assert_clear(problem, tmp_path / "draft")
    assert not (tmp_path / "draft").exists()
