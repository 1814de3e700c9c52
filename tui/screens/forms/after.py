"""After a session: how it feels now, in three answers; more where it is wanted or needed."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from tui.core.clock import Clock
from tui.core.entries import SessionEntry
from tui.core.format.definitions import Region
from tui.core.forms import after
from tui.core.forms.after_fields import ADVICE, NEW_SIGNS
from tui.core.forms.answers import Answer
from tui.core.forms.fields import Reading, Text
from tui.core.forms.form import Form, FormResult, go_to
from tui.screens.base import WAY_OUT
from tui.screens.forms.form_page import FormPage, field_keys, form_key

FORM_WAITS = "Saved. The pain form waits: press {today.form} in Today."
_MEANT_FOR_NEXT = "{.less} and {.greater} count after any other key; this may have been for Next."
_READ_FIRST = "Read this first, then save."


class AfterScreen(FormPage[FormResult]):
    """Ends with the entry as filled in, saved or put off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *field_keys("after"),
        form_key("after.save", "ctrl+s", "save", "Save", "Save from anywhere", "^s"),
        form_key("after.more", "m", "more", "More", "Where, feel, effort, load, note", "m"),
        form_key(
            "after.way_out",
            WAY_OUT,
            "way_out",
            "Save",
            "Where nothing can be saved: try again, or another folder",
        ),
        form_key("after.later", "escape", "later", "Later", "Later; answers are kept", "esc"),
    ]

    def __init__(
        self,
        entry: SessionEntry,
        region: Region | None,
        clock: Clock,
        answers: Iterable[Answer] = (),
        keep: Callable[[Answer], None] = lambda answer: None,
    ) -> None:
        """`answers` were given before the form was put off; `keep` is told of each new one."""
        super().__init__(after.after_form(entry, region, answers), clock, keep)
        self._entry = entry
        self._region = region
        self._has_shown_advice = isinstance(self.form.current, Reading)
        self._is_fresh = True
        self._has_asked_again = False

    def on_mount(self) -> None:
        """Say what this is about."""
        self.set_bar(*self.about())

    def about(self) -> tuple[str, str]:
        """What was done, for the title bar."""
        return self._entry.title, after.summary(self._entry)

    def settled(self, form: Form) -> Form:
        """Reported signs lead to the advice."""
        form = after.settle(self.form, form)
        self._has_shown_advice |= isinstance(form.current, Reading)
        return form

    def what_enter_does(self) -> str:
        """A sentence for the current field."""
        if isinstance(self.form.current, Reading):
            then = "saves" if self.form.is_last else "goes on"
            return f"Read this, then {{.enter}} {then}."
        if self.form.is_last:
            return "{.enter} saves."
        field = self.form.current
        if field.key == NEW_SIGNS and (why := after.why_more(self.form)):
            return f"{{.enter}} goes on to more, because {why}. {{.save}} saves."
        if why := after.why_asked(self.form, field):
            return f"Asked because {why}. {{.enter}} goes on, {{.save}} saves."
        return "{.enter} goes on."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`More` works as long as there is more to show, and its key is not a letter of a text."""
        can_more = after.has_more(self.form) and not isinstance(self.form.current, Text)
        return action != "more" or can_more

    def action_more(self) -> None:
        """Show the optional questions too, and go to the first."""
        self._is_fresh = False
        self.take(after.with_more(self.form))

    def takes(self, event: events.Key) -> bool:
        """A typed key is meant for the form."""
        taken = super().takes(event)
        self._is_fresh &= not taken
        return taken

    def action_move(self, by: int) -> None:
        """To the question before or after."""
        self._is_fresh = False
        super().action_move(by)

    def action_step(self, by: int) -> None:
        """One less or more; as the first key it is most likely a Next that came too late."""
        if self._is_fresh:
            self.hint(_MEANT_FOR_NEXT)
        else:
            super().action_step(by)

    def action_enter(self) -> None:
        """To the next question; the one about new signs is not passed by unseen."""
        self._is_fresh = False
        unanswered = self.form.current.key == NEW_SIGNS and self.form.choice(NEW_SIGNS) is None
        if unanswered and not self._has_asked_again:
            self._has_asked_again = True
            self.hint("Yes or no? {.enter} once more leaves it unknown.")
        else:
            super().action_enter()

    def action_save(self) -> None:
        """Save, unless there is advice that was not yet on the screen."""
        if after.has_new_signs(self.form) and not self._has_shown_advice:
            self.take(go_to(self.form, ADVICE))
            self.hint(_READ_FIRST)
        else:
            self._end(saved=True)

    def can_quit(self) -> bool:
        """The answers are kept, and the form waits; where they can't be, esc leaves them."""
        if self.warning:
            self.hint("The answers aren't saved: {.way_out} tries again, {.later} leaves them out.")
        return not self.warning

    def last_words(self) -> str:
        """The same as when it is put off."""
        return self.named(FORM_WAITS)

    def action_later(self) -> None:
        """Put it off, with what was answered so far."""
        self._end(saved=False)

    def _end(self, saved: bool) -> None:
        entry = after.entry_of(self.form, self._entry, self._region)
        self.dismiss(FormResult(entry, saved))
