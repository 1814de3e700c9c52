"""What the log keeps, as the TOML files hold it. Absent means unknown, never 0.

Times carry an offset; an entry's day is the date in its own offset.
"""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from tui.core.definitions import Id, Kind, Side

Score = Annotated[int, Meta(ge=0, le=10)]
"""Numeric rating scale: 0 = no pain, 10 = worst possible pain (Farrar 2001)."""
Moment = Annotated[dt.datetime, Meta(tz=True)]
Length = Annotated[int, Meta(ge=0)]
"""Whole seconds."""
Outcome = Literal["completed", "ended early"]
SetOutcome = Literal["done", "cut short", "skipped", "eased", "unconfirmed"]


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
    score: Score
    side: Side | None = None
    stopped: bool = False
    """Whether the person stopped the clock for it ("this hurts")."""


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
    dose: Literal["full", "half", "up"]
    region: Id | None = None
    effort: Score | None = None
    notes: str | None = None
    pain: tuple[PainAnswer, ...] = ()
    steps: tuple[SetRecord, ...] = ()
    marks: tuple[Mark, ...] = ()
