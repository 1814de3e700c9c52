"""What the log tells about earlier sessions and notes, reading as few files as can be.

Every function raises `CannotList` where the log's folder can't be listed; a single file that can't
be read is passed over.
"""

import datetime as dt
from collections.abc import Container, Iterable, Iterator

from tui.core.entries import NOTES, PainAnswer, ScreenEntry, SessionEntry
from tui.core.rules.history import Logged
from tui.storage.log.log import EntryName, Log, Stored

Answered = tuple[dt.datetime, PainAnswer]
"""When the session began, and what was answered about one side."""


RULES_LOOK_BACK = dt.timedelta(days=70)
"""Six weeks of a strain are the longest that a rule looks back, but for stiffness: what was last
known of it before that is taken as unknown here, as every start pays for what is read."""
_HOLDS_FOR_LONG = ("screen", "episode", "clearance")
_EARLIEST_DAY = dt.timedelta(hours=14)
"""So long before UTC's a day begins at the farthest offset that is in use."""


def last_done(log: Log) -> dict[str, dt.datetime]:
    """By session id, when it last began, in UTC.

    By file names alone, so a session that was deleted from the log counts: it was done. What is
    named like a note counts as one: a session of such an id seems never done.
    """
    newest: dict[str, dt.datetime] = {}
    for name in log.names():
        if name.what not in NOTES:
            newest.setdefault(name.what, name.started)
    return newest


def entries_since(log: Log, day: dt.date) -> list[Logged]:
    """The entries about that day and later ones, wherever on earth, newest first."""
    start = dt.datetime.combine(day, dt.time(), dt.UTC) - _EARLIEST_DAY
    return _logged(log, log.names_since(start))


def for_the_rules(log: Log, now: dt.datetime) -> list[Logged]:
    """What decides on the next session: all of the last weeks, what holds for longer, and the
    newest of each session, however old; newest first, by the time that each is about.
    """
    start = now - RULES_LOOK_BACK
    seen: set[str] = set()
    found: list[Logged] = []
    for name in log.names():
        is_near = name.started >= start or name.may_have_moved
        if is_near or name.what in _HOLDS_FOR_LONG or name.what not in seen:
            one = log.read(name)
            if isinstance(one, Stored):  # of a deleted one the one before it counts
                found.append(Logged(name.id, one.entry))
                seen.add(name.what)
    return sorted(found, key=lambda one: one.entry.started, reverse=True)


def notes_of_kind(log: Log, kind: str) -> list[Logged]:
    """All entries of a kind that is not a session's, newest first; no other file is read."""
    found = _logged(log, (name for name in log.names() if name.what == kind))
    return [one for one in found if one.entry.kind == kind]  # a session may be called so


def region_used_last(log: Log, among: Container[str], look_at: int = 20) -> str:
    """Id of the one of these that the newest entries are about; empty if they are about none."""
    for found in log.newest(look_at):
        region = found.entry.region if isinstance(found, Stored) else None
        if region is not None and region in among:
            return region
    return ""


def known_exercises(log: Log, wanted: frozenset[str], look_at: int = 500) -> frozenset[str]:
    """Which of these were worked in the newest `look_at` entries.

    An exercise goes by its id, one written out in its session by its name.
    """
    known: set[str] = set()
    if wanted:
        for entry in _newest_entries(log, look_at):
            known |= wanted & _worked(entry)
            if known == wanted:
                break
    return frozenset(known)


def recent_answers(log: Log, region: str, limit: int = 5, look_at: int = 100) -> list[Answered]:
    """The answers of the newest `limit` sessions that have a score of this region, newest first.

    Counting sessions and not answers leaves each side its share.
    """
    answers: list[Answered] = []
    sessions = 0
    for entry in _newest_entries(log, look_at):
        scored = [(entry.started, one) for one in entry.pain if _is_scored(one, region)]
        answers += scored
        sessions += bool(scored)
        if sessions == limit:
            break
    return answers


def last_asked(log: Log, region: str) -> ScreenEntry | None:
    """The last time that the red flags of the region were answered."""
    for name in log.names():
        if name.what == "screen":
            found = log.read(name)
            entry = found.entry if isinstance(found, Stored) else None
            if isinstance(entry, ScreenEntry) and entry.region == region and entry.answers:
                return entry
    return None


def _newest_entries(log: Log, look_at: int) -> Iterator[SessionEntry]:
    for found in log.newest(look_at):
        if isinstance(found, Stored) and isinstance(found.entry, SessionEntry):
            yield found.entry


def _logged(log: Log, names: Iterable[EntryName]) -> list[Logged]:
    found = map(log.read, names)
    return [Logged(one.name.id, one.entry) for one in found if isinstance(one, Stored)]


def _worked(entry: SessionEntry) -> set[str]:
    return {step.exercise or step.name for step in entry.steps if step.outcome != "skipped"}


def _is_scored(answer: PainAnswer, region: str) -> bool:
    scores = (answer.before, answer.during, answer.after)
    return answer.region == region and any(score is not None for score in scores)
