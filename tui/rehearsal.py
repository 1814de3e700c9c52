"""`soleus rehearse`: the app around a session that is only tried out."""

import datetime as dt
from typing import TYPE_CHECKING

from tui.app import SoleusApp
from tui.core.clock import Clock
from tui.core.format.definitions import Session
from tui.core.playing.run import start
from tui.core.session.segments import Plan
from tui.core.settings import IdleLimits
from tui.core.terminals import Colours
from tui.screens.base import IS_REHEARSAL
from tui.screens.session.rehearsing import GONE, RehearsalScreen
from tui.storage.stores import Stores

if TYPE_CHECKING:
    from tui.core.playing.run import Run

_JUMP = 1.0
"""Seconds that the fast clock moves at most from one reading to the next.

A busy machine so slows a rehearsal down; jumps would look like a computer that slept, and pause it.
"""


class FastClock:
    """A clock whose seconds are shorter."""

    def __init__(self, clock: Clock, speed: int) -> None:
        self._clock = clock
        self._speed = speed
        self._began = clock.now()
        self._read = clock.monotonic()
        self._passed = 0.0

    def monotonic(self) -> float:
        """Seconds since it was made, of its own."""
        read = self._clock.monotonic()
        self._passed += min((read - self._read) * self._speed, _JUMP)
        self._read = read
        return self._passed

    def now(self) -> dt.datetime:
        """The time of day, which passes as fast."""
        return self._began + dt.timedelta(seconds=int(self._passed))

    def local(self, moment: dt.datetime) -> dt.datetime:
        """As the real clock says."""
        return self._clock.local(moment)

    def boot(self) -> str:
        """Of no run of the machine: nobody goes on from here."""
        return ""


class RehearsalApp(SoleusApp):
    """Shows one session at that speed. Nothing is asked before, and nothing is written."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        session: Session,
        speed: int,
        colours: Colours = "256",
        beyond_ascii: bool = True,
    ) -> None:
        super().__init__(stores, clock, session, colours=colours, beyond_ascii=beyond_ascii)
        self._plan = Plan(session, wait="never")
        self._speed = speed
        self._limits = IdleLimits(0, 0, 0, 0)  # whoever looks on presses nothing
        self.add_class(IS_REHEARSAL)

    def begin(self) -> None:
        """Play the session, then leave."""
        clock = FastClock(self._clock, self._speed)
        run = start(self._plan, clock.monotonic())
        screen = RehearsalScreen(run, clock, self._speed, self._stores.library().body)
        self.push_screen(screen, self._over)

    def _over(self, run: "Run | None") -> None:
        self.exit(GONE)

    def keep(self, seconds: float) -> str:
        """Nothing is kept."""
        return GONE
