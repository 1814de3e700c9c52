"""What in the last weeks a clinician should look at. All cut-offs are our choice."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tui.core.entries import SessionEntry, day_of
from tui.core.rules.history import Verdict
from tui.core.rules.settling import BySide, why_red_not_settled

RED_DAYS = 7
"""Two red sessions within so many days, or one that has not settled for so long."""
NO_BETTER_DAYS = 14


def concerns(
    by_side: BySide, rated: Sequence[tuple[SessionEntry, Verdict]], now: dt.datetime
) -> tuple[str, ...]:
    """A sentence each; `rated` are a region's sessions with a colour, the newest first."""
    return tuple(f"{one} A clinician should look at it." for one in _found(by_side, rated, now))


def _found(
    by_side: BySide, rated: Sequence[tuple[SessionEntry, Verdict]], now: dt.datetime
) -> Iterator[str]:
    reds = [(entry, verdict) for entry, verdict in rated if verdict.colour == "red"]
    lately = [entry for entry, _ in reds if (now.date() - day_of(entry)).days < RED_DAYS]
    if len(lately) >= 2:
        yield f"{len(lately)} red sessions within {RED_DAYS} days."
    if reds and reds[0][0] is rated[0][0]:
        entry, verdict = reds[0]
        days = (now.date() - day_of(entry)).days
        if days >= RED_DAYS and why_red_not_settled(by_side, entry, verdict, now):
            yield f"The red session of {day_of(entry)} has not settled in {days} days."
    ambers = [entry for entry, _ in takewhile(lambda one: one[1].colour == "amber", rated)]
    if len(ambers) >= 2:
        days = (day_of(ambers[0]) - day_of(ambers[-1])).days
        if days >= NO_BETTER_DAYS and _worst(ambers[0]) >= _worst(ambers[-1]):
            yield f"Amber for {days} days, and no better."


def _worst(entry: SessionEntry) -> int:
    scores = (score for one in entry.pain for score in (one.during, one.after))
    return max((score for score in scores if score is not None), default=0)
