"""Lines typed in reply to lines said, by a clock that jumps to whatever is waited for."""

import threading

from tests.screens.support import FakeClock
from tui.plain.talk import Talk

_THREADS_GET = 20.0
"""Seconds, on a busy machine."""
Reply = tuple[str, str]
"""(what a line holds that was said since the reply before, what is typed then)."""


class Told(str):
    """What another thread has to say, at any moment, so that no time is let pass for it."""


class Paper:
    """Keeps what was said."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


class Script:
    """Types its replies, one when what it waits for was said; then the input ends."""

    def __init__(
        self, clock: FakeClock, paper: Paper, *replies: Reply, is_silent: bool = False
    ) -> None:
        """`is_silent`: whether somebody sits there afterwards, but types nothing."""
        self._clock, self._paper, self._is_silent = clock, paper, is_silent
        self._replies = list(replies)
        self._woken = threading.Event()
        self._seen = 0

    def read(self, seconds: float | None) -> bytes | None:
        """The next reply if it is due; else time passes."""
        is_told = bool(self._replies) and isinstance(self._replies[0][0], Told)
        said = self._paper.text[0 if is_told else self._seen :]
        if self._replies and self._replies[0][0] in said:
            self._seen = len(self._paper.text)
            return f"{self._replies.pop(0)[1]}\n".encode()
        if not is_told and (seconds is None or not (self._replies or self._is_silent)):
            assert not self._replies, f"{self._replies[0][0]!r} was never said in:\n{said}"
            return b""
        if is_told or seconds is None:
            assert self._woken.wait(_THREADS_GET), f"nobody told {self._replies[0][0]!r}"
            self._woken.clear()
            return None
        self._clock.advance(seconds)
        return None

    def wake(self) -> None:
        """Another thread has told something."""
        self._woken.set()

    def check(self) -> None:
        """Nothing ends it."""

    def check_done(self) -> None:
        """Whether everything was typed."""
        assert self._replies == [], self._paper.text


def talk(*replies: Reply) -> tuple[Talk, Paper, FakeClock]:
    """A talk in which these replies are typed."""
    clock, paper = FakeClock(), Paper()
    return Talk(paper, Script(clock, paper, *replies), clock), paper, clock
