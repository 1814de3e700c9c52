"""How the app looks and which keys it has, by the settings and what the terminal can show."""

from typing import ClassVar

from textual.binding import BindingType

from tui.core.settings import Settings
from tui.core.terminals import Colours
from tui.screens.keys import APP_KEYS, digits_by_character
from tui.terminal.safe_app import SafeApp
from tui.themes import OURS, SIXTEEN, readable
from tui.widgets.closed import let_go_of_closed_screens
from tui.widgets.key_names import WithOwnKeys
from tui.widgets.medium import IS_ASCII, WANTS_SEXTANTS

FEW_COLOURS = "-few-colours"
"""The class of an app with 16 or none: planes that lie over others get a border."""


class AppWithLooks(SafeApp, WithOwnKeys):
    """Themes, colours, characters and keys; it shows nothing by itself."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS

    def __init__(self, settings: Settings, colours: Colours, beyond_ascii: bool) -> None:
        """`settings` has no keys but those that can be used."""
        let_go_of_closed_screens()
        super().__init__(colours, beyond_ascii)
        self.keymap = settings.keymap
        self.digits = digits_by_character(settings.digits)
        for theme in OURS:
            self.register_theme(theme)
        # As `show_theme`, but before the styles are read for the first time, not again after it.
        self.set_reactive(AppWithLooks.theme, self._theme_for(settings.theme))
        self.stylesheet.set_variables(self.get_css_variables())
        if settings.keymap:
            self.set_keymap(settings.keymap)
        self.set_class(colours in ("16", "none"), FEW_COLOURS)
        self.set_class(not beyond_ascii, IS_ASCII)
        self.set_class(settings.sextants, WANTS_SEXTANTS)

    def show_theme(self, name: str) -> None:
        """Use that theme; sixteen colours have their own."""
        self.theme = self._theme_for(name)

    def _theme_for(self, name: str) -> str:
        return SIXTEEN.name if self.colours == "16" else name

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours and our own, all of them readable."""
        self.theme_variables = readable(self.current_theme, super().get_css_variables())
        return self.theme_variables
