"""A disk that hangs: nobody waits for it, and what it has not written yet is not called safe."""

import errno
from pathlib import Path

import pytest

from tests.storage.journals import LONG, Disk, Ear, lines_in, writing
from tui.storage.runs import journal as journals
from tui.storage.runs.journal import TakesLong, lock_of
from tui.storage.runs.locks import Lock, holder_of


def test_a_line_is_safe_only_after_its_sync(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch, "fsync")
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.hang_on(journal, b"second")
        assert not journal.wait(0)
        disk.may_go_on.set()
        assert journal.wait(LONG)


def test_keeping_never_waits_for_a_disk_that_hangs(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, "fsync")
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        lines = [b"%d" % number for number in range(100)]
        disk.hang_on(journal, lines[0])
        for each in lines[1:]:
            journal.keep(each)  # returns, though nothing is written before the test says so
        assert lines_in(path)[2:] == ()
        disk.may_go_on.set()
        assert journal.wait(LONG)
    assert lines_in(path) == (b"first", *lines)


def test_ending_does_not_wait_for_a_disk_that_hangs(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, "fsync")
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.hang_on(journal, b"second")
        assert not journal.finish(0.01)  # comes back, though the sync does not
        assert holder_of(lock_of(path)) is not None
        disk.may_go_on.set()
        journal._thread.join(LONG)
        lock = Lock.take(lock_of(path))
        assert lock is not None
        lock.release()


def test_the_last_write_is_waited_for_also_after_the_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "_LAST_MOMENT", 0.0)
    disk = Disk(monkeypatch, "fsync")
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.hang_on(journal, b"second")
        assert not journal.finish(0)
        disk.may_go_on.set()
        assert journal.wait(LONG)


def test_a_disk_that_hangs_is_told_until_it_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, "fsync")
    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        assert journal.wait(LONG)
        safe = journal.kept
        disk.hang_on(journal, b"second")
        journal.tell_if_late(safe)
        assert ear.rest == []
        for _ in range(2):
            journal.tell_if_late(journal.kept)
        assert isinstance(ear.next(), TakesLong)
        assert ear.rest == []
        disk.may_go_on.set()
        assert ear.next() is None
        assert journal.wait(LONG)
        journal.tell_if_late(journal.kept)
        assert journal.trouble is None
    assert ear.rest == []


def test_what_is_over_is_no_longer_late(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch, "fsync")
    disk.may_go_on.clear()
    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        assert disk.hangs.wait(LONG)
        monkeypatch.setattr(journals, "_LAST_MOMENT", 0.0)
        assert not journal.finish(0)
        journal.tell_if_late(journal.kept)
        disk.may_go_on.set()
    assert ear.rest == []


def test_ending_while_a_write_is_about_to_fail_does_not_wait_either(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "RETRY_SECONDS", 10 * LONG)
    disk = Disk(monkeypatch, "fsync", errno.EIO)
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.fails = True
        disk.hang_on(journal, b"second")
        journal.finish(0)
        disk.may_go_on.set()
        journal._thread.join(LONG)
        assert not journal._thread.is_alive()


def test_what_is_being_written_while_it_moves_is_written_there_too(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, "fsync")
    other = tmp_path / "other" / "one.jsonl"
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.hang_on(journal, b"second")
        journal.move_to(other)
        disk.may_go_on.set()
        assert journal.wait(LONG)
        assert lines_in(other) == (b"first", b"second")
