"""Whether pain has settled since a session that was red: a day, and a morning that is no worse."""

import datetime as dt

from tui.core.entries import SessionEntry, day_of
from tui.core.format.definitions import Side
from tui.core.rules.history import Verdict
from tui.core.rules.morning_scores import Day, Mornings

REST_HOURS = 24
"""At least so long after a red session. Our choice."""
LOW_MORNING = 2
"""Morning pain that is settled whatever it was before. Our choice."""
HIGH_MORNING = 6
"""Morning pain that never is, whatever it was before (above 5: Silbernagel 2007)."""

BySide = dict[Side | None, Mornings]


def why_not_settled(mornings: Mornings, session: SessionEntry, now: dt.datetime) -> str:
    """What is still missing, as a sentence; empty where pain has settled.

    `mornings` are those of the side that was red.
    """
    day, today = day_of(session).toordinal(), now.date().toordinal()
    limit = _limit(mornings, day)
    rested = session.finished + dt.timedelta(hours=REST_HOURS)
    if now < rested:
        until = f"{rested.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
        return f"Rest until {until} at least, and until a morning is {limit} or less."
    later = [one for one in mornings.pain if day < one <= today]
    if not later:
        return f"No morning since is known; {limit} or less is settled."
    newest = max(later)
    score = mornings.pain[newest]
    if score > limit:
        date = dt.date.fromordinal(newest)
        return f"The morning of {date} was {score}; {limit} or less is settled."
    return ""


def why_red_not_settled(
    by_side: BySide, session: SessionEntry, verdict: Verdict, now: dt.datetime
) -> str:
    """The same of a red session: of the first of its red sides that has not settled."""
    of_sides = _of_red_sides(by_side, verdict)
    missing = (why_not_settled(mornings, session, now) for mornings in of_sides)
    return next(filter(None, missing), "")


def has_ever_settled(by_side: BySide, session: SessionEntry, verdict: Verdict) -> bool:
    """Whether on each red side one morning since was settled, whatever came later."""
    day = day_of(session).toordinal()
    return all(
        any(one > day and pain <= _limit(mornings, day) for one, pain in mornings.pain.items())
        for mornings in _of_red_sides(by_side, verdict)
    )


def _of_red_sides(by_side: BySide, verdict: Verdict) -> list[Mornings]:
    return [by_side.get(side, Mornings()) for side in (verdict.side, *verdict.as_bad)]


def _limit(mornings: Mornings, day: Day) -> int:
    """The highest morning that is settled after a session on that day."""
    return min(max(LOW_MORNING, mornings.pain_before(day) or 0), HIGH_MORNING - 1)


def made_worse(by_side: BySide, session: SessionEntry) -> bool:
    """Whether pain was higher after it than before, or the next morning than the one before."""
    day = day_of(session).toordinal()
    for answer in session.pain:
        if answer.before is not None and answer.after is not None and answer.after > answer.before:
            return True
        mornings = by_side.get(answer.side, Mornings())
        earlier, next_one = mornings.pain_before(day), mornings.pain.get(day + 1)
        if earlier is not None and next_one is not None and next_one > earlier:
            return True
    return False
