"""Which entries of the index are wanted, and that as a condition of SQL."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from tui.core.format.definitions import Side
from tui.core.text import clean

Status = Literal["stored", "deleted", "unreadable"]


class Filters(Struct, frozen=True):
    """All of these at once; what is None or empty leaves nothing out.

    Of an unreadable file nothing is known but when it began, so that any other filter leaves it
    out.
    """

    since: dt.date | None = None
    """The first of the person's days."""
    until: dt.date | None = None
    """The last one."""
    region: str | None = None
    """The entry's, or that of an answer in it."""
    side: Side | None = None
    """Of pain that was answered or marked; a session that merely works it is not about it."""
    session: str | None = None
    """A session's id."""
    text: str = ""
    """Words that stand anywhere in what the entry says, in whatever case."""
    id: str | None = None
    """The entry's own."""
    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ("stored", "unreadable")

    def condition(self) -> tuple[str, list[str]]:
        """What follows WHERE, and the values for its question marks."""
        asked: list[tuple[str, tuple[str, ...]]] = [
            (f"status IN ({_marks(self.statuses)})", self.statuses)
        ]
        if self.id is not None:
            asked.append(("id = ?", (self.id,)))
        if self.kinds:
            asked.append((f"kind IN ({_marks(self.kinds)})", self.kinds))
        if self.since is not None:
            asked.append(("day >= ?", (self.since.isoformat(),)))
        if self.until is not None:
            asked.append(("day <= ?", (self.until.isoformat(),)))
        if self.region is not None:
            asked.append(("instr(regions, ?)", (listed(self.region),)))
        if self.side is not None:
            asked.append(("instr(sides, ?)", (listed(self.side),)))
        if self.session is not None:
            asked.append(("session = ?", (self.session,)))
        asked += (("instr(words, ?)", (word,)) for word in folded(clean(self.text)).split())
        return (
            " AND ".join(condition for condition, _ in asked),
            [value for _, values in asked for value in values],
        )


def listed(*values: str) -> str:
    """A list in which a value is looked for with both its commas: `,calf,hamstring,`."""
    return f",{','.join(values)},"


def folded(text: str) -> str:
    """The same for any case of its letters."""
    return text.casefold()


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
