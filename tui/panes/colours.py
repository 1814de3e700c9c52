"""The colour of a session as a shape and a word, so that it needs no colour."""

from tui.core.rules.history import Colour, Verdict
from tui.widgets.lines import Line, Span, Tone, fit, line, wrap

CELLS = 9
"""Of shape and word."""
_SHAPES: dict[Colour, tuple[str, Tone]] = {
    "green": ("✓", "good"),
    "amber": ("~", "warn"),
    "red": ("!", "bad"),
    "held": ("?", "warn"),
    "pending": ("…", "dim"),
    "unrated": ("–", "dim"),
}


def colour_span(colour: Colour | None, cells: int = CELLS) -> Span:
    """Shape and word in that many cells, with room for less than the word the shape alone."""
    if colour is None:
        return Span(" " * cells)
    shape, tone = _SHAPES[colour]
    return Span(fit(f"{shape} {colour}" if cells >= CELLS else shape, cells), tone)


def verdict_lines(verdict: Verdict, width: int) -> list[Line]:
    """The colour and why, over what it is about; a blank row ends it."""
    shape, tone = _SHAPES[verdict.colour]
    word = f"{shape} {verdict.colour}"
    whose = f"{verdict.side}: " if verdict.side else ""
    why = verdict.because.removeprefix(f"{verdict.colour.capitalize()}: ")
    first, *more = wrap(f"{word} · {whose}{why}", width, indent="  ")
    head = line(Span(first[: len(word)], tone), first[len(word) :])
    return [head, *map(line, more), line()]
