"""Lines with a picture among them: the inks of `core.format.figures` in colours of the theme."""

from rich.style import Style

from tui.core.format.figures import Ink
from tui.widgets.lines import Base, Drawn, Tone
from tui.widgets.tones import ink_ground, ink_style, is_ink


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
