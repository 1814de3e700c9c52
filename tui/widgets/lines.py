"""Lines of styled text that repaint only where they changed.

Everything that this app shows is made of these: a pane turns what it is given into lines, and the
widget sends the ones that differ. Over SSH that is what keeps the line quiet. Text is never read
as markup here.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.core.format.figures import Ink
from tui.widgets.tones import Base as Base
from tui.widgets.tones import Tone as Tone
from tui.widgets.tones import Variables, base_style, is_of_text, tone_style


class Span(NamedTuple):
    """Some text in one tone."""

    text: str
    tone: Tone | Ink = "plain"
    on: Ink | None = None
    """What it stands on, in a picture."""


class Line(NamedTuple):
    """One row of the screen; its base fills the row to the right edge."""

    spans: tuple[Span, ...] = ()
    base: Base = "plain"

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(span.text for span in self.spans)


def line(*parts: str | Span, base: Base = "plain") -> Line:
    """A line of plain text and spans."""
    return Line(tuple(Span(part) if isinstance(part, str) else part for part in parts), base)


def fit(text: str, width: int) -> str:
    """The text in exactly that many cells, cut with an ellipsis or filled up."""
    if cell_len(text) > width > 0:
        return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
    return set_cell_size(text, max(width, 0))


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """The text in rows of at most that many cells; later rows start with the indent."""
    cells = len if text.isascii() else cell_len  # most text is, and counts much faster
    rows: list[str] = []
    row = ""
    for word in text.split():
        pieces = (word,) if cells(word) <= width - len(indent) else _cut(word, width - len(indent))
        for piece in pieces:
            if not row.strip():
                row += piece
            elif cells(row) + 1 + cells(piece) <= width:
                row += " " + piece
            else:
                rows.append(row)
                row = indent + piece
    return [*rows, row] if row.strip() else rows


def paragraph(text: str, width: int, tone: Tone = "plain", indent: str = "") -> list[Line]:
    """The text as wrapped lines in one tone."""
    return [line(Span(row, tone)) for row in wrap(text, width, indent)]


def _cut(word: str, width: int) -> Iterable[str]:
    """The word, cut where it alone is wider than a row."""
    width = max(width, 2)
    while cell_len(word) > width:
        head = set_cell_size(word, width)
        count = len(head.rstrip(" ")) or 1
        yield word[:count]
        word = word[count:]
    yield word


class Lines(Widget):
    """Shows lines; `show` repaints the rows that differ, up to the last cell that differs."""

    DEFAULT_CSS = """
    Lines {
        width: 1fr;
        height: 1fr;
    }
    """

    def __init__(
        self,
        lines: Sequence[Line] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.shown: tuple[Line, ...] = tuple(lines)
        self._styles: dict[tuple[Base, Tone | Ink, Ink | None], Style] = {}
        self._variables: Variables | None = None
        """The colours of the theme that it was painted in."""

    @property
    def plain(self) -> str:
        """What it shows, as text; for tests and for reading aloud."""
        return "\n".join(one.plain.rstrip() for one in self.shown)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines from the top; rows that are equal are not sent again."""
        before, self.shown = self.shown, tuple(lines)
        for y, (old, new) in enumerate(zip_longest(before, self.shown, fillvalue=Line())):
            if old != new and (cells := _last_difference(old, new)):
                self.refresh(Region(0, y, cells, 1))

    def notify_style_update(self) -> None:
        """Forget the styles, and paint again in another theme's."""
        super().notify_style_update()
        self._styles.clear()
        if self._variables is not None and self._variables is not self.app.theme_variables:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        row = self.shown[y] if y < len(self.shown) else Line()
        segments = [
            Segment(text, self._style(row.base, tone, on)) for text, tone, on in row.spans if text
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self._style(row.base, "plain"))

    def _style(self, base: Base, tone: Tone | Ink, on: Ink | None = None) -> Style:
        style = self._styles.get((base, tone, on))
        if style is None:
            style = self._styles[base, tone, on] = self.style_of(base, tone, on)
        return style

    def style_of(self, base: Base, tone: Tone | Ink, on: Ink | None) -> Style:
        """As the theme has it. Only `Pictured` knows inks."""
        self._variables = variables = self.app.theme_variables
        style = self.rich_style
        on_text = is_of_text(style.bgcolor, variables)
        if base != "plain":
            style += base_style(base, variables, has_colours=not self.app.no_color)
        if tone == "solid":
            return Style(color=style.bgcolor, bgcolor=style.color)
        if tone == "ground":
            return Style(bgcolor=style.bgcolor)
        return style + tone_style(tone, variables, on_text=on_text)


_WHOLE_ROW = 1_000
"""More cells than any row has; Textual clips it. `self.size` can't be asked: a widget that was
hidden and shown again within one frame has none, and yet is on the screen."""


def _last_difference(old: Line, new: Line) -> int:
    """Cells from the left edge that have to be sent; 0 where only the spans are cut otherwise."""
    old_cells, new_cells = _cells(old), _cells(new)
    if old.base != new.base or len(old_cells) != len(new_cells):
        return _WHOLE_ROW
    pairs = zip(old_cells, new_cells, strict=True)
    differ = (index for index, (before, after) in enumerate(pairs) if before != after)
    last = max(differ, default=-1)
    return cell_len("".join(text for text, *_ in new_cells[: last + 1]))


def _cells(row: Line) -> list[tuple[str, Tone | Ink, Ink | None]]:
    return [(character, tone, on) for text, tone, on in row.spans for character in text]


class Drawn(Lines):
    """Lines that a subclass draws from its own values, anew for each size."""

    _drawn_for: Size | None = None

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """The lines for that many cells and rows."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again and send what changed; what was never painted waits for its size."""
        if self._drawn_for is not None:
            self._drawn_for = self.size or self._drawn_for
            self.show(self.draw(*self._drawn_for))

    def render_line(self, y: int) -> Strip:
        """One row; the first one of a new size draws them all, so that they come in one paint."""
        if self._drawn_for != self.size:
            self._drawn_for = self.size
            self.shown = tuple(self.draw(*self.size))
        return super().render_line(y)
