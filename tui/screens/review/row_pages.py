"""Rows of the pain log's table, read from the index a page at a time."""

from tui.storage.log.index import Filters, Index, Row
from tui.storage.log.log import EntryName

PAGE = 100
_KEPT = 12
"""Pages; a view and what is around it are three."""


class RowPages:
    """The entries that some filters leave, newest first; the pages read last stay.

    Whatever reads may be called in another thread.
    """

    def __init__(self, index: Index, filters: Filters) -> None:
        self.filters = filters
        self._index = index
        self._count = 0
        self._pages: dict[int, list[Row]] = {}
        self._asked: set[int] = set()
        """Pages that are read, or about to be."""

    def open(self, around: int = 0) -> None:
        """Read how many there are, and the pages around that row."""
        self._count = self._index.count(self.filters)
        self.read(*self.lacking(around, is_cursor=True))

    def read(self, *pages: int) -> None:
        """Read these pages, and forget those read longest ago."""
        for page in pages:
            self._pages[page] = self._index.rows(PAGE, page * PAGE, self.filters)
        for page in list(self._pages)[:-_KEPT]:
            self._pages.pop(page, None)  # another thread may forget it just now
            self._asked.discard(page)

    def lacking(self, row: int, is_cursor: bool) -> list[int]:
        """The pages to read for that row, told once: its own, and around the cursor the next."""
        around = (row - PAGE // 2, row, row + PAGE // 2) if is_cursor else (row,)
        pages = {max(one, 0) // PAGE for one in around}
        wanted = sorted(page for page in pages - self._asked if page * PAGE < self._count)
        self._asked.update(wanted)
        return wanted

    def row(self, index: int) -> Row | None:
        """The row, if its page is read."""
        rows = self._pages.get(index // PAGE, [])
        return rows[index % PAGE] if index % PAGE < len(rows) else None

    def find(self, entry_id: str) -> int | None:
        """Where that entry is, if it is on a page that is read."""
        for page, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.id == entry_id:
                    return page * PAGE + at
        return None

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> EntryName:
        """The name of one; reads its page where need be."""
        if self.row(index) is None:
            self.read(index // PAGE)
        row = self.row(index)
        if row is None:
            raise IndexError(index)
        return row.name
