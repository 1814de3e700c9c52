"""The app: theme, clock, and the way from one screen to the next."""

import gc
from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import Theme

from tui import __version__
from tui.core.clock import Clock
from tui.core.definitions import Region, Session
from tui.core.entries import SessionEntry
from tui.core.form import Soreness, closing_line
from tui.core.result import session_entry, was_anything_done
from tui.core.segments import Plan
from tui.panes.pain import Answered
from tui.screens.today import TodayScreen
from tui.storage.drafts import Draft
from tui.storage.history import known_exercises, recent_answers
from tui.storage.log import Log
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite

THEME = Theme(
    name="soleus",
    primary="#3fa7d6",
    accent="#ffb000",
    foreground="#e6e8eb",
    background="#101418",
    surface="#161b22",
    panel="#222a33",
    success="#5fd787",
    warning="#ffaf5f",
    error="#ff8787",
    variables={"dim": "#97a1ac", "cursor": "#1d4e6b"},
)


class SoleusApp(App[str]):
    """Shows Today and leads through a session; screens are loaded when they are needed.

    Ends with a line about what was just done, where there is one.
    """

    TITLE = "soleus"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, id="quit", tooltip="Quit"),
        Binding("ctrl+c", "quit", "Quit", show=False, id="interrupt", tooltip="Quit"),
    ]

    def __init__(self, stores: Stores, clock: Clock, only: Session | None = None) -> None:
        """`only` is a session to play straight away, and to leave after."""
        super().__init__()
        self._stores = stores
        self._clock = clock
        self._only = only
        self.register_theme(THEME)
        self.theme = THEME.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that lack them."""
        return dict(THEME.variables)

    def on_mount(self) -> None:
        """Open Today, or the one session."""
        self.call_after_refresh(gc.enable)  # it was off while starting, which saves a tenth
        if self._only is None:
            self.push_screen(TodayScreen(self._stores, self._clock))
        else:
            self.lead_through(self._only)

    def on_today_screen_session_chosen(self, message: TodayScreen.SessionChosen) -> None:
        """Play it."""
        self.lead_through(message.session)

    def on_today_screen_form_chosen(self, message: TodayScreen.FormChosen) -> None:
        """Go on with it."""
        self.finish_form(message.draft)

    def on_today_screen_review_chosen(self) -> None:
        """Show the log."""
        from tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(self._stores.log))

    @work(exclusive=True)
    async def lead_through(self, session: Session) -> None:
        """Before, the session, the result saved, the pain form."""
        from tui.screens.before import BeforeScreen
        from tui.screens.session import SessionScreen

        soreness: Soreness | None = Soreness(sore=(), before={})
        if session.region is not None:
            soreness = await self.push_screen_wait(BeforeScreen(session, self._clock))
        if soreness is None:
            self._back_to_today("")
            return
        started = self._clock.now()
        screen = SessionScreen(self._plan(session, soreness), self._clock, self._earlier(session))
        run = await self.push_screen_wait(screen)
        if not was_anything_done(run):
            self._back_to_today("Nothing was done, so nothing was saved.")
            return
        entry = session_entry(run, soreness.before, started, self._clock.now(), __version__)
        entry_id = Log.new_id(started, session.id)
        log = await self._save(self._stores.log, lambda log: log.add(entry_id, entry))
        if log is None:
            self._back_to_today("The result was discarded.")
            return
        await self._ask(log, entry_id, entry, session.region)

    @work(exclusive=True)
    async def finish_form(self, draft: Draft) -> None:
        """The pain form of a session that is in the log already."""
        found = self._stores.library().find(draft.entry.session)
        region = found.session.region if found and found.session else None
        await self._ask(self._stores.log, draft.entry_id, draft.entry, region)

    async def _ask(
        self, log: Log, entry_id: str, entry: SessionEntry, region: Region | None
    ) -> None:
        """The pain form; what was filled in is kept as a draft until it is complete."""
        from tui.screens.after import AfterScreen

        self._keep_draft(entry_id, entry)
        result = await self.push_screen_wait(AfterScreen(entry, region, self._clock))
        if not result.saved:
            self._keep_draft(entry_id, result.entry)
            self._back_to_today("Saved. The pain form waits under f in Today.")
            return
        saved = await self._save(log, lambda log: log.revise(entry_id, result.entry))
        self._stores.drafts.remove(entry_id)
        elsewhere = f" Saved in {saved.folder}." if saved and saved is not self._stores.log else ""
        self._back_to_today(f"Saved. {closing_line(result.entry)}{elsewhere}".strip())

    async def _save(self, log: Log, write: Callable[[Log], object]) -> Log | None:
        """Write until it is written; gives the log that took it, None where it was given up."""
        from tui.screens.unsaved import GIVE_UP, UnsavedScreen

        while True:
            try:
                write(log)
            except CannotWrite as error:
                answer = await self.push_screen_wait(UnsavedScreen(error))
                if answer == GIVE_UP:
                    return None
                log = log if answer is None else Log(answer)
            else:
                return log

    def _keep_draft(self, entry_id: str, entry: SessionEntry) -> None:
        try:
            self._stores.drafts.save(entry_id, entry)
        except CannotWrite as error:
            self.notify(str(error), severity="warning", markup=False)

    def _earlier(self, session: Session) -> list[Answered]:
        if session.region_id is None:
            return []
        return recent_answers(self._stores.log, session.region_id)

    def _plan(self, session: Session, soreness: Soreness) -> Plan:
        wanted = frozenset(step.known_as for step in session.steps if step.is_work)
        return Plan(
            session,
            sore=soreness.sore,
            first_side="right" if soreness.sore == ("right",) else "left",
            known=known_exercises(self._stores.log, wanted),
        )

    def _back_to_today(self, closing: str) -> None:
        """Today with a line about what was done; after a single session, the end."""
        if self._only is not None:
            self.exit(closing)
        elif isinstance(self.screen, TodayScreen):
            self.screen.reload(closing)
