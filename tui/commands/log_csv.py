"""`soleus log --csv`: a table for spreadsheets, one row for each entry and side."""

import csv
import datetime as dt
import sys
from collections.abc import Iterable, Iterator

from tui.core.entries import PainAnswer, SessionEntry
from tui.storage.log import Stored

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
COLUMNS = ("id", *ABOUT_ENTRY, *ABOUT_SIDE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet compute a cell instead of showing it."""


def print_csv(entries: Iterable[Stored]) -> None:
    """Print the table with its heading; what is unknown is an empty cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for stored in entries:
        if isinstance(stored.entry, SessionEntry):
            for row in _rows(stored.entry):
                writer.writerow([stored.name.id, *row])


def _rows(entry: SessionEntry) -> Iterator[list[object]]:
    """One for each side that was asked about; one, without a side, where none was."""
    about_entry = [_cell(getattr(entry, column)) for column in ABOUT_ENTRY]
    for answer in entry.pain or (None,):
        yield about_entry + _about_side(answer)


def _about_side(answer: PainAnswer | None) -> list[object]:
    if answer is None:
        return [""] * len(ABOUT_SIDE)
    return [_cell(getattr(answer, column)) for column in ABOUT_SIDE]


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
