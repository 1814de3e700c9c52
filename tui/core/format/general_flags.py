"""The emergencies that are asked about in every region that has no such question of its own."""

from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from tui.core.format.definitions import Flag, FlagsFile, Region

GENERAL = "general"
"""Id of their file, and of what they were asked about where that is no region."""


class Flagged(Protocol):
    """What red flags are asked about: a region, or the whole body."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What is asked."""


class WholeBody(Struct, frozen=True):
    """What the general ones are asked about where a session has no region."""

    flags: tuple[Flag, ...]
    title: str = "Whole body"


def has_emergencies(region: Region) -> bool:
    """Whether it asks about an emergency itself, in the words of that part of the body."""
    return any(flag.tier == "emergency" for flag in region.flags)


def with_general(region: Region, general: FlagsFile) -> Region:
    """The region with what it has to ask; of two flags of one id, the emergency is kept."""
    if has_emergencies(region):
        return region
    ids = {flag.id for flag in general.flags}
    others = (flag for flag in region.flags if flag.id not in ids)
    return replace(region, flags=(*general.flags, *others))
