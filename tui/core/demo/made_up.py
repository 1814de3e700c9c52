"""Ninety days of a runner who does not exist: what `soleus demo` shows.

A left calf that began to hurt bit by bit is at 5 or 6 and comes down to 1 or 2, with one bad week
after a run that was too fast. The right one is mildly sore at times. Mornings are missed, and a
form is left out, as people do. The same each time but for the dates.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, Literal

from msgspec import Struct

from tui.core.demo.made_up_session import Played, entry_of
from tui.core.entries import (
    ClearanceEntry,
    Entry,
    EpisodeEntry,
    FlagAnswer,
    MorningEntry,
    PainAnswer,
    PainEntry,
    ScreenEntry,
    SessionEntry,
)
from tui.core.format.definitions import Dose, Id, Region, Session, Side

DAYS = 90
"""The last one is yesterday."""
SETBACK = 53
"""Day of the bad session, counted from 0."""
_SEED = 4
_LEVEL = ((0, 5.3), (14, 4.4), (28, 3.3), (42, 2.2), (52, 1.7), (53, 1.8), (54, 4.9), (56, 3.3),
          (58, 2.3), (66, 2.0), (76, 1.6), (DAYS, 1.1))  # fmt: skip
"""(day, pain of the left calf); in between it goes straight."""
_RIGHT = 0.6
"""Pain of the right calf, when there is any."""
_MARKED = 0.3
"""Of sessions in which it hurt."""
_EARLY = ("gentle-day", "careful-band", None, "gentle-day", "desk-break", "careful-band", None)
_MIDDLE = ("soleus-reset", "desk-break", "soleus-reset", "self-massage", "soleus-reset", None,
           "careful-band")  # fmt: skip
_LATE = ("soleus-reset", "soleus-strength", "soleus-reset", "before-run", "soleus-strength",
         "soleus-reset", None)  # fmt: skip
"""Ids of the sessions of a week; None rests."""
_SETTLING = {SETBACK + 1: None, **dict.fromkeys(range(SETBACK + 2, SETBACK + 5), "gentle-day")}
_HALF = range(SETBACK + 5, SETBACK + 10)
_NOT_FILLED_IN = (24, 47)
_NO_MORNING = (9, 26, 44, 71)
_MORNING_UNKNOWN = (31,)
_RECALLED = (21, 62)
_RUNS = {SETBACK: 50, 73: 20, 80: 25, 87: 30}
"""Minutes by day, in the 24 hours before the session."""
_NOTES = {
    5: "Stiff after a long drive.",
    SETBACK: "Ran too fast yesterday. A stab in the left calf at the last raise: stopped.",
    76: "First week without thinking of it on the stairs.",
}
_PAIN = {
    0: (10, 6, "After the hill run, walking home."),
    3: (20, 5, "On the stairs."),
    11: (21, 4, "A long day on my feet."),
    33: (6, 3, "Woke up with it."),
    SETBACK: (21, 6, "Going downstairs."),
    SETBACK + 1: (12, 5, None),
    67: (15, 2, "After sitting."),
}
"""(hour, score, note) by day."""


class _Story(Struct, frozen=True):
    """What all entries are made with."""

    region_id: Id
    region: Region
    sessions: dict[Id, Session]
    first: dt.datetime
    """Midnight at the start of day 0."""
    app: str
    chance: Random

    def at(self, day: int, hour: int, minute: int = 0) -> dt.datetime:
        """A moment of a day of the story."""
        return self.first + dt.timedelta(days=day, hours=hour, minutes=minute)


def made_up(
    now: dt.datetime, region_id: Id, region: Region, sessions: Sequence[Session], app: str
) -> list[tuple[str, Entry]]:
    """(what the entry is of, entry) of `DAYS` days, oldest first.

    `sessions` are those to choose from, by the ids of the ones that come with soleus; what is
    missing is not played. `now` gives today and the offset of all times.
    """
    first = now.replace(hour=0, minute=0, second=0, microsecond=0) - dt.timedelta(days=DAYS)
    chance = Random(_SEED)  # noqa: S311 - not secret, and the same each time
    story = _Story(region_id, region, {one.id: one for one in sessions}, first, app, chance)
    entries = [*_aside(story)]
    sides: tuple[Side, ...] = ()
    for day in range(DAYS):
        entries += _mornings(story, day, sides)
        sides = ()
        if played := _played(story, day):
            sides = tuple(one.side for one in played.pain if one.side)
            entries.append(entry_of(played, story.app))
    return [(_what(one), one) for one in sorted(entries, key=lambda one: one.started)]


def _what(entry: Entry) -> str:
    return entry.session if isinstance(entry, SessionEntry) else entry.kind


def _aside(story: _Story) -> Iterator[Entry]:
    """All but sessions and mornings."""
    yield from _injury(story)
    yield from _pain(story)
    yield from _screens(story)


def _injury(story: _Story) -> Iterator[Entry]:
    yield EpisodeEntry(
        kind="episode",
        **_about(story, 0, 17, 40),
        onset=story.at(-1, 0).date(),
        side="left",
        sudden=False,
        notes="Bit by bit, with more hills each week.",
    )
    yield ClearanceEntry(
        kind="clearance",
        **_about(story, SETBACK + 6, 16),
        who="A physiotherapist (made up)",
        day=story.at(SETBACK + 6, 0).date(),
        side="left",
        until=story.at(DAYS + 30, 0).date(),
        covers="Easy running on the flat, up to 30 minutes.",
        pain_limit=2,
    )


def _pain(story: _Story) -> Iterator[Entry]:
    for day, (hour, score, note) in _PAIN.items():
        yield PainEntry(
            kind="pain",
            **_about(story, day, hour, 30),
            score=score,
            side="left",
            where=_known(("deep middle",), story.region.places),
            feel=_known(("ache",), story.region.feelings),
            notes=note,
        )


def _screens(story: _Story) -> Iterator[Entry]:
    """Each week, before the session of that day."""
    flags = story.region.flags
    answers = tuple(FlagAnswer(flag=one.id, tier=one.tier, yes=False) for one in flags)
    for day in range(0, DAYS, 7) if answers else ():
        why: Literal["first", "weekly"] = "weekly" if day else "first"
        yield ScreenEntry(kind="screen", **_about(story, day, 17, 45), why=why, answers=answers)


def _mornings(story: _Story, day: int, sides: Sequence[Side]) -> Iterator[MorningEntry]:
    """Of the sides that yesterday's session asked about."""
    if day in _NO_MORNING:
        return
    for side in sides:
        pain = _score(story, _level(side, day) - 0.3, 0.3)
        known = day not in _MORNING_UNKNOWN
        about = _about(story, day, 7, 5)
        if day in _RECALLED:
            about["entered"] = story.at(day + 1, 7, 2)
        yield MorningEntry(
            kind="morning",
            **about,
            day=story.at(day, 0).date(),
            side=side,
            morning=pain if known else None,
            stiff=min(pain + story.chance.choice((0, 1)), 10) if known else None,
            recalled=day in _RECALLED,
        )


