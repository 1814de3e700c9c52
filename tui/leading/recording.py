"""What happens in a session, kept as it happens: the journal, until nothing of it is needed."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tui.core.clock import Clock
from tui.core.forms.answers import Answer
from tui.core.interrupted.going_on import PlayedEvent
from tui.core.interrupted.journal import Kept
from tui.storage.places import Places
from tui.storage.runs.journal import Journal, Told
from tui.storage.runs.runs import Runs, line_of
from tui.storage.writing import CannotWrite

Later = Callable[[float, Callable[[], None]], None]
"""Has something called in so many seconds, by the thread that plays."""
_SHOWN_FIRST = 0.02
"""Seconds that a line waits: what a key did is shown before it is on the disk, because both threads
would want the interpreter's lock at once."""
_TAKES_LONG = 5.0
"""Seconds after which a line that is not on the disk is told of, though nothing has failed."""
_WRITES_AT_MOST = 2.0
"""Seconds that the end of a session waits for a disk that hangs."""


class Recording:
    """One session's journal, from its first moment to its saved form.

    What ends it (`leave`, `remove`, `set_aside`) waits for the disk, if only for seconds.
    """

    def __init__(self, journal: Journal, entry_id: str, clock: Clock, later: Later) -> None:
        self._journal = journal
        self._folders = [journal.path.parent]
        self._clock = clock
        self._later = later
        self._is_needed = True
        self.entry_id = entry_id

    def start(self, told: Told) -> None:
        """Begin to write; `told` is called by any thread."""
        self._journal.start(told)
        self._look_later()

    def keep(self, event: PlayedEvent | Answer, boot: str = "") -> None:
        """Have it written; returns at once. `boot` is given where the event's clock is new."""
        self._journal.add(line_of(Kept(self._clock.now(), event, boot)))
        self._later(_SHOWN_FIRST, self._journal.wake)
        self._look_later()

    def wait(self, seconds: float) -> bool:
        """Wait until all that is needed is on the disk, at most so long; whether it is."""
        return not self._is_needed or self._journal.wait(seconds)

    @property
    def is_wanted(self) -> bool:
        """Whether another terminal takes the session over."""
        return self._journal.is_wanted

    @property
    def trouble(self) -> CannotWrite | None:
        """Why what was kept last is not on the disk."""
        return self._journal.trouble

    def try_again(self) -> None:
        """Try to write now."""
        self._journal.try_again()

    def move_under(self, folder: Path) -> None:
        """Write to another folder, as `--data-dir` would."""
        runs = Places.under(folder).runs
        self._folders.append(runs)
        self._journal.move_to(runs / self._journal.path.name)

    def leave(self) -> bool:
        """Stop writing; whether all is safe, and the session waits to be gone on with."""
        return self._journal.finish(_WRITES_AT_MOST)

    def remove(self) -> None:
        """Stop writing, and remove the journal: nothing of it is needed any more."""
        self._is_needed = False
        self._journal.finish(0)
        for runs in self._where_it_is():
            with suppress(CannotWrite):  # its entry is in the log, which tells that it is stale
                runs.remove(self.entry_id)

    def set_aside(self) -> None:
        """Stop writing, and keep the journal out of the way for a while."""
        self.leave()
        for runs in self._where_it_is():
            with suppress(CannotWrite):  # it is offered once more
                runs.set_aside(self.entry_id)

    def _look_later(self) -> None:
        """Whether what is kept by now is on the disk then."""
        kept = self._journal.kept
        self._later(_TAKES_LONG, lambda: self._journal.tell_if_late(kept))

    def _where_it_is(self) -> list[Runs]:
        """Where it was begun, and where it was moved to."""
        return [Runs(folder) for folder in dict.fromkeys(self._folders)]
