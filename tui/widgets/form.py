"""A form, scrolled so that the current field is in sight."""

from collections.abc import Sequence

from textual.reactive import reactive

from tui.core.fields import Field
from tui.core.form import Form
from tui.widgets.field_lines import FieldLines, field_lines, gap, margin
from tui.widgets.lines import Drawn, Line, Span, line, wrap


class FormView(Drawn):
    """Draws what it is given; keys are the screen's business."""

    form: reactive[Form | None] = reactive(None, repaint=False)

    def watch_form(self) -> None:
        """Show the new answers; rows that are as before are not sent."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """The fields that are asked; the last row says what is out of sight, if anything is."""
        if self.form is None:
            return []
        lines, start, current = _laid_out(self.form, width)
        if len(lines) <= height:
            return lines
        top = _top(start, current, height - 1)
        end = top + height - 1
        return [*lines[top:end], _out_of_sight(top > 0, end < len(lines), width)]


def _laid_out(form: Form, width: int) -> tuple[list[Line], int, FieldLines]:
    """All lines, where the current field begins in them, and its own."""
    lines: list[Line] = []
    start, current = 0, FieldLines([], 0, 0)
    above: Field | None = None
    for field in form.asked:
        is_current = field.key == form.current.key
        lines += gap(above, field) if above else []
        drawn = field_lines(field, is_current, width)
        if is_current:
            start, current = len(lines), drawn
        lines += drawn.lines
        above = field
    return lines, start, current


def _top(start: int, current: FieldLines, height: int) -> int:
    """The first line to show: all of the current field if it fits, and surely what keys act on."""
    end = start + len(current.lines)
    top = min(max(0, end - height), start)
    top = max(top, start + current.last + 1 - height)
    return min(top, start + current.first)


def _out_of_sight(above: bool, below: bool, width: int) -> Line:
    words = [word for word, is_so in (("▲ more above", above), ("▼ more below", below)) if is_so]
    return line(margin(width), Span("   ".join(words), "dim"))


class Hints(Drawn):
    """A few sentences, as many as there are rows for."""

    sentences: reactive[tuple[Span, ...]] = reactive((), repaint=False)

    def watch_sentences(self) -> None:
        """Show the new sentences."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Each wrapped under the other."""
        left = margin(width)
        rows = [
            line(left, Span(row, sentence.tone))
            for sentence in self.sentences
            for row in wrap(sentence.text, width - len(left))
        ]
        return rows[:height]
