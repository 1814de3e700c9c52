"""A process that saves entries and replaces files until it is killed, and tells of each."""

import datetime as dt
import itertools
from dataclasses import dataclass
from pathlib import Path

from tests.storage.entries import an_entry
from tests.torture.replaced import replace_entry
from tests.torture.workers import obey, tell
from tui.core.entries import SessionEntry
from tui.storage.log.log import Log
from tui.storage.places import Places

_FIRST_START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Saved:
    """What the saver told once the call had returned."""

    what: str
    """`entry` or `file`."""
    entry_id: str
    number: int
    """Greater than that of all saves before; kept as the entry's active seconds."""

    @classmethod
    def of(cls, told: str) -> "Saved":
        """From the line that told of it."""
        what, entry_id, number = told.split()
        return cls(what, entry_id, int(number))


def save_for_ever(folder: Path, life: int) -> None:
    """Add and revise entries as the app does, and replace files. `life` makes the ids different."""
    places = Places.under(folder)
    log = Log(places.log)
    started = _FIRST_START + dt.timedelta(hours=life)
    entry_id = ""
    for number in itertools.count(1):
        entry = numbered(number)
        if number % 4 == 3:
            log.revise(entry_id, entry)
        elif number % 4 == 0:
            replace_entry(places.runs, entry_id, entry)
        else:
            entry_id = Log.new_id(started + dt.timedelta(seconds=number), "soleus-reset")
            log.add(entry_id, entry)
        what = "file" if number % 4 == 0 else "entry"
        tell(f"{what} {entry_id} {number}")


def numbered(number: int) -> SessionEntry:
    """An entry of several kilobytes that can be told from all others."""
    return an_entry(active_seconds=number, notes=f"{number} " * 300)


if __name__ == "__main__":
    obey(save_for_ever)
