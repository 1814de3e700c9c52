"""The pain log: a table of entries, newest first, of which only the rows in view are read."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.core.entries import SessionEntry
from tui.core.telling import says, title_of
from tui.panes.entry_table import Columns, entry_row, heading, other_row
from tui.screens.entry import EntryScreen
from tui.screens.moving import MovingPage, moving_keys
from tui.storage.listing import CannotList
from tui.storage.log import Deleted, EntryName, Log, Stored, Unreadable
from tui.widgets.lines import Drawn, Line, Span, paragraph
from tui.widgets.picker import Picker
from tui.widgets.reader import Reader

_KEPT = 500
"""Entries that stay in memory once they were read."""
_NO_ENTRIES = (
    "No entries yet. Play a session from Today: when it ends, what you did and how it felt is "
    "kept here."
)


class TableHeading(Drawn):
    """The names of the columns."""

    DEFAULT_CSS = """
    TableHeading { height: 2; }
    """

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Both lines."""
        return heading(Columns.within(width))


class ReviewScreen(MovingPage[None]):
    """Shows what the log holds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", key_display="enter", id="review.open",
                tooltip="All that was kept of this entry"),
        Binding("escape,v,q", "close", "Back", key_display="esc", id="review.close",
                tooltip="Back to where you came from"),
        *moving_keys("review", "entry"),
    ]  # fmt: skip

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log
        self._names: list[EntryName] = []
        self._read = lru_cache(maxsize=_KEPT)(log.read)

    def body(self) -> Iterable[Widget]:
        """The table, or a sentence in its place."""
        yield TableHeading(id="heading")
        yield Picker(self._row, id="entries")
        yield Reader(lambda width: (), id="sentence")

    def on_mount(self) -> None:
        """List what there is, by file names alone."""
        sentence = _NO_ENTRIES
        try:
            self._names = self._log.names()
        except CannotList as error:
            sentence = str(error)
        count = len(self._names)
        self.query_one("#heading").display = bool(count)
        self.query_one("#entries").display = bool(count)
        self.query_one("#sentence").display = not count
        self.query_one(Reader).open(lambda width: paragraph(sentence, width))
        self.query_one(Picker).set_count(count)
        self.set_bar("Pain log", f"{count:,} {'entry' if count == 1 else 'entries'}")

    def movable(self) -> Picker:
        """The entries."""
        return self.query_one(Picker)

    def action_open(self) -> None:
        """Show the entry under the cursor; the cursor follows to the one that was seen last."""
        if self._names:
            entry = EntryScreen(self._log, self._names, self.movable().cursor)
            self.app.push_screen(entry, self._move_to)

    def action_close(self) -> None:
        """Back to where the person came from."""
        self.dismiss(None)

    def _move_to(self, index: int | None) -> None:
        if index is not None:
            self.movable().cursor = index

    def _row(self, index: int, width: int, on_cursor: bool) -> tuple[Line]:
        columns = Columns.within(width)
        spans = _spans(self._read(self._names[index]), columns)
        sign = Span("▶ " if on_cursor else "  ", "accent")
        return (Line((sign, *spans), "cursor" if on_cursor else "plain"),)


def _spans(found: Stored | Deleted | Unreadable, columns: Columns) -> list[Span]:
    name = found.name
    match found:
        case Stored(entry=SessionEntry() as entry):
            return entry_row(
                entry,
                columns,
                has_two_versions=found.conflicted,
                is_first_version=name.revision == 1,
            )
        case Stored(entry=entry):
            return other_row(entry.started, title_of(entry), says(entry), columns, "plain")
        case Deleted():
            return other_row(name.started, name.what, "deleted", columns, "dim")
        case Unreadable(reason=reason):
            why = f"unreadable: {reason.removeprefix(str(name.path)).lstrip(' :')}"
            return other_row(name.started, name.what, why, columns, "bad")
