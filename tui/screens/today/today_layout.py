"""What stands where in Today, on screens of all sizes."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from tui.panes.preview import PreviewPane
from tui.screens.sized import COMPACT, NOT_COMPACT
from tui.screens.today.noting_page import NotingPage
from tui.widgets.lines import Line, Span, line
from tui.widgets.paragraphs import Paragraphs
from tui.widgets.picker import Picker
from tui.widgets.timing import after

if TYPE_CHECKING:
    from tui.core.rules.what_next import Next
    from tui.panes.anatomy import Bodies
    from tui.panes.preview import Shown

_READING = "Reading the log …"
_RESTED = 0.4
"""Seconds of rest until a figure is drawn, so that nobody who looks through the list waits."""


class TodayLayout(NotingPage):
    """List and preview side by side; on a narrow screen one of them, on a low one a row a session.

    Above them stand what needs attention, the morning that is asked about, and what is next.
    """

    _illustrating: Timer | None = None

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]
    VERTICAL_BREAKPOINTS = [COMPACT, (NOT_COMPACT, "-roomy")]

    def body(self) -> Iterable[Widget]:
        """List and preview side by side, what needs attention above them."""
        yield Paragraphs(id="attention")
        yield Paragraphs(id="next")
        with Horizontal(id="shelf"):
            yield Picker(self._row_that_fits, row_height=2, id="list")
            yield PreviewPane(id="preview")

    def on_resize(self, event: events.Resize) -> None:
        """A row a session where there are few."""
        self.query_one(Picker).row_height = 2 if event.size.height >= NOT_COMPACT else 1

    def row(self, index: int, width: int, on_cursor: bool) -> Sequence[Line]:
        """One session of the list; the first line says most."""
        raise NotImplementedError

    def _row_that_fits(self, index: int, width: int, on_cursor: bool) -> Sequence[Line]:
        return self.row(index, width, on_cursor)[: self.query_one(Picker).row_height]

    def attend(self, texts: Sequence[str]) -> None:
        """Say what needs attention."""
        attention = self.query_one("#attention", Paragraphs)
        attention.paragraphs = tuple(Span(text, "warn") for text in texts)

    def show_next(self, found: "Next") -> None:
        """Warnings first, then the advice."""
        self.query_one("#next", Paragraphs).paragraphs = (
            *(Span(text, "warn") for text in found.warnings),
            *(line(Span(one.what, "strong"), one.why) for one in found.advice),
        )

    def show_reading(self) -> None:
        """In place of the advice, until that is known."""
        self.query_one("#next", Paragraphs).paragraphs = (Span(_READING, "dim"),)

    def preview(self, shown: "Shown", cautions: tuple[str, ...], bodies: "Bodies") -> None:
        """Show what is under the cursor; a figure of it once the cursor has rested for a while."""
        pane = self.query_one(PreviewPane)
        pane.cautions = cautions
        pane.previewed = shown
        if self._illustrating:
            self._illustrating.stop()
        self.call_after_refresh(self._illustrate_later, bodies)

    def _illustrate_later(self, bodies: "Bodies") -> None:
        pane = self.query_one(PreviewPane)
        self._illustrating = after(self, _RESTED, lambda: pane.illustrate(bodies))

    def action_page(self, by: int) -> None:
        """Turn the page of the preview; on a narrow screen, first show it in place of the list."""
        if self.has_class("-narrow") and not self.has_class("previewing"):
            self.add_class("previewing")
        else:
            self.query_one(PreviewPane).turn(by)
