"""`soleus list` and `soleus check`."""

from collections.abc import Sequence
from os.path import realpath
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

    Of a folder all definitions in it are checked; without files, all that the person has written.
    """
    own = [one for one in (places.definitions, places.settings[-1]) if one.exists()]
    paths = [one for path in files for one in _files_at(path) or [path]]
    paths += [] if files else [one for path in own for one in _files_at(path)]
    if not paths:
        print("You have no files of your own yet: soleus new NAME writes one.")
        return 0
    library = Library(definition_roots(places))
    settings = [realpath(one) for one in places.settings]
    code = 0
    for path in paths:
        is_settings = realpath(path) in settings
        problems = _settings_problems(path) if is_settings else library.check(path)
        warnings = [] if problems or is_settings else library.second_look(path)
        _print_found(path, problems, warnings)
        if problems or (warnings and strict):
            code = 1
    return code


def _settings_problems(path: Path) -> Sequence[Problem]:
    from tui.storage.settings import load_settings  # no other file needs it

    return load_settings([path]).problems


def _print_found(path: Path, problems: Sequence[Problem], warnings: Sequence[Problem]) -> None:
    for one in (*problems, *warnings):
        print(one)
    if not problems:
        count = f", {len(warnings)} warning{'s' * (len(warnings) > 1)}" if warnings else ""
        print(f"{shown_path(path)}: no mistakes{count}")


def _files_at(path: Path) -> list[Path]:
    """The file, or those in the folder; one that can't be read stands for itself, and is told."""
    try:
        return all_definitions(path) if path.is_dir() else [path]
    except OSError:
        return [path]
