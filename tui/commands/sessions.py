"""`soleus list` and `soleus check`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.commands.printing import print_json
from tui.core.format.problems import Problem
from tui.core.session.doses import session_seconds
from tui.core.text import minutes
from tui.storage.definitions.library import Library, Listed
from tui.storage.definitions.loading import all_definitions, shown_path
from tui.storage.definitions.roots import definition_roots
from tui.storage.places import Places


def list_sessions(places: Places, as_json: bool) -> int:
    """A line or a table for each session; 0, for broken ones are listed too."""
    listed = sorted(Library(definition_roots(places)).sessions(), key=lambda one: one.id)
    if as_json:
        print_json([_listed_table(one) for one in listed])
    else:
        for one in listed:
            print(_listed_line(one))
    return 0


def _listed_line(listed: Listed) -> str:
    if listed.session is None:
        more = f" (and {len(listed.problems) - 1} more)" if len(listed.problems) > 1 else ""
        return f"{listed.id:24} broken: {listed.problems[0]}{more}"
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
        "path": str(listed.path).encode(errors="replace").decode(),
        "problems": [str(problem) for problem in listed.problems],
    }


def check_files(places: Places, files: Sequence[Path], strict: bool = False) -> int:
    """Every mistake of every file, and warnings; 1 if there is one, a warning only if `strict`.

    Of a folder all definitions in it are checked; without files, those of the person's own.
    """
    if not files and not places.definitions.exists():
        print("You have no files of your own yet: soleus new NAME writes one.")
        return 0
    library = Library(definition_roots(places))
    code = 0
    for path in _each(files or [places.definitions]):
        if path.absolute() in places.settings:
            from tui.storage.settings import load_settings  # no other file needs it

            problems = list(load_settings([path]).problems)
            warnings: list[Problem] = []
        else:
            problems = library.check(path)
            warnings = [] if problems else library.second_look(path)
        for problem in (*problems, *warnings):
            print(problem)
        if not problems:
            count = f", {len(warnings)} warning{'s' * (len(warnings) > 1)}" if warnings else ""
            print(f"{shown_path(path)}: no mistakes{count}")
        if problems or (warnings and strict):
            code = 1
    return code


def _each(paths: Sequence[Path]) -> Iterator[Path]:
    """The files, and those in the folders; a folder that has none is left to be told of."""
    for path in paths:
        try:
            within = all_definitions(path) if path.is_dir() else []
        except OSError:  # it can't be read, as reading it says
            within = []
        yield from within or [path]
