"""Lines with a picture among them: cells in the inks of `core.figures`, in colours of the theme."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from rich.style import Style

from tui.core.format.figures import Ink
from tui.drawing.raster import NOTHING, Cell
from tui.drawing.shown import INKS
from tui.widgets.lines import Base, Drawn, Line, Span, Tone
from tui.widgets.tones import ink_ground, ink_style, is_ink

_CHARACTER, _INK_AND_GROUND = itemgetter(0), itemgetter(1, 2)
"""Of a cell."""


class Pictured(Drawn):
    """Lines that may have spans of cells."""

    def style_of(self, base: Base, tone: Tone | Ink, on: Ink | None) -> Style:
        """An ink is mixed with the background, so that it suits every theme."""
        style = super().style_of(base, tone, None)
        variables, ground = self.app.theme_variables, self.background_colors[1]
        if is_ink(tone):
            style += ink_style(tone, ground, variables)
        if on is not None:
            style += ink_ground(on, ground, variables)
        return style


def pictured(rows: Iterable[Sequence[Cell]]) -> list[Line]:
    """Rows of cells as lines."""
    return [
        Line(
            tuple(
                Span(
                    "".join(map(_CHARACTER, run)),
                    INKS[ink - 1] if ink != NOTHING else "plain",
                    INKS[ground - 1] if ground != NOTHING else None,
                )
                for (ink, ground), run in groupby(row, _INK_AND_GROUND)
            )
        )
        for row in rows
    ]
