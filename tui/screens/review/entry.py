"""One entry of the log with every detail, and the way to the entries beside it."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.core.entries import Entry
from tui.core.rules.history import Verdict
from tui.screens.moving import moving_keys
from tui.screens.review.changes import Changes
from tui.screens.review.changing import ChangingPage, changing_keys
from tui.screens.review.entry_text import told
from tui.storage.log.log import Deleted, EntryName, Log, Stored, Unreadable
from tui.widgets.lines import Span, Tone
from tui.widgets.paragraphs import Paragraphs
from tui.widgets.reader import Reader


class Names(Protocol):
    """Entries, newest first."""

    def __len__(self) -> int:
        """How many there are."""

    def __getitem__(self, index: int, /) -> EntryName:
        """One of them; raises `IndexError` where it is gone meanwhile."""


VerdictOf = Callable[[str, Entry], Verdict | None]
"""(id, entry) -> what the rules say of it."""


class EntryScreen(ChangingPage[int]):
    """Shows one of these entries; ends with the index of the one shown last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,n", "turn(-1)", "Newer", key_display="←", id="entry.newer",
                tooltip="The newer entry"),
        Binding("right,p", "turn(1)", "Older", key_display="→", id="entry.older",
                tooltip="The older entry"),
        Binding("escape,q", "close", "Back", key_display="esc", id="entry.close",
                tooltip="Back to the pain log"),
        *changing_keys("entry"),
        *moving_keys("entry", "line"),
    ]  # fmt: skip

    def __init__(
        self,
        log: Log,
        names: Names,
        index: int,
        *,
        changes: Changes | None = None,
        verdict_of: VerdictOf = lambda id, entry: None,
    ) -> None:
        """`names` are newest first; without `changes` nothing can be changed."""
        super().__init__()
        self.changes = changes
        self._verdict_of = verdict_of
        self._log = log
        self._names = names
        self._index = index

    def body(self) -> Iterable[Widget]:
        """What was just done, and the text."""
        yield Paragraphs(id="said")
        yield Reader(lambda width: (), id="entry")

    def on_mount(self) -> None:
        """Read the entry."""
        self._show()

    def movable(self) -> Reader:
        """The text."""
        return self.query_one(Reader)

    def action_turn(self, by: int) -> None:
        """Show the entry beside, where there is one."""
        index = max(0, min(self._index + by, len(self._names) - 1))
        if index == self._index or not self._is_there(index):
            return
        self._index = index
        self._show()

    def _is_there(self, index: int) -> bool:
        """Whether that entry is not gone since they were counted."""
        with suppress(IndexError):
            return bool(self._names[index])
        return False

    def action_close(self) -> None:
        """Back, telling which entry was seen last."""
        self.dismiss(self._index)

    def chosen(self) -> Stored | Deleted | Unreadable:
        """The entry that is shown, as its file is now."""
        name = self._names[self._index]
        return self._log.read(self.changes.current(name) if self.changes else name)

    def say(self, text: str, tone: Tone = "accent") -> None:
        """Tell it above the text."""
        self.query_one("#said", Paragraphs).paragraphs = (Span(text, tone),) if text else ()

    def changed(self) -> None:
        """Read it again."""
        self._show()

    def _show(self) -> None:
        found = self.chosen()
        verdict = (
            self._verdict_of(found.name.id, found.entry) if isinstance(found, Stored) else None
        )
        self.movable().open(told(found, verdict))
        self.set_bar("Entry", f"{self._index + 1:,} of {len(self._names):,}")
