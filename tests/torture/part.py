"""What every part of the torture is made of: its name and size, and the tally of one run."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_EVERY = 5.0
"""Seconds between two lines about how far a part has come."""
_TOLD = 20
"""Failures that are printed; more of them are counted."""


class Tally:
    """One run of a part: what it is asked to do, and what it has found so far.

    Everything random comes from `random`, so that the same seed does the same again, as far as the
    machine's own timing lets it.
    """

    def __init__(self, part: str, count: int, seed: int, folder: Path, soleus: Path) -> None:
        """`folder` is empty and the part's own; `soleus` is the command that is tried."""
        self.count = count
        self.seed = seed
        self.folder = folder
        self.soleus = soleus
        self.random = random.Random(seed)  # noqa: S311 - repeatable, and no secret
        self.done = 0
        self.failures: list[str] = []
        self.facts: Counter[str] = Counter()
        """Numbers for the final table, by what they count."""
        self._part = part
        self._started = self._told = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since the part began."""
        return time.monotonic() - self._started

    def passed(self, by: int = 1) -> None:
        """So much more is done; says how far it is, every few seconds."""
        self.done += by
        if time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            self.say()

    def failed(self, what: str) -> None:
        """Something is wrong: told at once, and the run goes on."""
        self.failures.append(what)
        if len(self.failures) <= _TOLD:
            print(f"{self._part}: FAILED (seed {self.seed}): {what}", flush=True)

    def check(self, holds: bool, what: str) -> None:
        """`failed`, unless it holds."""
        if not holds:
            self.failed(what)

    def say(self) -> None:
        """Print one line: how far, how fast, how many failures."""
        rate = self.done / max(self.seconds, 0.001)
        print(
            f"{self._part}: {self.done:,} of {self.count:,}, {rate:,.1f} a second, "
            f"{len(self.failures)} failures",
            flush=True,
        )

    @property
    def found(self) -> str:
        """All facts in one line."""
        return ", ".join(f"{number:,} {what}" for what, number in self.facts.items())


@dataclass(frozen=True)
class Part:
    """One kind of torture."""

    name: str
    does: str
    """One line."""
    unit: str
    """What is counted, as in "10,000 kills"."""
    count: int
    """Of a whole run; CI does fewer."""
    minutes: float
    """That the whole run takes on two cores."""
    run: Callable[[Tally], None]
    """Does `Tally.count` of them; what goes wrong is told to the tally, not raised."""
    needs: tuple[str, ...] = ()
    """Of the machine, from `tests.skips`."""
