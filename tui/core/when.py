"""Days and times that are typed, and the moments that they mean. Now is an argument."""

import datetime as dt
import re
from collections.abc import Callable

Local = Callable[[dt.datetime], dt.datetime]
"""A local date and time without an offset -> the same moment with the offset that holds then.

A time that the clocks skipped comes back as another one; `fold` says which of two is meant.
"""
NOW = "now"
FIRST_DAY = dt.date(1971, 1, 1)
"""No entry is about an earlier one: file names begin with 1970 in UTC, wherever that is."""
HOURS_BACK = 12
"""A time alone that is still to come is yesterday's if that is no longer ago; our choice."""
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DAY_AND_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]+([0-9]{1,2}:[0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SKIPPED = "The clocks went forward then, so that time never was."
_TO_COME = "That is still to come."


def typed_moment(text: str, now: dt.datetime, local: Local) -> dt.datetime | str:
    """The moment that `now`, `HH:MM` or `YYYY-MM-DD HH:MM` means, or a sentence on why none."""
    wanted = text.strip().casefold()
    if wanted in ("", NOW):
        return now
    if (time := _time(wanted)) is not None:
        return _latest(time, now, local)
    found = _DAY_AND_TIME.fullmatch(wanted.upper())
    day = _date(found[1]) if found else None
    time = _time(found[2]) if found else None
    if day is None or time is None:
        return "When? now, a time such as 07:10, or 2026-11-26 07:10."
    if day < FIRST_DAY:
        return f"The log begins with {FIRST_DAY}: choose a later day."
    if day > now.date():
        return _TO_COME
    moment = _moment(dt.datetime.combine(day, time), now, local)
    if moment is None:
        return _SKIPPED
    return moment if moment <= now else _TO_COME


def typed_day(text: str, today: dt.date) -> dt.date | str:
    """The day that `today`, `yesterday` or `YYYY-MM-DD` means, or a sentence on why none."""
    wanted = text.strip().casefold()
    if wanted in ("today", "yesterday"):
        return today - dt.timedelta(days=wanted == "yesterday")
    day = _date(wanted) if _DAY.fullmatch(wanted) else None
    return "A day is written as 2026-11-26; today and yesterday do too." if day is None else day


def _latest(time: dt.time, now: dt.datetime, local: Local) -> dt.datetime | str:
    """Today's, or yesterday's where today's is still to come: just after midnight."""
    wall = dt.datetime.combine(now.date(), time)
    moment = _moment(wall, now, local)
    if moment is None:
        return _SKIPPED
    if moment <= now:
        return moment
    before = _moment(wall - dt.timedelta(days=1), now, local)
    if before is None or now - before > dt.timedelta(hours=HOURS_BACK):
        return "That is still to come; an earlier day is written before it."
    return before


def _moment(wall: dt.datetime, now: dt.datetime, local: Local) -> dt.datetime | None:
    """Of a time that came twice the later one, unless that is still to come; None if skipped."""
    first, second = (local(wall.replace(fold=fold)) for fold in (0, 1))
    if first.replace(tzinfo=None, fold=0) != wall:
        return None
    return second if second <= now else first


def _time(text: str) -> dt.time | None:
    found = _TIME.fullmatch(text)
    try:
        return dt.time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
