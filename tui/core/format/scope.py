"""What the ids in a definition can name, wherever that is kept."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from msgspec import Struct

from tui.core.format.definitions import Anatomy, ExerciseFile, FlagsFile, Region, Source
from tui.core.format.problems import MAX_LISTED, KeyPath, Mistake, did_you_mean

if TYPE_CHECKING:
    from tui.core.format.bodies import Body

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Named = Literal["exercise", "anatomy", "muscle", "region", "body"]
"""What an id in a file can be meant as."""
_FOLDERS: Mapping[Named, str] = {
    "exercise": "exercises",
    "anatomy": "anatomy",
    "muscle": "anatomy",
    "region": "regions",
    "body": "bodies",
}
"""Where the file of that id would be."""


class Broken(Exception):  # noqa: N818 - it is the other file's error
    """The file behind an id has mistakes; the text names it and says the first of them."""


class Lookup(Protocol[T_co]):
    """Definitions of one sort by id."""

    def get(self, wanted: str) -> T_co | None:
        """The definition, None if there is none; raises `Broken`."""

    def ids(self) -> Iterable[str]:
        """All that could be named, for suggestions."""


class Scope(Struct, frozen=True):
    """All that the ids of one file can name."""

    exercises: Lookup[ExerciseFile]
    anatomy: Lookup[Anatomy]
    regions: Lookup[Region]
    sources: Lookup[Source]
    flags: Lookup[FlagsFile]
    bodies: "Lookup[Body]"


def look_up(
    lookup: Lookup[T], sort: Named, wanted: str, at: KeyPath, found: list[Mistake], via: str = ""
) -> T | None:
    """What an id names; if nothing, or a broken file, the mistake is added to `found`.

    `via` begins the message where the id stands in another file. Of a broken file only the
    first use is told. Beyond the mistakes that are told nothing is looked up: to find what each of
    thousands of ids is a misspelling of takes seconds.
    """
    if len(found) > MAX_LISTED:
        return None
    try:
        definition = lookup.get(wanted)
    except Broken as broken:
        message = f"{via}{sort} '{wanted}' can't be used: {broken}"
        if all(mistake.message != message for mistake in found):
            found.append(Mistake(at, message))
        return None
    if definition is None:
        folder = _FOLDERS[sort]
        hint = did_you_mean(wanted, lookup.ids()) or f": there is no {folder}/{wanted}.toml"
        found.append(Mistake(at, f"{via}unknown {sort} '{wanted}'{hint}"))
    return definition
