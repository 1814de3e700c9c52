"""Over the charts: whether it is getting better, or what was just done."""

from collections.abc import Sequence

from textual.reactive import reactive

from tui.core.review.review import Reviewed, headline
from tui.panes.trend import direction_shape, direction_tone
from tui.widgets.lines import Line, Span, Tone, fit, line, wrap
from tui.widgets.paragraphs import AsTall

_SHAPE = len(" ▼ ")
"""Cells of what is before the sentence."""


class Headline(AsTall):
    """Says what it is told, else the verdict of the charts."""

    figures: reactive[Reviewed | None] = reactive(None, repaint=False)
    said: reactive[tuple[str, Tone]] = reactive(("", "accent"), repaint=False)

    def watch_figures(self) -> None:
        """Draw another verdict."""
        self.redraw()

    def watch_said(self) -> None:
        """Draw what is said."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """What it is told as a whole; the verdict in one line, cut where it is too long."""
        text, tone = self.said
        if text:
            return [line(Span(f" {row}", tone)) for row in wrap(text, width - 2)]
        if self.figures is not None:
            trend, text = headline(self.figures, width - _SHAPE)
            found = trend.before if trend else None
            tone = direction_tone(found) if found else "dim"
            text = f"{direction_shape(found)} {text}" if found else text
        return [line(Span(fit(f" {text}", width), tone))]
