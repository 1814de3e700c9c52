"""The pain pane of a session: marks so far, and what the last sessions left behind."""

import datetime as dt
from collections.abc import Sequence

from textual.reactive import reactive

from tui.core.entries import Mark, PainAnswer
from tui.core.format.definitions import Side
from tui.core.playing.snapshot import Snapshot
from tui.core.telling import score_text
from tui.core.text import clock
from tui.widgets.lines import Drawn, Line, Span, fit, line, paragraph

Answered = tuple[dt.datetime, PainAnswer]

_SCORES = "before → worst → after"
_ROW = 25
"""Cells of an entry; the pane has 27 where three stand side by side."""


class PainPane(Drawn):
    """Marks of this session above, last entries of this side below."""

    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def __init__(self, earlier: Sequence[Answered], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._earlier = earlier
        self._shown: tuple[tuple[Mark, ...], Side | None] | None = None

    def watch_snapshot(self, now: Snapshot | None) -> None:
        """Draw again when there is another mark or side."""
        shown = (now.marks, now.side) if now else None
        if shown != self._shown:
            self._shown = shown
            self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Both parts; the newest mark comes first."""
        if self._shown is None:
            return []
        marks, side = self._shown
        room = max(3, height // 2)
        return [*_marks(marks, width, room), line(), *self._last_entries(side, width)][:height]

    def _last_entries(self, side: Side | None, width: int) -> list[Line]:
        of_side = [one for one in self._earlier if side is None or one[1].side in (None, side)]
        where = f", {side}" if side else ""
        lines = [line(Span(fit(f"Last entries{where}", width), "accent"))]
        if not of_side:
            return [*lines, *paragraph("None yet.", width, "dim")]
        lines.append(line(Span(fit(f"{_SCORES:>{_ROW}}", width), "dim")))
        return lines + [
            line(fit(_entry_row(*one, with_side=side is None), width)) for one in of_side
        ]


def _marks(marks: tuple[Mark, ...], width: int, room: int) -> list[Line]:
    lines = [line(Span(fit("Pain marks", width), "accent"))]
    if not marks:
        return [*lines, *paragraph("None yet. Press 0 to 10 when you feel pain.", width, "dim")]
    for mark in reversed(marks[-room:]):
        stopped = "  clock stopped" if mark.stopped else ""
        row = f"{clock(mark.at):>6}  {mark.side or '':<5} {score_text(mark.score):>2}{stopped}"
        lines.append(line(fit(row, width)))
    return lines


def _entry_row(when: dt.datetime, answer: PainAnswer, *, with_side: bool) -> str:
    side = answer.side[0].upper() if with_side and answer.side else " "
    scores = (answer.before, answer.during, answer.after)
    before, worst, after = ("–" if one is None else str(one) for one in scores)
    return f"{when:%Y-%m-%d} {side} {before:>2} → {worst:>2} → {after:>2}"
