"""Today: the sessions that there are, and what each of them is."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer

from tui.core.clock import Clock
from tui.core.format.definitions import Session
from tui.core.text import clean
from tui.panes.shelf import ShelfRow
from tui.screens.today.listed import matching, shelf_row, title_among, title_of
from tui.screens.today.looking_ahead import LookingAheadPage
from tui.screens.today.today_keys import KEYS
from tui.storage.definitions.library import Listed
from tui.storage.listing import CannotList
from tui.storage.log.history import last_done
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite
from tui.widgets.lines import Line
from tui.widgets.picker import Picker
from tui.widgets.timing import after

if TYPE_CHECKING:
    from tui.screens.palette import Command
    from tui.storage.runs.runs import Waiting

_REST = 0.05
"""Seconds until the preview follows the cursor, which so is on the screen before it."""

_FORM_KEYS = "{today.form} goes on, {today.drop_form} leaves it out."
_DROP_KEYS = "{today.drop_form} does it; {today.reload}: no."


class TodayScreen(LookingAheadPage):
    """Starts a session, opens the pain log, goes on with a pain form that was put off."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]
    TYPED = (("0 to 9", "Answers the morning that is asked about; 1 then 0 is 10"),)

    class SessionChosen(Message):
        """A session is to be played."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    class FormChosen(Message):
        """A pain form is to be gone on with."""

        def __init__(self, waiting: "Waiting") -> None:
            super().__init__()
            self.waiting = waiting

    class UnfinishedChosen(Message):
        """A session that was cut off is to be gone on with, kept or discarded."""

        def __init__(self, waiting: "Waiting") -> None:
            super().__init__()
            self.waiting = waiting

    class ReviewChosen(Message):
        """The pain log is to be shown."""

    class SettingsWanted(Message):
        """The settings are to be changed."""

    def __init__(self, stores: Stores, clock: Clock) -> None:
        super().__init__(stores, clock)
        self._all: list[Listed] = []
        self._rows: dict[Path, ShelfRow] = {}
        self._last: dict[str, dt.datetime] = {}
        self._sessions: Sequence[Waiting] = ()
        """Cut off, or being played in another terminal."""
        self._forms: Sequence[Waiting] = ()
        self._asked_to_drop = ""
        """Id of the form that the next F leaves out."""
        self._wanted = ""
        self._typing = False
        self._is_in_use = False
        """Whether a key came since the files were read."""
        self._time = ""
        self._resting: Timer | None = None
        self._rereading: Timer | None = None

    def on_mount(self) -> None:
        """Read everything once, and ask at once about a session that was cut off."""
        self.reload()
        if self._sessions:
            self.action_go_on()

    def reload(self, closing: str = "") -> None:
        """Read the files again; `closing` is a line about what was just done."""
        self._asked_to_drop = ""
        self._is_in_use = self._is_handing_over = False
        attention: list[str] = [closing] if closing else []
        attention += self._stores.settings.said
        try:
            self._last = last_done(self._stores.log)
            attention += self._unfinished(closing)
        except CannotList as error:
            attention.append(str(error))
        self._library = self._stores.library()
        self._all = sorted(self._library.sessions(), key=self._rank)
        days = {id: self._clock.local(moment).date() for id, moment in self._last.items()}
        self._rows = {listed.path: shelf_row(listed, days.get(listed.id)) for listed in self._all}
        self.attend(attention)
        self._time = f"{self._clock.now():%a %Y-%m-%d}"
        self._show_matching()
        self.refresh_bindings()
        self.call_after_refresh(self._look_ahead)  # the list is on the screen before

    def _look_ahead(self) -> None:
        self.look_ahead([one.session for one in self._all if one.session is not None])

    def suggest(self, session_id: str | None) -> None:
        """Only where no key was pressed meanwhile: what it means must not change under it.

        Neither from what was just edited, nor among what a filter has left.
        """
        ids, picker = [one.id for one in self._shown], self.query_one(Picker)
        is_chosen = self._is_in_use or self._wanted or picker.cursor
        if session_id in ids and not is_chosen:
            picker.cursor = ids.index(session_id)

    def _unfinished(self, closing: str) -> list[str]:
        """Find what was left, and say so."""
        if not self._stores.has_runs:
            self._sessions = self._forms = ()
            return []
        from tui.storage.runs.unfinished import unfinished  # the engine with it

        found = unfinished(self._stores)
        self._sessions, self._forms = found.sessions, found.forms
        said = [one.reason for one in found.unplayable]
        for waiting in self._sessions[:1]:
            where = "runs in another terminal" if waiting.holder else "was cut off"
            named = title_among(waiting, self._sessions)
            said.append(f"{named} {where}: press {self.key('today.go_on')}.")
        if self._forms and "The pain form waits" not in closing:
            title = title_among(self._forms[0], self._forms)
            said.append(f"The pain form of {title} is not finished: {self.named(_FORM_KEYS)}")
        return said

    def _rank(self, listed: Listed) -> tuple[bool, float, str]:
        """What was done last comes first, what is broken last."""
        last = self._last.get(listed.id)
        return listed.session is None, -last.timestamp() if last else 0, title_of(listed).casefold()

    def _show_matching(self) -> None:
        self._shown = matching(self._all, self._wanted)
        self.query_one(Picker).set_count(len(self._shown))
        self._show_preview(0)
        filtered = self._filter_words()
        self.set_bar(f"soleus · Today{filtered}", "" if filtered else self._time)
        self.refresh_bindings()  # letters and signs are typed, or no longer

    def _filter_words(self) -> str:
        """What the list is filtered by, as it is typed."""
        if not self._typing and not self._wanted:
            return ""
        found = "" if self._shown else "  nothing found"
        end = "_" if self._typing else self.named(" ({today.clear}: all)")
        return f"  /{self._wanted}{end}{found}"

    def on_picker_cursor_moved(self, message: Picker.CursorMoved) -> None:
        """Preview what the cursor is on, once it rests there."""
        if self._resting:
            self._resting.stop()
        self._resting = after(self, _REST, lambda: self._show_preview(message.index))

    def _show_preview(self, index: int) -> None:
        listed = self._shown[index] if index < len(self._shown) else None
        cautions = self.worth_a_look(listed) if listed else ()
        shown = (listed.session or listed.problems) if listed else None
        self.preview(shown, cautions, self._library.body)

    def row(self, index: int, width: int, on_cursor: bool) -> Sequence[Line]:
        """One session of the list."""
        return self._rows[self._shown[index].path].lines(width, on_cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is not finished can be gone on with where there is something."""
        match action:
            case "form" | "drop_form":
                return bool(self._forms)
            case "go_on":
                return bool(self._sessions)
            case "skip_morning":
                return self.asking is not None
            case _:
                return True

    def action_start(self) -> None:
        """Start what the cursor is on, unless it is broken."""
        chosen = self.chosen()
        if chosen is not None and chosen.session is not None:
            self._start(chosen.session)
        else:
            self.app.bell()

    def _start(self, session: Session) -> None:
        self.attend([])  # by the time Today is seen again, that is old
        self.post_message(self.SessionChosen(session))

    def commands(self) -> "list[Command]":
        """To start each session, then what the keys do."""
        from tui.screens.palette import Command

        sessions = [one.session for one in self._all if one.session is not None]
        starts = [Command(f"Start {one.title}", "", partial(self._start, one)) for one in sessions]
        return [*starts, *super().commands()]

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.remove_class("previewing")
        self.query_one(Picker).move(by)

    def action_review(self) -> None:
        """Open the pain log."""
        self.post_message(self.ReviewChosen())

    def action_settings(self) -> None:
        """Open the settings."""
        self.post_message(self.SettingsWanted())

    def action_form(self) -> None:
        """Go on with the newest pain form that was put off."""
        self.post_message(self.FormChosen(self._forms[0]))

    def action_drop_form(self) -> None:
        """Leave the newest pain form out, the second time it is pressed; the result stays."""
        form = self._forms[0]
        if form.id != self._asked_to_drop:
            self._asked_to_drop = form.id
            title = title_among(form, self._forms)
            self.attend([f"Leave the pain form of {title} out? {self.named(_DROP_KEYS)}"])
            return
        said = "Left out: the result stays without its pain form."
        try:
            self._stores.runs.remove(form.id)
        except CannotWrite as error:
            said = str(error)
        self.reload(said)

    def action_go_on(self) -> None:
        """Choose what becomes of the newest session that was cut off."""
        self.post_message(self.UnfinishedChosen(self._sessions[0]))

    def action_reload(self) -> None:
        """Read the files again; once where the key is held down, as it takes longer than a key."""
        if self._rereading:
            self._rereading.stop()
        self._rereading = after(self, _REST, self.reload)

    def action_filter(self) -> None:
        """Type words to look for, anew."""
        self._typing, self._wanted = True, ""
        self._show_matching()

    def action_clear(self) -> None:
        """Show all sessions again, and the list in place of the preview; else put a morning off."""
        if not (self._typing or self._wanted):
            if self.has_class("previewing"):
                self.remove_class("previewing")
            else:
                self.put_off()
            return
        chosen = self.chosen()
        self._typing, self._wanted = False, ""
        self._show_matching()
        if chosen is not None:
            self.query_one(Picker).cursor = self._shown.index(chosen)

    def takes_text(self) -> bool:
        """While a filter is typed."""
        return self._typing

    def takes(self, event: events.Key) -> bool:
        """While a filter is typed, letters belong to it; else digits to a morning that is due."""
        self._is_in_use = True
        if not self._typing:
            return self.takes_score(event)
        if event.key == "backspace":
            self._wanted = self._wanted[:-1]
        elif event.key == "enter":
            self._typing = False
        elif event.character and event.is_printable:
            self._wanted = clean(self._wanted + event.character, 40)
        else:
            return False
        self._show_matching()
        return True
