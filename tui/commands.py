"""The commands that print: list, check, log."""

import argparse
import sys
from collections.abc import Iterator

import msgspec

from tui.core.doses import session_seconds
from tui.core.entries import PainAnswer, SessionEntry
from tui.core.text import minutes
from tui.storage.library import Listed
from tui.storage.log import Deleted, Stored, Unreadable
from tui.storage.places import Places
from tui.storage.stores import Stores


def stores_of(asked: argparse.Namespace) -> Stores:
    """The stores in `--data-dir`, else in the person's own folders."""
    folder = getattr(asked, "data_dir", None)
    return Stores.at(Places.under(folder) if folder else Places.default())


def run(asked: argparse.Namespace) -> int:
    """Run a command that prints; gives its exit code."""
    stores = stores_of(asked)
    match asked.command:
        case "list":
            return _list(stores, asked.json)
        case "check":
            return _check(stores, asked)
        case _:
            return _log(stores, asked.json)


def _list(stores: Stores, as_json: bool) -> int:
    listed = sorted(stores.library().sessions(), key=lambda one: one.id)
    if as_json:
        _print_json([_listed_table(one) for one in listed])
    else:
        for one in listed:
            print(_listed_line(one))
    return 0


def _listed_line(listed: Listed) -> str:
    if listed.session is None:
        return f"{listed.id:24} broken: {listed.problems[0]}"
    origin = "" if listed.origin == "built-in" else f" ({listed.origin})"
    replaces = " (replaces built-in)" if listed.replaces_builtin else ""
    length = minutes(session_seconds(listed.session))
    return f"{listed.id:24} {length:>7}  {listed.session.title}{origin}{replaces}"


def _listed_table(listed: Listed) -> dict[str, object]:
    session = listed.session
    return {
        "id": listed.id,
        "title": session.title if session else None,
        "summary": session.summary if session else None,
        "region": session.region_id if session else None,
        "tags": list(session.tags) if session else [],
        "seconds": session_seconds(session) if session else None,
        "origin": listed.origin,
        "replaces_builtin": listed.replaces_builtin,
        "path": str(listed.path),
        "problems": [str(problem) for problem in listed.problems],
    }


def _check(stores: Stores, asked: argparse.Namespace) -> int:
    library = stores.library()
    code = 0
    for path in asked.files:
        problems = library.check(path)
        for problem in problems:
            print(problem)
        if not problems:
            print(f"{path}: no mistakes")
        code = 1 if problems else code
    return code


def _log(stores: Stores, as_json: bool) -> int:
    found = [one for one in _entries(stores) if not isinstance(one, Deleted)]
    unreadable = [one for one in found if isinstance(one, Unreadable)]
    if as_json:
        _print_json([_entry_table(one) for one in found])
    elif not found:
        print("The log is empty. `soleus` plays a session and keeps its result.")
    else:
        for one in found:
            if isinstance(one, Stored):
                print(entry_line(one.entry))
    for one in unreadable:
        print(one.reason, file=sys.stderr)
    return 1 if unreadable else 0


def _entries(stores: Stores) -> Iterator[Stored | Deleted | Unreadable]:
    return map(stores.log.read, stores.log.names())


def _entry_table(found: Stored | Unreadable) -> dict[str, object]:
    kept = {"id": found.name.id, "path": str(found.name.path)}
    if isinstance(found, Unreadable):
        return {**kept, "unreadable": found.reason}
    return {**kept, **found.document}


def entry_line(entry: SessionEntry) -> str:
    """One entry in one line: when, what, how long, pain before, worst and after by side."""
    pain = "  ".join(_pain_words(answer) for answer in entry.pain)
    ended = "" if entry.outcome == "completed" else f"  ({entry.outcome})"
    length = minutes(entry.active_seconds)
    return f"{entry.started:%Y-%m-%d %H:%M}  {entry.title:24} {length:>7}  {pain}{ended}".rstrip()


def _pain_words(answer: PainAnswer) -> str:
    scores = (answer.before, answer.during, answer.after)
    side = f"{answer.side} " if answer.side else ""
    return side + " → ".join("–" if score is None else str(score) for score in scores)


def _print_json(value: object) -> None:
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
