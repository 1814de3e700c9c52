"""A process that asks the index of a log for what a screen needs, and tells its own memory.

python -m benchmarks.log_reader DATA-FOLDER
"""

import os
import sys
from pathlib import Path

from benchmarks.many import private_megabytes
from benchmarks.many_entries import LAST_DAY
from tui.storage.log.index import Index
from tui.storage.places import Places

ROWS = 200
"""As many as a table shows at first."""


def read_for_a_screen(index: Index) -> None:
    """The newest rows, and a year for the charts."""
    index.refresh()
    index.rows(limit=ROWS)
    index.logged(since=LAST_DAY.replace(year=LAST_DAY.year - 1))


if __name__ == "__main__":
    read_for_a_screen(Index.at(Places.under(Path(sys.argv[1]))))
    print(private_megabytes(os.getpid()))
