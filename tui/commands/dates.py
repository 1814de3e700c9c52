"""Days as they are given on the command line."""

import datetime as dt

from tui.core.refusal import CannotBeDone
from tui.core.text import clean

Period = tuple[dt.date | None, dt.date | None]
"""First and last day, both included; None is open."""


def period(since: str | None, until: str | None) -> Period:
    """The days that `--since` and `--until` name; raises `CannotBeDone`."""
    first, last = day_given("--since", since), day_given("--until", until)
    if first and last and first > last:
        raise CannotBeDone(f"--since {first} is later than --until {last}: swap them.")
    return first, last


def day_given(option: str, text: str | None) -> dt.date | None:
    """The day that was given with an option, None for none; raises `CannotBeDone`."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        given = clean(text, limit=40)
        raise CannotBeDone(f"{option} takes a day such as 2026-11-22, not {given!r}.") from None
