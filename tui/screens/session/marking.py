"""Pain that is marked in a session: a digit, this hurts, and a slip taken back."""

from collections.abc import Callable

from textual import events
from textual.binding import Binding

from tui.core.clock import Clock
from tui.core.entries import Mark
from tui.core.format.definitions import Side
from tui.core.forms.score import Typed, typed
from tui.core.playing import events as happened
from tui.core.playing import hurting
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run
from tui.core.playing.stopped import HurtAnswer, events_of
from tui.core.playing.wording import taken_back_words
from tui.screens.session.hurt import HurtScreen
from tui.screens.session.manner import Manner
from tui.screens.session.room_view import RoomViewPage
from tui.screens.session.side import SideScreen
from tui.widgets.timing import after

_DIGITS = {str(digit): digit for digit in range(10)}
_SLIP = 10
"""Seconds for which the key line has room for taking a mark back, also while the clock stands."""


class MarkingPage(RoomViewPage):
    """A session in which pain is marked at any moment."""

    TAKES_DIGITS = True
    TYPED = (("0 to 9", "Mark pain now; 1 then 0 is 10"),)

    def __init__(
        self, played: Run, clock: Clock, keep: Callable[[RunEvent], None], manner: Manner
    ) -> None:
        super().__init__(played, clock, keep, manner)
        self._typed: Typed | None = None
        self._slip_until = 0.0

    def play(self, event: RunEvent) -> None:
        """After a mark the key line offers for a while to take it back."""
        if isinstance(event, happened.MarkPain | happened.Hurt):
            self._slip_until = self.now + _SLIP
            after(self, self.wait_for(_SLIP), self.show)
        super().play(event)

    def label_of(self, binding: Binding) -> str:
        """What a key does at this moment."""
        is_slip = bool(self.played.marks) and self.now < self._slip_until
        if binding.id == "session.take_back" and not is_slip:
            return ""
        return super().label_of(binding)

    def takes(self, event: events.Key) -> bool:
        """Digits mark pain, at any moment."""
        if event.character not in _DIGITS:
            return False
        self._mark(_DIGITS[event.character])
        return True

    def _mark(self, digit: int) -> None:
        self._typed = typed(self._typed, digit, self.now)
        score, replaces = self._typed.score, self._typed.replaces
        side = hurting.marked_side(self.played)
        self.play(happened.MarkPain(self.now, score, side, replaces))
        self.say(f"pain {score} noted{f', {side}' if side else ''}")
        if score >= self.played.stops_at:
            self._ask_what_now(score)
        elif self._has_to_ask_side:
            self._ask_side(since=len(self.played.marks) - 1)

    def _ask_side(self, since: int) -> None:
        """Ask whose all marks from that one on are, as long as there is one."""

        def take_back() -> bool:
            self.action_take_back()
            return len(self.played.marks) > since

        card = SideScreen(self._mark, take_back)
        self.app.push_screen(card, lambda side: self._set_side(side, since))

    @property
    def _has_to_ask_side(self) -> bool:
        """Whether nothing tells which side hurts, and nobody is asked it already."""
        is_asked = isinstance(self.app.screen, SideScreen)
        return hurting.is_side_unknown(self.played) and not is_asked

    def _set_side(self, side: Side | None, since: int) -> None:
        self.play(happened.SideOfMarks(self.now, since, side))

    def action_take_back(self) -> None:
        """Take the last mark back: a slip of the finger. What it led to stays."""
        if not self.played.marks:
            return
        mark = self.played.marks[-1]
        self._typed = None  # a 0 that follows begins anew
        self.play(happened.TakeBack(self.now))
        self._say_taken_back(mark)

    def _say_taken_back(self, mark: Mark) -> None:
        self.say(taken_back_words(mark, is_paused=self.played.state == "paused"))

    def action_hurt(self) -> None:
        """Stop the clock and ask how strong it is."""
        self.play(happened.Pause(self.now))
        self._ask_what_now(None)

    def _ask_what_now(self, score: int | None) -> None:
        if self.played.state == "finished":
            return
        asked = HurtScreen(self.played, score, self._clock, self._has_to_ask_side)
        self.app.push_screen(asked, self._hurt)

    def _hurt(self, answer: HurtAnswer | None) -> None:
        """Keep what was said of the pain, and do what was chosen; the clock stands either way."""
        if answer is None:
            return
        marks = self.played.marks
        for event in events_of(answer, self.played, self.now):
            self.play(event)
        if answer.takes_back and answer.choice is None:
            self._say_taken_back(marks[-1])
        elif answer.choice is None:
            self.say(f"paused: {self.key('session.pause')} goes on")
        if answer.choice == "ease":
            self.say(f"eased: {self.key('session.pause')} goes on")
