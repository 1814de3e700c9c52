"""One session from the command to its last line, played in lines."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from tui.core.clock import Clock
from tui.core.endings import ENDED, GOES_ON_ELSEWHERE, KEPT, NOT_ALL_KEPT
from tui.core.format.definitions import Session
from tui.core.interrupted.journal import away
from tui.core.interrupted.returning import ago
from tui.core.text import clean
from tui.leading.flow import Flow
from tui.leading.resuming import play_alone
from tui.plain.asking import is_yes
from tui.plain.face import PlainFace
from tui.plain.talk import InputEnded, Left, Paper, Source, Talk
from tui.storage.runs.unfinished import waiting_form
from tui.storage.stores import Stores

T = TypeVar("T")
_DISK_GETS = 1.0
"""Seconds to write the last events."""
NOTHING_TYPED = 2
"""The exit code where the input ended before anything was started."""


class PlainSession:
    """Plays one session; tells how it ended, whatever ended it."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        session: Session,
        paper: Paper,
        source: Source,
        named: str,
    ) -> None:
        """`named` is what the person called the session."""
        settings = stores.settings.settings
        self._talk = Talk(paper, source, clock, settings.idle.elsewhere)
        self._face = PlainFace(self._talk, clock, settings.idle, clean(named), kiosk=stores.kiosk)
        self._flow = Flow(self._face, stores, clock)
        self._stores = stores
        self._clock = clock
        self._session = session

    def play(self, first_line: str = "") -> int:
        """Say what is done, line by line; gives the exit code."""
        self._talk.say(*filter(None, (first_line, *self._stores.settings.said)))
        try:
            self._talk.say(driven(self._way()) or self._face.if_left)
        except Left as left:
            self._talk.say(" ".join(filter(None, (str(left), self._place()))))
        except InputEnded:
            self._talk.say(f"The input ended. {self._place()}")
            return 0 if self._flow.has_begun else NOTHING_TYPED
        return 0

    def last_words(self, seconds: float, *, by_key: bool) -> str:
        """Wait for what is not saved yet, at most so long; what to say where a signal ends it."""
        if by_key:
            return self._place(seconds)
        why = GOES_ON_ELSEWHERE if self._flow.is_wanted else ENDED
        return f"{why} {KEPT if self._flow.wait_until_safe(seconds) else NOT_ALL_KEPT}"

    def _place(self, seconds: float = _DISK_GETS) -> str:
        """What becomes of what was under way."""
        return self._face.if_left if self._flow.wait_until_safe(seconds) else NOT_ALL_KEPT

    async def _way(self) -> str:
        """A form of it that waits, else the session."""
        waiting = waiting_form(self._stores, self._session.id)
        if waiting is not None:
            when = ago(away(waiting.cut, self._clock))
            question = f"Its pain form of {when} waits. Answer it now? yes or no."
            if is_yes(self._talk, f"{self._session.title}. {question}"):
                return await self._flow.finish_form(waiting.id)
        return await play_alone(self._flow, self._session)


def driven(way: Coroutine[Any, Any, T]) -> T:
    """What the way ends with, run at once: a face in lines never waits for a loop."""
    try:
        way.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    finally:
        way.close()
    raise RuntimeError("a way waited for a loop that is not there")
