"""What a person meets: screens, or lines of text. The ways through a session know no more of it.

Each asks by `await`. Screens let the loop go on meanwhile; lines wait where they are, so that their
ways run to the end without any loop.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from msgspec import Struct

from tui.core.entries import ScreenEntry, SessionEntry
from tui.core.format.definitions import Region, Session
from tui.core.format.general_flags import Flagged
from tui.core.forms.answers import Answer
from tui.core.forms.form import FormResult, Soreness
from tui.core.forms.red_flag_words import Why
from tui.core.interrupted.returning import Way
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run
from tui.core.rules.next_dose import DoseAsked
from tui.core.rules.red_flags import OpenFlag
from tui.core.rules.starting import Start
from tui.core.rules.ways import StartWay
from tui.storage.log.history import Answered
from tui.storage.runs.runs import Waiting
from tui.storage.writing import CannotWrite

if TYPE_CHECKING:
    from tui.leading.saving import Saving

T = TypeVar("T")
GIVE_UP = "give up"
GO_ON = "go on"
Unsaved = Path | str | None
"""A folder to save in instead, `GIVE_UP`, `GO_ON`, or None to try again where it failed."""
BlockedWay = Literal["again"] | dt.date | None
"""Answer the red flags again, the day on which a clinician saw it, or back."""


class Words(Struct, frozen=True):
    """What is said in other words by each face, as other keys do it."""

    form_waits: str
    """The pain form was put off."""
    stopped: str
    """A red flag is open."""
    tomorrow: str
    """How the next morning is noted."""
    in_today: bool = False
    """Whether the person is in Today then, where its keys work."""


class Disk(Protocol):
    """The part of a face that is there while something is written."""

    async def write(self, work: Callable[[], None]) -> None:
        """Do it away from the keys, and say so where the disk takes long; what it raises comes."""

    async def unsaved(self, error: CannotWrite, kiosk: bool) -> Unsaved:
        """What to do about something that could not be saved; never `GO_ON`."""


class Face(Disk, Protocol):
    """All that a person is asked and shown on the way through a session."""

    words: Words

    async def red_flags(
        self, region_id: str, region: Flagged, why: Why, since: dt.date | None
    ) -> ScreenEntry | None:
        """What was answered, not kept yet; None where the person goes back.

        `since` is the day of the last time, if nothing was reported then.
        """

    async def blocked(self, flags: Sequence[OpenFlag], region: Flagged) -> BlockedWay:
        """What to do about open red flags of that region; nothing of it lets a session start."""

    async def soreness(
        self, session: Session, dose: DoseAsked | None, warning: str = ""
    ) -> Soreness | None:
        """Which side is sore, and how sore; None where the person goes back.

        `warning` is what they have to know first; mostly empty.
        """

    async def may_start(
        self, start: Start, title: str, gentle: str, is_empty: bool
    ) -> StartWay | None:
        """What the rules say, and which of the ways that are left is gone; see `ways_on`."""

    async def gate_again(self, question: str) -> bool | None:
        """The question of a gate once more, after hours away; None turns back."""

    async def play(
        self, run: Run, earlier: Sequence[Answered], keep: Callable[[RunEvent], None]
    ) -> Run:
        """Play it on to its end; `keep` is told of everything that happens, in its order."""

    async def form(
        self,
        entry: SessionEntry,
        region: Region | None,
        answers: Iterable[Answer],
        keep: Callable[[Answer], None],
    ) -> FormResult:
        """The pain form with these answers; `keep` is told of each new one."""

    async def unfinished(self, waiting: Waiting) -> Way | None:
        """What becomes of a session that was cut off; None leaves it as it is."""

    async def away(self, work: Callable[[], T]) -> T:
        """Do what may take seconds without a word on it."""

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Have it called then, unless it is all over by then."""

    def saves(self, saving: "Saving") -> None:
        """From now on say what of this can't be saved, while that lasts."""

    def trouble_changed(self) -> None:
        """Look again whether everything is saved; called from any thread."""
