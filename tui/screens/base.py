"""What all screens share: a bar on top, the keys at the bottom, and help."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.core.key_words import called
from tui.screens.keys import KeysInOrder
from tui.widgets.bar import EXAMPLE, REHEARSAL, KeyLine, TitleBar
from tui.widgets.key_names import key_name
from tui.widgets.lines import Span
from tui.widgets.paragraphs import Paragraphs

if TYPE_CHECKING:
    from tui.screens.palette import Command

Result = TypeVar("Result")
IS_EXAMPLE = "-example"
"""The class of an app in which all entries are made up."""
IS_REHEARSAL = "-rehearsal"
"""The class of an app that keeps nothing."""
_MARKS = {IS_EXAMPLE: EXAMPLE, IS_REHEARSAL: REHEARSAL}
WAY_OUT = "ctrl+w"
"""The key that asks what to do where something can't be saved."""


class Page(KeysInOrder[Result], Generic[Result]):
    """A screen with a bar on top and its keys at the bottom."""

    AUTO_FOCUS = ""
    TYPED: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(keys, what they do) of keys that are typed rather than bound, for the help."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,f1",
            "help",
            "Help",
            key_display="?",
            id="help",
            tooltip="All keys of this screen",
        ),
        Binding(
            "ctrl+p",
            "palette",
            "What to do",
            show=False,
            id="palette",
            tooltip="All that can be done here, by its words",
        ),
    ]

    warning: str = ""
    """What the person has to know for as long as it lasts; shown from the start, or by `warn`."""
    way_out: Callable[[], None] | None = None
    """What can be done about it."""

    def compose(self) -> ComposeResult:
        """The bar, what the screen holds, the keys."""
        mark = next((mark for name, mark in _MARKS.items() if self.app.has_class(name)), "")
        yield TitleBar(mark, id="bar")
        yield from self.body()
        yield KeyLine(self.label_of, self.key_of, id="keys")

    @property
    def can_show(self) -> bool:
        """Whether what comes late can be shown.

        A screen that is being removed, or whose app ends, is attached for a while: what it mounts
        then is not mounted, and what it is made of may be gone.
        """
        return self.is_attached and bool(self.display) and self.app.is_running

    def on_screen_suspend(self) -> None:
        """Name no key beneath a card: none of them works until that is answered."""
        for keys in self.query(KeyLine):  # none where this is being removed
            keys.is_beneath = self.app.screen.is_modal

    def on_screen_resume(self) -> None:
        """Show the warning, also one that came while another screen was on top."""
        for keys in self.query(KeyLine):
            keys.is_beneath = False
        self.warn(self.warning)

    def warn(self, text: str) -> None:
        """Say it under the title, from edge to edge; empty takes it away."""
        self.warning = text
        shown = self.query("#warning")
        if text and not shown:
            self.mount(Paragraphs(id="warning"), after="#bar")
        if text or shown:
            self.call_later(self._show_warning)

    def action_way_out(self) -> None:
        """Ask what to do about the warning, while there is one."""
        if self.warning and self.way_out is not None:
            self.way_out()

    def _show_warning(self) -> None:
        told = (Span(self.warning, "bad"),) if self.warning else ()
        self.query_one("#warning", Paragraphs).paragraphs = told

    def body(self) -> Iterable[Widget]:
        """What stands between the bar and the keys."""
        raise NotImplementedError

    def set_bar(self, heading: str, detail: str = "") -> None:
        """Say what this screen is."""
        bar = self.query_one("#bar", TitleBar)
        bar.heading, bar.detail = heading, detail

    def key_of(self, binding: Binding) -> str:
        """What the key line calls a key; while text is typed, help has one that types nothing."""
        name = key_name(self.app, binding)
        if binding.id != "help" or not self.takes_text():
            return name
        active = self.active_bindings.items()
        keys = [called(key) for key, one in active if one.binding.id == "help"]
        return next((key for key in keys if len(key) > 1), name)

    def takes_text(self) -> bool:
        """Whether a question mark would be part of what is typed."""
        return False

    def can_quit(self) -> bool:
        """Whether the app may close over this screen, which may ask instead."""
        return True

    def last_words(self) -> str:
        """What to say when it does; nothing, unless a subclass says so."""
        return ""

    def action_help(self) -> None:
        """Show all keys of this screen."""
        from tui.screens.help import HelpScreen  # loaded when it is asked for: start-up counts

        self.app.push_screen(HelpScreen(self, self.query_one(TitleBar).heading, self.TYPED))

    def action_palette(self) -> None:
        """Choose what to do by its words."""
        from tui.screens.palette import PaletteScreen

        self.app.push_screen(PaletteScreen(self.commands()), self._do)

    def commands(self) -> "list[Command]":
        """What the palette offers: what the keys do, unless a subclass has more."""
        from tui.screens.palette import commands_of

        return commands_of(self)

    async def _do(self, command: "Command | None") -> None:
        """What was chosen, unless this page is gone meanwhile."""
        if command is not None and self.app.screen is self:
            done = command.run()
            if done is not None:
                await done
