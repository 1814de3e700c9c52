"""What `soleus doctor` finds in the folders: rights, room, the log, what is unfinished.

Names and numbers alone come in: nothing of what the files hold is told.
"""

from collections.abc import Iterator, Sequence
from shlex import quote
from typing import Literal

from msgspec import Struct

from tui.core.health.health import Finding

_LITTLE_ROOM = 100_000_000
"""Bytes: some ten thousand sessions, less what other programs take meanwhile. Our choice."""
_NO_ROOM = 5_000_000
_SLOW = 1.0
"""Seconds for one save."""
_SHOWN = 5
"""Files that are named; of more only the number is told."""
ASK = "Ask whoever runs this machine."


class Folder(Struct, frozen=True):
    """One of ours, or the nearest one above it that is there."""

    name: str
    """What it holds."""
    path: str
    is_there: bool
    trouble: str = ""
    """Why it can't be used: what is wrong, and after a semicolon what to do. Empty: it can."""
    free_bytes: int = _LITTLE_ROOM
    seconds: float = 0.0
    """That writing a file took until it was safe."""


def of_folder(folder: Folder) -> Finding:
    """Whether it is the person's alone, and takes what is to be kept."""
    about = f"{folder.name} folder"
    if folder.trouble:
        return trouble(about, folder.path, folder.trouble)
    if folder.free_bytes < _NO_ROOM:
        says, advice = f"{folder.path} has no room left", "Free some space on its disk."
        return Finding("do", about, says, advice)
    if folder.free_bytes < _LITTLE_ROOM:
        says = f"{folder.path} has {folder.free_bytes // 1_000_000} MB left"
        return Finding("note", about, says, "Free some space on its disk soon.")
    if folder.seconds > _SLOW:
        says = f"saving in {folder.path} took {folder.seconds:.0f} s"
        return Finding("note", about, says, "Sessions wait for it in the end; look at the disk.")
    state = "yours alone, and takes files" if folder.is_there else "made when it is needed"
    return Finding("ok", about, f"{folder.path}, {state}")


def trouble(about: str, path: str, reason: str) -> Finding:
    """What stands in the way of a folder, of which the reason may say what to do."""
    return refused(about, f"{path}: {reason}")


def refused(about: str, reason: str) -> Finding:
    """The same of a whole sentence, which may say after a semicolon what to do."""
    says, _, advice = reason.partition("; ")
    sentence = f"{advice[:1].upper()}{advice[1:]}" if advice else ASK
    return Finding("do", about, says.rstrip("."), sentence)


class LogFacts(Struct, frozen=True):
    """The log, by numbers; `unreadable` are paths."""

    entries: int = 0
    unreadable: tuple[str, ...] = ()
    conflicted: int = 0
    """Entries of which there are two versions."""
    trouble: str = ""
    """Why the folder can't be listed."""


def not_looked_at(about: str) -> Finding:
    """What is in a folder that has a line of its own, which says what to do."""
    return Finding("note", about, "not looked at", "Mend its folder first.")


def of_log(log: LogFacts) -> Iterator[Finding]:
    """Whether every entry can be read."""
    if log.trouble:
        yield refused("log", log.trouble)
        return
    yield from _named(
        log.unreadable,
        "log",
        "can't be read",
        "`soleus log` says why; put it back from a backup, or leave it, for nothing else is lost.",
    )
    if log.conflicted:
        yield Finding(
            "note",
            "log",
            f"{_some(log.conflicted, 'entry was', 'entries were')} changed on two machines",
            "Open it in the pain log and correct it (e): what you save then counts.",
        )
    if not log.unreadable:
        yield Finding("ok", "log", f"{_some(log.entries, 'entry', 'entries')}, all can be read")


Index = Literal["current", "behind", "none"]


def of_index(index: Index) -> Finding:
    """Whether the pain log opens at once."""
    match index:
        case "current":
            return Finding("ok", "index", "holds all of the log")
        case "behind":
            return Finding("ok", "index", "is brought up to date when the pain log is opened")
        case "none":
            return Finding("ok", "index", "is made when the pain log is opened")


class RunFacts(Struct, frozen=True):
    """Sessions that are not finished."""

    played: int = 0
    """In another terminal, now."""
    cut_off: int = 0
    forms: int = 0
    """Whose pain form waits."""
    unplayable: tuple[str, ...] = ()
    """Paths of journals of which nothing can be made."""
    trouble: str = ""
    """Why the folder can't be listed."""


def of_runs(runs: RunFacts) -> Iterator[Finding]:
    """Whether something waits to be gone on with."""
    if runs.trouble:
        yield refused("unfinished", runs.trouble)
        return
    yield from _named(
        runs.unplayable,
        "unfinished",
        "can't be gone on with",
        "Move it to another folder: soleus then no longer speaks of it.",
    )
    if runs.cut_off:
        says = f"{_some(runs.cut_off, 'session was', 'sessions were')} cut off"
        yield Finding("note", "unfinished", says, "Start soleus: it asks what becomes of it.")
    if runs.forms:
        says = f"{_some(runs.forms, 'pain form waits', 'pain forms wait')}"
        yield Finding(
            "note",
            "unfinished",
            says,
            "Start soleus: it says how to go on, or to leave it out.",
        )
    if runs.played:
        says = f"{_some(runs.played, 'session is', 'sessions are')} played in another terminal"
        yield Finding("ok", "unfinished", says)
    if runs == RunFacts():
        yield Finding("ok", "unfinished", "nothing")


class DefinitionFacts(Struct, frozen=True):
    """Files of one origin, such as yours or the machine's; `broken` are paths."""

    origin: str
    files: int = 0
    broken: tuple[str, ...] = ()
    trouble: str = ""
    """Why the folder can't be listed."""


def of_definitions(facts: DefinitionFacts) -> Iterator[Finding]:
    """Whether every session file and what belongs to one is whole."""
    about = f"sessions, {facts.origin}"
    if facts.trouble:
        yield Finding("do", about, facts.trouble, ASK)
        return
    if facts.origin == "built-in":
        advice = "Install soleus anew: its own files have been changed."
    else:
        advice = "See: soleus check {}"
    yield from _named(facts.broken, about, "has mistakes", advice)
    if not facts.broken:
        yield Finding("ok", about, f"{_some(facts.files, 'file', 'files')}, no mistakes")


def of_settings(broken: Sequence[str], program: str = "") -> Iterator[Finding]:
    """Whether they count. `broken`: files; `program`: what `on_cue` names in vain."""
    yield from _named(
        broken, "settings", "has mistakes, so it doesn't count", "See: soleus check {}"
    )
    if program:
        says = f"on_cue names {program}, which is not there"
        yield Finding("do", "settings", says, "Install it, or take on_cue out.")
    if not broken and not program:
        yield Finding("ok", "settings", "no mistakes")


def of_crashes(count: int, folder: str) -> Iterator[Finding]:
    """Whether soleus made mistakes of its own."""
    if count:
        says = f"{_some(count, 'report', 'reports')} of a mistake of soleus in {folder}"
        advice = "They hold nothing of yours: send them to whoever makes soleus, then delete them."
        yield Finding("note", "crashes", says, advice)


def _named(paths: Sequence[str], about: str, what: str, advice: str) -> Iterator[Finding]:
    """A line for each, as far as they are few; `{}` in the advice is the path."""
    for path in paths[:_SHOWN]:
        yield Finding("do", about, f"{path} {what}", advice.replace("{}", quote(path)))
    if len(paths) > _SHOWN:
        more = f"{len(paths) - _SHOWN} more of the kind"
        yield Finding("do", about, more, "The next look names them, once these are mended.")


def _some(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
