"""A screen of cells as an SVG picture that looks the same in every viewer.

Blocks are drawn as rectangles: as text they would leave seams where a font is not as high as a
line. Letters are text, so that the picture can be searched, read aloud and compared.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

WIDE, HIGH = 10, 20
"""Of a cell."""
_MARGIN = 10
_BASE = 15
"""From the top of a cell to the line that letters stand on."""
_LINE, _THICK = 1.4, 4.0
"""How high light and heavy horizontal lines are."""
_ROUND = 8
_FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_FROM_BELOW = "▁▂▃▄▅▆▇█"
_FROM_LEFT = "▏▎▍▌▋▊▉█"
_SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}

Box = tuple[float, float, float, float]
"""Left, top, width, height: shares of a cell."""


class Drawn(NamedTuple):
    """One cell of the screen; colours as `#rrggbb`."""

    character: str
    colour: str
    ground: str
    is_bold: bool = False


def svg(rows: Sequence[Sequence[Drawn]], title: str) -> str:
    """The picture. `title` is what is read aloud instead of it."""
    width = len(rows[0]) * WIDE + 2 * _MARGIN
    height = len(rows) * HIGH + 2 * _MARGIN
    behind = rows[-1][-1].ground
    shapes = [shape for y, row in enumerate(rows) for shape in _shapes(row, y)]
    letters = [text for y, row in enumerate(rows) for text in _letters(row, y)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" rx="{_ROUND}" fill="{behind}"/>',
            f'<g transform="translate({_MARGIN} {_MARGIN})">',
            '<g shape-rendering="crispEdges">',
            *shapes,
            "</g>",
            f'<g font-family="{_FONTS}" font-size="16.5">',
            *letters,
            "</g>",
            "</g>",
            "</svg>",
            "",
        ]
    )


def _shapes(row: Sequence[Drawn], y: int) -> Iterator[str]:
    at = 0
    for ground, run in groupby(cell.ground for cell in row):
        count = len(list(run))
        yield _rectangle(at, y, (0, 0, count, 1), ground)
        at += count
    at = 0
    for (character, colour), same in groupby((cell.character, cell.colour) for cell in row):
        count = len(list(same))
        for left, top, wide, high in _boxes(character):
            stretched = [(left, count)] if wide == 1 else [(left + n, wide) for n in range(count)]
            for start, length in stretched:
                opacity = _SHADES.get(character, 1)
                yield _rectangle(at, y, (start, top, length, high), colour, opacity)
        at += count


def _boxes(character: str) -> Sequence[Box]:
    """What a block is made of; nothing for what is a letter."""
    if character in _SHADES:
        return [(0, 0, 1, 1)]
    if character in _FROM_BELOW:
        share = (_FROM_BELOW.index(character) + 1) / 8
        return [(0, 1 - share, 1, share)]
    if character in _FROM_LEFT:
        return [(0, 0, (_FROM_LEFT.index(character) + 1) / 8, 1)]
    match character:
        case " ":
            return []
        case "▕":
            return [(7 / 8, 0, 1 / 8, 1)]
        case "▀":
            return [(0, 0, 1, 0.5)]
        case "─":
            return [(0, 0.5 - _LINE / HIGH / 2, 1, _LINE / HIGH)]
        case "━":
            return [(0, 0.5 - _THICK / HIGH / 2, 1, _THICK / HIGH)]
        case _ if character in _QUADRANTS:
            bits = _QUADRANTS.index(character)
            return [(n % 2 / 2, n // 2 / 2, 0.5, 0.5) for n in range(4) if bits >> n & 1]
        case _:
            return []


def _rectangle(x: int, y: int, box: Box, colour: str, opacity: float = 1) -> str:
    left, top, wide, high = box
    place = f'x="{_short((x + left) * WIDE)}" y="{_short((y + top) * HIGH)}"'
    size = f'width="{_short(wide * WIDE)}" height="{_short(high * HIGH)}"'
    veil = f' fill-opacity="{opacity}"' if opacity != 1 else ""
    return f'<rect {place} {size} fill="{colour}"{veil}/>'


def _letters(row: Sequence[Drawn], y: int) -> Iterator[str]:
    at = 0
    for (is_word, colour, is_bold), run in groupby(row, _is_word_in):
        text = "".join(cell.character for cell in run)
        if is_word:
            weight = ' font-weight="bold"' if is_bold else ""
            place = f'x="{at * WIDE}" y="{y * HIGH + _BASE}" textLength="{len(text) * WIDE}"'
            yield f'<text {place} fill="{colour}"{weight}>{escape(text)}</text>'
        at += len(text)


def _is_word_in(cell: Drawn) -> tuple[bool, str, bool]:
    is_word = cell.character != " " and not _boxes(cell.character)
    return is_word, cell.colour, cell.is_bold


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
