"""The red-flag questions, sheet by sheet, and what to do after a yes."""

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import FlagAnswer, ScreenEntry
from tui.core.format.general_flags import Flagged
from tui.core.forms.red_flag_form import (
    ON_A_SHEET,
    RedFlagForm,
    answers_of,
    go_back,
    go_on,
    mark,
    none_of_these,
    screen_entry,
    shared_out,
)
from tui.core.forms.red_flag_words import CALL_NOW, NO_DIAGNOSIS, NOT_RULED_OUT, Why, reason
from tui.panes.red_flags import advice_lines, sheet_lines
from tui.screens.moving import MovingPage, moving_keys
from tui.screens.sized import COMPACT, NOT_COMPACT
from tui.widgets.form import Hints
from tui.widgets.lines import Line, Span, paragraph
from tui.widgets.reader import Reader

_HOW = "A number: it is so. {flags.none}: none of these. {flags.back}: back."
_HOW_ONE = "1: it is so, then {flags.enter}. {flags.none}: it is not."
_ANSWER_ONE = "1: it is so; {flags.none}: it is not."
_ANSWER_FIRST = "{flags.none}: none of these, or a number."
_SOMETHING_IS_MARKED = (
    "Something is marked: {flags.enter} goes on with it, {flags.none} again takes it back."
)
_READ_FIRST = "There is more below: read to the end first."
_NOT_KEPT = "The red-flag answers were not kept; they are asked again."
_AFTER_YES = "{flags.enter} keeps these answers. {flags.again}: answer again."


