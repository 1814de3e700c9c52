"""What a session, exercise, anatomy, region and source file may hold, and what they become.

The `...File` types mirror the TOML tables key for key, with the bounds that `soleus check` reports.
`Step` and `Session` are whole, so that playing, keeping and replaying a session needs no file.
"""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from tui.core.format.bodies import Body
from tui.core.format.figures import Drawing, Figure, Picture

Id = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,47}$")]
"""A file's stem; how one definition names another."""
Title = Annotated[str, Meta(min_length=1, max_length=60)]
Short = Annotated[str, Meta(min_length=1, max_length=10)]
Line = Annotated[str, Meta(min_length=1, max_length=240)]
Lines = Annotated[tuple[Line, ...], Meta(max_length=12)]
Paragraph = Annotated[str, Meta(min_length=1, max_length=500)]
Muscle = Annotated[str, Meta(pattern="^([a-z0-9][a-z0-9-]{0,47}|other: .{1,60})$")]
"""Id of an anatomy file, or `other: NAME` where there is none."""

Kind = Literal["hold", "reps", "massage", "rest", "prompt", "gate"]
WORK: tuple[Kind, ...] = ("hold", "reps", "massage")
"""Kinds with sets that are counted and kept."""
Sides = Literal["each", "alternate", "both", "left", "right"]
Side = Literal["left", "right"]

Dose = Literal["full", "half", "up"]
"""Of a session: what its file says, half of it, or one step more."""

Seconds = Annotated[int, Meta(ge=1, le=3600)]
Reps = Annotated[int, Meta(ge=1, le=999)]
Sets = Annotated[int, Meta(ge=1, le=99)]
Pause = Annotated[int, Meta(ge=0, le=600)]
Tempo = tuple[Pause, Pause, Pause, Pause]
"""Seconds up, at the top, down, at the bottom of one repetition; at least 1 in all."""
Degrees = Annotated[int, Meta(ge=-60, le=170)]

MAX_STEPS = 500
MAX_RUN_SECONDS = 24 * 3600
MAX_FLAGS = 24
MAX_GENERAL_FLAGS = 9
"""One page of them."""


