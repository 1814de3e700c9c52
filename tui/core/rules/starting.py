"""Whether a session of a region may be started, and what of it: the rules before a session.

The limits of pain are those of Silbernagel 2007 and Thomeé 1997 (5 acceptable, above too much);
every other number here is our choice, on the careful side.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from tui.core.entries import (
    ClearanceEntry,
    EpisodeEntry,
    PainAnswer,
    PainEntry,
    Score,
    SessionEntry,
    day_of,
)
from tui.core.format.definitions import Id, Region, Side, Tier
from tui.core.key_words import with_keys
from tui.core.rules.history import Logged

TOO_MUCH = 6
"""Pain before the start from which there is none today."""
NEEDS_CARE = 3
"""Pain before the start from which a strain or an open red flag forbids it."""
ONLY_ACCEPTABLE = 5
STRAIN_WEEKS = 6
FRESH_DAYS = 3
"""A strain of this many days ago may be less than 72 hours old: only its day is known."""
PLACE_DAYS = 7
"""How long pain at a place leaves out what goes to the end of the range."""
APPOINTMENT = "appointment"
"""The rule of red flags that a clinician has to look at, without haste."""
EXPECTED = "acceptable pain"
"""The rule that only says what is expected; the form does so while the score is given."""
_NOTED = "What they allowed is noted with {today.clearance} in Today."
STOPPING: frozenset[Tier] = frozenset(("emergency", "urgent"))

May = Literal["all", "gentle", "nothing"]


class Start(Struct, frozen=True):
    """What the rules allow."""

    may: May = "all"
    rules: tuple[str, ...] = ()
    """Names of those that had something to say."""
    says: tuple[str, ...] = ()
    """A sentence of each."""
    left_out: frozenset[Id] = frozenset()
    """Exercises that are not for now."""


class _Said(Struct, frozen=True):
    rule: str
    says: str
    may: May = "all"
    left_out: frozenset[Id] = frozenset()


class Asked(Struct, frozen=True):
    """What the rules look at."""

    log: Sequence[Logged]
    region_id: Id
    region: Region
    before: Mapping[Side | None, Score | None]
    """Pain now by side, for each side that was asked about; None is unknown."""
    open_tiers: Mapping[Id, frozenset[Tier]]
    """By region, the tiers of its red flags that are open."""
    now: dt.datetime
    rest: str = ""
    """Why rest is advised, where it is."""
    is_after_sign: bool = False
    """Whether that is because of a new sign or a pop."""
    keymap: Mapping[str, str] = {}
    """The person's own keys, by the ids of bindings."""

    @property
    def has_unknown(self) -> bool:
        """Whether a side was asked about and its score was left out."""
        return None in self.before.values()

    @property
    def today(self) -> dt.date:
        return self.now.date()

    @property
    def worst(self) -> int | None:
        """The highest known score; None where all are unknown."""
        return max((score for score in self.before.values() if score is not None), default=None)


def may_start(asked: Asked) -> Start:
    """What of a session of the region is allowed now, the strictest rule first."""
    said = [one for rule in _RULES for one in rule(asked)]
    order: tuple[May, ...] = ("nothing", "gentle", "all")
    said.sort(key=lambda one: order.index(one.may))
    if said and said[0].may != "all":
        said = [one for one in said if one.rule != EXPECTED]  # it would sound like a permission
    left_out: frozenset[Id] = frozenset().union(*(one.left_out for one in said))
    return Start(
        said[0].may if said else "all",
        tuple(one.rule for one in said),
        tuple(one.says for one in said),
        left_out,
    )


def expected_of(worst: int | None) -> str:
    """What is expected of pain that is acceptable before the start; empty for any other."""
    if worst is None or not NEEDS_CARE <= worst <= ONLY_ACCEPTABLE:
        return ""
    return (
        f"Pain is {worst}: acceptable if it stays at {ONLY_ACCEPTABLE} or less and has settled by "
        "tomorrow morning."
    )


def recent_strains(log: Sequence[Logged], region_id: Id, today: dt.date) -> list[EpisodeEntry]:
    """Injuries of the last six weeks that began suddenly and are not over."""
    since = today - dt.timedelta(weeks=STRAIN_WEEKS)
    return [
        one.entry
        for one in log
        if isinstance(one.entry, EpisodeEntry)
        and one.entry.region == region_id
        and one.entry.sudden
        and since <= one.entry.onset <= today
        and (one.entry.ended is None or one.entry.ended > today)
    ]


def clearances(log: Sequence[Logged], region_id: Id, today: dt.date) -> list[ClearanceEntry]:
    """Those that hold today."""
    return [
        one.entry
        for one in log
        if isinstance(one.entry, ClearanceEntry)
        and one.entry.region == region_id
        and one.entry.day <= today
        and (one.entry.until is None or today <= one.entry.until)
    ]


def _flags_anywhere(asked: Asked) -> Iterator[_Said]:
    if any(tiers & STOPPING for tiers in asked.open_tiers.values()):
        yield _Said(
            "red flag",
            "A red flag is open: no session before it has been looked at.",
            "nothing",
        )


