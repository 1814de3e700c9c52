"""Before a session: which side is sore, and how sore it is."""

from typing import ClassVar

from textual.binding import BindingType

from tui.core.clock import Clock
from tui.core.format.definitions import Session
from tui.core.forms.before import SIDE, before_form, soreness
from tui.core.forms.form import Soreness
from tui.core.rules.next_dose import DoseAsked
from tui.core.rules.starting import expected_of
from tui.screens.forms.form_page import FormPage, field_keys, form_key

_CHOOSE_SIDE = "Choose a side first: l left, r right, b both, n neither."


class BeforeScreen(FormPage[Soreness | None]):
    """Ends with what was said, or None where the person goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *field_keys("before"),
        form_key("before.start", "ctrl+s", "save", "Start", "Start the session", "^s"),
        form_key("before.back", "escape", "back", "Back", "Back, without starting", "esc"),
    ]

    def __init__(self, session: Session, clock: Clock, dose: DoseAsked | None = None) -> None:
        """How much of it is asked only where a `dose` is suggested."""
        if session.region is None:
            raise ValueError(f"{session.id} has no region to ask about")
        super().__init__(before_form(session.region, dose), clock)
        self._title = session.title

    def on_mount(self) -> None:
        """Say what follows."""
        self.set_bar(self._title, "before you start")

    def what_enter_does(self) -> str:
        """A sentence for the current field."""
        if not self.form.is_last:
            return "{.enter} goes on."
        said = soreness(self.form)
        if said is None:
            return "Which side hurts? It can be neither."
        if expected := expected_of(max((one for one in said.before.values() if one), default=None)):
            return f"{expected} {{.enter}} starts."
        if self.form.current.key == SIDE:
            return "{.enter} starts the session."
        return "{.enter} starts the session. A score that is left out stays unknown."

    def action_save(self) -> None:
        """Start, once the side is chosen."""
        said = soreness(self.form)
        if said is None:
            self.hint(_CHOOSE_SIDE)
        else:
            self.dismiss(said)

    def action_back(self) -> None:
        """Go back without starting."""
        self.dismiss(None)
