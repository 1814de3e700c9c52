"""The list in Today: a row for each session file."""

import datetime as dt

from msgspec import Struct

from tui.core.text import minutes
from tui.widgets.lines import Base, Line, Span, fit

_RIGHT = 13
"""Cells for length and day."""


class ShelfRow(Struct, frozen=True):
    """What the list says of one session file; `seconds` is None for one that can't be played."""

    title: str
    origin: str
    """Where it is from, for people; empty for what comes with soleus."""
    seconds: int | None
    last: dt.datetime | None
    """When it was last done."""

    def line(self, width: int, on_cursor: bool) -> Line:
        """Title and origin, length, and the day it was last done."""
        sign = "▶ " if on_cursor else "  "
        base: Base = "cursor" if on_cursor else "plain"
        if self.seconds is None:
            return Line((Span(f"{fit(sign + self.title, width - 8)} broken", "bad"),), base)
        title = f"{sign}{self.title}{f' ({self.origin})' if self.origin else ''}"
        day = f"{self.last.astimezone():%m-%d}" if self.last else "new"
        right = Span(f" {minutes(self.seconds):>6} {day:>5}", "plain" if on_cursor else "dim")
        return Line((Span(fit(title, width - _RIGHT)), right), base)
