"""Which of the sessions that somebody does is next, by how often each is prescribed."""

import datetime as dt
from collections.abc import Sequence

from tui.core.entries import SessionEntry, day_of
from tui.core.format.definitions import Id, Session

_PER_WEEK_IF_NOT_PRESCRIBED = 1
_ROUTINE_DAYS = 28
"""What was done within these days is what the person does."""


def next_session(
    sessions: Sequence[Session], region_id: Id, played: Sequence[SessionEntry], today: dt.date
) -> Session | None:
    """The one that has waited longest beyond its turn; None where none of them was done lately.

    `played` are the region's entries, newest first. After weeks away the last one counts.
    """
    since = min(today, day_of(played[0])) - dt.timedelta(days=_ROUTINE_DAYS) if played else today
    last: dict[Id, dt.date] = {}
    for entry in played:
        if day_of(entry) >= since:
            last.setdefault(entry.session, day_of(entry))
    mine = [
        one
        for one in sessions
        if one.id in last and one.region_id == region_id and _is_in_season(one, today)
    ]
    return max(mine, key=lambda one: _overdue(one, last[one.id], today), default=None)


def _overdue(session: Session, last: dt.date, today: dt.date) -> tuple[float, dt.date]:
    """(days beyond its turn, the day it was last done): of two, the one done last goes on."""
    every = 7 / (session.per_week or _PER_WEEK_IF_NOT_PRESCRIBED)
    return (today - last).days - every, last


def _is_in_season(session: Session, today: dt.date) -> bool:
    begins, ends = session.from_ or today, session.until or today
    return begins <= today <= ends
