"""Lines with a picture among them: cells in the inks of `core.figures`, in colours of the theme."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import get_args

from rich.style import Style
from textual.color import Color

from tui.core.format.figures import Ink
from tui.drawing.raster import NOTHING, Cell
from tui.drawing.shown import INKS
from tui.widgets.lines import Base, Drawn, Line, Span, Tone

_INKS = frozenset(get_args(Ink))


class Pictured(Drawn):
    """Lines that may have spans of cells."""

    COMPONENT_CLASSES = {f"pictured--{ink}" for ink in INKS}
    DEFAULT_CSS = """
    Pictured {
        .pictured--floor { color: $foreground 32%; }
        .pictured--far { color: $foreground 16%; }
        .pictured--prop { color: $primary 70%; }
        .pictured--skin { color: $foreground 30%; }
        .pictured--bone { color: $foreground 68%; }
        .pictured--tendon { color: $foreground 92%; }
        .pictured--muscle { color: $error 52%; }
        .pictured--target { color: $accent; text-style: bold; }
    }
    """

    def style_of(self, base: Base, tone: Tone | Ink, on: Ink | None) -> Style:
        """An ink is mixed with the background, so that it suits every theme."""
        is_ink = tone in _INKS
        style = super().style_of(base, "plain" if is_ink else tone, None)
        if is_ink:
            styles = self.get_component_styles(f"pictured--{tone}")
            style += styles.text_style + Style(color=self._mixed(styles.color).rich_color)
        if on is not None:
            ground = self.get_component_styles(f"pictured--{on}").color
            style += Style(bgcolor=self._mixed(ground).rich_color)
        return style

    def _mixed(self, colour: Color) -> Color:
        ground = self.background_colors[1]
        return ground.blend(colour, colour.a, 1.0)


def pictured(rows: Iterable[Sequence[Cell]]) -> list[Line]:
    """Rows of cells as lines."""
    return [
        Line(
            tuple(
                Span(
                    "".join(cell.character for cell in run),
                    INKS[ink - 1] if ink != NOTHING else "plain",
                    INKS[ground - 1] if ground != NOTHING else None,
                )
                for (ink, ground), run in groupby(row, lambda cell: (cell.ink, cell.ground))
            )
        )
        for row in rows
    ]
