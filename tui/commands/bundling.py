"""`soleus bundle`."""

import sys
from pathlib import Path

from tui.core.refusal import CannotBeDone
from tui.storage.definitions.bundling import bundle
from tui.storage.definitions.finding import NotPlayable, find_listed
from tui.storage.definitions.library import Library
from tui.storage.definitions.loading import session_name_problems, shown_path
from tui.storage.definitions.roots import definition_roots
from tui.storage.places import Places
from tui.storage.reading import Unreadable
from tui.storage.writing import AlreadyWritten, CannotWrite, write_whole


def print_bundle(places: Places, named: str, output: Path | None) -> int:
    """Write the session with all that it names to a new file, or to standard output; 1 if not.

    Raises `CannotBeDone`.
    """
    if sys.stdout.isatty() if output is None else not output.name:
        raise CannotBeDone("Say where to: soleus bundle SESSION -o FILE")
    if output is not None and (problems := session_name_problems(output)):
        raise CannotBeDone(str(problems[0]))
    library = Library(definition_roots(places))
    try:
        listed = find_listed(library, named)
        text = bundle(library, listed)
        if output is not None:
            write_whole(output, text.encode())
            print(f"{shown_path(output)}: one file, to be played or added anywhere.")
    except AlreadyWritten:
        print(
            f"There is a file {shown_path(output or Path())} already: choose another name.",
            file=sys.stderr,
        )
        return 1
    except (NotPlayable, CannotWrite) as error:
        print(error, file=sys.stderr)
        return 1
    except Unreadable as error:
        print(f"{shown_path(listed.path)} {error.reason}", file=sys.stderr)
        return 1
    if output is None:
        sys.stdout.write(text)
    return 0
