"""The list in Today: two lines for each session file."""

import datetime as dt

from msgspec import Struct

from tui.core.text import minutes
from tui.widgets.lines import Base, Line, Span, Tone, fit


class ShelfRow(Struct, frozen=True):
    """What the list says of one session file; `seconds` is None for one that can't be played."""

    title: str
    origin: str
    """Where it is from, for people; empty for what comes with soleus."""
    needs: str
    """Equipment, for people."""
    seconds: int | None
    last: dt.date | None
    """The day on which it was last done."""

    def lines(self, width: int, on_cursor: bool) -> tuple[Line, Line]:
        """Title and length; below them equipment and the day it was last done."""
        base: Base = "cursor" if on_cursor else "plain"
        sign = "▶ " if on_cursor else "  "
        if self.seconds is None:
            reason = Span(fit("  has mistakes: see beside", width), "dim")
            return Line((Span(f"{fit(sign + self.title, width - 8)} broken ", "bad"),), base), Line(
                (reason,), base
            )
        below = " · ".join(filter(None, (self.origin, self.needs)))
        tone: Tone = "plain" if on_cursor else "dim"
        day = self.last.isoformat() if self.last else "new"
        return (
            Line(
                (
                    Span(fit(sign + self.title, width - 8)),
                    Span(f" {minutes(self.seconds):>6} ", tone),
                ),
                base,
            ),
            Line((Span(f"{fit(f'  {below}', width - 12)} {day:>10} ", tone),), base),
        )
