"""Next mornings: which are to be asked about, and what becomes of the answer.

A morning answers for the sessions of the day before. It can be given up to three days late; after
that it stays unknown. Our choice: later than that nobody remembers.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from tui.core.entries import Entry, MorningEntry, PainAnswer, SessionEntry, day_of, was_worked
from tui.core.format.definitions import Region, Side
from tui.core.telling import score_text, whose
from tui.core.when import Local

LATE_DAYS = 3
DAY_BEGINS_AT = 4
"""Hour from which a morning can have been; our choice, so that nobody is asked at midnight."""
_RECALLED_AT = dt.time(7)
"""Where in its day the log puts a morning that was answered later; our choice, nobody is asked."""
_ONE_DAY = dt.timedelta(days=1)


class MorningDue(Struct, frozen=True):
    """One morning of one side that is not answered yet."""

    day: dt.date
    region_id: str
    side: Side | None = None


def since(now: dt.datetime) -> dt.date:
    """The first day whose entries matter for what is due now."""
    return now.date() - (LATE_DAYS + 1) * _ONE_DAY


def this_morning(now: dt.datetime) -> dt.date:
    """The day of the last morning that can have been: until four the night is not over.

    Who is still up at one in the morning has not taken the first steps that would answer for the
    evening's session.
    """
    return now.date() if now.hour >= DAY_BEGINS_AT else now.date() - _ONE_DAY


def due(
    entries: Iterable[Entry], regions: Mapping[str, Region], now: dt.datetime
) -> tuple[MorningDue, ...]:
    """The mornings to ask about, newest first; `entries` from the day `since` on, in any order.

    Of a day's sessions the sides that `sore_answers` tells, or where there is none, those that were
    asked about. One of which nothing was done asks only about the sides that something was told of.
    """
    known = tuple(entries)
    newest = this_morning(now)
    oldest = now.date() - LATE_DAYS * _ONE_DAY
    asked: set[MorningDue] = set()
    sore: set[MorningDue] = set()
    for entry in known:
        if isinstance(entry, SessionEntry):
            for one, is_sore in _sides(entry):
                asked.add(one)
                sore |= {one} if is_sore else set()
    answered = {
        MorningDue(entry.day, entry.region, entry.side)
        for entry in known
        if isinstance(entry, MorningEntry)
    }
    has_sore = {(one.day, one.region_id) for one in sore}
    wanted = {one for one in asked if (one.day, one.region_id) not in has_sore} | sore
    return tuple(
        one
        for one in sorted(wanted, key=_newest_first)
        if one not in answered
        and oldest <= one.day <= newest
        and one.region_id in regions
        and regions[one.region_id].questions.morning is not None
    )


def sore_answers(entry: SessionEntry) -> list[PainAnswer]:
    """Of the sides that hurt, or of which something else was told; their morning is asked about.

    So every side that can be red without a morning is among them: also the one that popped or got
    a new sign without pain. A mark that says no side counts for each, and a tender spot under the
    thumb is no pain. Pain before a session of which nothing was done is not of it.
    """
    is_worked = was_worked(entry)
    massaged = {record.index for record in entry.steps if record.kind == "massage"}
    hurt = (mark for mark in entry.marks if mark.score != 0 and mark.step not in massaged)
    marked = {mark.side for mark in hurt}
    return [
        one
        for one in entry.pain
        if (is_worked and one.before)
        or any((one.during, one.after, one.new_signs, one.feel, one.where))
        or not marked.isdisjoint((one.side, None))
    ]


def is_asked_about(entry: SessionEntry) -> bool:
    """Whether it makes a next morning due, of a region whose mornings are asked about."""
    return any(_sides(entry))


def why_not(day: dt.date, now: dt.datetime) -> str:
    """A sentence on why that morning can't be answered any more, or not yet; empty if it can."""
    if day > now.date():
        return "That morning is still to come."
    if day < now.date() - LATE_DAYS * _ONE_DAY:
        return f"A morning can be noted up to {LATE_DAYS} days late; after that it stays unknown."
    return ""


def morning_entry(
    about: MorningDue,
    morning: int | None,
    stiff: int | None,
    now: dt.datetime,
    local: Local,
    app: str,
) -> MorningEntry:
    """The answer as an entry written now; without scores it was asked and is not known."""
    is_recalled = now.date() > about.day
    started = local(dt.datetime.combine(about.day, _RECALLED_AT)) if is_recalled else now
    return MorningEntry(
        schema=1,
        kind="morning",
        entered=now,
        app=app,
        started=started,
        day=about.day,
        region=about.region_id,
        side=about.side,
        morning=morning,
        stiff=stiff,
        recalled=is_recalled,
    )


def noted(entry: MorningEntry) -> str:
    """What is said once it is kept."""
    if entry.morning is None and entry.stiff is None:
        return f"Left out: {whose(entry)}, morning of {entry.day}."
    stiff = "" if entry.stiff is None else f", stiff {entry.stiff}"
    return f"Noted: {whose(entry)}, morning of {entry.day}: {score_text(entry.morning)}{stiff}."


def in_words(day: dt.date, today: dt.date) -> str:
    """A morning's day for the person: 'today', 'yesterday', else its date."""
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{day:%a} {day}")


def _newest_first(one: MorningDue) -> tuple[int, str, str]:
    return -one.day.toordinal(), one.region_id, one.side or ""


def _sides(entry: SessionEntry) -> Iterator[tuple[MorningDue, bool]]:
    """The morning of each side that is to be asked about, and whether it hurt."""
    sore = sore_answers(entry)
    for answer in entry.pain if was_worked(entry) else sore:
        about = MorningDue(day_of(entry) + _ONE_DAY, answer.region, answer.side)
        yield about, answer in sore
