"""A list with a cursor, of any length: only the rows in view are ever made."""

from collections.abc import Callable

from textual.message import Message
from textual.reactive import reactive

from tui.widgets.lines import Drawn, Line

MakeRow = Callable[[int, int, bool], Line]
"""(index, width, whether the cursor is on it) -> the row."""


class Picker(Drawn):
    """Moving the cursor within the view repaints two rows."""

    cursor: reactive[int] = reactive(0, repaint=False)

    class CursorMoved(Message):
        """The cursor is on another row."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, make_row: MakeRow, count: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make_row = make_row
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
        self.cursor += by * max(1, self.size.height - 1)

    def validate_cursor(self, cursor: int) -> int:
        """Within the rows."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, cursor: int) -> None:
        """Show it and tell."""
        self.redraw()
        self.post_message(self.CursorMoved(cursor))

    def draw(self, width: int, height: int) -> list[Line]:
        """The rows in view, scrolled as little as the cursor needs."""
        self._top = max(self.cursor - height + 1, min(self._top, self.cursor))
        self._top = max(0, min(self._top, self.count - height))
        last = min(self.count, self._top + height)
        return [
            self._make_row(index, width, index == self.cursor) for index in range(self._top, last)
        ]
