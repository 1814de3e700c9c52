"""What the rules say before a session starts; where they forbid it, there is no way around."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.core.rules.starting import Start
from tui.core.rules.ways import WORDS, StartWay, is_free, ways_on
from tui.screens.card import Card, menu
from tui.widgets.lines import Line, Span, line, paragraph

_KEYS = "{start.up} {start.down} and {start.choose} choose · {start.back} back to Today"


class MayStartScreen(Card[StartWay | None]):
    """A sentence of each rule, and the ways that are left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,pagedown", "move(1)", "Down", id="start.down", tooltip="The next way"),
        Binding("up,k,pageup", "move(-1)", "Up", id="start.up", tooltip="The way before"),
        Binding(
            "enter,space,full_stop",
            "choose",
            "Choose",
            id="start.choose",
            tooltip="Do what is marked",
        ),
        Binding("escape", "back", "Back", id="start.back", tooltip="Back to Today"),
    ]

    def __init__(
        self, start: Start, title: str, gentle: str = "", *, is_empty: bool = False
    ) -> None:
        """`gentle` says what can be played where only that is allowed; empty if nothing can.

        `is_empty` where nothing of the session is left to play.
        """
        super().__init__()
        self._is_free = is_free(start, is_empty=is_empty)
        self._start = start
        self._title = title
        self._gentle = gentle
        self._ways = ways_on(start, gentle, is_empty=is_empty)
        self._at = 0

    def say(self, width: int) -> Sequence[Line]:
        """The strictest rule first."""
        is_free = self._is_free
        heading = Span("Before you start" if is_free else "Not now", "accent" if is_free else "bad")
        rows = [line(heading, f"  {self._title}"), line()]
        for sentence in self._start.says:
            rows += paragraph(sentence, width)
            rows.append(line())
        if self._gentle and not is_free:
            rows += [*paragraph(self._gentle, width, "dim"), line()]
        words = [WORDS[way] for way in self._ways]
        return [
            *rows,
            *menu(words, self._at, width),
            line(),
            *paragraph(self.named(_KEYS), width, "dim"),
        ]

    def action_move(self, by: int) -> None:
        """Mark another way."""
        self._at = (self._at + by) % len(self._ways)
        self.say_again()

    def action_choose(self) -> None:
        """Do what is marked."""
        self.dismiss(self._ways[self._at])

    def action_back(self) -> None:
        """Start nothing."""
        self.dismiss(None)
