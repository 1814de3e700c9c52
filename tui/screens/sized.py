"""What every screen does in a terminal that is too small for it: say so, and nothing else."""

from typing import Generic, TypeVar

from textual import events
from textual.screen import Screen

Result = TypeVar("Result")

LEAST_COLUMNS, LEAST_ROWS = 40, 10
"""The smallest terminal that every screen is laid out for: a phone with its keyboard open."""
COMPACT = (0, "-compact")
NOT_COMPACT = 14
"""Rows from which more is shown at once than what the next key is about."""
_CLASS = "-too-small"


class SizedScreen(Screen[Result], Generic[Result]):
    """Hides all that it holds below the least size; time and keys go on beneath.

    What is hidden is neither laid out nor painted, so a timer that runs sends nothing.
    """

    def on_resize(self, event: events.Resize) -> None:
        """Hide, or show again as it was."""
        width, height = event.size
        is_too_small = width < LEAST_COLUMNS or height < LEAST_ROWS
        if not self.is_attached:  # it was left just now
            return
        if is_too_small and not self.has_class(_CLASS):
            from tui.widgets.too_small import TooSmall  # seldom needed: start-up counts

            if not self.query(TooSmall):
                self.mount(TooSmall(LEAST_COLUMNS, LEAST_ROWS))
        self.set_class(is_too_small, _CLASS)
