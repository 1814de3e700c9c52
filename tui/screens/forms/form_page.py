"""What the pain forms share: a form, its keys, and a line that says what enter does."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Generic, TypeVar

from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.widget import Widget

from tui.core.clock import Clock
from tui.core.forms import form as moves
from tui.core.forms.answers import Answer, answers_between
from tui.core.forms.fields import PAIN_WORDS, Choice, Choices, Field, Reading, Scale, Text, anchors
from tui.core.forms.form import Form
from tui.screens.base import Page
from tui.screens.sized import COMPACT, NOT_COMPACT
from tui.widgets.form import FormView, Hints
from tui.widgets.lines import Span, Tone

Result = TypeVar("Result")

_HOW: dict[type[Field], str] = {
    Scale: "0-9 or {.less} {.greater}, 1 then 0 is 10; {.clear}: unknown",
    Choice: "{.less} {.greater} or a first letter; {.clear}: unknown",
    Choices: "{.less} {.greater} or a first letter, {.toggle} chooses; {.clear}: none",
    Text: "Type; {.down} goes on too",
    Reading: "{.up} {.down} read on, {.up} from the top: back to the question",
}
"""What the keys do in each kind of field; their ids begin with that of the form."""
_WENT_ON = "The letter went on by itself: this is the next question."


def _is_about_pain(field: Field) -> bool:
    return isinstance(field, Scale) and field.words is PAIN_WORDS


def form_key(id: str, keys: str, action: str, label: str, tooltip: str, shown: str = "") -> Binding:
    """A key of a form; it stands in the key line where `shown` says how."""
    return Binding(
        keys, action, label, show=bool(shown), key_display=shown or None, id=id, tooltip=tooltip
    )


def field_keys(form: str) -> list[Binding]:
    """The keys that answer and move; `form` begins their ids."""
    return [
        form_key(
            f"{form}.enter",
            "enter,pagedown",
            "enter",
            "Next",
            "The next question, or done",
            "enter",
        ),
        form_key(f"{form}.up", "up,shift+tab,pageup", "move(-1)", "Up", "The question before"),
        form_key(f"{form}.down", "down,tab", "move(1)", "Down", "The next question"),
        form_key(f"{form}.less", "left", "step(-1)", "Less", "One less, or the choice before"),
        form_key(f"{form}.greater", "right", "step(1)", "Greater", "One more, or the next choice"),
        form_key(f"{form}.clear", "backspace", "clear", "Clear", "Unknown; in text, delete"),
        form_key(
            f"{form}.toggle",
            "space,full_stop",
            "toggle_choice",
            "Choose",
            "The next choice; of several: choose, or no longer",
        ),
    ]


class FormPage(Page[Result], Generic[Result]):
    """A page that asks; subclasses say what becomes of the answers."""

    DEFAULT_CSS = """
    FormPage {
        #anchors { height: 1; }
        #hints { height: 2; }
        &.-roomy #anchors { height: 2; }
        &.-short.reading #anchors { display: none; }
        &.-short.reading #hints { height: 1; }
        &.-compact #anchors { display: none; }
        &.-compact.scoring #anchors { display: block; }
        &.-compact #hints { height: auto; max-height: 3; }
    }
    """
    TYPED = (
        ("0 to 9", "A score; 1 then 0 is 10"),
        ("y n l r b …", "The choice with that first letter, again the next; in text, itself"),
    )
    TAKES_DIGITS = True
    VERTICAL_BREAKPOINTS = [COMPACT, (NOT_COMPACT, "-short"), (24, "-roomy")]
    form: reactive[Form] = reactive(Form(()), repaint=False, init=False)

    def __init__(
        self, form: Form, clock: Clock, keep: Callable[[Answer], None] = lambda answer: None
    ) -> None:
        """`keep` is told of every answer as it is given."""
        super().__init__()
        self._clock = clock
        self._keep = keep
        self._problem = ""
        self.set_reactive(FormPage.form, form)

    def body(self) -> Iterable[Widget]:
        """What the ends of the pain scale mean, the questions, what the keys do."""
        yield Hints(id="anchors")
        yield FormView(id="form").data_bind(form=FormPage.form)
        yield Hints(id="hints")

    def on_mount(self) -> None:
        """Say what always holds, and what can be done first."""
        if any(map(_is_about_pain, self.form.fields)):
            self.query_one("#anchors", Hints).sentences = (Span(anchors(PAIN_WORDS), "dim"),)
        self._look_at_current()
        self.hint()

    def on_resize(self, event: events.Resize) -> None:
        """One question at a time where there are few rows, with its number among the others."""
        self.query_one(FormView).is_single = event.size.height < NOT_COMPACT
        self.hint(self._problem)

    def hint(self, problem: str = "") -> None:
        """Say what enter does next, or what is wrong; keys are named by their ids."""
        self._problem = problem
        words = self.named(f"! {problem}" if problem else self.what_enter_does())
        tone: Tone = "warn" if problem else "plain"
        hints = self.query_one("#hints", Hints)
        if self.query_one(FormView).is_single:
            keys = [field.key for field in self.form.asked]
            place = f"{keys.index(self.form.current.key) + 1} of {len(keys)} · "
            hints.sentences = (Span(place + words, tone),)
        else:
            hints.sentences = (
                Span(words, tone),
                Span(self.named(_HOW[type(self.form.current)]), "dim"),
            )

    def take(self, form: Form) -> None:
        """The form after a key."""
        form = self.settled(form)
        for answer in answers_between(self.form, form):
            self._keep(answer)
        self.form = form
        self._look_at_current()
        self.refresh_bindings()
        self.hint()

    def _look_at_current(self) -> None:
        """Make room for what the current field needs."""
        self.set_class(isinstance(self.form.current, Reading), "reading")
        self.set_class(_is_about_pain(self.form.current), "scoring")

    def settled(self, form: Form) -> Form:
        """The form with what an answer brings about; nothing unless a subclass says so."""
        return form

    def what_enter_does(self) -> str:
        """A sentence for the current field."""
        raise NotImplementedError

    def action_save(self) -> None:
        """End with the answers, if they can be taken as they are."""
        raise NotImplementedError

    def takes_text(self) -> bool:
        """In a field of text."""
        return isinstance(self.form.current, Text)

    def takes(self, event: events.Key) -> bool:
        """Digits, letters and text mean what the current field makes of them."""
        if event.character is None or not event.is_printable:
            return False
        form = moves.character(self.form, event.character, self._clock.monotonic())
        if form is None:
            return False
        self.take(form)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes where typed text goes."""
        if isinstance(self.form.current, Text):
            self.take(moves.put(self.form, self.form.current.insert(event.text)))

    def action_enter(self) -> None:
        """To the next question; after the last one, done.

        Right behind a letter it was meant for the question that the letter has answered.
        """
        if self.form.by_letter:
            self.take(replace(self.form, by_letter=False))
            self.hint(_WENT_ON)
        elif self.form.is_last:
            self.action_save()
        else:
            self.take(moves.go_on(self.form))

    def action_move(self, by: int) -> None:
        """To the question before or after."""
        self.take(moves.move(self.form, by))

    def action_step(self, by: int) -> None:
        """One less or more."""
        self.take(moves.step(self.form, by))

    def action_clear(self) -> None:
        """Unknown again."""
        self.take(moves.clear(self.form))

    def action_toggle_choice(self) -> None:
        """Choose what the cursor is on."""
        self.take(moves.toggle(self.form))
