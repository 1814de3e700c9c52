"""The anatomy pane: the muscle that is worked on, and why the exercise is as it is."""

from collections.abc import Sequence

from textual.reactive import reactive

from tui.core.definitions import Session
from tui.core.snapshot import Snapshot
from tui.panes.notes import step_notes
from tui.widgets.lines import Drawn, Line, Span, fit, line


class AnatomyPane(Drawn):
    """Notes of the current step, a page at a time."""

    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._session = session
        self._step = -1
        self._page = 0

    def watch_snapshot(self, now: Snapshot | None) -> None:
        """Another step begins on its first page."""
        if now is not None and now.step != self._step:
            self._step, self._page = now.step, 0
            self.redraw()

    def turn_page(self) -> None:
        """The next page; after the last comes the first."""
        self._page += 1
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """One page, with its number where there are more."""
        if self._step < 0:
            return []
        lines = list(step_notes(self._session, self._session.steps[self._step], width - 1))
        if len(lines) <= height:
            return lines
        room = max(1, height - 1)
        pages = -(-len(lines) // room)
        self._page %= pages
        shown = lines[self._page * room : (self._page + 1) * room]
        shown += [line()] * (room - len(shown))
        footer = fit(f"a: more ({self._page + 1} of {pages})", width)
        return [*shown, line(Span(footer, "dim"))]
