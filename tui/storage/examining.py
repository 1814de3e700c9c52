"""Looking at the folders for `soleus doctor`, without changing what they hold."""

import os
import shutil
import time
from pathlib import Path

from tui.core.health.kept import DefinitionFacts, Folder, Index, LogFacts, RunFacts
from tui.storage.definitions.library import Library
from tui.storage.definitions.loading import all_definitions, shown_path
from tui.storage.definitions.roots import definition_roots
from tui.storage.listing import CannotList, children
from tui.storage.log.index import Index as LogIndex
from tui.storage.log.log import Log, Unreadable
from tui.storage.places import Places
from tui.storage.private import why_not_kept_apart, why_not_private, why_not_safe
from tui.storage.runs.runs import Runs, Unplayable
from tui.storage.runs.unfinished import form_of
from tui.storage.writing import CannotWrite, try_writing

_READ_ONLY = "the disk is read-only; ask whoever runs this machine"
_NO_PERMISSION = "you have no permission to write there; check who owns the folder"


def folders(places: Places) -> list[Folder]:
    """Each that soleus writes to, and those that steer it."""
    own = (("log", places.log), ("unfinished", places.runs), ("index", places.cache))
    return [
        *(_examined(name, path, is_private=True) for name, path in own),
        _examined("settings", places.config, is_private=False),
        *_of_machine(places.settings[0].parent),
    ]


def _of_machine(folder: Path) -> list[Folder]:
    """What holds for everybody on the machine, if there is such a folder; it is only read."""
    if not folder.is_dir():
        return []
    reason = why_not_safe(folder) or why_not_kept_apart(folder) or ""
    return [Folder("machine's settings", shown_path(folder), True, reason)]


def _examined(name: str, path: Path, *, is_private: bool) -> Folder:
    nearest = next(one for one in (path, *path.parents) if os.path.lexists(one))
    is_there = nearest == path
    started = time.monotonic()
    try:
        free = shutil.disk_usage(nearest).free
        why_not = why_not_private if is_private else why_not_safe
        reason = why_not(path) or why_not_kept_apart(path)
        if reason is None and is_there:
            try_writing(path)
        elif reason is None and os.statvfs(nearest).f_flag & os.ST_RDONLY:
            reason = _READ_ONLY
        elif reason is None and not os.access(nearest, os.W_OK | os.X_OK):
            reason = _NO_PERMISSION
    except CannotWrite as error:
        free, reason = 0, error.reason
    except OSError as error:
        free, reason = 0, error.strerror or str(error)
    seconds = time.monotonic() - started
    return Folder(name, shown_path(path), is_there, reason or "", free, seconds)


def log_facts(log: Log) -> LogFacts:
    """Every entry is read, and nothing but its name kept."""
    try:
        names = log.names()
    except CannotList as error:
        return LogFacts(trouble=error.reason)
    broken = [name.path for name in names if isinstance(log.read(name), Unreadable)]
    return LogFacts(
        entries=len(names),
        unreadable=tuple(map(shown_path, broken)),
        conflicted=sum(name.conflicted for name in names),
    )


def index_state(places: Places) -> Index:
    """Whether the index holds what the log does."""
    if not places.index.exists():
        return "none"
    try:
        return "current" if LogIndex.at(places).is_current() else "behind"
    except CannotList:
        return "behind"


def run_facts(runs: Runs, log: Log) -> RunFacts:
    """What waits, which with a result in the log is its pain form."""
    try:
        waiting = runs.waiting()
        names = {name.id: name for name in log.names()}
    except CannotList as error:
        return RunFacts(trouble=error.reason)
    whole = [one for one in waiting if not isinstance(one, Unplayable)]
    free = [one for one in whole if one.holder is None]
    return RunFacts(
        played=len(whole) - len(free),
        cut_off=sum(one.id not in names for one in free),
        forms=sum(one.id in names and form_of(log, names[one.id]) == "waits" for one in free),
        unplayable=tuple(
            shown_path(runs.folder / f"{one.id}.jsonl")
            for one in waiting
            if isinstance(one, Unplayable)
        ),
    )


def definition_facts(places: Places) -> list[DefinitionFacts]:
    """Of each origin of which there are files."""
    roots = definition_roots(places)
    library = Library(roots)
    found: list[DefinitionFacts] = []
    for origin, root in roots:
        try:
            files = all_definitions(root) if root.exists() else []
        except OSError as error:
            why = f"{shown_path(root)} can't be read: {error.strerror}"
            found.append(DefinitionFacts(origin, trouble=why))
            continue
        if files:
            broken = tuple(shown_path(path) for path in files if library.check(path))
            found.append(DefinitionFacts(origin, len(files), broken))
    return found


def crash_count(places: Places) -> int:
    """How many reports of mistakes in soleus there are."""
    try:
        return sum(path.suffix == ".txt" for path in children(places.crashes))
    except CannotList:
        return 0
