"""The pain log: whether it gets better, week by week, and a table of all entries."""

import asyncio
import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, TypeVar

from msgspec.structs import replace
from textual import work
from textual.binding import BindingType

from tui.core.clock import Clock
from tui.core.entries import Entry
from tui.core.review.weeks import MONTH, QUARTER, YEAR, Range
from tui.core.rules.history import Verdict
from tui.screens.review.changes import Changes
from tui.screens.review.older_colours import OlderColours
from tui.screens.review.review_keys import KEYS
from tui.screens.review.review_rows import row_of
from tui.screens.review.row_pages import RowPages
from tui.screens.review.wanting import WantingPage
from tui.screens.threads import in_thread
from tui.storage.listing import CannotList
from tui.storage.log.log import Deleted, Stored, Unreadable
from tui.storage.stores import Stores
from tui.widgets.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.core.review.review import Meant
    from tui.screens.review.figures import Figures

T = TypeVar("T")
_RANGES: tuple[Range, ...] = (MONTH, QUARTER, YEAR)
_READING = "Reading the log …"
_HIDDEN = "The filter hides it: {review.back} shows all."
_NO_ENTRIES = (
    "No entries yet. Play a session from Today: when it ends, what you did and how it felt is "
    "kept here."
)


class ReviewScreen(WantingPage):
    """Shows what the index knows, and the log as it is now as soon as that is read."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, stores: Stores, clock: Clock) -> None:
        super().__init__()
        self._stores = stores
        self._clock = clock
        self._index = stores.index
        self._changes = self.changes = Changes(self, stores, clock)
        self._rows = RowPages(self._index, self.wanted.filters)
        self._unfinished: frozenset[str] = frozenset()
        self._range = QUARTER
        self._figures: Figures | None = None
        self._colours = OlderColours()
        self._is_read = False
        """Whether the log was read to its end since this was opened."""
        self._is_reading = False
        self._told_progress = False
        self._is_closed = False
        self._wants_open = False
        """Whether an entry was to be opened before any was known."""

    def on_mount(self) -> None:
        """Show what is known, and look for what was written since."""
        self.show_bar()
        self._open()

    def on_unmount(self) -> None:
        """Read no more files."""
        self._is_closed = True

    @work
    async def _open(self) -> None:
        """The rows first, then the figures, then what is new."""
        await self._load_rows()
        if len(self._rows):
            await self._load_figures()
        await self._read_log()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        """What the work gives, unless this was closed meanwhile: then there is nothing to show."""
        self._stop_if_closed()
        found = await in_thread(work)
        self._stop_if_closed()
        return found

    def _stop_if_closed(self) -> None:
        """End the worker that asks, where nothing is shown any more."""
        if self._is_closed or not self.can_show:
            raise asyncio.CancelledError

    async def _read_log(self) -> None:
        """Bring the index up to date, and show what that changes."""
        self._is_reading = True
        try:
            found = await self._in_thread(
                lambda: self._index.refresh(lambda: self._is_closed, self._tell_progress)
            )
        except CannotList as error:
            self.show_sentence(str(error))
            return
        finally:
            self._is_reading = False
        self._is_read = True
        if self._told_progress:
            self._told_progress = False
            self.say("")
        if found or not self._figures:
            await self._load_rows()
            await self._load_figures()

    def _tell_progress(self, done: int, total: int) -> None:
        """From another thread."""
        if done < total:
            self.call_later(self._show_progress, done, total)

    @work(exclusive=True, group="progress")
    async def _show_progress(self, done: int, total: int) -> None:
        await self._load_rows()
        if not self._is_reading:  # it came late, and would stay
            return
        self._told_progress = True
        self.say(f"{_READING} {done:,} of {total:,}", "dim")

    async def _load_rows(self) -> None:
        """The rows that are wanted now, with the cursor on the entry that it was on."""
        self._stop_if_closed()
        picker = self.movable()
        rows = RowPages(self._index, self.wanted.filters)
        unfinished = await self._in_thread(lambda: self._opened(rows, picker.cursor))
        if rows.filters != self.wanted.filters:  # others are wanted by now
            return
        was_on = self._rows.row(picker.cursor) if picker.cursor else None
        at = rows.find(was_on.id) if was_on else 0
        self._rows, self._unfinished = rows, unfinished
        if len(rows) or not self.wanted.is_all:
            self.show_sentence("")
        else:
            self.show_sentence(_NO_ENTRIES if self._is_read else _READING)
        picker.set_count(len(rows), picker.cursor if at is None else at)
        self.look_beside()
        self.show_bar()
        if self._wants_open and len(rows):
            self.action_open()

    def _opened(self, rows: RowPages, around: int) -> frozenset[str]:
        """Reads the rows; of which sessions something waits."""
        rows.open(around)
        return self._stores.unfinished

    async def _load_figures(self) -> None:
        meant, range_, today = self.wanted.meant, self._range, self._clock.now().date()

        def compute() -> "Figures":
            from tui.screens.review.figures import figures  # the rules with it: rows come first

            return figures(self._index, self._changes.regions, meant, range_, today)

        with suppress(CannotList):  # reading the log tells of it
            found = await self._in_thread(compute)
            if (meant, range_) == (self.wanted.meant, self._range):
                self._show_figures(found)

    def _show_figures(self, found: "Figures") -> None:
        self._figures = found
        self._colours = OlderColours(found.since, found.verdicts)
        self.show_reviewed(found.reviewed)
        self.show_rises(found.rises)
        self.movable().redraw()
        self.show_bar()

    def show_bar(self) -> None:
        """What is shown, and how much of it."""
        titles = dict(self._figures.sessions) if self._figures else {}
        count = len(self._rows)
        detail = (
            f"{count:,} {'entry' if count == 1 else 'entries'}" if count or self._is_read else ""
        )
        self.set_bar(self.wanted.told(titles, self.key("review.back")), detail)

    def chosen(self) -> Stored | Deleted | Unreadable | None:
        """The entry under the cursor, as its file is now."""
        row = self._rows.row(self.movable().cursor)
        return self._stores.log.read(self._changes.current(row.name)) if row else None

    def changed(self) -> None:
        """See what was written."""
        self._see_changes()

    @work
    async def _see_changes(self) -> None:
        """Where the filter leaves out what was just changed, that is told."""
        await self._read_log()
        changed, self._changes.last = self._changes.last, None
        if changed is not None:
            entry_id, said = changed
            itself = replace(self.wanted.filters, id=entry_id)
            if not await self._in_thread(lambda: self._index.count(itself)):
                self.say(f"{said}. {self.named(_HIDDEN)}")

    @work(exclusive=True, group="look_up")
    async def look_up(self) -> None:
        """What is wanted now."""
        await self._load_rows()
        await self._load_figures()

    def action_close(self) -> None:
        """Back to where the person came from."""
        self._is_closed = True
        self.dismiss(None)

    def action_range(self, index: int) -> None:
        """Charts of another range."""
        self._range = _RANGES[index]
        self.look_up()

    def meanings(self) -> "Sequence[Meant]":
        """Known with the figures."""
        return self._figures.meanings if self._figures else ()

    def session_ids(self) -> "Sequence[str]":
        """The same."""
        return [id for id, _ in self._figures.sessions] if self._figures else ()

    def action_export(self) -> None:
        """Write the entries of the table to a file of their own."""
        self.say("Exporting …", "dim")
        self._export()

    @work(group="export")
    async def _export(self) -> None:
        """All that the filters of this moment leave of the log, once it is read."""
        filters, now = self.wanted.filters, self._clock.now()
        await self._read_log()
        from tui.screens.review.exporting import exported  # what writes tables with it

        self.say(*await self._in_thread(lambda: exported(self._stores, filters, now)))

    def action_open(self) -> None:
        """Show the entry under the cursor; the cursor follows to the one that was seen last."""
        from tui.screens.review.entry import EntryScreen  # when asked for: the key counts

        self._wants_open = not (len(self._rows) or self._is_read)  # keys may come together
        if len(self._rows):
            at = self.movable().cursor
            page = EntryScreen(
                self._stores.log, self._rows, at, changes=self.changes, verdict_of=self.verdict_of
            )
            self.app.push_screen(page, self._come_back)

    def _come_back(self, index: int | None) -> None:
        if index is not None:
            self.movable().cursor = index
        self.changed()

    def verdict_of(self, id: str, entry: Entry) -> Verdict | None:
        """What the rules say of it; None where the log can't be read."""
        regions, today = self._changes.regions(), self._clock.now().date()
        from tui.screens.review.figures import verdict_of

        with suppress(CannotList):
            return verdict_of(self._index, regions, id, entry, today)
        return None

    def row(self, index: int, width: int, on_cursor: bool) -> tuple[Line]:
        """One entry; reads the rows and colours around it that are not known yet."""
        row = self._rows.row(index)
        if row is not None and self._colours.lacks(row.started.date()):
            self._colour(row.started.date())
        if pages := self._rows.lacking(index, on_cursor):
            self._read_pages(self._rows, pages)
        verdict = self._colours.verdict(row.id) if row else None
        return (row_of(row, verdict, self._unfinished, width, on_cursor),)

    @work(group="pages")
    async def _read_pages(self, rows: RowPages, pages: list[int]) -> None:
        await self._in_thread(lambda: rows.read(*pages))
        self.movable().redraw()

    @work(group="colours")
    async def _colour(self, day: dt.date) -> None:
        """Look up the colours around a day before the charts' range."""
        colours, today = self._colours, self._clock.now().date()
        regions = self._changes.regions()
        with suppress(CannotList):
            await self._in_thread(lambda: colours.look_up(self._index, regions, day, today))
            self.movable().redraw()
