"""The person's own definition files: new ones from a starter, and copies of built-in ones."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Literal

from tui.core.entries import NOTES
from tui.core.format.problems import suggested_id
from tui.core.refusal import CannotBeDone
from tui.core.text import clean
from tui.storage.definitions.library import builtin_folder
from tui.storage.definitions.loading import is_id
from tui.storage.reading import MAX_BYTES, read_bytes
from tui.storage.writing import CannotWrite, make_private_folder, replace_whole, write_whole

Sort = Literal["session", "exercise", "anatomy"]
_WITHIN = {"session": "", "exercise": "exercises", "anatomy": "anatomy"}
"""By sort: the folder in a folder of definitions."""
_LONGEST_TITLE = 60


def new_file(own: Path, named: str, sort: Sort = "session") -> Path:
    """A commented starter file of that id or title in the person's folder of definitions.

    Raises `CannotBeDone` for what no file should be called, `CannotWrite` where there is one of
    that id already or nothing can be written.
    """
    path = path_of(own, named, sort)
    if (builtin_folder() / _WITHIN[sort] / path.name).exists():
        raise CannotBeDone(f"{path.stem} comes with soleus already; choose another name.")
    starter = builtin_folder() / "starters" / _WITHIN[sort] / f"{sort}.toml"
    title = json.dumps(_title(named), ensure_ascii=False)
    text = starter.read_text("utf-8").replace('"TITLE"', title, 1)
    text = text.replace("#:schema ../", "#:schema ./", 1)  # starters lie one folder deeper
    _write(own, path, text.encode())
    return path


def path_of(own: Path, named: str, sort: Sort = "session") -> Path:
    """Where the file of that id or title would be; raises `CannotBeDone` for a name of no file."""
    file_id = named if is_id(named) else suggested_id(named)
    if not file_id:
        raise CannotBeDone("A name needs letters a-z or digits.")
    if sort == "session":
        check_not_taken(file_id)
    return own / _WITHIN[sort] / f"{file_id}.toml"


def check_not_taken(session_id: str) -> None:
    """Raise `CannotBeDone` for what stands in the log's file names for something else."""
    if session_id in NOTES:
        raise CannotBeDone(f"The log uses the name {session_id} itself; choose another one.")


def copy_of(own: Path, session: Path) -> Path:
    """A copy of somebody else's session file in the person's folder, where it counts instead.

    Raises `CannotWrite`, and `Unreadable` for what can't be read.
    """
    path = own / session.name
    _write(own, path, read_bytes(session, MAX_BYTES))
    return path


def put_schemas(own: Path) -> None:
    """Bring the copies of the schemas up to date that editors look for beside the files."""
    folder = own / "schemas"
    with suppress(CannotWrite, OSError):  # they help an editor, and nothing else
        _make(folder)
        for schema in (builtin_folder() / "schemas").glob("*.json"):
            copy, content = folder / schema.name, schema.read_bytes()
            if not copy.is_file() or copy.read_bytes() != content:
                replace_whole(copy, content)


def _title(named: str) -> str:
    """What it is called on the screen: 'evening-calves' -> 'Evening calves'."""
    words = named.replace("-", " ") if is_id(named) else named
    return clean(words[:1].upper() + words[1:], _LONGEST_TITLE)


def _write(own: Path, path: Path, content: bytes) -> None:
    _make(path.parent)
    write_whole(path, content)
    put_schemas(own)


def _make(folder: Path) -> None:
    if not folder.is_dir():  # one that the person made is theirs to share, or to link
        make_private_folder(folder)
