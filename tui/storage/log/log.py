"""The log: a folder of entries, one file for each revision, in a folder for each year.

Nothing written is ever changed. A correction is one more file, and the highest revision counts.
"""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from tui.core.entries import Entry
from tui.storage.listing import CannotList, names_in, private_children
from tui.storage.log.documents import (
    Document,
    NotAnEntry,
    document_at,
    encoded,
    encoded_as_deleted,
    encoded_as_restored,
    entry_in,
    is_deleted,
)
from tui.storage.log.names import EntryName, checked_id, counting, new_entry_id
from tui.storage.writing import (
    CannotRemove,
    CannotWrite,
    make_private_folder,
    remove_all,
    write_whole,
)

__all__ = ["Deleted", "EntryName", "Log", "Stored", "Unreadable"]

_YEAR = re.compile("[0-9]{4}")


class Stored(Struct, frozen=True):
    """An entry as it counts now."""

    name: EntryName
    entry: Entry
    document: Document
    """The table as the file holds it, with keys that nobody here knows."""

    @property
    def conflicted(self) -> bool:
        """Whether there are two versions, of which this is the one with the greater name."""
        return self.name.conflicted


class Deleted(Struct, frozen=True):
    """An entry whose counting revision says that it was deleted; its files are all there."""

    name: EntryName
    document: Document


class Unreadable(Struct, frozen=True):
    """A file that is left alone, and shown instead of its entry."""

    name: EntryName
    reason: str
    """A sentence with the file's path."""


