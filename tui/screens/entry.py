"""One entry of the log with every detail, and the way to the entries beside it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.core.text import clean
from tui.panes.entry_detail import entry_lines
from tui.screens.moving import MovingPage, moving_keys
from tui.storage.log import Deleted, EntryName, Log, Stored, Unreadable
from tui.widgets.facts import fact, moment
from tui.widgets.lines import Line, line, paragraph
from tui.widgets.reader import Reader

_TWO_VERSIONS = "two versions: the one with the greater file name counts, both are kept"


class EntryScreen(MovingPage[int]):
    """Shows one of these entries; ends with the index of the one shown last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,n", "turn(-1)", "Newer", key_display="←", id="entry.newer",
                tooltip="The newer entry"),
        Binding("right,p", "turn(1)", "Older", key_display="→", id="entry.older",
                tooltip="The older entry"),
        Binding("escape,q", "close", "Back", key_display="esc", id="entry.close",
                tooltip="Back to the pain log"),
        *moving_keys("entry", "line"),
    ]  # fmt: skip

    def __init__(self, log: Log, names: Sequence[EntryName], index: int) -> None:
        """`names` are newest first."""
        super().__init__()
        self._log = log
        self._names = names
        self._index = index

    def body(self) -> Iterable[Widget]:
        """The text."""
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
        if index != self._index:
            self._index = index
            self._show()

    def action_close(self) -> None:
        """Back, telling which entry was seen last."""
        self.dismiss(self._index)

    def _show(self) -> None:
        found = self._log.read(self._names[self._index])
        self.movable().open(lambda width: [*_lines(found, width), *_file(found.name, width)])
        self.set_bar("Entry", f"{self._index + 1:,} of {len(self._names):,}")


def _lines(found: Stored | Deleted | Unreadable, width: int) -> list[Line]:
    match found:
        case Stored(entry=entry):
            return entry_lines(entry, width)
        case Deleted():
            says = "This entry was deleted. Its files are still there."
            return [*paragraph(says, width), *_named(found.name, width)]
        case Unreadable(reason=reason):
            return [*paragraph(reason, width, "bad"), *_named(found.name, width)]


def _named(name: EntryName, width: int) -> list[Line]:
    """All that is known without the file's content."""
    return [
        line(),
        *fact("Session", clean(name.what), width),
        *fact("Started", moment(name.started), width),
    ]


def _file(name: EntryName, width: int) -> list[Line]:
    versions = f" · {_TWO_VERSIONS}" if name.conflicted else ""
    return [
        line(),
        *fact("Revision", f"{name.revision}{versions}", width),
        *fact("File", clean(str(name.path)), width),
    ]
