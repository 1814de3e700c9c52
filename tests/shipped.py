"""The content that comes with soleus, read straight from its folder.

Not by the library that loads it, behind which a mistake in the content could hide.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from tui.core.format.definitions import (
    Anatomy,
    ExerciseFile,
    FlagsFile,
    Id,
    Region,
    Rules,
    SessionFile,
    Source,
    Step,
)

SESSIONS = Path(__file__).parents[1] / "sessions"
Table = dict[str, Any]


def files(folder: str = ".") -> dict[str, Path]:
    """Paths of one kind of file by id."""
    return {
        path.stem: path
        for path in sorted((SESSIONS / folder).glob("*.toml"))
        if path.name != "sources.toml"
    }


SESSION_IDS = sorted(files())
EXERCISE_IDS = sorted(files("exercises"))
ANATOMY_IDS = sorted(files("anatomy"))
REGION_IDS = sorted(files("regions"))


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def exercise(id_: str) -> Table:
    table = read(SESSIONS / "exercises" / f"{id_}.toml")
    msgspec.convert(table, ExerciseFile)
    return table


@cache
def session(id_: str) -> SessionFile:
    return msgspec.convert(read(files()[id_]), SessionFile)


@cache
def anatomy(id_: str) -> Anatomy:
    return msgspec.convert(read(files("anatomy")[id_]), Anatomy)


@cache
def region(id_: str) -> Region:
    return msgspec.convert(read(files("regions")[id_]), Region)


@cache
def general_flags() -> FlagsFile:
    return msgspec.convert(read(SESSIONS / "flags" / "general.toml"), FlagsFile)


@cache
def sources() -> dict[str, Source]:
    return msgspec.convert(read(SESSIONS / "sources.toml"), dict[Id, Source])


@cache
def steps(id_: str) -> tuple[Step, ...]:
    """The steps of a session with their exercises merged in."""
    merged = []
    for table in read(files()[id_])["steps"]:
        inherited = exercise(table["exercise"]) if "exercise" in table else {}
        merged.append(msgspec.convert(inherited | table, Step))
    return tuple(merged)


def alone(id_: str) -> Step:
    """An exercise as a step that changes nothing."""
    return msgspec.convert(exercise(id_), Step)


PLACES = [f"exercises/{id_}" for id_ in EXERCISE_IDS] + SESSION_IDS
"""Where steps are found. Read inside the tests: a broken file fails only what needs it."""


def steps_in(place: str) -> tuple[Step, ...]:
    """The steps of a session, or the one that `exercises/ID` makes on its own."""
    folder, _, id_ = place.rpartition("/")
    return (alone(id_),) if folder else steps(id_)


def every_step() -> list[Step]:
    return [step for place in PLACES for step in steps_in(place)]


def every_rules() -> list[Rules]:
    return [rules for id_ in REGION_IDS if (rules := region(id_).rules)]
