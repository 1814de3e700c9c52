"""What a report to a clinician says, as values; `core.report.page` puts it into words."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from tui.core.entries import (
    ClearanceEntry,
    Entry,
    EpisodeEntry,
    PainEntry,
    ScreenEntry,
    SessionEntry,
    day_of,
    was_worked,
)
from tui.core.format.definitions import Region, Session, Side
from tui.core.report.pain import MorningCount, SideReport, count_mornings, scores_of, sides_of
from tui.core.report.work import Exercise, Practice, exercises_of, practices_of
from tui.core.review.readings import readings
from tui.core.rules.history import Colour, Logged, Verdict
from tui.core.rules.morning_scores import Mornings, mornings_by_side
from tui.core.rules.outcomes import sessions_of

TOLD_COLOURS: tuple[Colour, ...] = ("red", "held", "amber")
"""What a report gives the reasons of."""


class Asked(Struct, frozen=True, kw_only=True):
    """What the report is to be about; both days are part of it."""

    region_id: str
    since: dt.date
    until: dt.date
    today: dt.date
    name: str | None = None


class Judged(Struct, frozen=True):
    """A session that is red, held or amber."""

    day: dt.date
    title: str
    verdict: Verdict
    scores: str
    """Before, worst, after and next morning of the side that decided, else of every side."""


class Hurt(Struct, frozen=True):
    """One time that the clock was stopped for pain."""

    day: dt.date
    title: str
    exercise: str | None
    side: str | None
    score: int | None
    led_to: str | None
    """`end`, `skip`, `ease`; None is going on."""


class Note(Struct, frozen=True):
    """What the person wrote."""

    day: dt.date
    about: str
    text: str


class Report(Struct, frozen=True, kw_only=True):
    """All that is told; entries and lists are the oldest first."""

    asked: Asked
    app: str
    region_title: str
    rules_version: str | None
    injuries: tuple[EpisodeEntry, ...]
    session_days: int
    practices: tuple[Practice, ...]
    mornings: MorningCount
    sides: tuple[SideReport, ...]
    colours: dict[Colour, int]
    judged: tuple[Judged, ...]
    hurts: tuple[Hurt, ...]
    screens: tuple[ScreenEntry, ...]
    """With an emergency of any region."""
    questions: dict[str, str]
    """Of the region's red flags, by their ids."""
    clearances: tuple[ClearanceEntry, ...]
    exercises: tuple[Exercise, ...]
    other_pain: tuple[PainEntry, ...]
    notes: tuple[Note, ...]

    @property
    def charted_since(self) -> dt.date:
        """The first day of the period that has a score; charts begin there."""
        days = [reading.day for side in self.sides for reading in side.readings]
        return min(days, default=self.asked.since)


def is_about(entry: Entry, region_id: str) -> bool:
    """Whether an entry tells of that region, as an emergency of any region does."""
    is_emergency = isinstance(entry, ScreenEntry) and any(
        answer.yes and answer.tier == "emergency" for answer in entry.answers
    )
    return is_emergency or entry.region == region_id


def report_of(
    log: Sequence[Logged],
    asked: Asked,
    app: str,
    region: Region | None,
    verdicts: Mapping[str, Verdict],
    sessions: Mapping[str, Session],
) -> Report:
    """The report; `log` may reach beyond the period, so that mornings after and injuries are in.

    `sessions` are the library's, by id: what they prescribe.
    """
    about = sorted(
        (one for one in log if is_about(one.entry, asked.region_id)),
        key=lambda one: (one.entry.started, one.id),
    )
    if region:
        told = dict(sessions_of(about, asked.region_id, region))
        about = [Logged(one.id, told.get(one.id, one.entry)) for one in about]
    every = [one.entry for one in about]
    within = [one for one in about if asked.since <= day_of(one.entry) <= asked.until]
    entries = [one.entry for one in within]
    begun = [one for one in entries if isinstance(one, SessionEntry)]
    worked = [one for one in begun if was_worked(one)]
    found = list(readings(about, asked.region_id, asked.since, asked.until))
    mornings = mornings_by_side(about, asked.region_id)
    colours = Counter(verdicts[one.id].colour for one in within if one.id in verdicts)
    injuries, clearances = tuple(_injuries(every, asked)), tuple(_clearances(every, asked))
    return Report(
        asked=asked,
        app=app,
        region_title=region.title if region else asked.region_id,
        rules_version=region.rules.version if region and region.rules else None,
        injuries=injuries,
        session_days=len({one.started.date() for one in worked}),
        practices=tuple(practices_of(every, sessions, asked.since, asked.until)),
        mornings=count_mornings(mornings.values(), begun, asked.today),
        sides=tuple(sides_of(found, entries, asked.since, asked.until)),
        colours=dict(colours),
        judged=tuple(_judged(within, mornings, asked.region_id, verdicts)),
        hurts=tuple(hurt for entry in begun for hurt in _hurts(entry)),
        screens=tuple(one for one in entries if isinstance(one, ScreenEntry)),
        questions={one.id: one.question for one in region.flags} if region else {},
        clearances=clearances,
        exercises=tuple(exercises_of(worked)),
        other_pain=tuple(one for one in entries if isinstance(one, PainEntry)),
        notes=tuple(_notes([*injuries, *clearances, *begun])),
    )


def _injuries(every: Iterable[Entry], asked: Asked) -> Iterator[EpisodeEntry]:
    for one in every:
        if isinstance(one, EpisodeEntry) and _touches(asked, one.onset, one.ended):
            yield one


def _clearances(every: Iterable[Entry], asked: Asked) -> Iterator[ClearanceEntry]:
    for one in every:
        if isinstance(one, ClearanceEntry) and _touches(asked, one.day, one.until):
            yield one


def _touches(asked: Asked, since: dt.date, until: dt.date | None) -> bool:
    """Whether some day of it is in the period; without an end it goes on."""
    return since <= asked.until and (until is None or until >= asked.since)


def _judged(
    within: Sequence[Logged],
    mornings: dict[Side | None, Mornings],
    region_id: str,
    verdicts: Mapping[str, Verdict],
) -> list[Judged]:
    found: list[Judged] = []
    for one in within:
        verdict = verdicts.get(one.id)
        if verdict and verdict.colour in TOLD_COLOURS and isinstance(one.entry, SessionEntry):
            scores = scores_of(one.entry, mornings, region_id, verdict.side)
            found.append(Judged(one.entry.started.date(), one.entry.title, verdict, scores))
    return found


def _hurts(entry: SessionEntry) -> list[Hurt]:
    names = {record.index: record.name for record in entry.steps}
    day = entry.started.date()
    return [
        Hurt(day, entry.title, names.get(mark.step), mark.side, mark.score, mark.led_to)
        for mark in entry.marks
        if mark.stopped or mark.led_to
    ]


def _notes(entries: Iterable[Entry]) -> Iterator[Note]:
    """Of all but pain at other times, which is told with its notes."""
    for one in entries:
        match one:
            case SessionEntry(notes=str(text), title=title):
                about = title
            case EpisodeEntry(notes=str(text)):
                about = "Injury"
            case ClearanceEntry(notes=str(text)):
                about = "Clearance"
            case _:
                continue
        if text.strip():
            yield Note(day_of(one), about, text)
