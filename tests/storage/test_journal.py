"""A file that only grows, on a disk that fails, hangs, and comes back."""

import errno
import os
import stat
from pathlib import Path
from queue import Empty

import pytest

from tests.storage.faults import Fault
from tests.storage.journals import LONG, Disk, Ear, lines_in, writing
from tui.storage import journal as journals
from tui.storage.journal import Journal, TakesLong, lock_of
from tui.storage.locks import Lock, ask_for, holder_of
from tui.storage.writing import CannotWrite

ERRORS = [errno.ENOSPC, errno.EDQUOT, errno.EIO]
CALLS = ["mkdir", "open", "write", "pwrite", "ftruncate", "fsync", "replace", "close"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs" / "one.jsonl"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Failed writes are tried again at once."""
    monkeypatch.setattr(journals, "RETRY_SECONDS", 0.001)


def test_each_line_is_on_the_disk_when_it_is_safe(path: Path) -> None:
    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        for number in range(5):
            journal.keep(b"%d" % number)
            assert journal.wait(LONG)
            assert lines_in(path) == (b"first", *(b"%d" % one for one in range(number + 1)))
    assert ear.rest == []
    assert journal.trouble is None


def test_a_line_is_safe_only_after_its_sync(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch, "fsync")
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.may_go_on.clear()
        journal.keep(b"second")
        assert disk.hangs.wait(LONG)
        assert not journal.wait(0)
        disk.may_go_on.set()
        assert journal.wait(LONG)


def test_keeping_never_waits_for_a_disk_that_hangs(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, "fsync")
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.may_go_on.clear()
        lines = [b"%d" % number for number in range(100)]
        journal.keep(lines[0])
        assert disk.hangs.wait(LONG)
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
        disk.may_go_on.clear()
        journal.keep(b"second")
        assert disk.hangs.wait(LONG)
        assert not journal.finish(0.01)  # comes back, though the sync does not
        assert holder_of(lock_of(path)) is not None
        disk.may_go_on.set()
        journal._thread.join(LONG)
        lock = Lock.take(lock_of(path))
        assert lock is not None
        lock.release()


def test_ending_writes_what_is_left(path: Path) -> None:
    with writing(path, b"first") as journal:
        for number in range(50):
            journal.keep(b"%d" % number)
        assert journal.finish(LONG)
    assert len(lines_in(path)) == 51
    assert not lock_of(path).exists()


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


def test_the_last_write_is_waited_for_also_after_the_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "_LAST_MOMENT", 0.0)
    disk = Disk(monkeypatch, "fsync")
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.may_go_on.clear()
        journal.keep(b"second")
        assert disk.hangs.wait(LONG)
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
        disk.may_go_on.clear()
        journal.keep(b"second")
        assert disk.hangs.wait(LONG)
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
        disk.may_go_on.clear()
        journal.keep(b"second")
        assert disk.hangs.wait(LONG)
        journal.finish(0)
        disk.may_go_on.set()
        journal._thread.join(LONG)
        assert not journal._thread.is_alive()


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


def test_it_is_written_elsewhere_from_now_on(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "stick" / "runs" / "one.jsonl"
    with writing(path, b"first") as journal:
        journal.keep(b"second")
        assert journal.wait(LONG)
        journal.move_to(other)
        assert journal.wait(LONG)
        assert lines_in(other) == (b"first", b"second")
        journal.keep(b"third")
        assert journal.wait(LONG)
    assert lines_in(other) == (b"first", b"second", b"third")
    assert lines_in(path) == (b"first", b"second")
    assert stat.S_IMODE(other.stat().st_mode) == 0o600


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


def test_where_it_is_moved_to_nobody_else_plays_it_either(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / path.name
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        journal.move_to(other)
        assert journal.wait(LONG)
        for each in (path, other):
            assert holder_of(lock_of(each)) is not None
        ask_for(lock_of(other))
        assert journal.is_wanted
    for each in (path, other):
        assert not lock_of(each).exists()


def test_what_is_being_written_while_it_moves_is_written_there_too(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, "fsync")
    other = tmp_path / "other" / "one.jsonl"
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        disk.may_go_on.clear()
        journal.keep(b"second")
        assert disk.hangs.wait(LONG)
        journal.move_to(other)
        disk.may_go_on.set()
        assert journal.wait(LONG)
        assert lines_in(other) == (b"first", b"second")


def test_nobody_else_writes_it_meanwhile(path: Path) -> None:
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        assert Lock.take(lock_of(path)) is None


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


def test_a_file_that_somebody_removed_is_written_anew(path: Path) -> None:
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        path.unlink()
        journal.keep(b"second")
        assert journal.wait(LONG)
    assert lines_in(path) == (b"first", b"second")


def test_it_is_private(path: Path) -> None:
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        modes = [stat.S_IMODE(one.stat().st_mode) for one in (path, lock_of(path), path.parent)]
    assert modes == [0o600, 0o600, 0o700]


def test_a_link_in_its_place_is_replaced_not_followed(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir(0o700)
    victim = tmp_path / "victim"
    victim.write_text("precious")
    path.symlink_to(victim)
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
    assert victim.read_text() == "precious"
    assert lines_in(path) == (b"first",)


@pytest.mark.usefixtures("soon")
def test_no_descriptor_is_left_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("this system does not tell which descriptors are open")
    before = len(list(folder.iterdir()))
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
    assert len(list(folder.iterdir())) == before


def test_a_journal_that_is_gone_on_with_is_written_whole_first(path: Path) -> None:
    with writing(path, b"first", b"second") as journal:
        assert journal.wait(LONG)
    path.write_bytes(path.read_bytes() + b"torn")
    again = Journal(path, Lock.take(lock_of(path)), lines_in(path))
    again.start(lambda trouble: None)
    again.keep(b"third")
    assert again.finish(LONG)
    assert lines_in(path) == (b"first", b"second", b"third")
    assert b"torn" not in path.read_bytes()
