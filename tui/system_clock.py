"""The machine's own clocks."""

import datetime as dt
import time
from pathlib import Path

_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Linux counts a suspended machine's sleep on this clock only; elsewhere the usual one does."""
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
"""Only Linux has it."""


class SystemClock:
    """The `Clock` of a real run."""

    def monotonic(self) -> float:
        """Seconds since the machine started, asleep or not."""
        return time.clock_gettime(_STEADY)

    def now(self) -> dt.datetime:
        """The local time of day in whole seconds, with its offset."""
        return dt.datetime.now().astimezone().replace(microsecond=0)

    def local(self, wall: dt.datetime) -> dt.datetime:
        """With the offset of the machine's time zone at that moment; what it skipped is moved."""
        return wall.astimezone()

    def boot(self) -> str:
        """The kernel's name for this run of the machine."""
        try:
            return _BOOT_ID.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""
