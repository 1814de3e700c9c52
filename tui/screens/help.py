"""All keys of a screen, as its bindings declare them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.core.key_words import called
from tui.screens.keys import KeysInOrder
from tui.screens.moving import MovingPage, moving_keys
from tui.widgets.lines import Line, Span, fit, line, wrap
from tui.widgets.reader import Reader

_GAP = "  "


class KeyHelp(NamedTuple):
    """The keys of one action, and what it does."""

    keys: str
    does: str


class HelpScreen(MovingPage[None]):
    """Lists the keys of the page or card beneath it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "close", "Back", key_display="esc", id="help.close",
                tooltip="Back to the screen"),
        *moving_keys("help", "line"),
    ]  # fmt: skip

    def __init__(
        self, page: KeysInOrder[Any], title: str, typed: Sequence[tuple[str, str]]
    ) -> None:
        """`typed` are keys that are typed rather than bound, and what they do."""
        super().__init__()
        self._page = page
        self._title = title
        self._typed = typed

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Reader(self._lay_out, id="help")

    def on_mount(self) -> None:
        """Say whose keys these are."""
        self.set_bar(f"Keys: {self._title}")

    def movable(self) -> Reader:
        """The list."""
        return self.query_one(Reader)

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss(None)

    def _lay_out(self, width: int) -> list[Line]:
        here, everywhere = self._key_helps()
        size = min(max(cell_len(one.keys) for one in (*here, *everywhere)), width // 2)
        return [
            line(Span("On this screen", "accent")),
            *_rows(here, size, width),
            line(),
            line(Span("Everywhere", "accent")),
            *_rows(everywhere, size, width),
        ]

    def _key_helps(self) -> tuple[list[KeyHelp], list[KeyHelp]]:
        """Of this screen, and of all screens; ids of the latter have no screen in front.

        Without those that do nothing at this moment.
        """
        here: dict[str, list[Binding]] = {}
        everywhere: dict[str, list[Binding]] = {}
        for active in self._page.active_bindings.values():
            binding = active.binding
            works = active.enabled and self._page.is_of_use(binding)
            if works and binding.id:  # Textual's own have none
                where = here if "." in binding.id else everywhere
                where.setdefault(binding.tooltip or binding.description, []).append(binding)
        typed = [KeyHelp(*one) for one in self._typed]
        here_helps = [*map(self._key_help, here.values()), *typed]
        return here_helps, [*map(self._key_help, everywhere.values())]

    def _key_help(self, same: Sequence[Binding]) -> KeyHelp:
        keys = " or ".join(called(each.key) for each in same)
        return KeyHelp(keys, same[0].tooltip or same[0].description)


def _rows(helps: Iterable[KeyHelp], size: int, width: int) -> Iterator[Line]:
    """Keys on the left in that many cells, what they do beside them; both wrap."""
    for one in helps:
        keys = wrap(one.keys, size)
        does = wrap(one.does, width - size - len(_GAP))
        for left, right in zip_longest(keys, does, fillvalue=""):
            yield line(Span(fit(left, size), "strong"), _GAP, right)
