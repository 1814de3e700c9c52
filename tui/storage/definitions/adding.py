"""A session that came as bytes, kept among the person's own if it has no mistakes."""

from tui.core.format.problems import Problem
from tui.core.text import clean
from tui.storage.definitions.library import Library
from tui.storage.definitions.loading import ID_RULE, is_id
from tui.storage.definitions.own import check_not_taken
from tui.storage.definitions.roots import definition_roots
from tui.storage.places import Places
from tui.storage.writing import make_private_folder, replace_whole, write_whole


def add_session(places: Places, session_id: str, content: bytes, replace: bool) -> list[Problem]:
    """Write it, durably, as its file; gives the problems for which that was not done.

    Raises `CannotBeDone` for an id that no session can have, `AlreadyWritten` where there is one of
    it that is not to be replaced, `CannotWrite` where nothing was changed.
    """
    if not is_id(session_id):
        return [Problem(clean(session_id), f"an id is {ID_RULE}")]
    check_not_taken(session_id)
    problems = Library(definition_roots(places)).check_content(session_id, content)
    if not problems:
        folder = places.definitions
        if not folder.is_dir():  # one that the person made is theirs to share, or to link
            make_private_folder(folder)
        write = replace_whole if replace else write_whole
        write(folder / f"{session_id}.toml", content)
    return problems
