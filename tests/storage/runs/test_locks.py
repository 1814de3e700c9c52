"""A lock: one holder, released by death, and never on a file that has lost its name."""

import errno
import fcntl
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.descriptors import open_descriptors
from tests.storage.faults import each_fault
from tests.storage.holding import held
from tui.storage.runs import locks
from tui.storage.runs.locks import Holder, Lock, ask_for, holder_of

ME = Holder(os.getpid(), os.uname().nodename)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs" / "one.lock"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wait between tries."""
    monkeypatch.setattr(locks, "_BETWEEN_TRIES", 0.0)


def taken(path: Path) -> Lock:
    lock = Lock.take(path)
    assert lock is not None
    return lock


@pytest.mark.usefixtures("at_once")
def test_one_holder_at_a_time_who_says_who_it_is(path: Path) -> None:
    assert holder_of(path) is None
    lock = taken(path)
    assert Lock.take(path) is None
    assert holder_of(path) == ME
    assert Lock.take(path) is None
    lock.release()
    assert holder_of(path) is None
    assert not path.exists()
    taken(path).release()


def test_its_holder_can_tell_that_it_is_asked_for(path: Path) -> None:
    ask_for(path)
    assert not path.exists()
    lock = taken(path)
    assert not lock.is_wanted
    ask_for(path)
    ask_for(path)
    assert lock.is_wanted
    assert holder_of(path) == ME
    lock.release()
    assert not lock.is_wanted


def test_the_next_holder_was_not_asked_for_it(path: Path) -> None:
    with held(path) as process:
        ask_for(path)
        process.kill()
    lock = taken(path)
    assert not lock.is_wanted
    lock.release()


def test_it_is_private(path: Path) -> None:
    lock = taken(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    lock.release()


def test_death_releases_it_whatever_the_file_says(path: Path) -> None:
    with held(path) as process:
        assert holder_of(path) == Holder(process.pid, ME.host)
        process.kill()
        process.wait()
        assert path.exists()
        assert holder_of(path) is None
        lock = taken(path)
        assert holder_of(path) == ME
        lock.release()


def test_a_look_at_it_does_not_keep_others_from_taking_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir(0o700)
    path.touch(0o600)
    looking = os.open(path, os.O_RDWR)
    fcntl.flock(looking, fcntl.LOCK_SH)
    monkeypatch.setattr("tui.storage.runs.locks.time.sleep", lambda seconds: os.close(looking))
    taken(path).release()


@pytest.mark.usefixtures("at_once")
def test_a_lock_on_a_file_that_was_just_removed_is_none(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = fcntl.flock
    removed: list[int] = []

    def flock(descriptor: int, how: int) -> None:
        if not removed:
            removed.append(path.stat().st_ino)
            path.unlink()  # as its holder does, between our opening it and locking it
        really(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    lock = taken(path)
    assert removed
    assert Lock.take(path) is None
    assert holder_of(path) == ME
    lock.release()


@pytest.mark.usefixtures("at_once")
def test_a_lock_that_lost_its_name_does_not_take_the_next_ones_away(path: Path) -> None:
    first = taken(path)
    path.unlink()
    second = taken(path)
    first.release()
    assert path.exists()
    assert Lock.take(path) is None
    second.release()


def test_many_who_want_it_never_have_it_together(path: Path) -> None:
    has_it = threading.Lock()
    together: list[bool] = []

    def want() -> None:
        for _ in range(50):
            lock = Lock.take(path)
            if lock is None:
                continue
            together.append(not has_it.acquire(blocking=False))
            if not together[-1]:
                has_it.release()
            lock.release()

    threads = [threading.Thread(target=want) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together
    assert not any(together)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\0" * 100,
        b"not json",
        b"[" * 5000,
        b'{"pid":-1,"host":"a"}',
        b'{"pid":0,"host":"a"}',
        b'{"pid":1e400,"host":"a"}',
        b'{"pid":99999999999999999999,"host":"a"}',
        b'{"pid":"1","host":"a"}',
        b'{"pid":1}',
        b'{"pid":1,"host":"' + b"a" * 1000 + b'"}',
    ],
)
def test_a_holder_that_nobody_can_tell_is_none(path: Path, text: bytes) -> None:
    lock = taken(path)
    path.write_bytes(text)
    assert holder_of(path) is None
    lock.release()


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: os.mkfifo(path),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path),
        lambda path: path.write_text('{"pid":1,"host":"a"}'),
    ],
    ids=["folder", "pipe", "device", "loop", "stale"],
)
def test_what_is_no_lock_has_no_holder(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir(0o700)
    make(path)
    assert holder_of(path) is None


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO], ids=errno.errorcode.get)
@pytest.mark.parametrize("function", ["mkdir", "open", "ftruncate", "pwrite"])
def test_a_lock_that_cannot_be_taken_is_told_and_leaves_nothing_open(
    path: Path, function: str, code: int
) -> None:
    numbers = iter(range(100))
    before = open_descriptors()

    def take() -> None:
        lock = Lock.take(path.parent / str(next(numbers)) / "one.lock")
        assert lock is not None
        lock.release()

    assert list(each_fault(take, function, code))
    assert open_descriptors() == before
