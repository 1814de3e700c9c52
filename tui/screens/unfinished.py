"""A session that was cut off, or is being played in another terminal: what to do with it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui import __version__
from tui.core.clock import Clock
from tui.core.interrupted.journal import away
from tui.core.interrupted.returning import Way, ago, is_another_day, offers, to_know
from tui.screens.card import Card, menu
from tui.storage.runs.runs import Waiting
from tui.widgets.lines import Line, Span, line, paragraph

_KEYS = (
    "{unfinished.up} {unfinished.down} and {unfinished.choose} choose · "
    "{unfinished.later} decides later"
)


class UnfinishedScreen(Card[Way | None]):
    """Gives the way on that was chosen; None leaves it as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", id="unfinished.down", tooltip="The next choice"),
        Binding("up,k", "move(-1)", "Up", id="unfinished.up", tooltip="The choice before"),
        Binding("enter", "choose", "Choose", id="unfinished.choose", tooltip="Do what is marked"),
        Binding("escape", "later", "Later", id="unfinished.later", tooltip="Decide later"),
    ]

    def __init__(self, waiting: Waiting, clock: Clock) -> None:
        super().__init__()
        self._waiting = waiting
        cut = waiting.cut
        self._away = away(cut, clock)
        self._offers = offers(
            cut,
            __version__,
            is_next_day=is_another_day(clock.local(cut.wall), clock.now(), self._away),
            is_elsewhere=waiting.holder is not None,
        )
        self._at = 0
        self._asked_to_discard = False

    def say(self, width: int) -> Sequence[Line]:
        """What it is, how long ago, and the ways on."""
        title = self._waiting.cut.opening.plan.session.title
        if self._asked_to_discard:
            return [
                line(Span("Discard it?", "bad")),
                line(),
                *paragraph(f"What was done of {title} will not be in the log.", width),
                line(),
                *self.ways(("unfinished.choose", "discard"), ("unfinished.later", "no")),
            ]
        return [
            *paragraph(f"{title}: {self._what_happened()}", width, "accent"),
            *self._notes(width),
            line(),
            *menu([offer.words for offer in self._offers], self._at, width),
            line(),
            *paragraph(self.named(_KEYS), width, "dim"),
        ]

    def _what_happened(self) -> str:
        if self._waiting.holder is not None:
            return "it is being played in another terminal."
        return f"cut off {ago(self._away)}."

    def _notes(self, width: int) -> list[Line]:
        """What the person has to know to choose."""
        cut, is_elsewhere = self._waiting.cut, self._waiting.holder is not None
        notes = to_know(cut, __version__, is_elsewhere, self._waiting.is_damaged)
        return [row for note in notes for row in paragraph(note, width, "warn")]

    def action_move(self, by: int) -> None:
        """Mark another choice."""
        self._at = (self._at + by) % len(self._offers)
        self.say_again()

    def action_choose(self) -> None:
        """Do what is marked; discarding asks once more."""
        way = self._offers[self._at].way
        if way == "discard" and not self._asked_to_discard:
            self._asked_to_discard = True
            self.say_again()
        else:
            self.dismiss(way)

    def action_later(self) -> None:
        """Leave it as it is; from the question about discarding, back."""
        if self._asked_to_discard:
            self._asked_to_discard = False
            self.say_again()
        else:
            self.dismiss(None)
