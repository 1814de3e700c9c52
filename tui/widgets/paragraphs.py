"""Paragraphs that are as tall as they need at any width."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.reactive import reactive

from tui.core.format.figures import Ink
from tui.widgets.lines import Drawn, Line, Span, Tone, line, wrap

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
    """Nothing where there are none; where a style allows fewer rows, the last one says so.

    A paragraph of more than one tone is a line of any length.
    """

    paragraphs: reactive[tuple[Span | Line, ...]] = reactive((), repaint=False)

    def watch_paragraphs(self) -> None:
        """Show the new ones."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Each wrapped under the other; 0 rows is as many as are needed."""
        rows = [row for one in self.paragraphs for row in _wrapped(one, width)]
        if len(rows) > height > 0:
            rows[height - 1 :] = [_cut(rows[height - 1], width)]
        return rows


def _wrapped(one: Span | Line, width: int) -> Iterator[Line]:
    """Each character that is no blank keeps the tone that it has in the paragraph."""
    spans = (one,) if isinstance(one, Span) else one.spans
    tones = iter([span.tone for span in spans for character in span.text if character.strip()])
    for row in wrap(" ".join(span.text for span in spans), width, _INDENT):
        toned = [(character, next(tones) if character.strip() else None) for character in row]
        yield line(*_joined(toned))


def _joined(toned: Sequence[tuple[str, Tone | Ink | None]]) -> Iterator[Span]:
    """Spans of one tone each; a blank, which has none, goes with what is before it."""
    latest: Tone | Ink = "plain"
    filled = [(one, latest := latest if tone is None else tone) for one, tone in toned]
    for tone, group in groupby(filled, key=lambda pair: pair[1]):
        yield Span("".join(one for one, _ in group), tone)


def _cut(row: Line, width: int) -> Line:
    """A row with a sign that more belongs to it."""
    indent = _INDENT if row.plain.startswith(_INDENT) else ""
    first, *_ = wrap(row.plain, width - len(indent) - len(_MORE))
    return line(Span(indent + first + _MORE, row.spans[-1].tone))
