"""Pain forms that were put off: the entry as filled in so far, one file each.

A draft whose entry has a later revision in the log is stale. Nobody here knows the log: whoever
asks for `waiting` compares, and removes what is stale.
"""

from pathlib import Path

from msgspec import Struct

from tui.core.entries import SessionEntry
from tui.storage.documents import NotAnEntry, document_at, encoded, entry_in
from tui.storage.listing import children
from tui.storage.names import checked_id, is_entry_id
from tui.storage.writing import CannotWrite, make_private_folder, remove, replace_whole


class Draft(Struct, frozen=True):
    """A form to go on with."""

    entry_id: str
    entry: SessionEntry


class UnreadableDraft(Struct, frozen=True):
    """A draft that is left alone, and can only be shown or removed."""

    entry_id: str
    reason: str
    """A sentence with the file's path."""


class Drafts:
    """The drafts in one folder, which is made when the first one is saved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, entry_id: str, entry: SessionEntry) -> None:
        """Keep the form in place of what was kept of it before; raises `CannotWrite`."""
        path = self._path(entry_id)
        try:
            data = encoded(entry)
        except NotAnEntry as error:
            raise CannotWrite(path, f"what it would hold {error}") from error
        make_private_folder(self.folder)
        replace_whole(path, data)

    def waiting(self) -> list[Draft | UnreadableDraft]:
        """All drafts, newest first; raises `CannotList` for a folder that can't be listed."""
        ids = [path.stem for path in children(self.folder) if path.suffix == ".toml"]
        return [self._read(each) for each in sorted(ids, reverse=True) if is_entry_id(each)]

    def remove(self, entry_id: str) -> None:
        """Forget a form that was saved or declined; raises `CannotWrite`."""
        remove(self._path(entry_id))

    def _read(self, entry_id: str) -> Draft | UnreadableDraft:
        path = self._path(entry_id)
        try:
            return Draft(entry_id, entry_in(document_at(path)))
        except NotAnEntry as error:
            return UnreadableDraft(entry_id, error.about(path))

    def _path(self, entry_id: str) -> Path:
        return self.folder / f"{checked_id(entry_id)}.toml"
