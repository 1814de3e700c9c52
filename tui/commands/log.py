"""`soleus log`."""

import datetime as dt
import sys

from tui.commands.printing import print_json
from tui.core.entries import Entry, PainAnswer, SessionEntry, day_of
from tui.core.telling import says, score_text, title_of
from tui.core.text import minutes
from tui.storage.listing import CannotList
from tui.storage.log.log import Deleted, Log, Stored, Unreadable
from tui.storage.places import Places

TWO_VERSIONS = "  (two versions)"
"""Behind an entry that two machines wrote anew."""
_A_DAY = dt.timedelta(days=1)


def print_log(
    places: Places,
    as_json: bool,
    as_csv: bool,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> int:
    """Each entry of those days, newest first, as a line or in that format.

    Gives 1 if some file can't be read.
    """
    log = Log(places.log)
    try:
        found = [
            one
            for one in map(log.read, log.names())
            if not isinstance(one, Deleted) and _is_within(one, since, until)
        ]
    except CannotList as error:
        print(error, file=sys.stderr)
        return 1
    unreadable = [one for one in found if isinstance(one, Unreadable)]
    stored = [one for one in found if isinstance(one, Stored)]
    if as_json:
        print_json([_entry_table(one) for one in found])
    elif as_csv:
        from tui.core.table import write_csv

        write_csv(((one.name.id, one.entry) for one in stored), sys.stdout)
    elif found:
        for one in stored:
            print(entry_line(one.entry) + (TWO_VERSIONS if one.conflicted else ""))
    elif since or until:
        print("There are no entries of these days.")
    else:
        print("The log is empty. `soleus` plays a session and keeps its result.")
    for broken in unreadable:
        print(broken.reason, file=sys.stderr)
    return 1 if unreadable else 0


def _is_within(found: Stored | Unreadable, since: dt.date | None, until: dt.date | None) -> bool:
    """Whether an entry's own day is one of these.

    Of what can't be read only the start in UTC is known, so it counts with a day to either side.
    """
    if isinstance(found, Stored):
        first = last = day_of(found.entry)
    else:
        day = found.name.started.date()
        first, last = day - _A_DAY, day + _A_DAY
    return (since is None or since <= last) and (until is None or first <= until)


def _entry_table(found: Stored | Unreadable) -> dict[str, object]:
    kept = {"id": found.name.id, "path": str(found.name.path).encode(errors="replace").decode()}
    if isinstance(found, Unreadable):
        return {**kept, "unreadable": found.reason}
    return {**kept, **found.document}


def entry_line(entry: Entry) -> str:
    """One entry in one line: when, what, how long, pain before, worst and after by side."""
    if not isinstance(entry, SessionEntry):
        return f"{entry.started:%Y-%m-%d %H:%M}  {title_of(entry):24} {'':>7}  {says(entry)}"
    pain = "  ".join(_pain_words(answer) for answer in entry.pain)
    ended = "" if entry.outcome == "completed" else f"  ({entry.outcome})"
    length = minutes(entry.active_seconds)
    return f"{entry.started:%Y-%m-%d %H:%M}  {entry.title:24} {length:>7}  {pain}{ended}".rstrip()


def _pain_words(answer: PainAnswer) -> str:
    scores = (answer.before, answer.during, answer.after)
    side = f"{answer.side} " if answer.side else ""
    return side + " → ".join(map(score_text, scores))
