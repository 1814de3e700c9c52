"""File names of log entries, which alone tell what there is, in which order and what counts."""

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

_ID = r"[0-9]{8}T[0-9]{6}Z-[a-z0-9][a-z0-9-]{0,47}-[a-z0-9]{1,32}"
_NAME = re.compile(rf"({_ID})\.([1-9][0-9]{{0,5}})(-[a-z0-9]{{1,32}})?\.toml")

_FIRST_YEAR, _LAST_YEAR = 1970, 9998
"""The last day of 9999 has no local time east of Greenwich."""


class EntryName(Struct, frozen=True):
    """One revision of one entry, as far as its file name tells."""

    id: str
    """`YYYYMMDDTHHMMSSZ-<what>-<random>`: sorts by time."""
    revision: int
    """From 1; the highest counts."""
    path: Path
    conflicted: bool = False
    """Whether another file of the same revision was found, as after merging two machines' logs."""

    @classmethod
    def of(cls, path: Path) -> "EntryName | None":
        """The name of that file, or None for one that is not of the log."""
        found = _NAME.fullmatch(path.name)
        if found is None or not is_entry_id(found[1]):
            return None
        return cls(id=found[1], revision=int(found[2]), path=path)

    @property
    def started(self) -> dt.datetime:
        """When the session began, in UTC."""
        return _started(self.id)

    @property
    def what(self) -> str:
        """The session's id; it may have hyphens of its own."""
        return self.id.split("-", 1)[1].rsplit("-", 1)[0]

    @property
    def may_have_moved(self) -> bool:
        """Whether the entry may be about another time than its name tells.

        A pain note alone can be corrected in that, and keeps its name.
        """
        return self.what == "pain" and self.revision > 1

    @property
    def weight(self) -> tuple[int, str, Path]:
        """Of an entry's files the greatest counts: by revision, then by name."""
        return self.revision, self.path.name, self.path


def new_entry_id(started: dt.datetime, what: str, random: str) -> str:
    """The id of a session that began then; raises ValueError for what no file name may hold."""
    if started.utcoffset() is None:
        raise ValueError("an entry's start needs an offset from UTC")
    entry_id = f"{started.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}-{what}-{random}"
    return checked_id(entry_id)


def checked_id(entry_id: str) -> str:
    """The same id, fit to name a file; raises ValueError for any other text."""
    if not is_entry_id(entry_id):
        raise ValueError(f"not an entry's id: {entry_id!r}")
    return entry_id


def is_entry_id(text: str) -> bool:
    """Whether the text is an id of an existing date and time, of which every zone has its own."""
    if re.fullmatch(_ID, text) is None:
        return False
    try:
        return _FIRST_YEAR <= _started(text).year <= _LAST_YEAR
    except ValueError:
        return False


def counting(names: Iterable[EntryName]) -> list[EntryName]:
    """The revision of each entry that counts, newest entry first."""
    by_id: dict[str, EntryName] = {}
    for name in names:
        by_id[name.id] = _greater(by_id[name.id], name) if name.id in by_id else name
    return sorted(by_id.values(), key=lambda name: name.id, reverse=True)


def _greater(one: EntryName, other: EntryName) -> EntryName:
    winner = max(one, other, key=lambda name: name.weight)
    if one.revision == other.revision:
        return replace(winner, conflicted=True)
    return winner


def _started(entry_id: str) -> dt.datetime:
    return dt.datetime.fromisoformat(entry_id.split("-", 1)[0])
