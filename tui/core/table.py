"""Entries as a table for spreadsheets, one row for each entry and side."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Protocol

from tui.core.entries import Entry, PainAnswer, SessionEntry, day_of
from tui.core.telling import says

ABOUT_ENTRY = (
    "started",
    "finished",
    "session",
    "title",
    "outcome",
    "dose",
    "active_seconds",
    "paused_seconds",
    "interrupted_seconds",
    "effort",
    "notes",
)
ABOUT_SIDE = ("region", "side", "before", "during", "after", "new_signs", "where", "feel")
OTHER = ("score", "morning", "stiff")
COLUMNS = ("id", *ABOUT_ENTRY, *ABOUT_SIDE, "kind", "day", *OTHER, "says")
"""What came later stands last, so that a column stays where a spreadsheet expects it."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet compute a cell instead of showing it."""


class Stream(Protocol):
    """What takes text."""

    def write(self, text: str, /) -> object:
        """Take more of it."""


def write_csv(entries: Iterable[tuple[str, Entry]], stream: Stream) -> None:
    """Write the table of these (id, entry) with its heading; what is unknown is an empty cell."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry_id, entry in entries:
        for row in _rows(entry):
            writer.writerow([entry_id, *row])


def _rows(entry: Entry) -> Iterator[list[object]]:
    """One for each side that a session asked about; one, without a side, where it asked none.

    Every other kind is about one side itself.
    """
    rest = [entry.kind, _cell(day_of(entry)), *_cells(entry, OTHER), _cell(says(entry))]
    sides: tuple[Entry | PainAnswer | None, ...] = (entry,)
    if isinstance(entry, SessionEntry):
        sides = entry.pain or (None,)
    for side in sides:
        yield [*_cells(entry, ABOUT_ENTRY), *_cells(side, ABOUT_SIDE), *rest]


def _cells(value: Entry | PainAnswer | None, columns: Iterable[str]) -> list[object]:
    """One for each of these keys; empty for one that a value of this kind has not."""
    return [_cell(getattr(value, column, None)) for column in columns]


def _cell(value: object) -> object:
    """A value as a spreadsheet shows it; text stays text."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return value
        case tuple():
            return _cell("; ".join(value))
        case dt.datetime():
            return value.isoformat()
        case _:
            text = str(value)
            return f"'{text}" if text.startswith(_FORMULA) else text
