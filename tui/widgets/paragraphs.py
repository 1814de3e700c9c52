"""Paragraphs that are as tall as they need at any width."""

from collections.abc import Sequence

from textual.reactive import reactive

from tui.widgets.lines import Drawn, Line, Span, line, wrap

_INDENT = "  "
"""Before the later rows of a paragraph."""
_MORE = " …"


class AsTall(Drawn):
    """As tall as what it draws, also after the screen was resized."""

    DEFAULT_CSS = """
    AsTall { height: auto; }
    """

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Rows that are needed."""
        return len(self.draw(width, 0))

    def redraw(self) -> None:
        """Draw again, and lay the screen out anew where that takes more rows or fewer."""
        width, height = self.size
        if self.styles.auto_dimensions and (not width or len(self.draw(width, 0)) != height):
            self.refresh(layout=True)
        super().redraw()


class Paragraphs(AsTall):
    """Nothing where there are none; where a style allows fewer rows, the last one says so."""

    paragraphs: reactive[tuple[Span, ...]] = reactive((), repaint=False)

    def watch_paragraphs(self) -> None:
        """Show the new ones."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Each wrapped under the other; 0 rows is as many as are needed."""
        rows = [
            Span(row, one.tone) for one in self.paragraphs for row in wrap(one.text, width, _INDENT)
        ]
        if len(rows) > height > 0:
            rows[height - 1 :] = [_cut(rows[height - 1], width)]
        return [line(row) for row in rows]


def _cut(row: Span, width: int) -> Span:
    """A row with a sign that more belongs to it."""
    indent = _INDENT if row.text.startswith(_INDENT) else ""
    first, *_ = wrap(row.text, width - len(indent) - len(_MORE))
    return Span(indent + first + _MORE, row.tone)
