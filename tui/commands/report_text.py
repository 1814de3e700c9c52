"""A report as plain text, 80 columns wide."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from tui.core.report.page import CHARTED, Block, Chart, Facts, Page, Table
from tui.core.review.readings import Measure, Span
from tui.core.telling import UNKNOWN

WIDTH = 80
_GAP = 2
_NARROWEST = 6
"""Columns to which a column of a table may be squeezed."""
_AXIS = 20
"""Columns from 0 to 10."""
_LETTER: dict[Measure, str] = {"before": "b", "worst": "W", "after": "a", "morning": "m"}
_SEVERAL = "*"


def text_of(page: Page) -> str:
    """The whole report; it ends in a line end."""
    blocks = ["\n".join(_block(block)) for block in page.blocks]
    foot = "\n".join(part for line in page.foot for part in _wrapped(line, WIDTH))
    head = f"{page.title}\n{'=' * len(page.title)}"
    return "\n\n".join((head, *blocks, foot)) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Facts():
            yield from _columns(block.rows)
        case Table():
            headings = tuple(column.heading for column in block.columns)
            yield block.title.upper()
            yield "-" * WIDTH
            yield from _columns((headings, *block.rows))
            yield from _wrapped(block.note, WIDTH)
        case Chart():
            yield from _wrapped(block.title.upper(), WIDTH)
            yield from _chart(block)
            yield from _wrapped(block.legend, WIDTH)
            yield from _wrapped(block.note, WIDTH)


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows with their cells below one another, wrapped where they don't fit."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    while sum(widths) + _GAP * (len(widths) - 1) > WIDTH and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    for row in rows:
        cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
            yield (" " * _GAP).join(padded).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of a text; days stay whole."""
    return wrap(text, width, break_on_hyphens=False)


def _chart(chart: Chart) -> Iterator[str]:
    axis = f"0{'5':>{_AXIS // 2}}{'10':>{_AXIS // 2}}"
    headings = "".join(f"{one:>8}" for one in CHARTED)
    yield f"{'from':10}{headings}  {axis}"
    for span in chart.spans:
        means = "".join(f"{_mean(span, one):>8}" for one in CHARTED)
        yield f"{span.since}{means}  {_line(span)}  {_happened(chart, span)}".rstrip()
    yield f"{', '.join(f'{_LETTER[one]} {one}' for one in CHARTED)}, {_SEVERAL} several of them"


def _happened(chart: Chart, span: Span) -> str:
    """The letters of a span, and how often where it is not once."""
    counts = Counter(letter for day, letter in chart.letters if span.since <= day <= span.until)
    return " ".join(f"{count if count > 1 else ''}{letter}" for letter, count in counts.items())


def _mean(span: Span, measure: Measure) -> str:
    return f"{span.means[measure]:.1f}" if measure in span.means else UNKNOWN


def _line(span: Span) -> str:
    """The means on an axis of half points."""
    line = ["·"] * (_AXIS + 1)
    for measure in CHARTED:
        if measure in span.means:
            at = round(span.means[measure] * _AXIS / 10)
            line[at] = _LETTER[measure] if line[at] == "·" else _SEVERAL
    return "".join(line)