def _flags_to_book(asked: Asked) -> Iterator[_Said]:
    if "book" not in asked.open_tiers.get(asked.region_id, ()):
        return
    if (asked.worst or 0) >= NEEDS_CARE:
        yield _Said(
            APPOINTMENT,
            f"A red flag waits for an appointment, and pain is {asked.worst}: from {NEEDS_CARE} on "
            f"a clinician has to clear you first. {with_keys(_NOTED, asked.keymap)}",
            "nothing",
        )
    elif asked.has_unknown:
        yield _Said(
            APPOINTMENT,
            "A red flag waits for an appointment, and how strong the pain is was left out: a score "
            "decides whether a session may start.",
            "nothing",
        )
    else:
        yield _Said(APPOINTMENT, "A red flag waits for an appointment: be seen, and don't run.")


def _too_much(asked: Asked) -> Iterator[_Said]:
    if asked.worst is not None and asked.worst >= TOO_MUCH:
        yield _Said(
            "too much pain",
            f"Pain is {asked.worst} before the start, and from {TOO_MUCH} on it is too much: rest "
            "today, and see tomorrow.",
            "nothing",
        )


def _acceptable(asked: Asked) -> Iterator[_Said]:
    if sentence := expected_of(asked.worst):
        yield _Said(EXPECTED, sentence)


def _strain(asked: Asked) -> Iterator[_Said]:
    rules = asked.region.rules
    if rules is None:
        return
    for strain in recent_strains(asked.log, asked.region_id, asked.today):
        days = (asked.today - strain.onset).days
        pain, is_unknown = _pain_of(asked, strain.side)
        if days > FRESH_DAYS and not is_unknown and (pain or 0) < NEEDS_CARE:
            continue
        if not is_unknown and _is_cleared(asked, strain, pain):
            continue
        part = asked.region.title.lower()
        whose = f"the {strain.side} {part}" if strain.side else f"the {part}"
        why = (
            f"began suddenly on {strain.onset}, which may be less than 72 hours ago"
            if days <= FRESH_DAYS
            else f"began suddenly on {strain.onset}, and how strong the pain is was left out"
            if is_unknown
            else f"began suddenly on {strain.onset}, and pain is {pain}"
        )
        yield _Said("fresh strain", f"The injury of {whose} {why}: only gentle movement.", "gentle")


def _pain_of(asked: Asked, side: Side | None) -> tuple[int | None, bool]:
    """(pain, whether its score was left out) of the injured side; of any, where none is named.

    A side that was not called sore was not asked about, and counts as free of pain.
    """
    if side is None:
        return asked.worst, asked.has_unknown
    return asked.before.get(side), asked.before.get(side, 0) is None


def _resting(asked: Asked) -> Iterator[_Said]:
    """Rest may be overridden, but not after a new sign or a pop (our choice)."""
    if asked.rest:
        may: May = "gentle" if asked.is_after_sign else "all"
        yield _Said("rest", f"Rest is advised. {asked.rest}", may)


def _is_cleared(asked: Asked, strain: EpisodeEntry, pain: int | None) -> bool:
    """By a clearance that can be about it: none that was given before it began."""
    return any(
        one.side in (None, strain.side)
        and one.day >= strain.onset
        and (pain or 0) <= (ONLY_ACCEPTABLE if one.pain_limit is None else one.pain_limit)
        for one in clearances(asked.log, asked.region_id, asked.today)
    )


def _sore_place(asked: Asked) -> Iterator[_Said]:
    rules = asked.region.rules
    if rules is None or not rules.end_range_exercises:
        return
    since = asked.today - dt.timedelta(days=PLACE_DAYS)
    found = [
        (day, place)
        for day, places in _places(asked)
        if since <= day <= asked.today
        for place in places
        if place in rules.end_range_places
    ]
    if found:
        day, place = max(found)
        yield _Said(
            "sore place",
            f"Pain at the {place} was logged on {day}: stretches to the end of the range, which "
            f"press on it, are left out for {PLACE_DAYS} days.",
            left_out=frozenset(rules.end_range_exercises),
        )


def _places(asked: Asked) -> Iterator[tuple[dt.date, tuple[str, ...]]]:
    """(day, places) of each time that the region hurt somewhere; a known 0 is no pain."""
    for one in asked.log:
        match one.entry:
            case SessionEntry(pain=answers) as entry:
                for answer in answers:
                    if answer.region == asked.region_id and _hurt(answer):
                        yield day_of(entry), answer.where
            case PainEntry(region=asked.region_id, score=score) as entry if score:
                yield day_of(entry), entry.where


def _hurt(answer: PainAnswer) -> bool:
    known = [one for one in (answer.before, answer.during, answer.after) if one is not None]
    return any(known) or not known


_RULES = (
    _flags_anywhere,
    _flags_to_book,
    _too_much,
    _strain,
    _resting,
    _sore_place,
    _acceptable,
)
