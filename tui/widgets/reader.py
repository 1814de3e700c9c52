"""A text to read and scroll, of any length."""

from collections.abc import Callable, Sequence

from tui.widgets.lines import Drawn, Line, Span, line

LayOut = Callable[[int], Sequence[Line]]
"""The whole text for rows of that many cells."""


class Reader(Drawn):
    """Shows a text from some line on; where it is too long, the last row says what is left."""

    DEFAULT_CSS = """
    Reader { padding: 0 1; }
    """

    def __init__(self, lay_out: LayOut, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lay_out = lay_out
        self._text: Sequence[Line] = ()
        self._top = 0
        self._moved_to = (0, 0)
        """The line that was moved to, and of how many: rows are others at another width."""
        self._is_read = False

    def open(self, lay_out: LayOut) -> None:
        """Show another text, from its beginning."""
        self._lay_out, self._top, self._moved_to = lay_out, 0, (0, 0)
        self.on_resize()

    def renew(self) -> None:
        """Lay the text out anew, from where it is now; what is hidden waits until it is shown."""
        if self.size:
            self._text = self._lay_out(self.size.width)
            at, of = self._moved_to
            self._top = round(at * len(self._text) / of) if of else 0
            self.redraw()

    @property
    def is_read(self) -> bool:
        """Whether all of it is or was in view at this size, down to its end; not while hidden."""
        return bool(self.size) and self._is_read

    def move(self, by: int) -> None:
        """Scroll by lines; it stops at both ends. What is hidden is not read, and stays."""
        if self.size:
            self._top += by
            self.redraw()
            self._moved_to = (self._top, len(self._text))

    def move_page(self, by: int) -> None:
        """Scroll by whole views, of which one line stays in sight."""
        self.move(by * max(1, self.size.height - 2))

    def on_resize(self) -> None:
        """Lay the text out anew: its rows depend on the width."""
        self._is_read = False
        self.renew()

    def draw(self, width: int, height: int) -> list[Line]:
        """The lines in view."""
        if len(self._text) <= height:
            self._top = 0
            self._is_read = bool(self._text)
            return list(self._text)
        room = max(1, height - 1)
        self._top = max(0, min(self._top, len(self._text) - room))
        below = len(self._text) - self._top - room
        self._is_read |= not below
        left = f"↓ {below} more {'line' if below == 1 else 'lines'}" if below else "– end –"
        return [*self._text[self._top : self._top + room], line(Span(left, "dim"))][:height]
