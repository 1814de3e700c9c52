"""The sequence pane: every step with its sides, what is done, what is next."""

from collections.abc import Sequence

from textual.reactive import reactive

from tui.core.format.definitions import Step
from tui.core.playing.snapshot import Row, RowState
from tui.core.playing.wording import dose_words
from tui.widgets.lines import Drawn, Line, Span, Tone, fit, line

_SIGNS: dict[RowState, tuple[str, Tone]] = {
    "to do": (" ", "plain"),
    "now": ("▶", "accent"),
    "done": ("✓", "dim"),
    "part done": ("~", "dim"),
    "skipped": ("–", "dim"),
}


class SequencePane(Drawn):
    """Keeps the current step in view, with one done step above it."""

    rows: reactive[tuple[Row, ...]] = reactive((), repaint=False)

    def __init__(self, steps: Sequence[Step], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._steps = steps

    def watch_rows(self) -> None:
        """Draw the sequence."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """As many rows as fit around the current one."""
        current = next((i for i, row in enumerate(self.rows) if row.state == "now"), 0)
        top = max(0, min(current - 1, len(self.rows) - height))
        return [self._line(row, width) for row in self.rows[top : top + height]]

    def _line(self, row: Row, width: int) -> Line:
        sign, tone = _SIGNS[row.state]
        side = row.side[0].upper() if row.side else " "
        dose = "halved" if row.eased else dose_words(self._steps[row.step])
        count = f"{row.sets_done}/{row.sets}" if row.sets > 1 else ""
        right = f" {side} {fit(dose, 9)} {count:>5}"
        return line(Span(f"{sign} {fit(row.name, width - len(right) - 2)}{right}", tone))
