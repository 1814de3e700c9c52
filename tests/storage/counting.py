"""A log that tells what was read."""

from pathlib import Path

from tui.storage.log.log import Deleted, EntryName, Log, Stored, Unreadable


class CountingLog(Log):
    """Remembers which entries were read, in order."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.read_ids: list[str] = []

    def read(self, name: EntryName) -> Stored | Deleted | Unreadable:
        self.read_ids.append(name.id)
        return super().read(name)
