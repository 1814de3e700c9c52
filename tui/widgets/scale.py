"""A scale from 0 to 10 as lines: the numbers, and beneath them what it was before."""

from collections.abc import Iterator

from rich.cells import cell_len

from tui.core.forms.fields import HIGHEST, PAIN_WORDS, Scale, anchors
from tui.widgets.lines import Base, Line, Span, Tone, line

_ROOM_FOR_WORDS = 21
"""Cells beside the numbers for the longest of their words."""
_NARROWEST, _WIDEST = 3, 5
"""Cells of one number with its brackets."""
_WAS, _WAS_MIRRORED = "▲ before", "before ▲"


def scale_lines(scale: Scale, base: Base, width: int, indent: int) -> list[Line]:
    """The numbers with the chosen one in brackets, its word, and what it was before."""
    cells = _cells_of_number(width - indent)
    tone: Tone = "plain" if scale.score is None else "accent"
    word = Span(_word(scale), "dim" if scale.score is None else tone)
    numbers = [Span(" " * indent), *_numbers(scale, cells)]
    beneath = _beneath(scale, cells, width, indent)
    used = indent + cells * (HIGHEST + 1)
    if used + cell_len(word.text) + 2 <= width:
        return [line(*numbers, "  ", word, base=base), *beneath]
    return [line(*numbers, base=base), line(" " * indent, word), *beneath]


def _cells_of_number(width: int) -> int:
    room = (width - _ROOM_FOR_WORDS) // (HIGHEST + 1)
    return min(max(room, _NARROWEST), _WIDEST)


def _numbers(scale: Scale, cells: int) -> Iterator[Span]:
    """What is below the chosen number stands out too, like a bar that is filled so far."""
    for number in range(HIGHEST + 1):
        if number == scale.score:
            yield Span(f"[{number}]".ljust(cells), "accent")
        else:
            filled = scale.score is not None and number < scale.score
            yield Span(_bare(number, cells), "plain" if filled else "dim")


def _bare(number: int, cells: int) -> str:
    return f" {number} ".ljust(cells)


def _word(scale: Scale) -> str:
    if scale.score is None:
        return "unknown"
    if scale.score == scale.marked:
        return "from your marks"
    return scale.words.get(scale.score, "")


def _beneath(scale: Scale, cells: int, width: int, indent: int) -> list[Line]:
    """The value before under its number; the ends of a scale that is not about pain."""
    if scale.words is not PAIN_WORDS:
        return [line(" " * (indent + 1), Span(anchors(scale.words), "dim"))]
    if scale.before is None:
        return []
    within = _bare(scale.before, cells).index(str(scale.before))
    column = indent + scale.before * cells + within  # the arrow stands under the number
    if column + len(_WAS) <= width:
        return [line(" " * column, Span(_WAS, "dim"))]
    return [line(" " * (column + 1 - len(_WAS_MIRRORED)), Span(_WAS_MIRRORED, "dim"))]
