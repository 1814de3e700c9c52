"""Whether pain has settled since a session that was red: a day, and a morning that is no worse."""

import datetime as dt
from collections.abc import Sequence

from tui.core.definitions import Id, Side
from tui.core.entries import MorningEntry, SessionEntry, day_of
from tui.core.history import Logged

REST_HOURS = 24
"""At least so long after a red session. Our choice."""
LOW_MORNING = 2
"""Morning pain that is settled whatever it was before. Our choice."""
HIGH_MORNING = 6
"""Morning pain that never is, whatever it was before (above 5: Silbernagel 2007)."""
LOOKS_BACK_DAYS = 7


def why_not_settled(
    log: Sequence[Logged], session: SessionEntry, side: Side | None, now: dt.datetime
) -> str:
    """What is still missing, as a sentence; empty where pain of that side has settled."""
    if now - session.finished < dt.timedelta(hours=REST_HOURS):
        return f"It ended less than {REST_HOURS} hours ago."
    later = [
        one
        for one in mornings(log, session.region, side)
        if day_of(session) < one.day <= now.date() and one.morning is not None
    ]
    if not later:
        return "No morning since is known."
    newest = max(later, key=lambda one: one.day)
    limit = max(LOW_MORNING, reference(log, session, side) or 0)
    score = newest.morning or 0
    if score > limit or score >= HIGH_MORNING:
        settled = min(limit, HIGH_MORNING - 1)
        return f"The morning of {newest.day} was {score}; {settled} or less is settled."
    return ""


def reference(log: Sequence[Logged], session: SessionEntry, side: Side | None) -> int | None:
    """The morning of the session's own day, else the latest of the 7 days before; None unknown."""
    day = day_of(session)
    since = day - dt.timedelta(days=LOOKS_BACK_DAYS)
    known = [
        one
        for one in mornings(log, session.region, side)
        if since <= one.day <= day and one.morning is not None
    ]
    return max(known, key=lambda one: one.day).morning if known else None


def made_worse(log: Sequence[Logged], session: SessionEntry) -> bool:
    """Whether pain was higher after it than before, or the next morning than the one before."""
    next_day = day_of(session) + dt.timedelta(days=1)
    for answer in session.pain:
        if answer.before is not None and answer.after is not None and answer.after > answer.before:
            return True
        earlier = reference(log, session, answer.side)
        scores = [
            one.morning
            for one in mornings(log, session.region, answer.side)
            if one.day == next_day and one.morning is not None
        ]
        if earlier is not None and scores and max(scores) > earlier:
            return True
    return False


def mornings(log: Sequence[Logged], region: Id | None, side: Side | None) -> list[MorningEntry]:
    """All of that region and side."""
    return [
        one.entry
        for one in log
        if isinstance(one.entry, MorningEntry)
        and (one.entry.region, one.entry.side) == (region, side)
    ]
