"""What the log keeps, as the TOML files hold it. Absent means unknown, never 0.

Times carry an offset; an entry's day is the date in its own offset.
"""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from tui.core.format.definitions import WORK, Dose, Id, Kind, Side, Tier

Score = Annotated[int, Meta(ge=0, le=10)]
"""Numeric rating scale: 0 = no pain, 10 = worst possible pain (Farrar 2001)."""
Moment = Annotated[dt.datetime, Meta(tz=True)]
Length = Annotated[int, Meta(ge=0)]
"""Whole seconds."""
Outcome = Literal["completed", "ended early"]
SetOutcome = Literal["done", "cut short", "skipped", "eased", "unconfirmed"]
Relief = Literal["end", "skip", "ease"]
"""What a person does about pain: end the session, skip the exercise, or do less of it."""


class PainAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was answered about one side."""

    region: Id
    side: Side | None = None
    before: Score | None = None
    during: Score | None = None
    after: Score | None = None
    new_signs: bool | None = None
    where: tuple[str, ...] = ()
    feel: tuple[str, ...] = ()


class SetRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One planned set on one side, or one gate, and what became of it."""

    index: Annotated[int, Meta(ge=0)]
    name: str
    kind: Kind
    outcome: SetOutcome
    exercise: Id | None = None
    muscles: tuple[str, ...] = ()
    side: Side | None = None
    set: int | None = None
    planned_seconds: Length | None = None
    done_seconds: Length | None = None
    planned_reps: Length | None = None
    done_reps: Length | None = None
    load: str | None = None
    answer: bool | None = None
    """Of a gate."""


class Mark(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Pain noted while a session ran."""

    at: Length
    """Active seconds from the start of the session."""
    step: Annotated[int, Meta(ge=0)]
    score: Score | None = None
    """None: the clock was stopped for it, and how strong it was was not said."""
    side: Side | None = None
    stopped: bool = False
    """Whether the person stopped the clock for it ("this hurts")."""
    led_to: Relief | None = None
    """What the person then chose; None is going on."""


class SessionEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session that was played, to its end or not."""

    schema: Literal[1]
    kind: Literal["session"]
    entered: Moment
    app: str
    session: Id
    title: str
    started: Moment
    finished: Moment
    outcome: Outcome
    active_seconds: Length
    paused_seconds: Length
    interrupted_seconds: Length
    dose: Dose
    region: Id | None = None
    effort: Score | None = None
    ran: Annotated[int, Meta(ge=0, le=24 * 60)] | None = None
    """Minutes of running in the 24 hours before; 0 is none, absent unknown."""
    notes: str | None = None
    pain: tuple[PainAnswer, ...] = ()
    steps: tuple[SetRecord, ...] = ()
    marks: tuple[Mark, ...] = ()


class PainEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Pain at any other time."""

    schema: Literal[1]
    kind: Literal["pain"]
    entered: Moment
    app: str
    started: Moment
    """When it was felt, which may be long before it was entered."""
    region: Id
    score: Score
    side: Side | None = None
    where: tuple[str, ...] = ()
    feel: tuple[str, ...] = ()
    notes: str | None = None


class MorningEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first steps of one morning; without a score it was asked and is not known."""

    schema: Literal[1]
    kind: Literal["morning"]
    entered: Moment
    app: str
    started: Moment
    day: dt.date
    """The morning's; it answers for the sessions of the day before."""
    region: Id
    side: Side | None = None
    morning: Score | None = None
    stiff: Score | None = None
    """0 = not stiff, 10 = as stiff as possible."""
    recalled: bool = False
    """Whether it was answered on a later day."""


class FlagAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer to one red-flag question."""

    flag: Id
    tier: Tier
    yes: bool
    risks: tuple[str, ...] = ()
    """What makes it more worrying, as far as it was marked."""


class ScreenEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One time that the red-flag questions of a region were answered."""

    schema: Literal[1]
    kind: Literal["screen"]
    entered: Moment
    app: str
    started: Moment
    region: Id
    why: Literal["first", "weekly", "trigger", "asked"]
    answers: tuple[FlagAnswer, ...] = ()
    seen: dt.date | None = None
    """When a clinician saw what an earlier time had reported."""


class EpisodeEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An injury: when it began, and how."""

    schema: Literal[1]
    kind: Literal["episode"]
    entered: Moment
    app: str
    started: Moment
    region: Id
    onset: dt.date
    side: Side | None = None
    sudden: bool | None = None
    ended: dt.date | None = None
    notes: str | None = None


class ClearanceEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a clinician allowed."""

    schema: Literal[1]
    kind: Literal["clearance"]
    entered: Moment
    app: str
    started: Moment
    region: Id
    who: str
    day: dt.date
    """When it was given."""
    side: Side | None = None
    until: dt.date | None = None
    """The last day that it holds; absent is without an end."""
    covers: str | None = None
    """For what, in the person's words."""
    pain_limit: Annotated[int, Meta(ge=0, le=5)] | None = None
    notes: str | None = None


Entry = SessionEntry | PainEntry | MorningEntry | ScreenEntry | EpisodeEntry | ClearanceEntry
ENTRY_KINDS: dict[str, type[Entry]] = {
    "session": SessionEntry,
    "pain": PainEntry,
    "morning": MorningEntry,
    "screen": ScreenEntry,
    "episode": EpisodeEntry,
    "clearance": ClearanceEntry,
}
"""By the `kind` that the file names."""
NOTES = ENTRY_KINDS.keys() - {"session"}
"""Kinds that stand in the names of files where those of sessions have the session's id."""


def day_of(entry: Entry) -> dt.date:
    """The person's day that an entry is about: the date in its own offset."""
    return entry.day if isinstance(entry, MorningEntry) else entry.started.date()


def was_worked(entry: SessionEntry) -> bool:
    """Whether something was done of it: one that was opened and of which all was left out is none.

    An entry without sets of work, such as another tool's, says nothing of that and counts.
    """
    sets = [one for one in entry.steps if one.kind in WORK]
    return not sets or any(one.outcome != "skipped" for one in sets)


def is_as_played(entry: SessionEntry, revision: int) -> bool:
    """Whether its pain form has added nothing yet.

    It is `entered` when the session is finished, and once more with its form. One that was deleted
    and brought back has revisions more, but says the same.
    """
    return revision == 1 or entry.entered == entry.finished
