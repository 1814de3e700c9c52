"""`soleus log purge`: the only thing that removes files of the log."""

import sys

from tui.commands.deleted import deleted_in, deleted_line
from tui.storage.listing import CannotList
from tui.storage.log.log import Deleted, Log
from tui.storage.log.names import EntryName
from tui.storage.places import Places
from tui.storage.writing import CannotWrite

_WORD = "purge"
"""What is typed to mean it."""


def purge(places: Places, is_sure: bool) -> int:
    """List what would go, and remove it when that is meant.

    Gives 1 where something is wrong with the log, 2 where nobody could say that it is meant.
    """
    log = Log(places.log)
    try:
        doomed = _listed(log)
        if not doomed:
            return 0
        if not is_sure and not _has_terminal():
            print(f"Nothing was removed; soleus log {_WORD} --yes removes them.", file=sys.stderr)
            return 2
        if is_sure or _is_meant():
            _forget_journals(places, doomed)
            removed = log.purge(doomed)
            _forget(places)
            print(f"Removed for good: {_count(len(removed), 'file')}.")
        else:
            print("Nothing was removed.")
    except (CannotList, CannotWrite) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _forget_journals(places: Places, entry_ids: list[str]) -> None:
    """Have what a session left while it was played go too: it would be offered as one cut off.

    Goes first, so that it can be tried again; raises `CannotRemove`.
    """
    if places.runs.exists():
        from tui.storage.runs.runs import Runs  # the engine with it

        for entry_id in entry_ids:
            Runs(places.runs).forget(entry_id)


def _forget(places: Places) -> None:
    """Have what is gone leave the index too, where there is one; raises `CannotList`."""
    if places.index.exists():
        from tui.storage.log.index import Index  # SQLite with it

        Index.at(places).refresh()


def _listed(log: Log) -> list[str]:
    """Print the deleted entries with their files; gives the ids of those that can go."""
    deleted = deleted_in(log)
    if not deleted:
        print("There are no deleted entries.")
        return []
    files: dict[str, list[EntryName]] = {one.name.id: [] for one in deleted}
    for name in log.all_names():
        if name.id in files:
            files[name.id].append(name)
    doomed: list[str] = []
    for one in deleted:
        entry_id = one.name.id
        if _has_other_version(log, one, files[entry_id]):
            told = "kept: its other version is not deleted"
        else:
            told = _count(len(files[entry_id]), "file")
            doomed.append(entry_id)
        print(f"{deleted_line(one)}  ({told})")
    return doomed


def _has_other_version(log: Log, deleted: Deleted, files: list[EntryName]) -> bool:
    """Whether another machine wrote something else as the same revision."""
    versions = [name for name in files if name.revision == deleted.name.revision]
    return not all(isinstance(log.read(name), Deleted) for name in versions)


def _has_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _is_meant() -> bool:
    """Whether the person types the word."""
    sys.stdout.flush()
    print(f"Type {_WORD} to remove these files for good: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.buffer.readline().strip() == _WORD.encode()


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
