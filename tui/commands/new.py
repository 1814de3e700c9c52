"""`soleus new`."""

import os
import sys
from shlex import quote

from tui.commands.sessions import check_files
from tui.editor import Editor, editor_words
from tui.storage.definitions.loading import shown_path
from tui.storage.definitions.own import Sort, new_file
from tui.storage.places import Places
from tui.storage.writing import AlreadyWritten, CannotWrite


def make_new(places: Places, named: str, sort: Sort) -> int:
    """Write a starter file, open it in the person's editor if on a terminal, and check it.

    1 where it was not written, or has mistakes afterwards. Raises `CannotBeDone` for a name that
    no file should have.
    """
    try:
        path = new_file(places.definitions, named, sort)
    except AlreadyWritten as there:
        print(
            f"There is a file {shown_path(there.path)} already: choose another name.",
            file=sys.stderr,
        )
        return 1
    except CannotWrite as error:
        print(error, file=sys.stderr)
        return 1
    print(shown_path(path))
    words = editor_words(os.environ) if _is_on_terminal() else []
    if not words:
        print(f"Open it in an editor, then check it: soleus check {quote(shown_path(path))}")
        return 0
    sys.stdout.flush()
    if trouble := Editor(words).open(path):
        print(trouble, file=sys.stderr)
    if not path.exists():
        print("The file is gone: it was deleted, or has another name now.", file=sys.stderr)
        return 1
    return check_files(places, [path])


def _is_on_terminal() -> bool:
    return os.isatty(0) and os.isatty(1) and os.isatty(2)
