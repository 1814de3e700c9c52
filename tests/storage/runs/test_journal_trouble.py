"""A disk that fails: nothing is lost, and what fails is told, and that it is over."""

import errno
import os
from pathlib import Path
from queue import Empty

import pytest

from tests.storage.descriptors import open_descriptors
from tests.storage.faults import Fault
from tests.storage.journals import LONG, Disk, Ear, lines_in, writing
from tui.storage.runs import journal as journals
from tui.storage.runs.journal import lock_of
from tui.storage.runs.locks import Lock
from tui.storage.writing import CannotWrite

ERRORS = [errno.ENOSPC, errno.EDQUOT, errno.EIO]
CALLS = ["mkdir", "open", "write", "pwrite", "ftruncate", "fsync", "replace", "close"]


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Failed writes are tried again at once."""
    monkeypatch.setattr(journals, "RETRY_SECONDS", 0.001)


def test_ending_in_trouble_does_not_wait_for_the_next_try(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "RETRY_SECONDS", 10 * LONG)
    disk = Disk(monkeypatch, "write", errno.ENOSPC)
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.fails = True
        journal.keep(b"second")
        disk.failures.get(timeout=LONG)
        assert not journal.finish(0)
        journal._thread.join(LONG)
        assert not journal._thread.is_alive()
    assert lines_in(path) == (b"first",)


def test_after_the_end_nothing_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch, "write", errno.ENOSPC)
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.fails = True
        journal.keep(b"second")
        assert not journal.finish(0)
        journal._thread.join(LONG)
        monkeypatch.setattr(journal._changed, "wait", lambda timeout=None: pytest.fail("waits"))
        assert not journal.wait(LONG)


def test_a_disk_that_fails_is_told_as_failing_not_as_slow(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, "write", errno.ENOSPC)
    disk.fails = True
    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        assert "full" in str(ear.next())
        journal.tell_if_late(journal.kept)
        assert ear.rest == []


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("function", CALLS)
def test_whatever_fails_once_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch, function: str, code: int
) -> None:
    lines = [b"%d" % number for number in range(4)]
    struck = 0
    for at in range(100):
        own = path.parent / str(at) / "one.jsonl"
        with monkeypatch.context() as patch:
            fault = Fault(patch, function, at, code)
            told = _write_all(own, lines)
        assert lines_in(own) == (b"first", *lines)
        assert not lock_of(own).exists()
        if not fault.struck:
            assert told == []
            break
        struck += 1
        if told:  # what failed was needed
            [trouble, good] = told
            assert trouble is not None
            assert str(own.parent) in str(trouble)
            assert good is None
    assert struck, "nothing was made to fail"


def _write_all(path: Path, lines: list[bytes]) -> list[CannotWrite | None]:
    """Keep each line and wait until it is safe; what is safe is never lost. What was told."""
    safe: list[bytes] = []
    told: list[CannotWrite | None] = []

    def listen(trouble: CannotWrite | None) -> None:
        told.append(trouble)
        assert list(lines_in(path)[: len(safe)]) == safe

    with writing(path, b"first", told=listen) as journal:
        for each in [None, *lines]:
            if each is not None:
                journal.keep(each)
            assert journal.wait(LONG)
            safe = [b"first", *lines[: len(safe)]]
            assert list(lines_in(path)) == safe
        assert journal.finish(LONG)
    return told


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("function", ["write", "fsync"])
def test_trouble_that_lasts_is_told_once_and_so_is_its_end(
    path: Path, monkeypatch: pytest.MonkeyPatch, function: str, code: int
) -> None:
    disk = Disk(monkeypatch, function, code)
    ear = Ear()
    with writing(path, b"first", b"second", told=ear) as journal:
        assert journal.wait(LONG)
        disk.fails = True
        for number in range(3):
            journal.keep(b"%d" % number)
            for _ in range(3):
                disk.failures.get(timeout=LONG)
            assert lines_in(path)[:2] == (b"first", b"second")
            assert not journal.wait(0)
        trouble = ear.next()
        assert trouble is not None
        assert trouble.path == path
        assert journal.trouble == trouble
        assert ear.rest == []
        disk.fails = False
        assert ear.next() is None
        assert journal.wait(LONG)
        assert journal.trouble is None
    assert lines_in(path) == (b"first", b"second", b"0", b"1", b"2")


def test_trying_again_is_trying_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "RETRY_SECONDS", 10 * LONG)
    disk = Disk(monkeypatch, "fsync", errno.EIO)
    disk.fails = True
    with writing(path, b"first") as journal:
        for _ in range(2):
            disk.failures.get(timeout=LONG)
            journal.try_again()
        disk.failures.get(timeout=LONG)
        with pytest.raises(Empty):
            disk.failures.get(timeout=0.1)


def test_another_reason_is_told_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "RETRY_SECONDS", 10 * LONG)
    full = Disk(monkeypatch, "write", errno.ENOSPC)
    full.fails = True
    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        assert "the disk is full" in str(ear.next())
        full.fails = False
        broken = Disk(monkeypatch, "fsync", errno.EIO)
        broken.fails = True
        journal.try_again()
        assert "the disk reports an error" in str(ear.next())
        broken.fails = False
        journal.try_again()
        assert ear.next() is None


@pytest.mark.usefixtures("soon")
def test_a_line_that_was_written_in_part_is_written_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, parts = os.write, [3, 0]

    def write(descriptor: int, data: bytes) -> int:
        if not parts:
            return really(descriptor, data)
        part = parts.pop(0)
        if not part:
            raise OSError(errno.ENOSPC, "full")
        return really(descriptor, data[:part])

    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        assert journal.wait(LONG)
        monkeypatch.setattr(os, "write", write)
        journal.keep(b"second")
        assert ear.next() is not None
        assert ear.next() is None
        assert journal.wait(LONG)
    assert lines_in(path) == (b"first", b"second")
    assert path.read_bytes().count(b"\n") == 2


def test_moving_ends_the_trouble_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "RETRY_SECONDS", 10 * LONG)
    path.parent.write_text("in the way")
    other = path.parents[1] / "other" / "one.jsonl"
    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        assert "a file is where a folder should be" in str(ear.next())
        journal.move_to(other)
        assert ear.next() is None
        assert journal.wait(LONG)
    assert lines_in(other) == (b"first",)


def test_what_another_process_writes_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "RETRY_SECONDS", 10 * LONG)
    lock = Lock.take(lock_of(path))
    assert lock is not None
    ear = Ear()
    with writing(path, b"mine", told=ear) as journal:
        assert "another terminal" in str(ear.next())
        assert not path.exists()
        lock.release()
        journal.try_again()
        assert ear.next() is None
        assert lines_in(path) == (b"mine",)


@pytest.mark.usefixtures("soon")
def test_no_descriptor_is_left_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = open_descriptors()
    disk = Disk(monkeypatch, "fsync", errno.EIO)
    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        assert journal.wait(LONG)
        disk.fails = True
        journal.keep(b"second")
        for _ in range(20):
            disk.failures.get(timeout=LONG)
        disk.fails = False
        assert journal.wait(LONG)
    assert open_descriptors() == before
