"""The keys that choose which entries of the pain log are shown."""

from collections.abc import Sequence

from msgspec.structs import replace
from textual import events
from textual.timer import Timer
from textual.worker import Worker

from tui.core.review.review import Meant
from tui.screens.review.review_layout import ReviewLayout
from tui.screens.review.review_wanted import Wanted
from tui.widgets.timing import after

_REST = 0.1
"""Seconds after a typed letter in which the next one may come, before anything is looked for."""


class WantingPage(ReviewLayout):
    """Filters by typed words, by part of the body, and by session."""

    wanted = Wanted()
    _resting: Timer | None = None

    def meanings(self) -> Sequence[Meant]:
        """What it can be about; nothing as long as that is not known."""
        raise NotImplementedError

    def session_ids(self) -> Sequence[str]:
        """The sessions that there are; nothing as long as that is not known."""
        raise NotImplementedError

    def look_up(self) -> Worker[None]:
        """Show what is wanted now."""
        raise NotImplementedError

    def show_bar(self) -> None:
        """Tell what is wanted now."""
        raise NotImplementedError

    def takes_text(self) -> bool:
        """While words to look for are typed."""
        return self.wanted.is_typing

    def takes(self, event: events.Key) -> bool:
        """While words to look for are typed, letters belong to them."""
        if super().takes(event):
            return True
        wanted = self.wanted.typed(event) if self.wanted.is_typing else None
        if wanted is not None:
            self.wanted = wanted
            self._look_up_soon()
        return wanted is not None

    def action_filter(self) -> None:
        """Type words to look for, anew."""
        self.wanted = replace(self.wanted, is_typing=True, words="")
        self._look_up_soon()

    def action_next_meaning(self) -> None:
        """The next part of the body, or all."""
        if meanings := self.meanings():
            self._want(self.wanted.next_meaning(meanings))

    def action_next_session(self) -> None:
        """The next session, or all."""
        if ids := self.session_ids():
            self._want(self.wanted.next_session(ids))

    def action_back(self) -> None:
        """All entries again; from there, back to where the person came from."""
        if self.wanted == Wanted():
            self.action_close()
        else:
            self._want(Wanted())

    def action_close(self) -> None:
        """Back to where the person came from."""
        raise NotImplementedError

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.show_bar()
        self.look_up()

    def _look_up_soon(self) -> None:
        self.show_bar()
        self.refresh_bindings()
        if self._resting:
            self._resting.stop()
        self._resting = after(self, _REST, self.look_up)