def _played(story: _Story, day: int) -> Played | None:
    """The session of a day, if it has one."""
    week = _EARLY if day < 14 else _MIDDLE if day < 42 else _LATE
    chosen = _SETTLING.get(day, week[day % 7])
    session = story.sessions.get(chosen or "")
    if session is None:
        return None
    dose: Dose = "half" if day in _HALF else "full"
    is_bad = day == SETBACK
    left = _answer(story, "left", day, is_bad)
    right = _answer(story, "right", day) if day % 9 == 4 else None
    return Played(
        session=session,
        started=story.at(day, 18, story.chance.randrange(50)),
        pain=(left, right) if right else (left,),
        dose=dose,
        score=left.during if is_bad or _is_marked(story, left) else None,
        ends_it=is_bad,
        effort=story.chance.choice((2, 3, 3, 4)),
        ran=_RUNS.get(day),
        notes=_NOTES.get(day),
        is_filled_in=day not in _NOT_FILLED_IN,
    )


def _answer(story: _Story, side: Side, day: int, is_bad: bool = False) -> PainAnswer:
    before = min(_score(story, _level(side, day), 0.4), 5)
    during = 7 if is_bad else max(0, min(before + story.chance.choice((-1, 0, 0, 1)), 5))
    after = 5 if is_bad else max(0, during - story.chance.choice((0, 1, 1)))
    asks_more = during >= 3 or after > before
    feel = "sharp" if is_bad else story.chance.choice(("tight", "ache"))
    return PainAnswer(
        region=story.region_id,
        side=side,
        before=before,
        during=during,
        after=after,
        new_signs=False,
        where=_known(("deep middle",), story.region.places) if asks_more else (),
        feel=_known((feel,), story.region.feelings) if asks_more else (),
    )


def _is_marked(story: _Story, answer: PainAnswer) -> bool:
    """Whether the person noted pain while the session ran, as they do now and then."""
    return bool(answer.during) and story.chance.random() < _MARKED


def _level(side: Side, day: int) -> float:
    """How sore a calf is on a day."""
    if side == "right":
        return _RIGHT
    at = bisect_right(_LEVEL, day, key=lambda point: point[0])
    (start, low), (end, high) = _LEVEL[at - 1], _LEVEL[at]
    return low + (high - low) * (day - start) / (end - start)


def _about(story: _Story, day: int, hour: int, minute: int = 0) -> dict[str, Any]:
    """What every entry has."""
    moment = story.at(day, hour, minute)
    return {
        "schema": 1,
        "entered": moment,
        "started": moment,
        "app": story.app,
        "region": story.region_id,
    }


def _score(story: _Story, level: float, spread: float) -> int:
    return max(0, min(round(level + story.chance.uniform(-spread, spread)), 10))


def _known(words: Sequence[str], region_words: Sequence[str]) -> tuple[str, ...]:
    """Those that the region has."""
    return tuple(word for word in words if word in region_words)
