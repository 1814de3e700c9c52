"""The machine's own clocks, told in the time zone of whoever reads them."""

import datetime as dt
import time
from pathlib import Path

_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Linux counts a suspended machine's sleep on this clock only; elsewhere the usual one does."""
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
"""Only Linux has it."""


class SystemClock:
    """The `Clock` of a real run."""

    def __init__(self, time_zone: str = "") -> None:
        """The setting, a name that this machine knows; without one the machine's own counts."""
        self._zone = _zone(time_zone) if time_zone else None

    def monotonic(self) -> float:
        """Seconds since the machine started, asleep or not."""
        return time.clock_gettime(_STEADY)

    def now(self) -> dt.datetime:
        """The local time of day in whole seconds, with its offset."""
        return self.local(dt.datetime.now(dt.UTC)).replace(microsecond=0)

    def local(self, moment: dt.datetime) -> dt.datetime:
        """With the offset of the person's time zone at that moment; what it skipped is moved."""
        if self._zone is None:
            return moment.astimezone()
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self._zone).astimezone(dt.UTC)  # what was skipped moves
        there = moment.astimezone(self._zone)
        # As `astimezone()` gives it. Two moments of one zone would be compared, and subtracted, by
        # what clocks on the wall showed.
        offset = dt.timezone(there.utcoffset() or dt.timedelta(), there.tzname() or "")
        return there.replace(tzinfo=offset, fold=0)

    def boot(self) -> str:
        """The kernel's name for this run of the machine."""
        try:
            return _BOOT_ID.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""


def _zone(name: str) -> dt.tzinfo:
    from zoneinfo import ZoneInfo  # 3 ms that only who has the setting pays

    return ZoneInfo(name)
