"""Corrections and deletions of entries, each of which can be taken back."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace
from textual.app import App
from textual.screen import Screen

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import Entry, ScreenEntry
from tui.core.telling import named
from tui.storage.log.log import EntryName, Log, Stored
from tui.storage.stores import Stores
from tui.widgets.key_names import key_on

if TYPE_CHECKING:
    from tui.leading.keeping import Keeping

_Write = Callable[[Log], Path]
NOTHING_TO_UNDO = "Nothing was changed here yet."
_FLAGS_STAY = "A yes to a red flag stays: start a session of it to answer again."
_NO_REGION = "The part of the body that this is about is no longer defined: it stays as it is."
_FLAGS_ANEW = "Red flags aren't corrected here: start a session of it to answer again."


class Changes:
    """Writes one more revision for each change, and for each that is taken back."""

    def __init__(self, page: Screen[Any], stores: Stores, clock: Clock) -> None:
        """`page` is the one that shows the entries; others are opened over it."""
        self._page = page
        self._stores = stores
        self._clock = clock
        self._keeping: Keeping | None = None
        self._newest: dict[str, EntryName] = {}
        self._undo: list[tuple[str, str, _Write]] = []
        """(id, what was undone, how), the last change last."""
        self.last: tuple[str, str] | None = None
        """(id, what was said of it) of the last change, unless that was a deletion."""
        self.regions = cache(lambda: stores.library().regions())

    def current(self, name: EntryName) -> EntryName:
        """The revision that counts of that entry, as far as it was changed here."""
        newest = self._newest.get(name.id, name)
        return newest if newest.revision > name.revision else name

    @property
    def can_undo(self) -> bool:
        """Whether something was changed that can be taken back."""
        return bool(self._undo)

    def wait_until_safe(self, seconds: float) -> bool:
        """Wait until what was changed is written, at most so long; whether it is. Any thread."""
        return self._keeping is None or self._keeping.wait(seconds)

    async def correct(self, found: Stored) -> str:
        """Ask anew, and write what is different; a line about it, empty where nothing is."""
        from tui.screens.review.corrections import can_be_corrected, corrected  # all forms with it

        if not can_be_corrected(found.entry, self.regions()):
            return _FLAGS_ANEW if isinstance(found.entry, ScreenEntry) else _NO_REGION
        entry = await corrected(self._page.app, found.entry, self.regions(), self._clock)
        return "" if entry is None else await self._revise(found, entry)

    async def delete(self, found: Stored) -> str:
        """Write that it is deleted; a line about it."""
        if isinstance(found.entry, ScreenEntry) and any(one.yes for one in found.entry.answers):
            return _FLAGS_STAY  # else an older answer would count again, and let sessions start
        what, earlier = named(found.entry), found.name.id
        if not await self._write(earlier, lambda log: log.delete(found)):
            return ""
        self.last = None
        self._undo.append((earlier, f"Brought back: {what}", lambda log: log.restore(earlier)))
        return f"Deleted, {key_on(self._page, '.undo')} brings it back: {what}"

    async def undo(self) -> str:
        """Take the last change back; a line about it."""
        if not self._undo:
            return NOTHING_TO_UNDO
        entry_id, said, write = self._undo[-1]
        if not await self._write(entry_id, write):
            return ""
        self._undo.pop()
        self.last = (entry_id, said)
        return said

    async def _revise(self, found: Stored, entry: Entry) -> str:
        what, earlier = named(found.entry), found.name.id
        if not await self._write(earlier, lambda log: log.revise(found, self._now(entry))):
            return ""
        before = found.entry
        self._undo.append(
            (
                earlier,
                f"As it was before: {what}",
                lambda log: log.revise(earlier, self._now(before)),
            )
        )
        said = f"Corrected, {key_on(self._page, '.undo')} takes it back: {what}"
        self.last = (earlier, said)
        return said

    async def _write(self, entry_id: str, write: _Write) -> bool:
        """Keep a revision, and remember that it counts; False where that was given up."""
        from tui.leading.keeping import Keeping
        from tui.screens.disk import DiskScreens  # with what it shows where nothing can be written

        paths: list[Path] = []
        app = cast("App[str]", self._page.app)
        self._keeping = keeping = Keeping(DiskScreens(app), self._stores)
        if not await keeping.save(lambda log: paths.append(write(log))):
            return False
        if (name := EntryName.of(paths[-1])) is not None:
            self._newest[entry_id] = name
        return True

    def _now(self, entry: Entry) -> Entry:
        """The entry as written at this moment."""
        return replace(entry, entered=self._clock.now(), app=__version__)