class Range(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The sensible lowest and highest value of a dose."""

    seconds: tuple[Seconds, Seconds] | None = None
    reps: tuple[Reps, Reps] | None = None
    sets: tuple[Sets, Sets] | None = None
    rest: tuple[Pause, Pause] | None = None


class StepKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The flat keys that an exercise file and a step share; each may be left out."""

    kind: Kind | None = None
    name: Title | None = None
    short: Short | None = None
    seconds: Seconds | None = None
    reps: Reps | None = None
    tempo: Tempo | None = None
    load: Annotated[str, Meta(min_length=1, max_length=20)] | None = None
    sets: Sets | None = None
    rest: Pause | None = None
    sides: Sides | None = None
    prepare: Pause | None = None
    switch: Pause | None = None
    muscles: Annotated[tuple[Muscle, ...], Meta(max_length=8)] | None = None
    knee: Degrees | None = None
    ankle: Degrees | None = None
    figure: Figure | None = None
    setup: Lines | None = None
    cues: Lines | None = None
    feel: Lines | None = None
    mistakes: Lines | None = None
    stop_if: Lines | None = None
    question: Line | None = None
    guards: Annotated[tuple[Title, ...], Meta(min_length=1, max_length=50)] | None = None
    equipment: Lines | None = None
    range: Range | None = None
    source: Lines | None = None


class ExerciseFile(StepKeys, frozen=True, kw_only=True):
    """`exercises/ID.toml`."""

    schema: Literal[1]


class StepTable(StepKeys, frozen=True, kw_only=True):
    """One `[[steps]]` table of a session file."""

    exercise: Id | None = None


class SessionFile(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """`ID.toml`: a session."""

    schema: Literal[1]
    title: Title
    steps: Annotated[tuple[StepTable, ...], Meta(min_length=1, max_length=MAX_STEPS)]
    summary: Line | None = None
    region: Id | None = None
    tags: Annotated[tuple[Short, ...], Meta(max_length=12)] | None = None
    author: Title | None = None
    per_week: Annotated[int, Meta(ge=1, le=21)] | None = None
    from_: dt.date | None = field(name="from", default=None)
    until: dt.date | None = None
    pain_limit: Annotated[int, Meta(ge=0, le=5)] | None = None
    progress: bool | None = None
    notes: Lines | None = None
    exercises: dict[Id, ExerciseFile] | None = None
    """Definitions that come with the session, each as its file would hold it."""
    anatomy: "dict[Id, Anatomy] | None" = None
    regions: "dict[Id, Region] | None" = None
    bodies: dict[Id, Body] | None = None
    sources: "dict[Id, Source] | None" = None


class Anatomy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`anatomy/ID.toml`: what is being stretched, in short paragraphs."""

    schema: Literal[1]
    title: Title
    notes: Annotated[tuple[Paragraph, ...], Meta(min_length=1, max_length=12)]
    see: Annotated[tuple[Id, ...], Meta(max_length=8)] = ()
    """Ids of anatomy files that are read next."""
    source: Lines = ()
    figure: Drawing | None = None
    picture: Picture | None = None


class Questions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The exact wording of what is asked about pain."""

    side: Line
    before: Line
    during: Line
    after: Line
    new_signs: Line
    now: Line | None = None
    """Of pain at any other time."""
    morning: Line | None = None
    """None: the region has no question about the next morning."""
    stiff: Line | None = None


Tier = Literal["emergency", "urgent", "book"]
"""Of a red flag: call an ambulance, be seen the same day, make an appointment."""


class Flag(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One `[[flags]]` table of a region: a sign that stretching is not what is needed."""

    id: Id
    tier: Tier
    question: Line
    advice: Line | None = None
    """What to do and what it may be, shown when it is marked."""
    risks: Lines = ()
    """What makes it more worrying; asked only when it is marked."""


class FlagsFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`flags/ID.toml`: red flags of no region; `general` holds what every region asks about."""

    schema: Literal[1]
    flags: Annotated[tuple[Flag, ...], Meta(min_length=1, max_length=MAX_GENERAL_FLAGS)]
    source: Lines = ()


class Rules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`[rules]` of a region: which of its words the rules for colours and doses mean.

    A region without them has a trend, but no colours and no advice on doses.
    """

    version: Title
    """Named in reports."""
    stop_feelings: Lines = ()
    """Always red, and lead to the red flags."""
    sharp_feelings: Lines = ()
    unclear_feelings: Lines = ()
    """No colour until the red flags are answered again."""
    unclear_places: Lines = ()
    end_range_places: Lines = ()
    """Pain there leaves out `end_range_exercises` for a week."""
    end_range_exercises: Annotated[tuple[Id, ...], Meta(max_length=20)] = ()
    gentle_exercises: Annotated[tuple[Id, ...], Meta(max_length=20)] = ()
    """What stays allowed when nothing else of the region is."""
    gentle_session: Id | None = None
    source: Lines = ()


class Region(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`regions/ID.toml`: a part of the body that can hurt, and how it is asked about."""

    schema: Literal[1]
    title: Title
    sided: bool
    questions: Questions
    places: Lines
    feelings: Lines
    signs_advice: Lines
    """What to do when a new sign is reported: shown at once, most urgent first."""
    flags: Annotated[tuple[Flag, ...], Meta(max_length=MAX_FLAGS)] = ()
    rules: Rules | None = None
    source: Lines = ()


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`[ID]` of `sources.toml`: where a dose, a rule or a fact comes from."""

    text: Line
    doi: Title | None = None
    seen: Literal["page", "second-hand", "memory", "own choice"] = "page"
    """How far the work itself was read by whoever wrote the content."""


class Step(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step with its exercise merged in and nothing left open.

    `seconds` is None for reps, prompts and gates; `reps` and `tempo` are None for all but reps.
    """

    kind: Kind
    name: Title
    short: Short
    exercise: Id | None = None
    seconds: Seconds | None = None
    reps: Reps | None = None
    tempo: Tempo | None = None
    load: str | None = None
    sets: Sets = 1
    rest: Pause = 0
    sides: Sides = "both"
    prepare: Pause = 5
    switch: Pause = 5
    muscles: tuple[Muscle, ...] = ()
    knee: Degrees | None = None
    ankle: Degrees | None = None
    figure: Figure | None = None
    setup: Lines = ()
    cues: Lines = ()
    feel: Lines = ()
    mistakes: Lines = ()
    stop_if: Lines = ()
    question: Line | None = None
    guards: tuple[Title, ...] = ()
    equipment: Lines = ()
    range: Range | None = None
    source: Lines = ()

    @property
    def known_as(self) -> str:
        """What the log calls it: the exercise's id, else the step's name."""
        return self.exercise or self.name

    @property
    def target(self) -> str:
        """What it works on first: the id of a muscle, else what the log calls the step."""
        return self.muscles[0] if self.muscles else self.known_as

    @property
    def is_work(self) -> bool:
        """Whether it has sets that are counted and kept."""
        return self.kind in WORK


class Session(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session as it is played, with everything that its screens show."""

    id: Id
    title: Title
    steps: tuple[Step, ...]
    summary: str = ""
    region_id: Id | None = None
    region: Region | None = None
    tags: tuple[str, ...] = ()
    author: str | None = None
    per_week: int | None = None
    from_: dt.date | None = None
    until: dt.date | None = None
    pain_limit: int | None = None
    progress: bool = False
    """Whether its strength exercises may be advised one step up."""
    notes: Lines = ()
    anatomy: dict[str, Anatomy] = {}
    """Every anatomy file that a step's muscles name, and what those say to see, by id."""
    sources: dict[str, Source] = {}
    """Every source that is named by id in the session."""
    bodies: dict[str, Body] = {}
    """Those that came with it, by id; its figures may be of others that are there."""
