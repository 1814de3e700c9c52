"""The screens that a session is asked, played and told on."""

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from textual.app import App

from tui.core.clock import Clock
from tui.core.entries import ScreenEntry, SessionEntry
from tui.core.format.definitions import Region, Session
from tui.core.format.general_flags import Flagged
from tui.core.forms.answers import Answer
from tui.core.forms.form import FormResult, Soreness
from tui.core.forms.red_flag_words import Why
from tui.core.interrupted.returning import Way
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run
from tui.core.rules.next_dose import DoseAsked
from tui.core.rules.red_flags import OpenFlag
from tui.core.rules.starting import Start
from tui.core.rules.ways import StartWay
from tui.leading.face import BlockedWay, Unsaved, Words
from tui.leading.saving import Saving
from tui.screens.base import Page
from tui.screens.disk import DiskScreens
from tui.screens.forms.after import FORM_WAITS, AfterScreen
from tui.screens.session.manner import USUAL, Manner
from tui.screens.session.session import SessionScreen
from tui.screens.shown import shown
from tui.screens.threads import in_thread
from tui.screens.unsaved import UnsavedScreen
from tui.storage.log.history import Answered
from tui.storage.runs.journal import TakesLong
from tui.storage.runs.runs import Waiting
from tui.widgets.key_names import named

T = TypeVar("T")
_FORM_WAITS_HERE = "Saved. The pain form waits: {today.form} goes on."
_TOMORROW = "Tomorrow morning: two keys tell how it was."
_TOMORROW_HERE = "Tomorrow: two keys."
_STOPPED = "No session before the red flag has been looked at. Pain can be noted: {today.pain}."


class ScreenFace(DiskScreens):
    """The `Face` of an app: a screen for each question."""

    def __init__(
        self, app: App[str], clock: Clock, manner: Manner = USUAL, *, from_today: bool = False
    ) -> None:
        """What is told at the end is shorter where Today tells it: on a phone it has four rows."""
        super().__init__(app)
        self._clock = clock
        self._manner = manner
        self._saving: Saving | None = None
        self.words = Words(
            form_waits=named(app, _FORM_WAITS_HERE if from_today else FORM_WAITS),
            stopped=named(app, _STOPPED),
            tomorrow=_TOMORROW_HERE if from_today else _TOMORROW,
            in_today=from_today,
        )

    async def red_flags(
        self, region_id: str, region: Flagged, why: Why, since: dt.date | None
    ) -> ScreenEntry | None:
        """Page by page."""
        from tui.screens.starting.red_flags import RedFlagsScreen

        return await shown(self._app, RedFlagsScreen(region_id, region, why, self._clock, since))

    async def blocked(self, flags: Sequence[OpenFlag], region: Flagged) -> BlockedWay:
        """What to do, and what ends it."""
        from tui.screens.starting.blocked import BlockedScreen

        return await shown(self._app, BlockedScreen(flags, region, self._clock))

    async def soreness(
        self, session: Session, dose: DoseAsked | None, warning: str = ""
    ) -> Soreness | None:
        """The form before a session."""
        from tui.screens.starting.before import BeforeScreen

        before = BeforeScreen(session, self._clock, dose)
        before.warning = warning
        return await self._show(before)

    async def may_start(
        self, start: Start, title: str, gentle: str, is_empty: bool
    ) -> StartWay | None:
        """A card with a sentence of each rule."""
        from tui.screens.starting.may_start import MayStartScreen

        return await shown(self._app, MayStartScreen(start, title, gentle, is_empty=is_empty))

    async def gate_again(self, question: str) -> bool | None:
        """A card with the question."""
        from tui.screens.starting.gate import AskAgainScreen

        return await shown(self._app, AskAgainScreen(question))

    async def play(
        self, run: Run, earlier: Sequence[Answered], keep: Callable[[RunEvent], None]
    ) -> Run:
        """The session itself."""
        return await self._show(SessionScreen(run, self._clock, earlier, keep, self._manner))

    async def form(
        self,
        entry: SessionEntry,
        region: Region | None,
        answers: Iterable[Answer],
        keep: Callable[[Answer], None],
    ) -> FormResult:
        """The form after a session."""
        return await self._show(AfterScreen(entry, region, self._clock, answers, keep))

    async def unfinished(self, waiting: Waiting) -> Way | None:
        """A card with the ways on."""
        from tui.screens.unfinished import UnfinishedScreen

        return await shown(self._app, UnfinishedScreen(waiting, self._clock))

    async def away(self, work: Callable[[], T]) -> T:
        """In a thread."""
        return await in_thread(work)

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """By the loop."""
        asyncio.get_running_loop().call_later(seconds, call)

    def saves(self, saving: Saving) -> None:
        """Each page that is shown from now on says what of it can't be saved."""
        self._saving = saving

    def trouble_changed(self) -> None:
        """Say so on every page that is open."""
        with suppress(RuntimeError):  # the app is over, and shows nothing any more
            self._app.call_later(self._warn)

    async def _show(self, page: Page[T]) -> T:
        page.warning = self._banner(page) or page.warning
        page.way_out = self._ask_way_out
        return await shown(self._app, page)

    def _warn(self) -> None:
        for page in self._app.screen_stack:
            if isinstance(page, Page):
                page.warn(self._banner(page))

    def _banner(self, page: Page[Any]) -> str:
        return self._saving.trouble(named(page, "{.way_out}: more")) if self._saving else ""

    def _ask_way_out(self) -> None:
        """What to do about a journal that can't be written, in the middle of it all."""
        saving = self._saving
        trouble = saving.recording.trouble if saving else None
        if saving is not None and trouble is not None and not isinstance(trouble, TakesLong):
            asked = UnsavedScreen(trouble, saving.kiosk, under_way=True)

            def answered(answer: Unsaved) -> None:
                _take_way_out(saving, answer)

            self._app.push_screen(asked, answered)


def _take_way_out(saving: Saving, answer: Unsaved) -> None:
    if isinstance(answer, Path):
        saving.move_to(answer)
    elif answer is None:
        saving.recording.try_again()
