"""A bar as thick as its place, to be seen from afar; sent only when another cell fills."""

from collections.abc import Sequence

from textual.reactive import reactive

from tui.drawing.dots import ASCII
from tui.widgets.lines import Drawn, Line, Span, line
from tui.widgets.medium import medium_of


class Gauge(Drawn):
    """A share of the whole, from 0.0 to 1.0, from the left."""

    DEFAULT_CSS = """
    Gauge { height: 1; color: $accent; }
    """
    share: reactive[float] = reactive(0.0, repaint=False)

    def watch_share(self) -> None:
        """Show the new share."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Equal rows; a cell that is filled can be told from the others without any colour."""
        filled = round(max(0.0, min(self.share, 1.0)) * width)
        medium = medium_of(self.app)
        if medium.has_ground:
            full, to_come = Span(" " * filled, "solid"), Span("─" * (width - filled), "dim")
        elif medium.blocks is ASCII:
            full, to_come = Span("#" * filled), Span("-" * (width - filled))
        else:
            full, to_come = Span("█" * filled), Span("░" * (width - filled))
        return [line(full, to_come)] * height
