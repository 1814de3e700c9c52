"""What is next, in a few rows above the list of sessions."""

from typing import TYPE_CHECKING

from textual.reactive import reactive

from tui.widgets.lines import Line, Lines, paragraph

if TYPE_CHECKING:
    from tui.core.what_next import Next

MOST_ROWS = 5
"""The list of sessions has to keep its place."""


class NextPane(Lines):
    """Warnings first, then the advice; as tall as it needs."""

    DEFAULT_CSS = """
    NextPane { height: 0; }
    """
    next: "reactive[Next | None]" = reactive(None, repaint=False)

    def watch_next(self) -> None:
        """Show the new advice."""
        rows = self._rows(self.app.size.width)
        self.styles.height = len(rows)
        self.show(rows)

    def _rows(self, width: int) -> list[Line]:
        if self.next is None:
            return []
        rows: list[Line] = []
        for text in self.next.warnings:
            rows += paragraph(text, width, "warn", "  ")
        for text in self.next.advice:
            rows += paragraph(text, width, "plain", "  ")
        return rows[:MOST_ROWS]
