"""Files that are replaced whole, as the journal of a session is when it is begun anew."""

from collections.abc import Iterator
from pathlib import Path

from tui.core.entries import Entry, SessionEntry
from tui.storage.log.documents import NotAnEntry, document_at, encoded, entry_in
from tui.storage.writing import make_private_folder, replace_whole


def replace_entry(folder: Path, entry_id: str, entry: SessionEntry) -> None:
    """Save it in place of what was saved of that id before; raises `CannotWrite`."""
    make_private_folder(folder)
    replace_whole(folder / f"{entry_id}.toml", encoded(entry))


def replaced_entries(folder: Path) -> Iterator[tuple[str, Entry | NotAnEntry]]:
    """(id, what is there) of each."""
    for path in sorted(folder.glob("*.toml")):
        try:
            yield path.stem, entry_in(document_at(path))
        except NotAnEntry as error:
            yield path.stem, error
