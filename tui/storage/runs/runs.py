"""Sessions that are under way or were cut off: a journal each, until result and form are saved."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.core.interrupted.journal import CutOff, Kept, NotPlayable, Opening, cut_off
from tui.core.text import clean
from tui.storage.listing import private_children
from tui.storage.log.names import checked_id, is_entry_id
from tui.storage.reading import Missing, Unreadable, cleaned, read_bytes
from tui.storage.runs.checksummed import Found, good_lines
from tui.storage.runs.journal import Journal, lock_of
from tui.storage.runs.locks import Holder, Lock, holder_of
from tui.storage.runs.takeover import take_over
from tui.storage.writing import (
    CannotRemove,
    CannotWrite,
    errors_about,
    make_private_folder,
    remove,
    remove_all,
    write_whole,
)

MAX_BYTES = 32 * 1024 * 1024
"""Of one journal; a whole day of ticks is five."""
KEPT_ASIDE_SECONDS = 30 * 24 * 3600
_GONE = "It was finished elsewhere meanwhile."
_DISCARDED, _DAMAGED = "discarded", "damaged"
_KEPT = msgspec.json.Decoder(Kept)


class Waiting(Struct, frozen=True):
    """A session to go on with, as its journal was when it was read."""

    id: str
    cut: CutOff
    is_damaged: bool
    """Whether some of its lines are lost."""
    holder: Holder | None
    """The process that is playing it, if one is."""


class Unplayable(Struct, frozen=True):
    """A journal of which nothing can be made; it can only be shown, and kept aside."""

    id: str
    reason: str
    """A sentence with the file's path."""


class CannotTakeUp(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """A session can't be gone on with; the message is a sentence for the person."""


class Runs:
    """The journals in one folder, which is made when the first one is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, opening: Opening) -> Journal:
        """A journal for a new session; it is written once it is started."""
        return Journal(self._path(opening.id), lines=[msgspec.json.encode(opening)])

    def waiting(self) -> list[Waiting | Unplayable]:
        """All of them, newest first; raises `CannotList` for a folder that can't be listed."""
        ids = [path.stem for path in private_children(self.folder) if path.suffix == ".jsonl"]
        return [self._read(each) for each in sorted(ids, reverse=True) if is_entry_id(each)]

    def find(self, entry_id: str) -> Waiting | Unplayable | None:
        """One of them, as it is now; None where it is finished."""
        return self._read(entry_id) if self._path(entry_id).exists() else None

    def take_over(self, entry_id: str) -> None:
        """End the process that plays it; raises `CannotTakeOver`. Takes seconds."""
        take_over(lock_of(self._path(entry_id)))

    def take_up(self, entry_id: str) -> tuple[Journal, CutOff]:
        """The session as it is now, and its journal to keep what happens next.

        Raises `CannotTakeUp`. Lines that can't be used are kept aside.
        """
        path = self._path(entry_id)
        lock = self._lock(path)
        try:
            raw = read_bytes(path, MAX_BYTES)
            found = good_lines(raw)
            cut = _cut_off(entry_id, found)
        except (Unreadable, NotPlayable) as error:
            if lock is not None:
                lock.release()
            is_gone = isinstance(error, Missing)
            raise CannotTakeUp(_GONE if is_gone else _useless(path, error)) from error
        if found.is_damaged:
            with suppress(CannotWrite):  # the good lines are worth more than the reason to keep all
                self._keep_damaged(entry_id, raw)
        return Journal(path, lock, found.lines), cut

    def remove(self, entry_id: str) -> None:
        """Forget a session whose result is saved, or of which nothing is to be kept.

        Raises `CannotWrite`, also where it is being played.
        """
        with self._alone(self._path(entry_id)) as path:
            remove(path)

    def forget(self, entry_id: str) -> None:
        """Remove all that is known of a session here, kept aside or not; raises `CannotRemove`."""
        path = self._path(entry_id)
        try:
            if path.exists():
                self.remove(entry_id)
        except CannotWrite as error:
            raise CannotRemove(error.path, error.reason) from error
        aside = (one for one in self._kept_aside() if one.name.startswith(f"{entry_id}."))
        remove_all([path, *aside])

    def set_aside(self, entry_id: str) -> Path:
        """Move a journal out of the way, for thirty days; gives the folder that it is in then.

        Raises `CannotWrite`, also where it is being played.
        """
        aside = self.folder / _DISCARDED
        with self._alone(self._path(entry_id)) as path, errors_about(path):
            make_private_folder(aside)
            with suppress(FileNotFoundError):
                os.utime(path)  # the days count from now
                path.replace(aside / path.name)
        return aside

    def tidy(self, now: float | None = None) -> None:
        """Remove what was kept aside long enough; `now` in seconds since 1970."""
        oldest = (time.time() if now is None else now) - KEPT_ASIDE_SECONDS
        for path in self._kept_aside():
            with suppress(OSError):  # what can't go now goes another time
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _read(self, entry_id: str) -> Waiting | Unplayable:
        path = self._path(entry_id)
        holder = holder_of(lock_of(path))
        try:
            found = good_lines(read_bytes(path, MAX_BYTES))
            return Waiting(entry_id, _cut_off(entry_id, found), found.is_damaged, holder)
        except (Unreadable, NotPlayable) as error:
            return Unplayable(entry_id, _useless(path, error))

    def _lock(self, path: Path) -> Lock | None:
        """Nobody else's from now on; on a disk that takes no lock, nobody plays it either."""
        try:
            lock = Lock.take(lock_of(path))
        except CannotWrite:
            return None
        if lock is None:
            raise CannotTakeUp("It is being played in another terminal: end it there first.")
        return lock

    @contextmanager
    def _alone(self, path: Path) -> Iterator[Path]:
        """While nobody plays it."""
        try:
            lock = self._lock(path)
        except CannotTakeUp as error:
            raise CannotWrite(path, "it is being played in another terminal") from error
        try:
            yield path
        finally:
            if lock is not None:
                lock.release()

    def _keep_damaged(self, entry_id: str, raw: bytes) -> None:
        folder = self.folder / _DAMAGED
        make_private_folder(folder)
        write_whole(folder / f"{entry_id}.{os.urandom(4).hex()}.jsonl", raw)

    def _kept_aside(self) -> list[Path]:
        return [*_files_in(self.folder / _DISCARDED), *_files_in(self.folder / _DAMAGED)]

    def _path(self, entry_id: str) -> Path:
        return self.folder / f"{checked_id(entry_id)}.jsonl"


def line_of(event: Kept) -> bytes:
    """One further line of a journal."""
    return msgspec.json.encode(event)


def _cut_off(entry_id: str, found: Found) -> CutOff:
    if not found.lines:
        raise NotPlayable("is empty or damaged from its first line on")
    try:
        opening = msgspec.convert(cleaned(msgspec.json.decode(found.lines[0])), Opening)
    except (ValueError, RecursionError):
        raise NotPlayable("does not begin with a session that this version knows") from None
    if opening.id != entry_id:
        raise NotPlayable(f"holds another session, {opening.id}")
    return cut_off(opening, _events(found.lines[1:]))


def _events(lines: tuple[bytes, ...]) -> Iterator[Kept]:
    """What this version knows of what happened; the rest is passed over."""
    for line in lines:
        with suppress(ValueError, RecursionError):
            yield _KEPT.decode(line)


def _useless(path: Path, why: Exception) -> str:
    return clean(f"{path}: {why}. It is left as it is; move it elsewhere to hear no more of it.")


def _files_in(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
