"""A session played fast, for whoever wrote it: nothing of it is kept."""

from tui.core.clock import Clock
from tui.core.playing.run import Run
from tui.panes.anatomy import Bodies
from tui.screens.session.manner import Manner
from tui.screens.session.session import SessionScreen

GONE = "That was a rehearsal: nothing of it was kept."


class RehearsalScreen(SessionScreen):
    """Plays a run on a clock that is `speed` times as fast as the timers of the screen."""

    def __init__(self, played: Run, clock: Clock, speed: int, bodies: Bodies) -> None:
        """`bodies` finds what figures are drawn from; they don't move, for want of time."""
        super().__init__(played, clock, manner=Manner(bodies=bodies, moves=False))
        self._speed = speed

    def wait_for(self, seconds: float) -> float:
        """In real seconds."""
        return seconds / self._speed

    def action_leave(self) -> None:
        """End at once: there is nothing to lose."""
        if not self._ended:
            self._ended = True
            self.dismiss(self.played)

    def last_words(self) -> str:
        """No place to go on from."""
        return GONE
