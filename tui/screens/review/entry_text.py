"""All that the log holds of one entry, and what the rules say of it, as a text to read."""

from tui.core.rules.history import Verdict
from tui.core.text import clean
from tui.panes.colours import verdict_lines
from tui.panes.entry_detail import entry_lines
from tui.storage.log.log import Deleted, EntryName, Stored, Unreadable
from tui.widgets.facts import fact, moment
from tui.widgets.lines import Line, line, paragraph
from tui.widgets.reader import LayOut

_TWO_VERSIONS = "two versions: the one with the greater file name counts, both are kept"


def told(found: Stored | Deleted | Unreadable, verdict: Verdict | None) -> LayOut:
    """The verdict, the entry, and where it is kept."""
    return lambda width: [
        *(verdict_lines(verdict, width) if verdict else ()),
        *_lines(found, width),
        *_file(found.name, width),
    ]


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
