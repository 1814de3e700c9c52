"""What is sent to a terminal that gets no colours."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class WithoutColours(LineFilter):
    """Leaves bold and reversed as they are, and sends no colour at all."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text, as the terminal shows it by itself."""
        return [Segment(text, style and _bare(style), control) for text, style, control in segments]


@lru_cache(256)
def _bare(style: Style) -> Style:
    return style.without_color
