"""The session: anatomy, the sequence with its timer, the pain log; every key of a run."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tui.core.clock import Clock
from tui.core.playing import events as happened
from tui.core.playing import moves
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run
from tui.panes.anatomy import AnatomyPane
from tui.panes.guide import GuidePane
from tui.panes.pain import Answered, PainPane
from tui.panes.sequence import SequencePane
from tui.panes.timer import TimerPane
from tui.screens.session.leave import LeaveScreen
from tui.screens.session.manner import USUAL, Manner
from tui.screens.session.marking import MarkingPage
from tui.screens.session.session_keys import KEYS, label_at
from tui.screens.sized import COMPACT, NOT_COMPACT
from tui.screens.starting.gate import GateScreen, NoScreen

PLACE_KEPT = "Your place is kept: start soleus again to go on."


class SessionScreen(MarkingPage):
    """Plays a run on to its end; `keep` is told of everything that happens in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]
    VERTICAL_BREAKPOINTS = [COMPACT, (NOT_COMPACT, "-short"), (16, "-roomy"), (30, "-tall")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-two"), (120, "-three")]
    KEYS_WITH_LABELS = KEYS

    def __init__(
        self,
        played: Run,
        clock: Clock,
        earlier: Sequence[Answered] = (),
        keep: Callable[[RunEvent], None] = lambda event: None,
        manner: Manner = USUAL,
    ) -> None:
        super().__init__(played, clock, keep, manner)
        self._earlier = earlier

    def body(self) -> Iterable[Widget]:
        """Three panes side by side; on a narrow screen fewer are shown."""
        session = self.played.plan.session
        with Horizontal(id="panes"):
            anatomy = AnatomyPane(
                session, self._manner.bodies, moves=self._manner.moves, id="anatomy"
            )
            yield anatomy.data_bind(SessionScreen.snapshot)
            with Vertical(id="middle"):
                yield TimerPane(len(session.steps), self.keys_on).data_bind(SessionScreen.snapshot)
                with Vertical(id="below-timer"):
                    guide = GuidePane(session.steps, id="guide")
                    yield guide.data_bind(SessionScreen.snapshot)
                    yield SequencePane(session.steps, id="sequence").data_bind(SessionScreen.rows)
            yield PainPane(self._earlier, id="pain").data_bind(SessionScreen.snapshot)

    def on_mount(self) -> None:
        """Begin."""
        self.say(
            f"you are back: {self.key('session.pause')} goes on" if self.played.interrupted else ""
        )
        self.add_class("showing-anatomy")
        self.show()
        self.open_as_chosen()

    def on_resize(self, event: events.Resize) -> None:
        """What there is to close depends on the width."""
        self.call_after_refresh(self.refresh_bindings)

    def action_pause(self) -> None:
        """Pause or resume; where the person is waited for, go on, or ask for the answer."""
        match self.played.state:
            case "waiting" if self._at_gate:
                self._ask_for_answer()
            case "waiting":
                self.action_forward()
            case "paused":
                self.play(happened.Resume(self.now))
            case _:
                self.play(happened.Pause(self.now))

    def action_go_on(self) -> None:
        """Go on from what waits; elsewhere a slip of the finger on enter does nothing."""
        if self.played.state == "waiting":
            self.action_pause()

    def action_forward(self) -> None:
        """Next; a gate stays."""
        self.play(happened.Forward(self.now))

    def action_back(self) -> None:
        """To the set before."""
        self.play(happened.Back(self.now))

    def action_adjust(self, seconds: int) -> None:
        """Lengthen or shorten the segment."""
        self.play(happened.Adjust(self.now, seconds))

    def action_restart(self) -> None:
        """Start this set again."""
        self.play(happened.Restart(self.now))

    def action_skip(self) -> None:
        """Leave out what remains of the exercise."""
        self.play(happened.Skip(self.now))

    def action_other_side(self) -> None:
        """Begin with the other side, from the next exercise on."""
        self.play(happened.OtherSide(self.now))
        self.say(f"{self.played.first_side} first, from the next exercise on")

    def action_answer_yes(self) -> None:
        """Answer a gate with yes."""
        self.play(happened.AnswerGate(self.now, yes=True))

    def action_answer_no(self) -> None:
        """Answer a gate with no; elsewhere the key means next."""
        if self._at_gate:
            self._ask_if_no_is_meant()
        else:
            self.action_forward()

    def _ask_for_answer(self) -> None:
        step = self.played.plan.session.steps[self.played.segment.unit.step]
        self.app.push_screen(GateScreen(step.question or step.name), self._take_answer)

    def _take_answer(self, yes: bool | None) -> None:
        if yes is not None and self._at_gate:
            (self.action_answer_yes if yes else self.action_answer_no)()

    def _ask_if_no_is_meant(self) -> None:
        left_out, ends = moves.left_out_by_no(self.played, self.now)
        self.app.push_screen(NoScreen(left_out, ends), self._answer_no)

    def _answer_no(self, is_meant: bool | None) -> None:
        if is_meant:
            self.play(happened.AnswerGate(self.now, yes=False))

    @property
    def _at_gate(self) -> bool:
        return self.played.segment.phase == "gate"

    def action_anatomy(self) -> None:
        """Show the notes, or turn their page."""
        was_room = self.leave_room()
        if not was_room and self.has_class("showing-anatomy") and not self._is_narrow_timer:
            self.query_one(AnatomyPane).turn_page()
        self._show_pane("showing-anatomy")

    def action_pain(self) -> None:
        """Show the pain marks."""
        self.leave_room()
        self._show_pane("showing-pain")

    def action_close(self) -> None:
        """All of the panes again; on a narrow screen all of the timer, else the notes."""
        if self.leave_room():
            return
        if self._hides_notes:
            self._show_pane("showing-anatomy")
        else:
            self.remove_class("reading")
            self.refresh_bindings()

    @property
    def _is_narrow_timer(self) -> bool:
        """Whether there is no room beside the timer, and nothing shown in its place."""
        return self.has_class("-narrow") and not self.has_class("reading")

    @property
    def _hides_notes(self) -> bool:
        """Whether the pain marks stand where the notes were, beside the timer."""
        return self.has_class("-two") and self.has_class("showing-pain")

    def _show_pane(self, which: str) -> None:
        for pane in ("showing-anatomy", "showing-pain"):
            self.set_class(pane == which, pane)
        self.set_class(self.has_class("-narrow"), "reading")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some keys work only where something can be closed or taken back, or can't be saved."""
        if action == "way_out":
            return bool(self.warning)
        if action == "take_back":
            return bool(self.played.marks)
        hides_timer = self.has_class("reading") and self.has_class("-narrow")
        return action != "close" or self.is_room or hides_timer or self._hides_notes

    def action_mute(self) -> None:
        """Bell off and on."""
        self._cues.is_muted = not self._cues.is_muted
        self.say("bell off" if self._cues.is_muted else "bell on")

    def is_of_use(self, binding: Binding) -> bool:
        """A slip can be taken back long after the key line had room for that."""
        return binding.id == "session.take_back" or super().is_of_use(binding)

    def label_of(self, binding: Binding) -> str:
        """What a key does at this moment."""
        if binding.action == "close" and self._hides_notes and not self.is_room:
            return "Notes"
        return super().label_of(binding) and label_at(self.played, binding)

    def can_quit(self) -> bool:
        """The session waits to be gone on with; where it can't be kept, ask first."""
        if self.warning:
            self.action_leave()
            return False
        self.play(happened.Pause(self.now))
        return True

    def last_words(self) -> str:
        """How to go on."""
        return PLACE_KEPT

    def action_leave(self) -> None:
        """Ask whether to end, with the clock stopped; what has ended meanwhile is not asked."""
        if self.played.state == "finished":
            return
        self.play(happened.Pause(self.now))
        if not isinstance(self.app.screen, LeaveScreen):
            self.app.push_screen(LeaveScreen(), self._leave)

    def _leave(self, ends: bool | None) -> None:
        if ends:
            self.play(happened.End(self.now))
