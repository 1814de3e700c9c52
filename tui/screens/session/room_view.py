"""The room view over a session: the same run, keys and clock, in large letters."""

from collections.abc import Callable

from tui.core.clock import Clock
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run
from tui.core.playing.wording import KeysOn
from tui.screens.session.manner import Manner
from tui.screens.session.playing import PlayingPage

_IN_ROOM = "-room"
"""The class of a session that is shown in large letters."""


class RoomViewPage(PlayingPage):
    """A session that can be shown in large letters instead of panes."""

    DEFAULT_CSS = """
    RoomViewPage {
        & #room { height: 1fr; display: none; }
        &.-room #room { display: block; }
        &.-room #panes { display: none; }
    }
    """

    def __init__(
        self,
        played: Run,
        clock: Clock,
        keep: Callable[[RunEvent], None],
        manner: Manner,
    ) -> None:
        super().__init__(played, clock, keep, manner)
        self._manner = manner

    def open_as_chosen(self) -> None:
        """The view that was chosen the last time."""
        self._show_room(self._manner.is_room)

    def show(self, before: Run | None = None) -> None:
        """Show the run in the view that is open."""
        super().show(before)
        if self.is_room:
            self._hand_down()

    @property
    def keys_on(self) -> KeysOn:
        """The keys that go on, and answer."""
        names = ("session.pause", "session.answer_yes", "session.answer_no")
        return KeysOn(*map(self.key, names))

    @property
    def is_room(self) -> bool:
        """Whether the large letters are shown."""
        return self.has_class(_IN_ROOM)

    def action_room(self) -> None:
        """Large letters, or the panes again."""
        self._choose(not self.is_room)

    def leave_room(self) -> bool:
        """The panes again; whether they were not shown already."""
        was_room = self.is_room
        if was_room:
            self._choose(False)
        return was_room

    def _choose(self, is_room: bool) -> None:
        self._show_room(is_room)
        self._manner.remember_room(is_room)

    def _show_room(self, is_room: bool) -> None:
        if is_room and not self.query("#room"):
            from tui.panes.room import RoomPane  # glyphs and raster, which panes do without

            self.mount(
                RoomPane(self.played.plan.session.steps, self.keys_on, id="room"), after="#panes"
            )
        self.set_class(is_room, _IN_ROOM)
        if is_room:
            self._hand_down()
        self.refresh_bindings()

    def _hand_down(self) -> None:
        from tui.panes.room import RoomPane

        self.query_one("#room", RoomPane).snapshot = self.snapshot
