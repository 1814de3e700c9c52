"""Files and folders written so that a crash, a full disk or another program loses nothing.

A save either happened, and survives a power cut, or it did not and `CannotWrite` says why.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.core.text import clean
from tui.storage.private import why_not_private

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space, then try again",
    errno.EDQUOT: "your disk quota is used up; delete something, then try again",
    errno.EROFS: "the disk is read-only; ask whoever runs this machine",
    errno.EACCES: "you have no permission to write there; check who owns the folder",
    errno.EPERM: "you have no permission to write there; check who owns the folder",
    errno.EIO: "the disk reports an error; copy your files to another one soon",
    errno.ENOTDIR: "a file is where a folder should be; move it away",
}
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS)
"""What FAT, some network and some phone file systems answer to a hard link."""
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP)
"""What file systems answer that keep no folder entries waiting, such as CIFS."""
_LEFTOVER = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")
"""Name of a temporary file of ours; other programs, such as Syncthing, have names of their own."""
_A_DAY = 24 * 3600
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class CannotWrite(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """Something was not saved; the message is meant for the person."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return clean(f"Cannot save {self.path}: {self.reason}. Nothing saved before is lost.")


class AlreadyWritten(CannotWrite):
    """A file of this name is there, whole, and is not replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is there already, and what is saved is never overwritten")


class CannotRemove(CannotWrite):
    """Something that was to go is still there; the message is meant for the person."""

    def __str__(self) -> str:
        return clean(f"Cannot remove {self.path}: {self.reason}. It is still there.")


def make_private_folder(path: Path) -> None:
    """Make sure of a folder that only its owner can enter, with whatever parents it needs.

    Parents that exist are left as they are. Raises `CannotWrite` rather than use a folder where
    somebody else could read or swap files.
    """
    missing = [folder for folder in (path, *path.parents) if not os.path.lexists(folder)]
    with errors_about(path):
        for folder in reversed(missing):
            with suppress(FileExistsError):  # made by another copy of the app just now
                folder.mkdir(0o700)
            _sync_folder(folder.parent)
        if reason := why_not_private(path):
            raise CannotWrite(path, reason)
        if not path.is_dir():
            raise CannotWrite(path, _REASONS[errno.ENOTDIR])


def write_whole(path: Path, data: bytes) -> None:
    """Write a new private file; its folder must exist.

    Raises `AlreadyWritten`, or `CannotWrite` after which there is no such file.
    """
    with errors_about(path):
        with _written_beside(path, data) as temporary:
            _name_without_replacing(temporary, path)
        try:
            _sync_folder(path.parent)
        except OSError:
            _discard(path)
            raise
    _sweep(path)


def replace_whole(path: Path, data: bytes) -> None:
    """Write a private file in place of the one of that name, if any; its folder must exist.

    After `CannotWrite` the file is the old or the new one, whole.
    """
    with errors_about(path):
        with _written_beside(path, data) as temporary:
            temporary.replace(path)
        _sync_folder(path.parent)
    _sweep(path)


def try_writing(folder: Path) -> None:
    """Write a file and remove it again, as safely as a save; raises `CannotWrite`."""
    with errors_about(folder):
        with _written_beside(folder / "try", b"soleus"):
            pass
        _sync_folder(folder)


def remove(path: Path) -> None:
    """Remove a file; none being there is fine."""
    with errors_about(path):
        path.unlink(missing_ok=True)


def remove_all(paths: Iterable[Path]) -> None:
    """Remove files, so that a power cut does not bring them back; none being there is fine.

    Raises `CannotRemove`, after which some of them may be gone.
    """
    folders: dict[Path, None] = {}
    try:
        for path in paths:
            remove(path)
            folders[path.parent] = None
        for folder in folders:
            with errors_about(folder):
                _sync_folder(folder)
    except CannotWrite as error:
        raise CannotRemove(error.path, error.reason) from error


@contextmanager
def errors_about(path: Path) -> Iterator[None]:
    """Every OSError as a `CannotWrite` about `path`, the file that the person cares for."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
        raise CannotWrite(path, reason) from error


@contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A synced temporary file in the folder of `path`; gone afterwards unless it was renamed."""
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    descriptor = os.open(temporary, _NEW_FILE, 0o600)
    try:
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield temporary
    finally:
        _discard(temporary)


def write_all(descriptor: int, data: bytes) -> None:
    """Write until nothing is left, for one `os.write` may take only a part."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _name_without_replacing(temporary: Path, path: Path) -> None:
    """Give the file its name, which a rename would take from whatever has it."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise AlreadyWritten(path) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _reserve_and_rename(temporary, path)


def _reserve_and_rename(temporary: Path, path: Path) -> None:
    """Without links: take the name with an empty file, then rename over that one."""
    try:
        reserved = os.open(path, _NEW_FILE, 0o600)
    except FileExistsError:
        raise AlreadyWritten(path) from None
    try:
        os.close(reserved)
        temporary.replace(path)
    except OSError:
        _discard(path)
        raise


def _sync_folder(folder: Path) -> None:
    """Make names in the folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _sweep(saved: Path) -> None:
    """Remove what saves that were killed left beside a file just saved, once it is a day older.

    What is younger may be a save under way. The file's own time is what "now" is on its disk.
    """
    with suppress(OSError):
        now = saved.stat().st_mtime
        with os.scandir(saved.parent) as entries:
            for entry in entries:
                if _LEFTOVER.fullmatch(entry.name) and now - _written(entry) > _A_DAY:
                    _discard(Path(entry.path))


def _written(entry: os.DirEntry[str]) -> float:
    return entry.stat(follow_symlinks=False).st_mtime


def _discard(path: Path) -> None:
    """Remove what this save made; failing at that must not hide why the save failed."""
    with suppress(OSError):
        path.unlink()
