"""Changed settings on their way to the file, in a thread so that no key waits for the disk."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tui.core.preferences import Value
from tui.core.text import clean
from tui.storage.settings_file import CannotChange, change_settings
from tui.storage.writing import CannotWrite


class Said(NamedTuple):
    """A sentence about a save."""

    text: str
    is_saved: bool


class SettingsKeeper:
    """Writes the newest values, one save at a time."""

    def __init__(self, file: Path | None) -> None:
        """`file` is None where nothing is to be kept."""
        self._file = file
        self._to_write: dict[str, Value] = {}
        self._taking = threading.Lock()
        """Held to look into `_to_write` or to change it, never for long."""
        self._writing = threading.Lock()

    def change(self, key: str, value: Value) -> Callable[[], Said | None]:
        """Take a value; what is returned writes all that is not written, in any thread.

        It tells what came of it, unless another call has written it, and told.
        """
        if self._file is not None:
            with self._taking:
                self._to_write[key] = value
        return self._write

    def wait_until_safe(self, seconds: float) -> bool:
        """Write what is not written yet, and wait for it, at most so long; from any thread."""
        if self._to_write:
            writing = threading.Thread(target=self._write, daemon=True)
            writing.start()
            writing.join(seconds)
        return not self._to_write

    def _write(self) -> Said | None:
        with self._writing:
            with self._taking:
                values = dict(self._to_write)
            if not values or self._file is None:
                return None
            try:
                change_settings(self._file, values)
                said = Said(clean(f"Saved in {self._file}"), is_saved=True)
            except (CannotChange, CannotWrite) as error:
                said = Said(str(error), is_saved=False)
            with self._taking:
                for key, value in values.items():
                    if self._to_write.get(key) == value:
                        del self._to_write[key]
            return said
