"""What Today notes beside the sessions: pain, injuries, clearances, and mornings that are due."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from textual import events
from textual.message import Message
from textual.timer import Timer

from tui.core.clock import Clock
from tui.core.forms.score import TEN_WITHIN
from tui.screens.base import Page
from tui.screens.keys import KeysInOrder
from tui.storage.stores import Stores
from tui.widgets.timing import after

if TYPE_CHECKING:
    from tui.core.forms.morning_form import Asking
    from tui.core.rules.mornings import MorningDue
    from tui.panes.morning import MorningPane
    from tui.storage.log.mornings import DueMorning

What = Literal["pain", "injury", "clearance"]
_DIGITS = tuple("0123456789")


class NotingPage(Page[None]):
    """Asks about a due morning in a few rows; digits answer it.

    What a morning needs is loaded only where one is due: start-up counts.
    """

    TAKES_DIGITS = True

    class NoteChosen(Message):
        """Something is to be noted."""

        def __init__(self, what: What) -> None:
            super().__init__()
            self.what = what

    class MorningAnswered(Message):
        """A morning was answered, or skipped: then there are no scores."""

        def __init__(self, about: "MorningDue", morning: int | None, stiff: int | None) -> None:
            super().__init__()
            self.about, self.morning, self.stiff = about, morning, stiff

    def __init__(self, stores: Stores, clock: Clock) -> None:
        super().__init__()
        self._stores = stores
        self._clock = clock
        self._pane: MorningPane | None = None
        self._due: Sequence[DueMorning] = ()
        """What the log held when it was read last."""
        self._hidden: set[MorningDue] = set()
        """Not to be asked again before the next start."""
        self._settling: Timer | None = None
        """Waits whether a 0 makes the last 1 a 10."""
        self._is_handing_over = False
        """Whether an answer is on its way to the disk."""
        self.wish: Callable[[], object] | None = None
        """What a key asked for while it could not be done yet; gone where another screen asks."""

    @property
    def asking(self) -> "Asking | None":
        """The morning that is asked about."""
        return self._pane.asking if self._pane else None

    def ask_about(self, due: "Sequence[DueMorning]") -> None:
        """Ask about the newest of these that was not put off; go on where that is asked already."""
        if self._is_handing_over:  # once that is written, all is looked at again
            return
        self._due = due
        wanted = next((one for one in due if one.about not in self._hidden), None)
        if wanted is None:
            self._ask(None)
        elif self.asking is None or self.asking.due != wanted.about:
            from tui.core.forms.morning_form import Asking

            self._ask(Asking(wanted.about, wanted.region))

    def takes_score(self, event: events.Key) -> bool:
        """A digit answers; any other key first ends the wait for a 0 after a 1."""
        asking = self.asking
        if asking is None:
            return False
        if event.character in _DIGITS and event.character is not None:
            self._type(asking, int(event.character))
            return True
        if event.key == "backspace" and asking.morning is not None:
            from tui.core.forms.morning_form import taken_back

            self._stop_settling()
            self._ask(taken_back(asking))
            return True
        if event.key == "enter" and asking.was_just_answered:
            from tui.core.forms.morning_form import confirmed

            self._ask(confirmed(asking))
            return True
        if event.key == "enter" and asking.morning is not None:
            self._hand_over(asking)
            return True
        if asking.is_whole:
            self._hand_over(asking)
        return False

    def put_off(self) -> bool:
        """Hide the morning until the next start; whether there was one."""
        asking = self.asking
        if asking is None:
            return False
        self._hidden.add(asking.due)
        self.ask_about(self._due)
        return True

    def action_skip_morning(self) -> None:
        """Leave the morning out for good: it was asked, and is not known."""
        if asking := self.asking:
            self.post_message(self.MorningAnswered(asking.due, None, None))
            self._begin_handing_over()

    def action_note(self, what: What) -> None:
        """Open the form."""
        self.post_message(self.NoteChosen(what))

    def can_quit(self) -> bool:
        """Not in the moment in which an answer is written."""
        return not self._is_handing_over

    def on_screen_suspend(self) -> None:
        """The disk takes long, or something is asked: that may be closed over."""
        self._is_handing_over = False
        over = self.app.screen
        if not isinstance(over, KeysInOrder) or over.ASKS:
            self.wish = None

    def _type(self, asking: "Asking", digit: int) -> None:
        from tui.core.forms.morning_form import answered

        self._stop_settling()
        asking = answered(asking, digit, self._clock.monotonic())
        if not asking.is_whole:
            self._ask(asking)
        elif asking.may_become_10:
            self._ask(asking)
            self._settling = after(self, TEN_WITHIN, lambda: self._hand_over(asking))
        else:
            self._hand_over(asking)

    def _hand_over(self, asking: "Asking") -> None:
        self.post_message(self.MorningAnswered(asking.due, asking.morning, asking.stiff))
        self._begin_handing_over()

    def _begin_handing_over(self) -> None:
        self._stop_settling()
        self._is_handing_over = True
        self._ask(None)

    def _stop_settling(self) -> None:
        if self._settling is not None:
            self._settling.stop()
            self._settling = None

    def _ask(self, asking: "Asking | None") -> None:
        if self._pane is None and asking is not None:
            from tui.panes.morning import MorningPane

            self._pane = MorningPane(id="morning")
            self.mount(self._pane, after="#bar")
        if self._pane is not None:
            self._pane.today = self._clock.now().date()
            self._pane.asking = asking
        self.set_class(asking is not None, "asking")
        self.refresh_bindings()
