"""Entries of the log as a table in a file of its own, to be taken along."""

import datetime as dt
import io
from pathlib import Path

from msgspec import Struct

from tui.core.table import write_csv
from tui.storage.log.index import Filters, Index
from tui.storage.writing import AlreadyWritten, errors_about, make_private_folder, write_whole


class Exported(Struct, frozen=True):
    """What was written."""

    path: Path
    entries: int
    unreadable: int
    """Files of the log that are wanted, and of which nothing can be told."""


def export(index: Index, filters: Filters, folder: Path, now: dt.datetime) -> Exported | None:
    """Write what these filters leave, as `soleus log --csv` prints it; None where that is nothing.

    The file is named by the minute, and in a folder that is made where it is missing. One that is
    there stays as it is: it is the one where it holds the same, else the name gets a number.
    Raises `CannotWrite`, and `CannotList` where the log can't be read.
    """
    index.refresh()
    rows = index.rows(filters=filters)
    entries = [(row.id, row.entry) for row in rows if row.entry is not None]
    if not entries:
        return None
    text = io.StringIO()
    write_csv(entries, text)
    make_private_folder(folder)
    path = _write(folder, f"soleus-{now:%Y-%m-%d-%H%M}", text.getvalue().encode())
    return Exported(path, len(entries), len(rows) - len(entries))


def _write(folder: Path, stem: str, data: bytes) -> Path:
    """The path of the file that holds it, which may be there already: a key can be held down."""
    path, number = folder / f"{stem}.csv", 1
    while True:
        try:
            write_whole(path, data)
        except AlreadyWritten:
            with errors_about(path):
                if path.read_bytes() == data:
                    return path
            number += 1
            path = folder / f"{stem}-{number}.csv"
        else:
            return path
