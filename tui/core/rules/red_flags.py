"""Red flags: when they are asked, and which answers stand in the way.

`docs/red-flags.md` says it for people; days, and what lifts what, are our choice. Nothing here
decides what a person has: a yes is a reason to be seen.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal, Protocol, TypeVar

from msgspec import Struct

from tui.core.entries import (
    ClearanceEntry,
    Entry,
    PainEntry,
    ScreenEntry,
    SessionEntry,
    day_of,
)
from tui.core.format.definitions import Region, Rules, Tier
from tui.core.rules.history import Logged

Due = Literal["first", "weekly", "trigger"]

ASKED_EVERY = dt.timedelta(days=7)
AWAY_FROM = dt.timedelta(days=14)
"""Without a session of the region for so long, the questions come back with it."""
ENDED_BY_SEEN: frozenset[Tier] = frozenset({"urgent", "book"})
"""What "seen by a clinician" ends. An emergency ends only by answering again: its signs are of
now, whoever saw them before."""


class Reported(Protocol):
    """An answer to one question."""

    @property
    def flag(self) -> str:
        """Id of the question."""

    @property
    def tier(self) -> Tier:
        """How urgent a yes is."""

    @property
    def risks(self) -> tuple[str, ...]:
        """What makes it more worrying."""


class OpenFlag(Struct, frozen=True, kw_only=True):
    """A yes that nothing has lifted."""

    region: str
    flag: str
    tier: Tier
    day: dt.date
    """When it was answered last."""
    risks: tuple[str, ...] = ()


T = TypeVar("T", bound=Reported)
TIERS: tuple[Tier, ...] = ("emergency", "urgent", "book")
"""The most urgent first."""


def is_due(log: Sequence[Logged], region_id: str, region: Region, now: dt.datetime) -> Due | None:
    """Why the questions of a region have to be asked before its next session; None if they don't.

    A trigger goes before the week: what happened since is asked about anew, not "anything new".
    """
    if not region.flags:
        return None
    last = last_screen(log, region_id)
    if last is None:
        return "first"
    if _is_triggered(log, region_id, region.rules, last) or _was_away(log, region_id, last, now):
        return "trigger"
    return "weekly" if now.date() - day_of(last) >= ASKED_EVERY else None


def open_flags(
    log: Sequence[Logged], region_id: str, now: dt.datetime, pain: int | None = 0
) -> tuple[OpenFlag, ...]:
    """The yes answers of the last time, without those that were lifted; most urgent first.

    - Answering again replaces all answers of the time before, of every tier.
    - "Seen by a clinician on DATE" ends the urgent and book answers given up to then.
    - A clearance that is valid today lifts the book answers that it can be about: it was written
      down after the sign was first reported, and the `pain` now is no more than it allows; one that
      is not known (None) may be more than any limit. Urgent answers, a pop among them, and
      emergencies it never lifts.
    """
    last = last_screen(log, region_id)
    if last is None:
        return ()
    today, day = now.date(), day_of(last)
    lifted = ENDED_BY_SEEN if _was_seen(log, last, today) else frozenset[Tier]()
    return tuple(
        OpenFlag(region=region_id, flag=one.flag, tier=one.tier, day=day, risks=one.risks)
        for one in most_urgent_first(last.answers)
        if one.yes
        and one.tier not in lifted
        and not (one.tier == "book" and _is_cleared(log, region_id, one.flag, today, pain))
    )


def open_everywhere(
    log: Sequence[Logged], now: dt.datetime, pain: int | None = 0
) -> tuple[OpenFlag, ...]:
    """Those of all regions, most urgent first; emergencies stop sessions of every region.

    `pain` as in `open_flags`; of another region it opens no more than what is to be booked there.
    """
    screens = (one.entry for one in log if isinstance(one.entry, ScreenEntry))
    regions = dict.fromkeys(screen.region for screen in screens)
    return most_urgent_first(
        [flag for region in regions for flag in open_flags(log, region, now, pain)]
    )


def last_screen(log: Sequence[Logged], region_id: str) -> ScreenEntry | None:
    """The last time that the questions of the region were answered."""
    return next(iter(_newest_screens(log, region_id)), None)


def clean_since(last: ScreenEntry | None) -> dt.date | None:
    """The day for "Anything new since DATE?".

    None where something was reported then: it is not new, and yet has to be asked about.
    """
    if last is None or any(answer.yes for answer in last.answers):
        return None
    return day_of(last)


def told_at(entry: Entry) -> dt.datetime:
    """When it was written down; a pain form may be filled in long after its session."""
    ended = entry.finished if isinstance(entry, SessionEntry) else entry.started
    return max(ended, entry.entered)


def most_urgent_first(flags: Sequence[T]) -> tuple[T, ...]:
    """In the order of the tiers, within one as they came."""
    return tuple(sorted(flags, key=lambda one: TIERS.index(one.tier)))


def _newest_screens(log: Sequence[Logged], region_id: str) -> list[ScreenEntry]:
    """Those with answers; one that only says "seen by a clinician" answers nothing."""
    entries = (one.entry for one in log)
    screens = [
        entry
        for entry in entries
        if isinstance(entry, ScreenEntry) and entry.region == region_id and entry.answers
    ]
    return sorted(screens, key=lambda screen: screen.started, reverse=True)


def _is_triggered(
    log: Sequence[Logged], region_id: str, rules: Rules | None, last: ScreenEntry
) -> bool:
    """Whether something was reported since the last time that asks for another."""
    return any(
        told_at(one.entry) > last.started and _asks_for_it(one.entry, region_id, rules)
        for one in log
    )


def _asks_for_it(entry: Entry, region_id: str, rules: Rules | None) -> bool:
    match entry:
        case SessionEntry():
            return any(
                answer.new_signs or _is_worrying(rules, answer.feel, answer.where)
                for answer in entry.pain
                if answer.region == region_id
            )
        case PainEntry(region=region) if region == region_id:
            return _is_worrying(rules, entry.feel, entry.where)
        case _:
            return False


def _is_worrying(rules: Rules | None, feel: Sequence[str], where: Sequence[str]) -> bool:
    if rules is None:
        return False
    feelings = {*rules.stop_feelings, *rules.unclear_feelings}
    return not feelings.isdisjoint(feel) or not {*rules.unclear_places}.isdisjoint(where)


def _was_away(log: Sequence[Logged], region_id: str, last: ScreenEntry, now: dt.datetime) -> bool:
    """Whether the person comes back now, and was not asked since the pause became one."""
    days = [day_of(one.entry) for one in log if _is_session_of(one.entry, region_id)]
    return bool(days) and day_of(last) < max(days) + AWAY_FROM <= now.date()


def _is_session_of(entry: Entry, region_id: str) -> bool:
    return isinstance(entry, SessionEntry) and (
        entry.region == region_id or any(answer.region == region_id for answer in entry.pain)
    )


def _was_seen(log: Sequence[Logged], last: ScreenEntry, today: dt.date) -> bool:
    """Whether a clinician saw it: not before it was reported, nor on a day yet to come."""
    return any(
        isinstance(entry, ScreenEntry)
        and entry.region == last.region
        and entry is not last
        and entry.started >= last.started
        and entry.seen is not None
        and day_of(last) <= entry.seen <= today
        for entry in (one.entry for one in log)
    )


def _is_cleared(
    log: Sequence[Logged], region_id: str, flag: str, today: dt.date, pain: int | None
) -> bool:
    since = _reported_first(log, region_id, flag)
    return any(
        isinstance(entry, ClearanceEntry)
        and entry.region == region_id
        and told_at(entry) >= since
        and (entry.pain_limit is None or (pain is not None and pain <= entry.pain_limit))
        and entry.day <= today
        and (entry.until is None or entry.until >= today)
        for entry in (one.entry for one in log)
    )


def _reported_first(log: Sequence[Logged], region_id: str, flag: str) -> dt.datetime:
    """When the row of times began in which it was a yes each time, up to the last."""
    row = takewhile(
        lambda screen: any(one.flag == flag and one.yes for one in screen.answers),
        _newest_screens(log, region_id),
    )
    return min(screen.started for screen in row)
