"""What the app around a widget has found out about its terminal."""

from typing import TYPE_CHECKING, Any

from textual.app import App

if TYPE_CHECKING:
    from tui.drawing.medium import Medium

IS_ASCII = "-ascii"
"""The class of an app whose terminal may be sent ASCII only, in what is drawn of dots."""
WANTS_SEXTANTS = "-sextants"
"""The class of an app whose person asked for the finest blocks."""


def medium_of(app: App[Any]) -> "Medium":
    """How to draw in that app."""
    from tui.drawing.medium import medium  # the first screen draws nothing

    return medium(
        beyond_ascii=not app.has_class(IS_ASCII),
        has_colour=not app.no_color,
        sextants=app.has_class(WANTS_SEXTANTS),
    )
