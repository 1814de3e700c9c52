"""This hurts: how strong, which side, and what to do. Ending is offered first."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType

from tui.core.clock import Clock
from tui.core.format.definitions import Side
from tui.core.forms.fields import PAIN_WORDS, anchors
from tui.core.forms.score import Typed, typed
from tui.core.playing.hurting import marked_side, marked_unit
from tui.core.playing.run import Run
from tui.core.playing.stopped import Choice, HurtAnswer, choices
from tui.screens.card import Card, menu
from tui.widgets.lines import Line, Span, line, paragraph

_KEYS = "{hurt.up} {hurt.down} and {hurt.choose} choose · {hurt.stay} stays paused"
_HOW_STRONG = "How strong is it?  "
_CORRECTED = "  a digit or {hurt.take_back} corrects it"
_SIDES = "{hurt.left} left   {hurt.right} right: which side is it?"


def _heading(what: str, width: int) -> list[Line]:
    """Says what hurts beside the title, or below where that has no room."""
    title, gap = Span("This hurts", "bad"), "  "
    if cell_len(title.text + gap + what) <= width:
        return [line(title, gap + what)]
    return [line(title), *paragraph(what, width)]


class HurtScreen(Card[HurtAnswer]):
    """The clock stands; nothing goes on before something is chosen."""

    TAKES_DIGITS = True
    TYPED = (("0 to 9", "How strong it is; 1 then 0 is 10"),)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", id="hurt.down", tooltip="The next choice"),
        Binding("up,k", "move(-1)", "Up", id="hurt.up", tooltip="The choice before"),
        Binding("left", "side('left')", "Left", id="hurt.left", tooltip="It is the left side"),
        Binding("right", "side('right')", "Right", id="hurt.right", tooltip="It is the right side"),
        Binding("enter", "choose", "Choose", id="hurt.choose", tooltip="Do what is marked"),
        Binding("backspace", "take_back", "No score", id="hurt.take_back",
                tooltip="Take the score back"),
        Binding("escape", "stay", "Stay", id="hurt.stay", tooltip="Stay paused"),
    ]  # fmt: skip

    def __init__(self, stopped: Run, score: int | None, clock: Clock, asks_side: bool) -> None:
        """`stopped` is the run as it stands, `score` the mark that stopped it, if one did."""
        super().__init__()
        self._exercise = stopped.plan.session.steps[marked_unit(stopped).step].name
        self._choices = choices(stopped)
        self._score = score
        self._was_marked = score is not None
        self._is_new = not self._was_marked
        self._side = marked_side(stopped)
        self._clock = clock
        self._asks_side = asks_side
        self._typed: Typed | None = None
        self._chosen = 0

    def say(self, width: int) -> Sequence[Line]:
        """Score, side, choices."""
        where = f", {self._side}" if self._side else ""
        lines = [
            *_heading(f"{self._exercise}{where}", width),
            line(),
            self._how_strong(width),
            *paragraph(anchors(PAIN_WORDS), width, "dim"),
        ]
        if self._asks_side:
            lines.append(line(Span(self.named(_SIDES), "accent")))
        lines.append(line())
        lines += menu([text for _, text in self._choices], self._chosen, width)
        return [*lines, line(), *paragraph(self.named(_KEYS), width, "dim")]

    def _how_strong(self, width: int) -> Line:
        """The score, and where there is room that a slip of the finger need not stay."""
        if self._score is None:
            said = "taken back; 0 to 10" if self._was_marked else "press 0 to 10"
            return line(_HOW_STRONG, Span(said, "accent"))
        score, corrected = str(self._score), self.named(_CORRECTED)
        has_room = cell_len(_HOW_STRONG + score + corrected) <= width
        return line(_HOW_STRONG, Span(score, "accent"), Span(corrected * has_room, "dim"))

    def takes(self, event: events.Key) -> bool:
        """Digits are the score; one that was marked already can be given again."""
        if not (event.character and event.character in "0123456789"):
            return False
        self._typed = typed(self._typed, int(event.character), self._clock.monotonic())
        self._score, self._is_new = self._typed.score, True
        self.say_again()
        return True

    def action_move(self, by: int) -> None:
        """Mark another choice."""
        self._chosen = (self._chosen + by) % len(self._choices)
        self.say_again()

    def action_side(self, side: Side) -> None:
        """Say which side, where that isn't known."""
        if self._asks_side:
            self._side = side
            self.say_again()

    def action_take_back(self) -> None:
        """The score was a slip of the finger; the clock stands all the same."""
        self._score, self._is_new, self._typed = None, True, None
        self.say_again()

    def action_choose(self) -> None:
        """Do what is marked."""
        self._answer(self._choices[self._chosen][0])

    def action_stay(self) -> None:
        """Keep the score and stay paused."""
        self._answer(None)

    def _answer(self, choice: Choice | None) -> None:
        replaces = self._is_new and self._was_marked
        self.dismiss(HurtAnswer(self._score, self._is_new, replaces, self._side, choice))
