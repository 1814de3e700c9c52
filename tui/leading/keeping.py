"""Keeping something in the log: until it is written, in another folder where it has to be."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tui.core.entries import Entry
from tui.leading.face import GIVE_UP, Disk
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.storage.stores import Stores
from tui.storage.writing import AlreadyWritten, CannotWrite


class Keeping:
    """Writes entries to the log, and asks what to do where that fails."""

    def __init__(self, disk: Disk, stores: Stores) -> None:
        self._disk = disk
        self.stores = stores
        self._log = stores.log
        self._is_settled = threading.Event()
        self._is_settled.set()

    def wait(self, seconds: float) -> bool:
        """Wait until all is written or was given up, at most so long; whether it is. Any thread."""
        return self._is_settled.wait(seconds)

    async def save(self, write: Callable[[Log], object]) -> bool:
        """Write until it is written, in another folder if need be; False where it is given up."""
        self._is_settled.clear()
        while True:
            try:
                await self._write(write)
            except CannotWrite as error:
                answer = await self._disk.unsaved(error, self.stores.kiosk)
                if answer == GIVE_UP:
                    self._is_settled.set()
                    return False
                if isinstance(answer, Path):
                    self.move_to(answer)
            else:
                return True

    async def add(self, entry_id: str, entry: Entry) -> bool:
        """`save` for a new entry. One that is there already was written by a try before: its id is
        nobody else's.
        """

        def write(log: Log) -> None:
            with suppress(AlreadyWritten):
                log.add(entry_id, entry)

        return await self.save(write)

    async def _write(self, write: Callable[[Log], object]) -> None:
        """Write once; raises `CannotWrite`."""
        log = self._log

        def write_and_tell() -> None:
            write(log)
            self._is_settled.set()  # whoever waited for it may be gone

        await self._disk.write(write_and_tell)

    def elsewhere(self) -> str:
        """A sentence on where the result is, if that is not the person's own log."""
        own = self.stores.log
        if self._log is own:
            return ""
        return f" It is in {self._log.folder}: copy what is in there to {own.folder}."

    def move_to(self, folder: Path) -> None:
        """Save in another folder from now on, as `--data-dir` would."""
        self._log = Log(Places.under(folder).log)
