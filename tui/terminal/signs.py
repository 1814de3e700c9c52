"""Screens in a terminal whose locale is not UTF-8."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.terminal.in_ascii import IN_ASCII


class SignsInAscii(LineFilter):
    """Sends the signs in ASCII; letters stay as they were written."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same cells."""
        return [
            Segment(text.translate(IN_ASCII), style, control) for text, style, control in segments
        ]
