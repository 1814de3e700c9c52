"""A list with a cursor, of any length: only the rows in view are ever made."""

from collections.abc import Callable, Sequence

from textual.message import Message
from textual.reactive import reactive

from tui.widgets.lines import Drawn, Line

MakeRow = Callable[[int, int, bool], Sequence[Line]]
"""(index, width, whether the cursor is on it) -> the lines of the row."""


class Picker(Drawn):
    """Moving the cursor within the view repaints two rows."""

    cursor: reactive[int] = reactive(0, repaint=False)
    row_height: reactive[int] = reactive(1, repaint=False)
    """Lines of every row."""

    class CursorMoved(Message):
        """The cursor is on another row."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(
        self, make_row: MakeRow, count: int = 0, *, row_height: int = 1, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._make_row = make_row
        self.set_reactive(Picker.row_height, row_height)
        self._top = 0
        self.count = count

    def set_count(self, count: int, cursor: int = 0) -> None:
        """The rows are others now: draw them anew."""
        self.count = count
        self.cursor = cursor
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor; it stops at both ends."""
        self.cursor += by

    def move_page(self, by: int) -> None:
        """Move the cursor by whole views."""
        self.cursor += by * max(1, self.size.height // self.row_height - 1)

    def validate_cursor(self, cursor: int) -> int:
        """Within the rows."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, cursor: int) -> None:
        """Show it and tell."""
        self.redraw()
        self.post_message(self.CursorMoved(cursor))

    def watch_row_height(self) -> None:
        """Show more of them, or more of each."""
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """The rows in view, scrolled as little as the cursor needs."""
        rows = max(1, height // self.row_height)
        self._top = max(self.cursor - rows + 1, min(self._top, self.cursor))
        self._top = max(0, min(self._top, self.count - rows))
        last = min(self.count, self._top + rows)
        return [
            line
            for index in range(self._top, last)
            for line in self._make_row(index, width, index == self.cursor)
        ]
