"""A lock that its holder's death releases, and that says who holds it."""

import fcntl
import os
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from tui.storage.writing import errors_about, make_private_folder

_OPEN = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
_LONGEST = 500
"""Bytes that a holder takes at most."""
_TRIES = 5
_WANTED = b"\nwanted"
"""What follows the holder in the file once somebody has asked for it."""
_BETWEEN_TRIES = 0.02
"""Seconds. Whoever looks who has a lock has it for a moment (`holder_of`)."""


class Holder(Struct, frozen=True):
    """The process that has a lock."""

    pid: Annotated[int, Meta(ge=1, le=2**31 - 1)]
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
            for is_last in (*[False] * (_TRIES - 1), True):
                descriptor = os.open(path, _OPEN, 0o600)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    if is_at(path, descriptor):
                        _sign(descriptor)
                        return cls(path, descriptor)
                except BlockingIOError:
                    if not is_last:
                        time.sleep(_BETWEEN_TRIES)
                except OSError:
                    os.close(descriptor)
                    raise
                os.close(descriptor)  # or its holder removed it just now, so it locks nothing
        return None

    @property
    def is_wanted(self) -> bool:
        """Whether somebody has asked for it (`ask_for`) since it was taken."""
        try:
            return os.pread(self._descriptor, _LONGEST, 0).endswith(_WANTED)
        except OSError:
            return False

    def release(self) -> None:
        """Let others have it; the file goes too, for nobody needs it."""
        with suppress(OSError):  # one that stays is taken over by whoever comes next
            if is_at(self._path, self._descriptor):
                self._path.unlink()
        with suppress(OSError):  # it is closed even so
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


def ask_for(path: Path) -> None:
    """Let whoever has the lock know that another process wants it, if that can be told."""
    with suppress(OSError):
        descriptor = os.open(path, (_OPEN & ~os.O_CREAT) | os.O_APPEND)
        try:
            os.write(descriptor, _WANTED)
        finally:
            os.close(descriptor)


def is_at(path: Path, descriptor: int) -> bool:
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
        signed = os.pread(descriptor, _LONGEST, 0).partition(b"\n")[0]
        return msgspec.json.decode(signed, type=Holder)
    except (OSError, ValueError):
        return None
