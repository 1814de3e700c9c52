"""All that can be done on a screen, found by typing a few letters of it."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.core.text import clean
from tui.screens.base import Page
from tui.widgets.key_names import key_name
from tui.widgets.lines import Base, Line, Lines, Span, fit, line
from tui.widgets.picker import Picker

_LONGEST = 40
"""Characters of what is typed."""
_KEY = 8
"""Cells of a key."""
_NOT_BY_NAME = ("move", "palette")
"""Beginnings of actions that make no sense here: a cursor is moved by keys."""


class Command(NamedTuple):
    """Something that can be done."""

    words: str
    key: str
    """What does the same; empty where nothing does."""
    run: Callable[[], Awaitable[object] | None]


def commands_of(page: Page[Any]) -> list[Command]:
    """What the keys of a page do at this moment, each once."""
    found: dict[str, Command] = {}
    for active in page.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.id and not binding.action.startswith(_NOT_BY_NAME):
            words = binding.tooltip or binding.description
            run = partial(page.app.run_action, binding.action, active.node)
            found.setdefault(words, Command(words, key_name(page.app, binding), run))
    return list(found.values())


class PaletteScreen(Page[Command | None]):
    """Ends with the command that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Do it", key_display="enter", id="palette.choose",
                tooltip="Do what is marked"),
        Binding("escape", "back", "Back", key_display="esc", id="palette.back",
                tooltip="Back, doing nothing"),
        Binding("down", "move(1)", "Move", key_display="↑↓", id="palette.down",
                tooltip="The next one"),
        Binding("up", "move(-1)", "Up", show=False, id="palette.up", tooltip="The one before"),
        Binding("pagedown", "move_page(1)", "Page", show=False, id="palette.page_down",
                tooltip="The next page"),
        Binding("pageup", "move_page(-1)", "Page", show=False, id="palette.page_up",
                tooltip="The page before"),
        Binding("backspace", "erase", "Erase", show=False, id="palette.erase",
                tooltip="Take the last letter back"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    PaletteScreen #typed { height: 1; }
    """
    TYPED = (("letters", "Show only what has these words"),)

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._shown = list(commands)
        self._typed = ""

    def body(self) -> Iterable[Widget]:
        """What is typed, and what it finds."""
        yield Lines(id="typed")
        yield Picker(self._row, len(self._shown), id="commands")

    def on_mount(self) -> None:
        """Ask what to do."""
        self.set_bar("What to do", "type a few letters")
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No palette over itself."""
        return action != "palette"

    def takes_text(self) -> bool:
        """Always."""
        return True

    def takes(self, event: events.Key) -> bool:
        """Letters find."""
        if event.character is None or not event.is_printable:
            return False
        self._find(clean(self._typed + event.character, _LONGEST))
        return True

    def action_erase(self) -> None:
        """Take the last letter back."""
        self._find(self._typed[:-1])

    def action_move(self, by: int) -> None:
        """Mark another one."""
        self.query_one(Picker).move(by)

    def action_move_page(self, by: int) -> None:
        """A view on or back."""
        self.query_one(Picker).move_page(by)

    def action_choose(self) -> None:
        """Do what is marked, where anything is."""
        if self._shown:
            self.dismiss(self._shown[self.query_one(Picker).cursor])

    def action_back(self) -> None:
        """Do nothing."""
        self.dismiss(None)

    def _find(self, typed: str) -> None:
        self._typed = typed
        words = typed.casefold().split()
        self._shown = [
            one for one in self._commands if all(word in one.words.casefold() for word in words)
        ]
        self.query_one(Picker).set_count(len(self._shown))
        self._show()

    def _show(self) -> None:
        found = "" if self._shown else "  nothing has these words"
        self.query_one("#typed", Lines).show(
            [line(Span(f" {self._typed}_", "accent"), Span(found, "dim"))]
        )

    def _row(self, index: int, width: int, on_cursor: bool) -> tuple[Line]:
        command = self._shown[index]
        base: Base = "cursor" if on_cursor else "plain"
        words = fit(command.words, width - _KEY - 3)
        sign = "▶ " if on_cursor else "  "
        return (line(sign, words, " ", Span(fit(command.key, _KEY), "dim"), base=base),)
