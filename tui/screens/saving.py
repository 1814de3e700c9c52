"""Where a session is saved: its journal too, in another folder where it has to be."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.app import App

from tui.screens.base import WAY_OUT, Page
from tui.screens.keeping import Keeping
from tui.screens.recording import Recording
from tui.screens.unsaved import Answer, UnsavedScreen
from tui.storage.journal import TakesLong
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite


class Saving(Keeping):
    """Saves one session, and says on every page what can't be saved."""

    def __init__(self, app: App[str], stores: Stores, recording: Recording) -> None:
        """Begins to write the journal."""
        super().__init__(app, stores)
        self.recording = recording

        def told(trouble: CannotWrite | None) -> None:
            with suppress(RuntimeError):  # the app is over, and shows nothing any more
                app.call_later(self._warn)

        recording.start(told)

    def warn_on(self, page: Page[Any]) -> None:
        """Have a page that is about to be shown say what can't be saved, while that lasts."""
        page.warning = self._banner()
        page.way_out = self._ask

    def _warn(self) -> None:
        for page in self._app.screen_stack:
            if isinstance(page, Page):
                page.warn(self._banner())

    def _banner(self) -> str:
        trouble = self.recording.trouble
        if trouble is None:
            return ""
        if isinstance(trouble, TakesLong):  # its thread hangs, and could not move elsewhere either
            return (
                "Saving takes long: the disk may hang. What you do is kept as long as this stays "
                "open, and is saved by itself once the disk goes on."
            )
        return (
            f"Not saved: {trouble.reason}. What you do is kept as long as this stays open, and "
            f"saving is tried again by itself. {WAY_OUT}: more"
        )

    def _ask(self) -> None:
        """What to do about a journal that can't be written, in the middle of it all."""
        trouble = self.recording.trouble
        if trouble is not None and not isinstance(trouble, TakesLong):
            asked = UnsavedScreen(trouble, self._stores.kiosk, under_way=True)
            self._app.push_screen(asked, self._answered)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Path):
            self._move_to(answer)
        elif answer is None:
            self.recording.try_again()

    def _move_to(self, folder: Path) -> None:
        """Save in another folder from now on, as `--data-dir` would."""
        super()._move_to(folder)
        self.recording.move_under(folder)
