"""Lines said and lines heard, with nothing else in between: no colour, no cursor, no sequences."""

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from typing import Protocol

from tui.core.clock import Clock
from tui.core.text import clean

NOBODY = "Nobody typed anything for a while, so soleus closed."
LONGEST_LINE = 4_000
"""Characters that are taken of one line; a note has 2,000 at most."""
_LONGEST_SAID = 100_000
"""Characters of one line; nothing that is said comes near."""
_BYTES = 4
"""Of a character at most."""
_PLAINER = str.maketrans({"→": "->", "·": "-", "…": "...", "▏": ""})
"""Signs of the screens, for what reads aloud or has ASCII alone."""


class InputEnded(Exception):  # noqa: N818 - nothing went wrong: nobody can type any more
    """There is no line to come."""


class Left(Exception):  # noqa: N818 - it is what the person wants
    """Somebody leaves, or nobody is there; the message says why, if that has to be said."""


class Source(Protocol):
    """Where lines are typed."""

    def read(self, seconds: float | None) -> bytes | None:
        """What was typed, empty at the end of it; None after so many seconds, or if woken."""

    def wake(self) -> None:
        """Have `read` return; from any thread."""

    def check(self) -> None:
        """Raise what `read` would where it is to be given up."""


class Paper(Protocol):
    """Where lines are said."""

    def write(self, text: str) -> None:
        """Write whole lines, and keep none back."""


class Talk:
    """What is said, and what is heard."""

    def __init__(self, paper: Paper, source: Source, clock: Clock, patience: int = 0) -> None:
        """`patience`: seconds that a question waits for its answer; 0 waits for ever."""
        self._paper = paper
        self._source = source
        self._clock = clock
        self._patience = patience
        self._heard = b""
        self._is_over = False
        self._calls: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()
        self.heard_at = clock.monotonic()
        """The clock at the last line."""
        self.before_waiting: Callable[[], None] = lambda: None
        """Called each time before it waits, to say what has to be said."""

    @property
    def now(self) -> float:
        """Seconds on the clock that a run is measured by."""
        return self._clock.monotonic()

    def say(self, *lines: str) -> None:
        """Each as one line, whatever is in it."""
        for line in lines:
            text = clean(line.translate(_PLAINER), _LONGEST_SAID)
            self._paper.write(f"{text.rstrip()}\n")

    def ask(self, question: str = "") -> str:
        """A line that answers; raises `InputEnded`, or `Left` where nobody does for long."""
        if question:
            self.say(question)
        began = self.now
        while True:
            until = max(self.heard_at, began) + self._patience if self._patience else None
            line = self.hear(until)
            if line is not None:
                return line
            if until is not None and self.now >= until:
                raise Left(NOBODY)

    def hear(self, until: float | None) -> str | None:
        """The next line without blanks around it; None at that moment of the clock, or before.

        Whoever waits for the moment looks at the clock, and asks again. Raises `InputEnded`.
        """
        self._call_what_is_due()
        self.before_waiting()
        line = self._next_line()
        if line is None:
            if self._is_over:
                raise InputEnded
            self._take(self._source.read(self._seconds_until(until)))
            line = self._next_line()
        if line is not None:
            self.heard_at = self.now
        return line

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Have it called then, or when next something is waited for."""
        heappush(self._calls, (self.now + seconds, next(self._numbers), call))

    def check(self) -> None:
        """Give up what is waited for where it has been ended."""
        self._source.check()

    def wake(self) -> None:
        """Look again at what has to be said; from any thread."""
        self._source.wake()

    def _seconds_until(self, until: float | None) -> float | None:
        """To that moment or the next call, whichever is first."""
        moments = [one for one in (until, self._calls[0][0] if self._calls else None) if one]
        return max(min(moments) - self.now, 0.0) if moments else None

    def _take(self, read: bytes | None) -> None:
        self._is_over = read == b""
        self._heard += read or b""

    def _next_line(self) -> str | None:
        """The first one that is whole, or was when the input ended; what is too long is cut."""
        line, ends, rest = self._heard.partition(b"\n")
        is_whole = bool(ends or (self._is_over and line))
        self._heard = rest if is_whole else line[: LONGEST_LINE * _BYTES]
        if not is_whole:
            return None
        return clean(line.decode("utf-8", "replace"), LONGEST_LINE).strip()

    def _call_what_is_due(self) -> None:
        while self._calls and self._calls[0][0] <= self.now:
            heappop(self._calls)[2]()
