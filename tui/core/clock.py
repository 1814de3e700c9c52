"""What a clock is. Nothing in `core` reads one."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Two clocks: one for lengths, one for people."""

    def monotonic(self) -> float:
        """Seconds that never go back, a suspended machine's sleep included."""

    def now(self) -> dt.datetime:
        """The local time of day, with its offset."""

    def local(self, moment: dt.datetime) -> dt.datetime:
        """With the person's offset at that moment; without one it is a local time, see `when`."""

    def boot(self) -> str:
        """Names the run of the machine that `monotonic` counts from; empty where unknown."""
