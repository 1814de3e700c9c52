"""What rules, figures and reports take and give: entries with their ids, and verdicts."""

from typing import Literal

from msgspec import Struct

from tui.core.entries import Entry
from tui.core.format.definitions import Side

Colour = Literal["green", "amber", "red", "held", "pending", "unrated"]
"""Of a session; the last three say that nothing can be said, or not yet."""


class Logged(Struct, frozen=True):
    """An entry of the log as it counts now."""

    id: str
    entry: Entry


class Verdict(Struct, frozen=True):
    """What the rules say of one session, and why. Derived each time, never stored."""

    colour: Colour
    rule: str
    """Name of the rule that decided it."""
    because: str
    """A sentence with the figures that decided it."""
    side: Side | None = None
    """Whose; None where the region has none, or no side was asked about."""
    as_bad: tuple[Side | None, ...] = ()
    """Other sides of the same colour."""

    @property
    def told(self) -> str:
        """The sentence with its side, where it is of one alone: "Red, left: pain reached 7"."""
        colour = self.colour.capitalize()
        whose = f", {self.side}" if self.side and not self.as_bad else ""
        return f"{colour}{whose}: {self.because.removeprefix(f'{colour}: ')}"