class Log:
    """The entries in one folder, which is made when the first one is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def new_id(started: dt.datetime, what: str, random: str | None = None) -> str:
        """The id of an entry about that moment, the same on no other machine.

        `what` is the session's id, or the kind of any other entry.
        """
        return new_entry_id(started, what, random or _random_part())

    def add(self, entry_id: str, entry: Entry) -> Path:
        """Write the first revision.

        Raises `AlreadyWritten` for an id that has one, `CannotWrite` when it is not saved.
        """
        return self._write(f"{checked_id(entry_id)}.1.toml", lambda: encoded(entry))

    def revise(self, earlier: Stored | Deleted | str, entry: Entry) -> Path:
        """Write the whole entry once more, as what counts from now on; undeletes it too.

        `earlier` is what the person saw, or the id to take what counts now. What another copy of
        the app wrote meanwhile is not hidden: the two are then in conflict.
        """
        return self._write_next(earlier, lambda document: encoded(entry, document))

    def revise_or_begin(self, entry_id: str, entry: Entry) -> Path:
        """`revise`; in a log without that entry, a revision that counts once it is copied to it.

        Whoever saves in another folder, as the entry's own can't be written, has none of it there.
        """
        if self._revisions(checked_id(entry_id)):
            return self.revise(entry_id, entry)
        return self._write(f"{entry_id}.2-{_random_part()}.toml", lambda: encoded(entry))

    def delete(self, earlier: Stored | Deleted | str) -> Path:
        """Write a revision that deletes the entry and still holds all of it.

        `earlier` as in `revise`. Raises `CannotWrite` when it is not deleted.
        """
        return self._write_next(earlier, encoded_as_deleted)

    def restore(self, earlier: Stored | Deleted | str) -> Path:
        """Write what a deleted entry holds once more, as what counts from now on.

        `earlier` as in `revise`. Raises `CannotWrite` when it is not restored.
        """
        return self._write_next(earlier, encoded_as_restored)

    def purge(self, entry_ids: Iterable[str]) -> list[Path]:
        """Remove every file of these deleted entries for good; gives the files that were removed.

        Raises `CannotRemove` before any is removed where one of the entries is not there or not
        deleted, and where removing fails: what is left of an entry is still deleted.
        """
        doomed = self._files_of(frozenset(map(checked_id, entry_ids)))
        for names in doomed:
            self._check_deleted(names)
        # The revision that deletes goes last: without it an older one would count again.
        first = [name.path for names in doomed for name in names[:-1]]
        last = [names[-1].path for names in doomed]
        remove_all(first)
        remove_all(last)
        return [*first, *last]

    def take_over(self, name: EntryName, data: bytes) -> Path:
        """Write what a file of another log holds, under its name; raises as `add` does."""
        path = self.folder / name.id[:4] / name.path.name
        self._save(path, data)
        return path

    def names_since(self, start: dt.datetime) -> list[EntryName]:
        """Of what counts the entries about that moment and later ones; the same otherwise.

        Only the folders of those years are listed.
        """
        stamp = f"{start.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
        names = self.all_names(first_year=stamp[:4])
        return [name for name in counting(names) if name.id >= stamp]

    def names(self) -> list[EntryName]:
        """What counts, newest first, by file names alone; files of other names are ignored.

        Raises `CannotList` for a folder that can't be listed; one that is missing is empty.
        """
        return counting(self.all_names())

    def fingerprint(self) -> str:
        """The same for as long as no file of the log comes or goes, in a tenth of `names`' time.

        Raises `CannotList` as `names` does.
        """
        from hashlib import sha256  # here, because only the index asks

        whole = sha256()
        for year, files in sorted(self._files()):
            whole.update("/".join([year.name, *sorted(files)]).encode(errors="surrogateescape"))
        return whole.hexdigest()

    def read(self, name: EntryName) -> Stored | Deleted | Unreadable:
        """What is in one file; whatever is wrong with it is told, never raised."""
        try:
            document = document_at(name.path)
            if is_deleted(document):
                return Deleted(name, document)
            return Stored(name, entry_in(document), document)
        except NotAnEntry as error:
            return Unreadable(name, error.about(name.path))

    def newest(self, limit: int) -> Iterator[Stored | Unreadable]:
        """The last `limit` entries that are not deleted; each is read when its turn comes."""
        left = limit
        for name in self.names():
            if left <= 0:
                return
            found = self.read(name)
            if not isinstance(found, Deleted):
                left -= 1
                yield found

    def _write_next(
        self, earlier: Stored | Deleted | str, encode: Callable[[Document], bytes]
    ) -> Path:
        """Write the revision after `earlier`, made of what that holds."""
        entry_id = checked_id(earlier if isinstance(earlier, str) else earlier.name.id)
        revisions = self._revisions(entry_id)
        if isinstance(earlier, str):
            earlier = self._counting(entry_id, revisions)
        document = earlier.document
        latest = max((name.revision for name in revisions), default=0)
        revision = max(earlier.name.revision + 1, latest)
        name = f"{entry_id}.{revision}-{_random_part()}.toml"
        return self._write(name, lambda: encode(document))

    def _write(self, name: str, encode: Callable[[], bytes]) -> Path:
        path = self.folder / name[:4] / name
        try:
            data = encode()
        except NotAnEntry as error:
            raise CannotWrite(path, f"what it would hold {error}") from error
        self._save(path, data)
        return path

    def _save(self, path: Path, data: bytes) -> None:
        make_private_folder(self.folder)
        make_private_folder(path.parent)
        write_whole(path, data)

    def _revisions(self, entry_id: str) -> list[EntryName]:
        """All files of an entry, what counts last; not to know them all is a reason not to save."""
        try:
            files = list(self.all_names(f"{entry_id}."))
        except CannotList as error:
            raise CannotWrite(self.folder, f"it can't be listed: {error.reason}") from error
        return sorted(files, key=lambda name: name.weight)

    def _files_of(self, entry_ids: frozenset[str]) -> list[list[EntryName]]:
        """All files of each of these entries, what counts last."""
        found: dict[str, list[EntryName]] = {entry_id: [] for entry_id in sorted(entry_ids)}
        try:
            for name in self.all_names():
                if name.id in found:
                    found[name.id].append(name)
        except CannotList as error:
            raise CannotRemove(self.folder, f"it can't be listed: {error.reason}") from error
        for entry_id, names in found.items():
            if not names:
                raise CannotRemove(self.folder, f"there is no entry {entry_id}")
            names.sort(key=lambda name: name.weight)
        return list(found.values())

    def _check_deleted(self, names: list[EntryName]) -> None:
        """Raise `CannotRemove` unless every version that could count deletes the entry."""
        for name in names:
            if name.revision == names[-1].revision and not isinstance(self.read(name), Deleted):
                raise CannotRemove(name.path, "its entry is not deleted, so its files stay")

    def _counting(self, entry_id: str, revisions: list[EntryName]) -> Stored | Deleted:
        """What an entry holds now; what can't be read can't be kept in a revision either."""
        if not revisions:
            raise CannotWrite(self.folder, f"there is no entry {entry_id} to revise")
        found = self.read(counting(revisions)[0])
        if isinstance(found, Unreadable):
            reason = f"it can't be read, so it is left as it is ({found.reason.rstrip('.')})"
            raise CannotWrite(found.name.path, reason)
        return found

    def all_names(self, prefix: str = "", first_year: str = "") -> Iterator[EntryName]:
        """Every file with an entry's name that begins so, of that year and later ones, in any
        order; raises `CannotList`.
        """
        for year, files in self._files(first_year):
            for file in files:
                if file.startswith(prefix) and (name := EntryName.of(year / file)):
                    yield name

    def _files(self, first_year: str = "") -> Iterator[tuple[Path, list[str]]]:
        """Each year's folder, from that year on, and the names of all that is in it."""
        for year in private_children(self.folder):
            if is_year(year) and year.name >= first_year:
                yield year, names_in(year)


def is_year(path: Path) -> bool:
    """Whether that is, or leads to, a folder of entries."""
    return _YEAR.fullmatch(path.name) is not None and path.is_dir()


def _random_part() -> str:
    return os.urandom(4).hex()
