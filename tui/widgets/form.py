"""A form, scrolled so that the current field is in sight."""

from collections.abc import Sequence

from textual.reactive import reactive

from tui.core.forms.fields import Field, Key
from tui.core.forms.form import Form
from tui.widgets.field_lines import FieldLines, field_lines, gap, margin
from tui.widgets.lines import Drawn, Line, Span, line, wrap
from tui.widgets.paragraphs import AsTall


class FormView(Drawn):
    """Draws what it is given; keys are the screen's business."""

    form: reactive[Form | None] = reactive(None, repaint=False)
    is_single: reactive[bool] = reactive(False, repaint=False)
    """Whether only the current field is shown."""

    def watch_form(self) -> None:
        """Show the new answers; rows that are as before are not sent."""
        self.redraw()

    def watch_is_single(self) -> None:
        """Show the other fields, or no longer."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """The fields that are asked; the last row says what is out of sight, if anything is."""
        if self.form is None:
            return []
        fields = (self.form.current,) if self.is_single else self.form.asked
        lines, starts, current = _laid_out(fields, self.form.current.key, width)
        if len(lines) <= height:
            return lines
        start = starts[self.form.current.key]
        top = _top(start, current, height - 1)
        if top < start:  # answers without their question say nothing
            top = next(one for one in starts.values() if one >= top)
        end = top + height - 1
        return [*lines[top:end], _out_of_sight(top > 0, end < len(lines), width)]


def _laid_out(
    fields: Sequence[Field], current_key: Key, width: int
) -> tuple[list[Line], dict[Key, int], FieldLines]:
    """All lines, where each field begins in them, and those of the current one."""
    lines: list[Line] = []
    starts: dict[Key, int] = {}
    current = FieldLines([], 0, 0)
    above: Field | None = None
    for field in fields:
        is_current = field.key == current_key
        lines += gap(above, field) if above else []
        drawn = field_lines(field, is_current, width)
        starts[field.key] = len(lines)
        if is_current:
            current = drawn
        lines += drawn.lines
        above = field
    return lines, starts, current


def _top(start: int, current: FieldLines, height: int) -> int:
    """The first line to show: all of the current field if it fits, and surely what keys act on."""
    end = start + len(current.lines)
    top = min(max(0, end - height), start)
    top = max(top, start + current.last + 1 - height)
    return min(top, start + current.first)


def _out_of_sight(above: bool, below: bool, width: int) -> Line:
    words = [word for word, is_so in (("▲ more above", above), ("▼ more below", below)) if is_so]
    return line(margin(width), Span("   ".join(words), "dim"))


class Hints(AsTall):
    """A few sentences, whole: as many as there are rows for, and surely the first."""

    sentences: reactive[tuple[Span, ...]] = reactive((), repaint=False)

    def watch_sentences(self) -> None:
        """Show the new sentences."""
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Each wrapped under the other; 0 rows is as many as are needed."""
        left = margin(width)
        rows: list[Line] = []
        for sentence in self.sentences:
            told = wrap(sentence.text, width - len(left))
            if rows and len(rows) + len(told) > height > 0:
                break
            rows += [line(left, Span(row, sentence.tone)) for row in told]
        return rows[:height] if height else rows
