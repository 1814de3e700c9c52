"""A lock that its holder's death releases, and that says who holds it."""

import fcntl
import os
import socket
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.storage.writing import errors_about, make_private_folder

_OPEN = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
_LONGEST = 500
"""Bytes that a holder takes at most."""


class Holder(Struct, frozen=True):
    """The process that has a lock."""

    pid: int
    host: str


class Lock:
    """Held from `take` until `release`, or until this process ends."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> "Lock | None":
        """Take it, its folder made; None where somebody has it. Raises `CannotWrite`."""
        make_private_folder(path.parent)
        with errors_about(path):
            while True:
                descriptor = os.open(path, _OPEN, 0o600)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    if _is_at(path, descriptor):
                        _sign(descriptor)
                        return cls(path, descriptor)
                except BlockingIOError:
                    os.close(descriptor)
                    return None
                except OSError:
                    os.close(descriptor)
                    raise
                os.close(descriptor)  # its holder removed it just now, so it locks nothing

    def release(self) -> None:
        """Let others have it; the file goes too, for nobody needs it."""
        with suppress(OSError):  # one that stays is taken over by whoever comes next
            self._path.unlink()
        os.close(self._descriptor)


def holder_of(path: Path) -> Holder | None:
    """Who has the lock; None where nobody has, or nobody can tell who."""
    try:
        descriptor = os.open(path, _OPEN & ~os.O_CREAT)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _signed(descriptor)
    except OSError:
        return None
    else:
        return None
    finally:
        os.close(descriptor)


def _is_at(path: Path, descriptor: int) -> bool:
    """Whether the open file is the one that has the name now."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    me = msgspec.json.encode(Holder(os.getpid(), socket.gethostname()))
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, me, 0)


def _signed(descriptor: int) -> Holder | None:
    try:
        return msgspec.json.decode(os.pread(descriptor, _LONGEST, 0), type=Holder)
    except (OSError, ValueError):
        return None
