"""Pictures in one ink, in as few changes of style as they can be drawn with."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby, product
from typing import Literal, NamedTuple

from tui.drawing.dots import Dots
from tui.drawing.raster import Canvas, pattern

Way = Literal["ink", "solid", "nothing"]
"""Ink on its ground; ground on ink; ground alone, which needs no colour for its characters."""

_STRETCHES = re.compile(" +|[^ ]+")


class Run(NamedTuple):
    """Characters of one row, all drawn the same way."""

    text: str
    way: Way


def runs(canvas: Canvas) -> list[list[Run]]:
    """Row by row. A cell full of ink is a space on ink: some terminals show seams between blocks.

    Where there is one, the cells beside it that are full in part are drawn on ink too, since a
    change of style costs more bytes than the cells between two of them. For dots that have a
    ground, as braille and ASCII have not.
    """
    return [list(_runs(row, canvas.dots)) for row in pattern(canvas)]


def _runs(row: str, dots: Dots) -> Iterator[Run]:
    full = dots.draw((True,) * dots.across * dots.down)
    stretches = [_stretch(text, full, dots) for text in _STRETCHES.findall(row)]
    for is_solid, group in groupby(stretches, lambda one: one.way == "solid"):
        together = list(group)
        text = "".join(one.text for one in together)
        yield Run(
            text, "solid" if is_solid else max(together, key=lambda one: one.way == "ink").way
        )


def _stretch(text: str, full: str, dots: Dots) -> Run:
    if text.isspace():
        return Run(text, "nothing")
    if full not in text:
        return Run(text, "ink")
    reverse = _reverse(dots)
    return Run("".join(map(reverse.__getitem__, text)), "solid")


@cache
def _reverse(dots: Dots) -> Mapping[str, str]:
    """The character in which ink and nothing have changed places."""
    ways = product((False, True), repeat=dots.across * dots.down)
    return {dots.draw(way): dots.draw(tuple(not one for one in way)) for way in ways}
