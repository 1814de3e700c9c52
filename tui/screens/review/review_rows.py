"""One entry of the pain log as a row of its table."""

from collections.abc import Container

from tui.core.entries import PainEntry, SessionEntry, is_as_played
from tui.core.rules.history import Verdict
from tui.core.telling import says, title_of
from tui.panes.entry_table import Columns, entry_row, other_row
from tui.storage.log.index import Row
from tui.widgets.lines import Line, Span


def row_of(
    row: Row | None,
    verdict: Verdict | None,
    unfinished: Container[str],
    width: int,
    on_cursor: bool,
) -> Line:
    """The row, with its margin; without an entry while it is being read.

    `unfinished` are the ids of sessions of which something waits.
    """
    spans = _spans(row, verdict, unfinished, Columns.within(width)) if row else [Span("…", "dim")]
    sign = Span("▶ " if on_cursor else "  ", "accent")
    return Line((sign, *spans), "cursor" if on_cursor else "plain")


def _spans(
    row: Row, verdict: Verdict | None, unfinished: Container[str], columns: Columns
) -> list[Span]:
    name, entry = row.name, row.entry
    if isinstance(entry, SessionEntry):
        return entry_row(
            entry,
            columns,
            colour=verdict.colour if verdict else None,
            has_two_versions=row.conflicted,
            form_waits=name.id in unfinished and is_as_played(entry, name.revision),
        )
    if entry is not None:
        said = says(entry)
        if isinstance(entry, PainEntry) and not columns.is_wide:  # of one day there may be several
            said = f"{entry.started:%H:%M}  {said}"
        return other_row(entry.started, title_of(entry), said, columns, "plain")
    why = (row.reason or "").removeprefix(str(name.path)).lstrip(" :")
    return other_row(name.started, name.what, f"unreadable: {why}", columns, "bad")
