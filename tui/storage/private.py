"""Whether a folder is its owner's alone, for what is in there is about somebody's health."""

import os
import stat
from pathlib import Path

from tui.core.text import clean


def why_not_private(folder: Path) -> str | None:
    """What lets others read or swap its files, as the end of a sentence; None if nothing does.

    A folder that is not there, or no folder, has nothing to read: whoever opens it is told so.
    What is in a private folder is private, whatever modes it has itself. Raises `OSError`.
    """
    try:
        found = os.lstat(folder)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISLNK(found.st_mode):
        return "it is a symbolic link; put a real folder there"
    if not stat.S_ISDIR(found.st_mode):
        return None
    if found.st_uid != os.geteuid():
        return "the folder belongs to someone else; choose one of your own with --data-dir"
    if stat.S_IMODE(found.st_mode) & 0o077:
        return f"others can open the folder; run: chmod 700 {_typed(folder)}"
    return None


def why_not_safe(folder: Path) -> str | None:
    """What lets others put a file there, as the end of a sentence; None if nothing does.

    For settings and definitions, which others may read. Raises `OSError`.
    """
    try:
        found = folder.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if found.st_uid not in (os.geteuid(), 0):
        return "the folder belongs to someone else; choose one of your own with --data-dir"
    if stat.S_IMODE(found.st_mode) & 0o022:
        return f"others can change what is in there; run: chmod go-w {_typed(folder)}"
    return None


def why_not_kept_apart(folder: Path) -> str | None:
    """The same of the folders above it, where whoever may write could put another in its place."""
    for above in folder.parents:
        try:
            mode = above.stat().st_mode
        except OSError:  # not there yet, or not to be looked into
            continue
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            return f"anybody can put another folder in its place; run: chmod o-w {_typed(above)}"
    return None


def _typed(folder: Path) -> str:
    """As a shell takes it for one word, whatever is in the name."""
    from shlex import quote  # hardly ever needed

    return quote(clean(str(folder)))
