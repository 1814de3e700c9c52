"""Another machine's log merged into this one: a union of files, in which nothing is overwritten."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from tui.core.text import clean
from tui.storage.listing import CannotList, children, why_not_listed
from tui.storage.log.documents import (
    MAX_BYTES,
    MAX_LINE,
    NotAnEntry,
    OfNewer,
    document_in,
    entry_in,
    is_deleted,
)
from tui.storage.log.log import Log, is_year
from tui.storage.log.names import EntryName
from tui.storage.reading import Unreadable, read_bytes, text_of

Outcome = Literal["new", "known", "differs", "refused", "ignored"]
"""`known`: the same bytes are here; `differs`: others are; `ignored`: its name is no entry's."""


class Met(Struct, frozen=True):
    """A file of the other log, and what became of it."""

    path: Path
    outcome: Outcome
    here: Path | None = None
    """The file of that name in this log."""
    reason: str = ""
    """Why it was refused, as the end of a sentence that begins with its path."""


def log_in(folder: Path) -> Path | None:
    """The log in a data folder, or the folder itself where it is one; None where there is none.

    Raises `CannotList`.
    """
    found = children(folder)
    try:
        for path in found:
            if path.name == "log" and path.is_dir():
                return path
        return folder if any(map(is_year, found)) else None
    except OSError as error:  # a folder that may be listed, but not entered
        raise CannotList(folder, why_not_listed(error)) from error


def merge(log: Log, other: Path, is_rehearsal: bool = False) -> Iterator[Met]:
    """Copy each file that the other folder has and this log has not; gives what it met.

    A file is copied whole or not at all, byte for byte; in a rehearsal none is. Raises
    `CannotList`, and `CannotWrite` for the first file that can't be saved: the new ones given
    before it are.
    """
    here = {name.path.name: name.path for name in log.all_names()}
    for year in sorted(filter(is_year, children(other))):
        if is_link(year):
            yield Met(year, "refused", reason="is a link, not a folder")
            continue
        try:
            paths = sorted(children(year))
        except CannotList as error:
            yield Met(year, "refused", reason=f"can't be listed: {error.reason}")
            continue
        for path in paths:
            met = _look_at(path, here)
            if isinstance(met, _New):
                kept = path if is_rehearsal else log.take_over(met.name, met.content)
                here[path.name] = kept
                met = Met(path, "new", kept)
            yield met


class _New(Struct, frozen=True):
    """A file that is to be copied."""

    name: EntryName
    content: bytes


def _look_at(path: Path, here: dict[str, Path]) -> Met | _New:
    """What the file is to a log with these files, by name."""
    name = EntryName.of(path)
    if name is None:
        return Met(path, "ignored")
    if is_link(path):
        return Met(path, "refused", reason="is a link, not a file")
    try:
        content = read_bytes(path, MAX_BYTES)
        if known := here.get(path.name):
            return Met(path, "known" if _holds(known, content) else "differs", known)
        _check(content)
    except (NotAnEntry, Unreadable) as error:
        return Met(path, "refused", reason=clean(str(error)))
    return _New(name, content)


def is_link(path: Path) -> bool:
    """Whether it is a symbolic link, which may lead to anything."""
    try:
        return path.is_symlink()
    except OSError:
        return False  # whoever reads it is told why not


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file has these bytes; one that can't be read has not."""
    try:
        return read_bytes(path, MAX_BYTES) == content
    except Unreadable:
        return False


def _check(content: bytes) -> None:
    """Raise `NotAnEntry` or `Unreadable` for what no version can show.

    It would hide the entry that its name says it is a revision of.
    """
    try:
        document = document_in(text_of(content, MAX_BYTES, MAX_LINE))
        if not is_deleted(document):
            entry_in(document)
    except OfNewer:
        return
