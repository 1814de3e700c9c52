"""What in the last weeks a clinician should look at. All cut-offs are our choice."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tui.core.entries import SessionEntry, day_of
from tui.core.rules.history import Verdict
from tui.core.rules.outcomes import peak_of
from tui.core.rules.settling import BySide, has_ever_settled, why_red_not_settled

RED_DAYS = 7
"""Two red sessions within so many days, or one that has not settled for so long."""
NO_BETTER_DAYS = 14

Rated = Sequence[tuple[SessionEntry, Verdict]]
"""A region's sessions with a colour, the newest first."""


def concerns(by_side: BySide, rated: Rated, now: dt.datetime) -> tuple[str, ...]:
    """A sentence each."""
    return tuple(f"{one} A clinician should look at it." for one in _found(by_side, rated, now))


def _found(by_side: BySide, rated: Rated, now: dt.datetime) -> Iterator[str]:
    reds = [entry for entry, verdict in rated if verdict.colour == "red"]
    lately = [entry for entry in reds if (now.date() - day_of(entry)).days < RED_DAYS]
    if len(lately) >= 2:
        yield f"{len(lately)} red sessions within {RED_DAYS} days."
    if (entry := _unsettled(by_side, rated, now)) is not None:
        days = (now.date() - day_of(entry)).days
        yield f"The red session of {day_of(entry)} has not settled in {days} days."
    ambers = [entry for entry, _ in takewhile(lambda one: one[1].colour == "amber", rated)]
    known = [(day_of(one), peak) for one in ambers if (peak := _worst(one)) is not None]
    if len(known) >= 2:
        (last, now_at), (first, began_at) = known[0], known[-1]
        days = (last - first).days
        if days >= NO_BETTER_DAYS and now_at >= began_at:
            yield f"Amber for {days} days, and no better."


def _unsettled(by_side: BySide, rated: Rated, now: dt.datetime) -> SessionEntry | None:
    """The newest red session that has not settled for so long; a green one since ends it.

    Of the newest of all the last morning counts; one before others is left alone once it settled.
    """
    for at, (entry, verdict) in enumerate(takewhile(lambda one: one[1].colour != "green", rated)):
        if verdict.colour == "red" and (now.date() - day_of(entry)).days >= RED_DAYS:
            if at == 0 and why_red_not_settled(by_side, entry, verdict, now):
                return entry
            if at > 0 and not has_ever_settled(by_side, entry, verdict):
                return entry
    return None


def _worst(entry: SessionEntry) -> int | None:
    """The worst pain that is known of it: said or marked."""
    peaks = (peak_of(entry, answer) for answer in entry.pain)
    return max((peak for peak in peaks if peak is not None), default=None)
