"""Whether what was acknowledged is there, and everything that is there can be read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.torture.replaced import replaced_entries
from tests.torture.saver import Saved
from tests.torture.saves import ENTRY_ID, NEW
from tui.core.entries import SessionEntry
from tui.storage.log.log import EntryName, Log, Stored
from tui.storage.places import Places


def losses(folder: Path, acknowledged: Iterable[Saved]) -> Iterator[str]:
    """What was saved and is not there, or is older than it should be."""
    places = Places.under(folder)
    log = Log(places.log)
    latest = {(saved.what, saved.entry_id): saved.number for saved in acknowledged}
    names = {name.id: name for name in log.names()}
    files = {
        entry_id: entry.active_seconds
        for entry_id, entry in replaced_entries(places.runs)
        if isinstance(entry, SessionEntry)
    }
    for (what, entry_id), number in latest.items():
        there = files.get(entry_id) if what == "file" else _number(log, names.get(entry_id))
        if there is None or there < number:
            yield f"{what} {entry_id} was saved as number {number}, and is now {there}"


def unreadable(folder: Path) -> Iterator[str]:
    """Every file of a log, or that was replaced, that can't be read, earlier revisions included."""
    places = Places.under(folder)
    log = Log(places.log)
    for path in sorted(places.log.glob("*/*.toml")):
        name = EntryName.of(path)
        found = log.read(name) if name else None
        if not isinstance(found, Stored):
            yield f"{path}: {found}"
    for entry_id, entry in replaced_entries(places.runs):
        if not isinstance(entry, SessionEntry):
            yield f"{entry_id}: {entry}"


def problems_after(folder: Path, save: str, old: list[Saved], was_saved: bool) -> Iterator[str]:
    """What is wrong with a folder in which a save failed, or was said to succeed."""
    new = [Saved("file" if save == "replacement" else "entry", ENTRY_ID, NEW)]
    yield from losses(folder, new if was_saved else old)
    yield from unreadable(folder)
    yield from (f"left behind: {path}" for path in leftovers(folder))


def leftovers(folder: Path) -> list[Path]:
    """Temporary files of saves that did not come to their end."""
    return sorted(folder.rglob(".*.tmp"))


def _number(log: Log, name: EntryName | None) -> int | None:
    found = log.read(name) if name else None
    entry = found.entry if isinstance(found, Stored) else None
    return entry.active_seconds if isinstance(entry, SessionEntry) else None
