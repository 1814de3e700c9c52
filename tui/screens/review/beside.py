"""What the cursor is on, in full beside the list, on screens that have room for both."""

from collections.abc import Callable

from textual import work
from textual.timer import Timer

from tui.screens.threads import in_thread
from tui.widgets.reader import LayOut, Reader
from tui.widgets.timing import after

_REST = 0.1
"""Seconds on one row until it is read: whoever runs through the list reads none."""


class Beside(Reader):
    """A text that is read from the disk once the cursor rests; hidden, it reads nothing."""

    def __init__(self, find: Callable[[], LayOut | None], *, id: str | None = None) -> None:
        """`find` is called in another thread; None leaves it empty."""
        super().__init__(lambda width: (), id=id)
        self._find = find
        self._resting: Timer | None = None

    def on_show(self) -> None:
        """There is room now."""
        self.look()

    def look(self) -> None:
        """Show what the cursor is on, once it rests there."""
        if self._resting is not None:
            self._resting.stop()
        if self.size:
            self._resting = after(self, _REST, self._read)

    @work(exclusive=True)
    async def _read(self) -> None:
        found = await in_thread(self._find)
        if self.is_attached:
            self.open(found or (lambda width: ()))
