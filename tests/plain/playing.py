"""A session played in lines to its end, from a script."""

from pathlib import Path

from msgspec.structs import replace

from tests.plain.scripted import Paper, Reply, Script
from tests.screens.support import FakeClock
from tests.screens.walk import the_session
from tests.storage.journals import only
from tests.storage.logs import entries_in
from tui.core.entries import Entry, SessionEntry
from tui.plain.opening import PlainSession
from tui.storage.runs.runs import Waiting
from tui.storage.stores import Stores

BEFORE: tuple[Reply, ...] = (("Which leg", "l"), ("how strong", "4"), ("How much", ""))
"""The left side is sore, as on a usual day."""
START: tuple[Reply, ...] = (*BEFORE, ("An empty line starts", ""))
GO: Reply = ("An empty line goes on", "")
AFTER: tuple[Reply, ...] = (
    ("At its worst", "3"),
    ("Now you have", "2"),
    ("Any new", "n"),
    ("Where is it", ""),
    ("feel like", ""),
    ("How hard", ""),
    ("minutes did you run", ""),
    ("Anything else", "tight"),
)
"""With a score of 3, which asks for more."""
SHORT_AFTER: tuple[Reply, ...] = (
    ("At its worst", "2"),
    ("Now you have", "1"),
    ("Any new", "n"),
    ("Anything else", ""),
    ("An empty line saves", ""),
)


_DISK_GETS = 60.0
"""Seconds on a busy machine; what can't be saved any more is not waited for."""


class Played:
    """What was said, what is in the log, and what is said where a key ends it after all that."""

    def __init__(
        self, stores: Stores, clock: FakeClock, name: str, *replies: Reply, is_silent: bool = False
    ) -> None:
        self.paper = Paper()
        self.stores = stores
        script = Script(clock, self.paper, *replies, is_silent=is_silent)
        session = PlainSession(stores, clock, the_session(stores, name), self.paper, script, name)
        self.code = session.play()
        self.last_words = session.last_words(_DISK_GETS, by_key=True)
        script.check_done()

    @property
    def text(self) -> str:
        return self.paper.text

    @property
    def entries(self) -> list[Entry]:
        """The newest first."""
        return entries_in(self.stores.log)


def session_entry(played: Played) -> SessionEntry:
    (entry,) = [one for one in played.entries if isinstance(one, SessionEntry)]
    return entry


def left_behind(stores: Stores) -> Waiting:
    """The one session that waits, as if its process were gone."""
    return replace(only(stores.runs), holder=None)


def on_another_disk(stores: Stores, tmp_path: Path) -> Stores:
    """As another process would find it: the first one's thread still holds its lock."""
    folder = tmp_path / "later"
    folder.mkdir(mode=0o700)
    for journal in stores.runs_folder.glob("*.jsonl"):
        (folder / journal.name).write_bytes(journal.read_bytes())
    return replace(stores, runs_folder=folder)
