"""What the log tells about earlier sessions, reading as few files as can be.

Every function raises `CannotList` where the log's folder can't be listed; a single file that can't
be read is passed over.
"""

import datetime as dt
from collections.abc import Iterator

from tui.core.entries import PainAnswer, ScreenEntry, SessionEntry
from tui.storage.log import Log, Stored

Answered = tuple[dt.datetime, PainAnswer]
"""When the session began, and what was answered about one side."""


def last_done(log: Log) -> dict[str, dt.datetime]:
    """By session id, when it last began, in UTC.

    By file names alone, so a session that was deleted from the log counts: it was done.
    """
    newest: dict[str, dt.datetime] = {}
    for name in log.names():
        newest.setdefault(name.what, name.started)
    return newest


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


def _worked(entry: SessionEntry) -> set[str]:
    return {step.exercise or step.name for step in entry.steps if step.outcome != "skipped"}


def _is_scored(answer: PainAnswer, region: str) -> bool:
    scores = (answer.before, answer.during, answer.after)
    return answer.region == region and any(score is not None for score in scores)
