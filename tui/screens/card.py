"""A small question over the screen beneath."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.screens.keys import KeysInOrder
from tui.screens.sized import COMPACT, NOT_COMPACT
from tui.widgets.lines import Base, Drawn, Line, Span, line, wrap

Result = TypeVar("Result")


class CardText(Drawn):
    """The text of a card, as tall as it needs."""

    DEFAULT_CSS = """
    CardText { height: auto; }
    """

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Rows that the text takes."""
        return len(self.draw(width, 0))

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """What the card says now."""
        screen = self.screen
        rows = screen.say(width) if isinstance(screen, Card) else []
        return fitted(rows, height) if height else rows


def fitted(rows: Sequence[Line], height: int) -> Sequence[Line]:
    """Rows that a low screen has room for: without blank ones, and with the marked one in sight."""
    if len(rows) <= height:
        return rows
    rows = [row for row in rows if row.plain.strip()]
    marked = max((at for at, row in enumerate(rows) if row.base == "cursor"), default=0)
    top = max(0, marked + 2 - height)
    if top + height >= len(rows):
        return rows[max(0, len(rows) - height) :]
    return [*rows[top : top + height - 1], line(Span("▼ more below", "dim"))]


class Card(ModalScreen[Result], KeysInOrder[Result], Generic[Result]):
    """Says something and waits for a key.

    Textual keeps the app's keys from what lies over other screens, so quitting is bound here too.
    """

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [COMPACT, (NOT_COMPACT, "-roomy")]
    TYPED: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(keys, what they do) of keys that are typed rather than bound, for the help."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", show=False, key_display="?", id="help",
                tooltip="All keys of this question"),
        Binding("ctrl+q", "app.quit", "Quit", show=False, id="card.quit", tooltip="Quit"),
        Binding("ctrl+c", "app.quit", "Quit", show=False, id="card.interrupt", tooltip="Quit"),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """One text in a frame."""
        yield CardText(classes="card")

    def say(self, width: int) -> Sequence[Line]:
        """The lines of the card."""
        raise NotImplementedError

    def action_help(self) -> None:
        """Show all keys of this card."""
        from tui.screens.help import HelpScreen  # loaded when it is asked for: start-up counts

        self.app.push_screen(HelpScreen(self, "this question", self.TYPED))

    def ways(self, *ways: tuple[str, str]) -> list[Line]:
        """A line for each (id of a binding, what it does), with the key that it has now."""
        named = [(self.key(id), does) for id, does in ways]
        size = max(cell_len(key) for key, _ in named)
        return [line(Span(f"{key:<{size}}", "accent"), f"  {does}") for key, does in named]

    def say_again(self) -> None:
        """Draw the card anew; its height may have changed."""
        text = self.query_one(CardText)
        text.refresh(layout=True)
        text.redraw()


def menu(choices: Sequence[str], chosen: int, width: int) -> list[Line]:
    """The choices of a card, one of them marked; a long one takes several rows."""
    rows: list[Line] = []
    for index, text in enumerate(choices):
        base: Base = "cursor" if index == chosen else "plain"
        first, *more = wrap(text, width - 2)
        rows.append(line("▶ " if index == chosen else "  ", first, base=base))
        rows += [line("  ", row, base=base) for row in more]
    return rows
