"""Taking a session over: the process that plays it ends, and no other."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.storage.descriptors import open_descriptors
from tests.storage.holding import held
from tui.storage.runs import takeover
from tui.storage.runs.locks import Holder, Lock, holder_of
from tui.storage.runs.takeover import CannotTakeOver, take_over

HOST = os.uname().nodename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs" / "one.lock"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process gets no time to leave by itself."""
    monkeypatch.setattr(takeover, "SECONDS_TO_SAVE", 0.1)


@pytest.fixture
def bystander() -> Iterator[subprocess.Popen[str]]:
    """A process that has nothing to do with it."""
    sleeps = "print(flush=True); import signal; signal.pause()"
    with subprocess.Popen(
        [sys.executable, "-c", sleeps], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def is_free(path: Path) -> bool:
    lock = Lock.take(path)
    if lock is not None:
        lock.release()
    return lock is not None


def test_a_process_that_obeys_ends_by_itself(path: Path) -> None:
    with held(path) as process:
        take_over(path)
        assert is_free(path)
        assert process.wait() == -signal.SIGTERM


@pytest.mark.usefixtures("impatient")
def test_one_that_does_not_obey_is_killed(path: Path) -> None:
    with held(path, "deaf") as process:
        take_over(path)
        assert is_free(path)
        assert process.wait() == -signal.SIGKILL


@pytest.mark.usefixtures("impatient")
def test_one_that_is_frozen_is_killed(path: Path) -> None:
    with held(path) as process:
        process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
        take_over(path)
        assert is_free(path)
        assert process.wait() == -signal.SIGKILL


def test_without_process_descriptors_it_works_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "pidfd_open", raising=False)
    with held(path) as process:
        take_over(path)
        assert process.wait() == -signal.SIGTERM


def test_it_can_tell_why_it_is_ended(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Lock.take(path)
    assert lock is not None
    told: list[bool] = []

    def ended(process: int, number: signal.Signals) -> None:
        told.append(lock.is_wanted)
        lock.release()

    holder = Holder(os.getppid(), HOST)
    monkeypatch.setattr(takeover, "holder_of", lambda lock: holder if lock.exists() else None)
    monkeypatch.setattr(signal, "pidfd_send_signal", ended, raising=False)
    monkeypatch.setattr(os, "kill", ended)
    take_over(path)
    assert told == [True]


def test_one_that_is_gone_needs_nothing(path: Path) -> None:
    take_over(path)
    with held(path) as process:
        process.kill()
        process.wait()
        take_over(path)
        assert is_free(path)


def test_a_number_that_is_somebody_elses_now_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch, bystander: subprocess.Popen[str]
) -> None:
    looks = iter([Holder(bystander.pid, HOST), None, None])
    sent: list[object] = []
    with monkeypatch.context() as patch:
        patch.setattr(takeover, "holder_of", lambda lock: next(looks))
        patch.setattr(signal, "pidfd_send_signal", lambda *to: sent.append(to), raising=False)
        patch.setattr(os, "kill", lambda *to: sent.append(to))
        take_over(path)
    assert sent == []


@pytest.mark.usefixtures("impatient")
def test_a_holder_that_leaves_for_another_is_left_to_that_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held(path, "deaf") as process:
        first = Holder(process.pid, HOST)
        looks = iter([first, first, Holder(process.pid + 1, HOST)])
        monkeypatch.setattr(takeover, "holder_of", lambda lock: next(looks))
        take_over(path)
        assert process.poll() is None


def test_a_process_does_not_end_itself(path: Path) -> None:
    lock = Lock.take(path)
    assert lock is not None
    with pytest.raises(CannotTakeOver, match="still being saved here"):
        take_over(path)
    lock.release()


def sign(path: Path, holder: Holder) -> Lock:
    """A lock of ours that says it is somebody else's."""
    lock = Lock.take(path)
    assert lock is not None
    path.write_bytes(msgspec.json.encode(holder))
    assert holder_of(path) == holder
    return lock


def test_on_another_machine_it_has_to_be_ended_there(path: Path) -> None:
    lock = sign(path, Holder(os.getpid(), "gym\x1b[2J"))
    with pytest.raises(CannotTakeOver, match="played on gym\ufffd"):
        take_over(path)
    lock.release()


def test_a_lock_that_does_not_come_free_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takeover, "SECONDS_TO_SAVE", 0.0)
    monkeypatch.setattr(takeover, "_SECONDS_TO_DIE", 0.0)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock = sign(path, Holder(gone.pid, HOST))
    with pytest.raises(CannotTakeOver, match="does not end"):
        take_over(path)
    lock.release()


def test_what_belongs_to_somebody_else_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, bystander: subprocess.Popen[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    lock = sign(path, Holder(bystander.pid, HOST))
    with monkeypatch.context() as patch:
        patch.setattr(signal, "pidfd_send_signal", refuse, raising=False)
        patch.setattr(os, "kill", refuse)
        with pytest.raises(CannotTakeOver, match="belongs to somebody else"):
            take_over(path)
    lock.release()


def test_no_descriptor_is_left_open(path: Path) -> None:
    with held(path) as process:
        before = open_descriptors()
        take_over(path)
        process.wait()
        assert open_descriptors() == before