class RedFlagsScreen(MovingPage[ScreenEntry | None]):
    """Ends with the answers, which are not in the log yet, or None where the person goes back."""

    DEFAULT_CSS = """
    RedFlagsScreen {
        #flags { height: 1fr; }
        #hints { height: 2; }
        &.-compact #hints { height: auto; max-height: 3; }
    }
    """
    TAKES_DIGITS = True
    VERTICAL_BREAKPOINTS = [COMPACT, (NOT_COMPACT, "-roomy")]
    TYPED = (("1 to 9", "Marks what is so, or no longer"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "none", "None", id="flags.none", tooltip="None of these; the next page"),
        Binding("enter", "enter", "Next", key_display="enter", id="flags.enter",
                tooltip="The next page; after a yes, keep the answers"),
        Binding("r", "again", "Again", id="flags.again", tooltip="Answer all of it again"),
        Binding("left,backspace", "back", "Back", key_display="←", id="flags.back",
                tooltip="The page before"),
        Binding("escape", "leave", "Leave", key_display="esc", id="flags.leave",
                tooltip="Leave, and keep no answer"),
        *moving_keys("flags", "line"),
    ]  # fmt: skip

    def __init__(
        self,
        region_id: str,
        region: Flagged,
        why: Why,
        clock: Clock,
        since: dt.date | None = None,
    ) -> None:
        """`since` is the day of the last time, if nothing was reported then."""
        super().__init__()
        self._region_id = region_id
        self._region = region
        self._why = why
        self._clock = clock
        self._since = since
        self._form = RedFlagForm(region.flags)
        self._takes_back = False
        """Whether `none` was pressed on a page on which something is marked."""

    def body(self) -> Iterable[Widget]:
        """The questions or the advice, and what the keys do."""
        yield Reader(self._lay_out, id="flags")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        """The first page."""
        self._open(self._form)

    def on_resize(self, event: events.Resize) -> None:
        """One question at a time where there are few rows."""
        on_a_sheet = 1 if event.size.height < NOT_COMPACT else ON_A_SHEET
        if on_a_sheet != self._form.on_a_sheet:
            self._open(shared_out(self._form, on_a_sheet))

    def movable(self) -> Reader:
        """The text."""
        return self.query_one(Reader)

    def label_of(self, binding: Binding) -> str:
        """Only what can be done now."""
        action = binding.action
        if self._form.sheet is None:
            label = {"enter": "Keep", "none": ""}.get(action, binding.description)
        else:
            label = "" if action == "again" else binding.description
        return "" if action == "back" and not self._form.at else label

    def takes(self, event: events.Key) -> bool:
        """A number marks what is so, or no longer."""
        if not (event.character and event.character in "123456789"):
            return False
        self._form = mark(self._form, int(event.character) - 1)
        self._takes_back = False
        self.movable().renew()
        self._hint()
        return True

    def action_none(self) -> None:
        """Nothing on this page is so; on to the next.

        In a session the same key means next: no yes is lost by one press of it.
        """
        if self._form.marks and not self._takes_back:
            self._takes_back = True
            self._hint(_SOMETHING_IS_MARKED)
        elif self._form.sheet is not None and self._has_read():
            self._pass(none_of_these(self._form))

    def action_enter(self) -> None:
        """The next page, if this one is answered; after the last, keep the answers."""
        if self._form.sheet is None:
            self._keep(answers_of(self._form))
        elif go_on(self._form) == self._form:
            self._hint(_ANSWER_ONE if self._form.on_a_sheet == 1 else _ANSWER_FIRST)
        elif self._has_read():
            self._pass(go_on(self._form))

    def action_again(self) -> None:
        """From the first page, after a mistake."""
        if self._form.sheet is None:
            self._open(RedFlagForm(self._region.flags, on_a_sheet=self._form.on_a_sheet))

    def action_back(self) -> None:
        """The page before; what was marked there still is."""
        if self._form.at:
            self._open(go_back(self._form))

    def action_leave(self) -> None:
        """Go without keeping anything; from the advice, back to the questions."""
        if self._form.sheet is None:
            self.action_back()
        else:
            self.dismiss(None)

    def last_words(self) -> str:
        """What becomes of the marks where the app closes."""
        return _NOT_KEPT if self._form.marked else ""

    def _pass(self, form: RedFlagForm) -> None:
        """The next page; a clean screen has no other page after its last."""
        if form.sheet is None and not _yes(form):
            self._keep(answers_of(form))
        else:
            self._open(form)

    def _open(self, form: RedFlagForm) -> None:
        self._form, self._takes_back = form, False
        self.movable().open(self._lay_out)
        count = len(form.sheets)
        what = "question" if form.on_a_sheet == 1 else "page"
        page = f"{what} {form.at + 1} of {count}" if form.sheet else "what to do"
        self.set_bar(f"{self._region.title}: red flags", page)
        self.refresh_bindings()
        self._hint()

    def _lay_out(self, width: int) -> list[Line]:
        if self._form.sheet is None:
            return list(advice_lines(_yes(self._form), self._region.flags, width))
        why = [] if self._form.at else paragraph(reason(self._why), width, "dim")
        return [*why, *sheet_lines(self._form, self._since, self.key("flags.none"), width)]

    def _has_read(self) -> bool:
        """Whether all of the page was in view; if not, show more of it."""
        if self.movable().is_read:
            return True
        self.movable().move_page(1)
        self._hint("" if self.movable().is_read else _READ_FIRST)
        return False

    def _hint(self, problem: str = "") -> None:
        """What the keys do, or why one does not."""
        sheet = self._form.sheet
        second = Span(NOT_RULED_OUT if sheet else NO_DIAGNOSIS, "dim")
        is_emergency = sheet is not None and sheet.tier == "emergency" and bool(self._form.marks)
        if problem:
            first = Span(self.named(f"! {problem}"), "warn")
            second = Span(CALL_NOW, "bad") if is_emergency else second
        elif sheet is None:
            first = Span(self.named(_AFTER_YES))
        elif is_emergency:
            first = Span(CALL_NOW, "bad")
        else:
            first = Span(self.named(_HOW_ONE if self._form.on_a_sheet == 1 else _HOW))
        is_full = self._form.on_a_sheet == 1 and not self._form.at  # why it is asked stands there
        self.query_one("#hints", Hints).sentences = (first,) if is_full else (first, second)

    def _keep(self, answers: tuple[FlagAnswer, ...]) -> None:
        now = self._clock.now()
        self.dismiss(screen_entry(self._region_id, self._why, now, __version__, answers))


def _yes(form: RedFlagForm) -> list[FlagAnswer]:
    return [answer for answer in answers_of(form) if answer.yes]
