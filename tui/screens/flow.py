"""The way through a session: before, the session, the result saved, the pain form."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace
from textual.app import App

from tui import __version__
from tui.core.clock import Clock
from tui.core.definitions import Region, Session
from tui.core.entries import SessionEntry
from tui.core.form import Soreness, closing_line
from tui.core.result import session_entry, was_anything_done
from tui.core.run import start
from tui.core.segments import Plan
from tui.panes.pain import Answered
from tui.screens.after import AfterScreen
from tui.screens.before import BeforeScreen
from tui.screens.session import SessionScreen
from tui.screens.unsaved import GIVE_UP, UnsavedScreen
from tui.storage.drafts import Draft
from tui.storage.history import known_exercises, recent_answers
from tui.storage.listing import CannotList
from tui.storage.log import Log
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite


class Flow:
    """Leads one person through; each way ends with a line about what was done."""

    def __init__(self, app: App[str], stores: Stores, clock: Clock) -> None:
        self._app = app
        self._stores = stores
        self._clock = clock

    async def play(self, session: Session) -> str:
        """A session from its first question to its saved result."""
        soreness: Soreness | None = Soreness(sore=(), before={})
        if session.region is not None:
            soreness = await self._app.push_screen_wait(BeforeScreen(session, self._clock))
        if soreness is None:
            return ""
        started = self._clock.now()
        begun = start(self._plan(session, soreness), self._clock.monotonic())
        screen = SessionScreen(begun, self._clock, self._earlier(session))
        run = await self._app.push_screen_wait(screen)
        if not was_anything_done(run):
            return "Nothing was done, so nothing was saved."
        entry = session_entry(run, soreness.before, started, self._clock.now(), __version__)
        entry_id = Log.new_id(started, session.id)
        log = await self._save(self._stores.log, lambda log: log.add(entry_id, entry))
        if log is None:
            return "The result was discarded."
        return await self._ask(log, entry_id, entry, session.region)

    async def finish_form(self, draft: Draft) -> str:
        """The pain form of a session that is in the log already."""
        found = self._stores.library().find(draft.entry.session)
        region = found.session.region if found and found.session else None
        return await self._ask(self._stores.log, draft.entry_id, draft.entry, region)

    async def _ask(
        self, log: Log, entry_id: str, entry: SessionEntry, region: Region | None
    ) -> str:
        """The pain form; what was filled in is kept as a draft until it is complete."""
        self._keep_draft(entry_id, entry)
        result = await self._app.push_screen_wait(AfterScreen(entry, region, self._clock))
        if not result.saved:
            self._keep_draft(entry_id, result.entry)
            return "Saved. The pain form waits: press f in Today."
        completed = replace(result.entry, entered=self._clock.now())
        saved = await self._save(log, lambda log: log.revise(entry_id, completed))
        if saved is None:
            return "Saved without the pain form."
        self._drop_draft(entry_id)
        elsewhere = (
            ""
            if saved is self._stores.log
            else f" It is in {saved.folder}: copy what is in there to {self._stores.log.folder}."
        )
        return f"Saved. {closing_line(result.entry)}{elsewhere}".strip()

    async def _save(self, log: Log, write: Callable[[Log], object]) -> Log | None:
        """Write until it is written; gives the log that took it, None where it was given up."""
        while True:
            try:
                write(log)
            except CannotWrite as error:
                answer = await self._app.push_screen_wait(UnsavedScreen(error))
                if answer == GIVE_UP:
                    return None
                log = Log(answer / "log") if isinstance(answer, Path) else log
            else:
                return log

    def _keep_draft(self, entry_id: str, entry: SessionEntry) -> None:
        try:
            self._stores.drafts.save(entry_id, entry)
        except CannotWrite as error:
            self._app.notify(str(error), severity="warning", markup=False)

    def _drop_draft(self, entry_id: str) -> None:
        with suppress(CannotWrite):  # a draft whose entry is complete is stale, and found to be so
            self._stores.drafts.remove(entry_id)

    def _plan(self, session: Session, soreness: Soreness) -> Plan:
        return Plan(
            session,
            sore=soreness.sore,
            first_side=soreness.sore[0] if soreness.sore else "left",
            known=self._known(session),
        )

    def _known(self, session: Session) -> frozenset[str]:
        """Exercises done before; with a log that can't be listed, every one counts as new."""
        wanted = frozenset(step.known_as for step in session.steps if step.is_work)
        try:
            return known_exercises(self._stores.log, wanted)
        except CannotList:
            return frozenset()

    def _earlier(self, session: Session) -> list[Answered]:
        if session.region_id is None:
            return []
        try:
            return recent_answers(self._stores.log, session.region_id)
        except CannotList:
            return []
