"""What is in a folder that may not be there, or not be ours to look into."""

import errno
import os
from pathlib import Path

from tui.core.text import clean
from tui.storage.private import why_not_private

_REASONS = {
    errno.EACCES: "you have no permission to look into it; check who owns the folder",
    errno.EIO: "the disk reports an error; copy your files to another one soon",
    errno.ENOTDIR: "a file is where a folder should be; move it away",
}


class CannotList(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """A folder that can't be listed; the message is meant for the person."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder = folder
        self.reason = reason

    def __str__(self) -> str:
        return clean(f"Cannot list {self.folder}: {self.reason}.")


def why_not_listed(error: OSError) -> str:
    """As a part of a sentence, with what to do where that is known."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def children(folder: Path) -> list[Path]:
    """What is in a folder, in any order; nothing where there is no folder."""
    return [folder / name for name in names_in(folder)]


def names_in(folder: Path) -> list[str]:
    """The names alone, in any order."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - paths take a lot longer to make
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotList(folder, why_not_listed(error)) from error


def private_children(folder: Path) -> list[Path]:
    """The same of a folder that must be its owner's alone, else its files may be anybody's."""
    try:
        reason = why_not_private(folder)
    except OSError as error:
        raise CannotList(folder, why_not_listed(error)) from error
    if reason:
        raise CannotList(folder, reason)
    return children(folder)
