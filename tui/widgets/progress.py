"""A bar that fills from the left, sent only when another cell fills."""

from textual.reactive import reactive

from tui.widgets.lines import Drawn, Line, Span, line


class Progress(Drawn):
    """A share of the whole, from 0.0 to 1.0."""

    DEFAULT_CSS = """
    Progress { height: 1; }
    """
    share: reactive[float] = reactive(0.0, repaint=False)

    def watch_share(self) -> None:
        """Show the new share."""
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """Filled cells, then a thin line for what is to come."""
        filled = round(max(0.0, min(self.share, 1.0)) * width)
        return [line(Span("━" * filled, "accent"), Span("─" * (width - filled), "dim"))]
