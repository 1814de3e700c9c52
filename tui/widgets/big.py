"""Large letters and digits, read from across a room; only a digit that changes is sent."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive

from tui.drawing.glyphs import GLYPHS
from tui.drawing.letters import Face, fitting, write
from tui.drawing.medium import Medium
from tui.drawing.raster import Canvas, pattern
from tui.drawing.runs import Way, runs
from tui.widgets.lines import Drawn, Line, Lines, Span, Tone, fit, line
from tui.widgets.medium import medium_of

_DOT = 1.0
"""Cell widths: half a row."""
_ROOMY = 4
"""Rows from which letters keep off what stands above and below."""
_PLACES = 5
"""Two digits, a colon, two digits; an hour is shown as 60:00."""
_FIGURE_SPACE = "\u2007"
_TONES: Mapping[Way, Tone] = {"ink": "plain", "solid": "solid", "nothing": "ground"}


class BigText(Drawn):
    """One text, as large as fits; where it can't be drawn large, as it is."""

    text: reactive[str] = reactive("", repaint=False)

    def __init__(self, *, above: bool = False, below: bool = False, id: str | None = None) -> None:
        """`above` and `below` say where half a row stays free."""
        super().__init__(id=id)
        self._free_above, self._free_below = above * _DOT, below * _DOT

    def watch_text(self) -> None:
        """Show the new text."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """In the middle of the widget's width."""
        top, bottom = (self._free_above, self._free_below) if height >= _ROOMY else (0.0, 0.0)
        face = fitting(self.text, width - 2, height * 2 - top - bottom)
        if face is None:
            return _plain(self.text, width, height)
        top += (height * 2 - top - bottom - face.height) // 2
        medium = medium_of(self.app)
        return as_lines(write(self.text, face, width, height, medium.blocks, top), medium)


class BigTime(Horizontal):
    """A countdown as large as fits: each place is a widget of its own.

    Textual sends a changed row from its widget's left edge on, so a digit begins at that edge.
    """

    DEFAULT_CSS = """
    BigTime {
        height: 1fr;
        align-horizontal: center;
        & > Lines { height: 1fr; width: 0; }
    }
    """
    seconds: reactive[int | None] = reactive(None, repaint=False)
    length: reactive[int] = reactive(0, repaint=False)
    """Seconds of the whole, so that no digit gets larger on the way."""

    def compose(self) -> ComposeResult:
        """One widget a place."""
        for _ in range(_PLACES):
            yield Lines()

    def watch_seconds(self) -> None:
        """Show another second."""
        self._show()

    def watch_length(self) -> None:
        """Make room for all of it."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """As large as fits now."""
        self._show()

    @property
    def plain(self) -> str:
        """The time as text."""
        return "" if self.seconds is None else _time(self.seconds)

    def _show(self) -> None:
        width, height = self.size
        if self.seconds is None or not width:
            return
        places = len(_time(max(self.seconds, self.length)))
        face = fitting("0:00".rjust(places, "0"), width - _PLACES, height * 2)
        medium = medium_of(self.app)
        text = self.plain.rjust(places, _FIGURE_SPACE).rjust(_PLACES)
        for place, character in zip(self.query_children(Lines), text, strict=False):
            columns = 0 if character == " " else _columns(face, character)
            place.styles.width = columns
            place.show(_place(character, face, columns, height, medium) if columns else ())


@lru_cache(256)
def _place(
    character: str, face: Face | None, columns: int, rows: int, medium: Medium
) -> Sequence[Line]:
    """One digit from the left edge of its own columns."""
    if face is None:
        return _plain(character, columns, rows)
    top = (rows * 2 - face.height) // 2
    return as_lines(write(character, face, columns, rows, medium.blocks, top, left=0.0), medium)


def _columns(face: Face | None, character: str) -> int:
    """Whole cells that a place takes, with what keeps it apart."""
    return 1 if face is None else ceil(face.width_of(GLYPHS[character]) + face.apart)


def _time(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _plain(text: str, width: int, height: int) -> list[Line]:
    """The text in ordinary letters, in the middle."""
    left = max(0, (width - len(text)) // 2)
    above = [line() for _ in range((height - 1) // 2)]
    return [*above, line(Span(fit(" " * left + text, width), "strong"))]


def as_lines(canvas: Canvas, medium: Medium) -> list[Line]:
    """What was drawn in one ink, as lines; without colour and in ASCII in one style."""
    if not medium.has_ground:
        return [line(row) for row in pattern(canvas)]
    return [line(*(Span(run.text, _TONES[run.way]) for run in row)) for row in runs(canvas)]
