"""Red flags as lines: the questions of a sheet, and what to do after a yes."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from tui.core.format.definitions import Flag, Tier
from tui.core.forms.red_flag_form import RedFlagForm, Sheet
from tui.core.forms.red_flag_words import HEADINGS, asks, asks_one
from tui.core.rules.red_flag_advice import advised
from tui.core.rules.red_flags import Reported
from tui.widgets.lines import Line, Span, Tone, line, paragraph, wrap

_TONES: dict[Tier, Tone] = {"emergency": "bad", "urgent": "bad", "book": "warn"}
_YES, _OPEN = "[yes]", "[   ]"


def sheet_lines(form: RedFlagForm, since: dt.date | None, none: str, width: int) -> list[Line]:
    """The open sheet: every line with its number, and whether it is marked; `none` is a key."""
    sheet = form.sheet
    if sheet is None:
        return []
    if form.on_a_sheet == 1:
        return _single(form, sheet, since, none, width)
    return [
        *paragraph(HEADINGS[sheet.tier], width, _TONES[sheet.tier]),
        *_asks(sheet, since, width),
        line(),
        *(
            row
            for index, text in enumerate(sheet.lines)
            for row in _choice(str(index + 1), text, index in form.marks, width)
        ),
        line(),
        *_choice(none, "None of these", form.says_none, width),
    ]


def advice_lines(yes: Sequence[Reported], flags: Collection[Flag], width: int) -> Iterator[Line]:
    """What to do about what was answered with yes, the most urgent first.

    `flags` are the region's questions as they are now; one that is gone is named by its id.
    """
    above: Tier | None = None
    for one in advised(yes, flags):
        if one.tier != above:
            if above:
                yield line()
            yield from paragraph(HEADINGS[one.tier], width, _TONES[one.tier])
            above = one.tier
        yield from paragraph(f"· {one.question}", width, "strong", "  ")
        for text in filter(None, (one.advice, one.tell)):
            yield from _indented(text, width)


def _single(
    form: RedFlagForm, sheet: Sheet, since: dt.date | None, none: str, width: int
) -> list[Line]:
    """One question in the fewest rows; a risk follows the question that it belongs to."""
    asked = "more worrying with:" if sheet.risks else asks_one(since)
    yes, no = (_YES if one else _OPEN for one in (bool(form.marks), form.says_none))
    return [
        *paragraph(f"{sheet.tier.upper()} · {asked}", width, _TONES[sheet.tier]),
        *paragraph(sheet.lines[0], width, "strong"),
        line(f"1 {yes} it is so   {none} {no} it is not"),
    ]


def _asks(sheet: Sheet, since: dt.date | None, width: int) -> list[Line]:
    if not sheet.risks:
        return paragraph(asks(since), width)
    (flag,) = sheet.flags
    return [
        *paragraph(f"{_YES} {flag.question}", width, "strong"),
        *paragraph("It is more worrying with any of these:", width),
    ]


def _choice(key: str, text: str, is_marked: bool, width: int) -> Iterator[Line]:
    """A line to mark: by word and shape, and brighter."""
    left = f"{key} {_YES if is_marked else _OPEN} "
    tone: Tone = "strong" if is_marked else "plain"
    for number, row in enumerate(wrap(text, width - len(left))):
        if number:
            yield line(" " * len(left), Span(row, tone))
        else:
            yield line(Span(left, "accent" if is_marked else "dim"), Span(row, tone))


def _indented(text: str, width: int) -> list[Line]:
    return [line("  ", row) for row in wrap(text, width - 2)]
