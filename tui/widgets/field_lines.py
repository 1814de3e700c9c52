"""One field of a form as lines."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from tui.core.forms.fields import Choice, Choices, Field, Reading, Scale, Text
from tui.widgets.lines import Base, Line, Span, Tone, fit, line, wrap
from tui.widgets.scale import scale_lines

_POINTER = "▶ "
_BULLET = "• "
_ROOMY = 60
"""Cells from which the left margin is wide."""
_CURSOR = "▏"


class FieldLines(NamedTuple):
    """A field's lines, and which of them the keys act on."""

    lines: list[Line]
    first: int
    last: int


def margin(width: int) -> str:
    """Blanks before every text; the sign of a field stands in them."""
    return "    " if width >= _ROOMY else "  "


def field_lines(field: Field, is_current: bool, width: int) -> FieldLines:
    """The field in that many cells."""
    if isinstance(field, Reading):
        return _reading(field, is_current, width)
    question = f"{field.about} · {field.question}" if field.about else field.question
    tone: Tone = "strong" if is_current else "plain"
    sign = _POINTER if is_current else ""
    lines = [*_signed(sign, question, tone, width), *_answer(field, is_current, width)]
    return FieldLines(lines, 0, len(lines) - 1)


def gap(above: Field, below: Field) -> list[Line]:
    """An empty line between two fields, unless what was before parts them already."""
    is_parted = (
        isinstance(above, Scale)
        and isinstance(below, Scale)
        and above.about == below.about
        and above.before is not None
    )
    return [] if is_parted else [Line()]


def _signed(sign: str, text: str, tone: Tone, width: int) -> Iterator[Line]:
    """Text in rows, with a sign in the gutter of the first."""
    left = margin(width)
    rows = wrap(text, width - len(left) - 1)
    yield line(left[len(sign) :], Span(sign, "accent"), Span(rows[0] if rows else "", tone))
    for row in rows[1:]:
        yield line(left, Span(row, tone))


def _answer(field: Scale | Choice | Choices | Text, is_current: bool, width: int) -> list[Line]:
    base: Base = "cursor" if is_current else "plain"
    match field:
        case Scale():
            return scale_lines(field, base, width, len(margin(width)))
        case Choice():
            hints = [row for hint in field.hints for row in _signed("", hint, "dim", width)]
            return [*_flow(_options(field), base, width), *hints]
        case Choices():
            return list(_flow(_boxes(field, is_current), base, width))
        case Text():
            return [_text(field, is_current, width)]


def _options(choice: Choice) -> Iterator[Span]:
    for option in choice.options:
        if option == choice.chosen:
            yield Span(f"[{option}]  ", "accent")
        else:
            yield Span(f" {option}   ", "dim" if choice.chosen else "plain")


def _boxes(choices: Choices, is_current: bool) -> Iterator[Span]:
    for index, option in enumerate(choices.options):
        is_chosen = option in choices.chosen
        here = "▸" if is_current and index == choices.at else " "
        tone: Tone = "accent" if is_chosen else "strong" if here != " " else "plain"
        yield Span(f"{here}[{'x' if is_chosen else ' '}] {option}  ", tone)


def _flow(spans: Iterable[Span], base: Base, width: int) -> Iterator[Line]:
    """Spans one after another, on as many rows as they need."""
    left = Span(margin(width))
    row, used = [left], len(left.text)
    for span in spans:
        cells = cell_len(span.text)
        if used + cells > width and len(row) > 1:
            yield line(*row, base=base)
            row, used = [left], len(left.text)
        row.append(span)
        used += cells
    yield line(*row, base=base)


def _text(field: Text, is_current: bool, width: int) -> Line:
    """What was typed; long text is scrolled so that the cursor is in sight."""
    left, text = margin(width), field.text.replace("\n", " ")
    room = width - 2 * len(left)
    if not is_current:
        shown = Span(fit(text, room)) if text else Span("not filled in", "dim")
        return line(left, shown, base="bar")
    before = _tail(text[: field.at], room - 1)
    after = set_cell_size(text[field.at :], room - cell_len(before) - 1)
    return line(left, before, Span(_CURSOR, "accent"), after, base="cursor")


def _tail(text: str, width: int) -> str:
    """The end of the text in at most that many cells."""
    tail = text[-width:]
    while tail and cell_len(tail) > width:
        tail = tail[1:]
    return tail


def _reading(field: Reading, is_current: bool, width: int) -> FieldLines:
    """A heading and its paragraphs; the pointer is at the one being read."""
    lines = [line(margin(width), Span(f"! {field.question}", "bad"))]
    first = last = 0
    for number, text in enumerate(field.paragraphs):
        is_read = number == field.at
        if is_read and number:
            first = len(lines)
        lines += _signed(_POINTER if is_current and is_read else _BULLET, text, "warn", width)
        if is_read:
            last = len(lines) - 1
    return FieldLines(lines, first, last)
