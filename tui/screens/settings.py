"""The settings: a line each, changed by arrows, in the file at once."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from tui.core.preferences import PREFERENCES, Preference, changed
from tui.core.settings import Settings
from tui.core.text import clean
from tui.leading.settings_keeper import Said, SettingsKeeper
from tui.screens.base import Page
from tui.screens.moving import MovingPage, moving_keys
from tui.screens.sized import COMPACT, NOT_COMPACT
from tui.screens.threads import in_thread
from tui.screens.today.today_layout import TodayLayout
from tui.storage.stores import Stores
from tui.widgets.field_lines import margin
from tui.widgets.form import Hints
from tui.widgets.lines import Line, Span, line
from tui.widgets.picker import Picker

_LABEL = max(len(one.label) for one in PREFERENCES) + 2
"""Cells."""


class SettingsScreen(MovingPage[None]):
    """Changes them, and tells of each change."""

    DEFAULT_CSS = """
    SettingsScreen {
        #settings { height: 1fr; }
        #hints { height: auto; max-height: 5; margin-top: 1; }
        &.-compact #hints { max-height: 3; margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [COMPACT, (NOT_COMPACT, "-roomy")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,space,enter", "change(1)", "Change", key_display="← →",
                id="settings.next", tooltip="The next value"),
        Binding("left,h", "change(-1)", "Change", show=False, id="settings.previous",
                tooltip="The value before"),
        Binding("escape,q,comma", "close", "Back", key_display="esc", id="settings.close",
                tooltip="Back to Today"),
        *moving_keys("settings", "setting"),
    ]  # fmt: skip

    class Changed(Message):
        """These hold from now on."""

        def __init__(self, settings: Settings) -> None:
            super().__init__()
            self.settings = settings

    def __init__(self, stores: Stores, keeper: SettingsKeeper) -> None:
        super().__init__()
        self._settings = stores.settings.settings
        self._keeper = keeper
        can_edit = stores.settings_file is not None and not stores.kiosk
        rest = clean(f"More, such as time_zone and keymap, is set in {stores.settings_file}")
        self._rest = (Span(rest, "dim"),) if can_edit else ()

    def body(self) -> Iterable[Widget]:
        """The lines, and a sentence about the one under the cursor, or about what was saved."""
        yield Picker(self._row, len(PREFERENCES), id="settings")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        """Say what this is."""
        self.set_bar("Settings")
        self._explain()

    def movable(self) -> Picker:
        """The lines."""
        return self.query_one(Picker)

    def on_picker_cursor_moved(self) -> None:
        """Explain the setting that the cursor is on."""
        self._explain()

    def action_change(self, by: int) -> None:
        """Take another value, which holds at once and is saved."""
        preference = self._current
        settings = changed(self._settings, preference, by)
        if settings == self._settings:
            return
        self._settings = settings
        self.movable().redraw()
        self.post_message(self.Changed(settings))
        save = self._keeper.change(preference.key, getattr(settings, preference.key))
        app = self.app
        in_thread(save).add_done_callback(lambda saved: self._tell(app, saved.result()))

    def action_close(self) -> None:
        """Back to Today."""
        self.dismiss(None)

    @property
    def _current(self) -> Preference:
        return PREFERENCES[self.movable().cursor]

    def _row(self, index: int, width: int, on_cursor: bool) -> Sequence[Line]:
        one = PREFERENCES[index]
        left, value = margin(width), one.shown(self._settings)
        if not on_cursor:
            return [line(left, f"{one.label:<{_LABEL}}  ", Span(value, "strong"))]
        label = f"{one.label:<{_LABEL}}"
        pointer = f"{'▶':>{cell_len(left) - 1}} "
        return [line(Span(pointer, "accent"), label, Span(f"◂ {value} ▸", "accent"), base="cursor")]

    def _explain(self) -> None:
        about = Span(self.named(self._current.about))
        self.query_one(Hints).sentences = (about, *self._rest)

    def _tell(self, app: App[Any], said: Said | None) -> None:
        """What became of a change; what is wrong comes first, and where not all has room."""
        if said is None:
            return
        if not self.is_attached:
            if not said.is_saved:
                _tell_elsewhere(app, said.text)
            return
        told = Span(said.text, "dim") if said.is_saved else Span(f"! {said.text}", "warn")
        about = Span(self.named(self._current.about))
        is_last = said.is_saved and not self.has_class(COMPACT[1])
        self.query_one(Hints).sentences = (about, told) if is_last else (told, about)


def _tell_elsewhere(app: App[Any], text: str) -> None:
    """On the page that is open once the settings were left, as long as that is not closed."""
    page = next((one for one in reversed(app.screen_stack) if isinstance(one, Page)), None)
    if isinstance(page, TodayLayout):
        page.attend([text])
    elif page is not None:
        page.warn(text)
