"""The sessions that there are: the person's own, the machine's and those that come with soleus."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.core.format.definitions import ExerciseFile, Region, Session
from tui.core.format.general_flags import GENERAL, Flagged, WholeBody
from tui.core.format.problems import Problem, nearest
from tui.core.format.scope import Broken, Lookup, Scope
from tui.core.text import clean
from tui.storage.definitions.checking import check_figures, check_file, sort_of
from tui.storage.definitions.enclosed import enclosed_regions, resolve_file
from tui.storage.definitions.loading import (
    definition_files,
    is_id,
    load,
    load_content,
    problem_of,
    session_name_problems,
    shown_path,
)
from tui.storage.definitions.shelves import Folder, joined
from tui.storage.reading import Missing

if TYPE_CHECKING:
    from tui.core.format.bodies import Body

Origin = Literal["yours", "machine", "built-in", "file"]


class Listed(Struct, frozen=True):
    """A session file: either the session in it, or what is wrong with it."""

    id: str
    path: Path
    origin: Origin
    replaces_builtin: bool = False
    """Whether it is used instead of a built-in session with the same id."""
    session: Session | None = None
    problems: tuple[Problem, ...] = ()


class Library:
    """Sessions from root folders, the nearest first; what they name is read once and kept.

    A new library sees files that have changed; this one may not.
    """

    def __init__(self, roots: Sequence[tuple[Origin, Path]]) -> None:
        self._roots = [(origin, Folder(path)) for origin, path in roots]

    def sessions(self) -> list[Listed]:
        """One for each id, from the nearest root that has it; broken ones are among them."""
        by_id: dict[str, Listed] = {}
        for origin, folder in self._roots:
            try:
                paths = definition_files(folder.path)
            except FileNotFoundError:
                continue
            except OSError as error:
                by_id[shown_path(folder.path)] = _closed(origin, folder.path, error)
                continue
            for path in paths:
                if path.stem not in by_id:
                    by_id[path.stem] = self._listed(path, origin, self._scope(folder))
        return list(by_id.values())

    def find(self, session_id: str) -> Listed | None:
        """The session with this id, broken or not, as `sessions` would list it."""
        if not is_id(session_id):
            return None
        for origin, folder in self._roots:
            try:
                path = folder.path / f"{session_id}.toml"
                return self._listed(path, origin, self._scope(folder))
            except Missing:
                continue
        return None

    def regions(self) -> dict[str, Region]:
        """The parts of the body that can be asked about, by id; broken files are left out."""
        scope = self.scope
        found: dict[str, Region] = {}
        for region_id in scope.regions.ids():
            with suppress(Broken):
                if (region := scope.regions.get(region_id)) is not None:
                    found[region_id] = region
        for origin, folder in self._roots:
            if origin != "built-in":  # those have files of their own
                for path in _session_files(folder):
                    found = enclosed_regions(path, scope) | found
        return found

    def flagged(self, id: str) -> Flagged | None:
        """What red flags were asked about: the region of that id, or the whole body.

        None where its file is missing or broken.
        """
        region = self.regions().get(id)
        if region is not None or id != GENERAL:
            return region
        with suppress(Broken):
            if (general := self.scope.flags.get(GENERAL)) is not None:
                return WholeBody(general.flags)
        return None

    @property
    def scope(self) -> Scope:
        """All that the files in the roots define."""
        return joined(folder.scope for _, folder in self._roots)

    def exercises(self, path: Path, ids: Iterable[str]) -> dict[str, ExerciseFile]:
        """What a session's file means by the ids of exercises; those in the file are left out."""
        lookup = self._scope(Folder(path.parent)).exercises
        found: dict[str, ExerciseFile] = {}
        for id in ids:
            with suppress(Broken):  # then the file has one of its own
                if (exercise := lookup.get(id)) is not None:
                    found[id] = exercise
        return found

    def body(self, body_id: str) -> "Body | None":
        """What a figure is drawn from; None where there is none, or only a broken file."""
        with suppress(Broken):
            return self.scope.bodies.get(body_id)
        return None

    def nearest(self, session_id: str) -> str | None:
        """The id that is most like one that isn't there."""
        return nearest(session_id, _session_ids(folder for _, folder in self._roots))

    def open(self, path: Path) -> Listed:
        """A session file anywhere; what it names is looked for beside it, then in the roots."""
        beside = Folder(path.parent)
        try:
            listed = self._listed(path, "file", self._scope(beside))
        except Missing as missing:
            return _broken(path, "file", problem_of(path, missing))
        if listed.session is None:
            return listed
        return replace(listed, session=_with_bodies(listed.session, beside.scope.bodies))

    def check(self, path: Path) -> list[Problem]:
        """All problems of a definition file of any sort, which its folder or name tells."""
        if sort_of(path) == "session":
            scope = self._scope(Folder(path.absolute().parent))
            return list(self.open(path).problems) or check_figures(path, scope)
        beside = _beside(path)
        sessions = _session_ids([beside, *(folder for _, folder in self._roots)])
        return check_file(path, self._scope(beside), sessions)

    def second_look(self, path: Path) -> list[Problem]:
        """Warnings about a definition file that has no problems."""
        from tui.storage.definitions.second_look import second_look  # for authors alone

        return second_look(path, self._scope(_beside(path)))

    def check_content(self, session_id: str, content: bytes) -> list[Problem]:
        """All problems that the person's own session of that id would have with this in its file.

        What it names is looked for in the roots.
        """
        path = Path(f"{session_id}.toml")
        scope = self.scope
        loaded = load_content(path, content, lambda table: resolve_file(session_id, table, scope))
        return [*session_name_problems(path), *loaded.problems]

    def _scope(self, beside: Folder) -> Scope:
        return joined([beside.scope, *(folder.scope for _, folder in self._roots)])

    def _listed(self, path: Path, origin: Origin, scope: Scope) -> Listed:
        """What is in a session file; raises `Missing`."""
        loaded = load(path, lambda table: resolve_file(path.stem, table, scope))
        problems = (*session_name_problems(path), *loaded.problems)
        return Listed(
            id=clean(path.stem),
            path=path,
            origin=origin,
            replaces_builtin=self._replaces_builtin(path, origin),
            session=None if problems else loaded.value,
            problems=problems,
        )

    def _replaces_builtin(self, path: Path, origin: Origin) -> bool:
        return origin in ("yours", "machine") and any(
            (folder.path / path.name).exists() for root, folder in self._roots if root == "built-in"
        )


def _with_bodies(session: Session, bodies: "Lookup[Body]") -> Session:
    """With those of its figures that there are: while it is played, only the roots are asked."""
    found = dict(session.bodies)
    for figure in (step.figure for step in session.steps):
        if figure is not None and figure.body not in found:
            with suppress(Broken):
                if (body := bodies.get(figure.body)) is not None:
                    found[figure.body] = body
    return replace(session, bodies=found)


def _beside(path: Path) -> Folder:
    """The folder of definitions that a file is in."""
    folder = path.absolute().parent
    return Folder(folder if sort_of(path) in ("session", "sources") else folder.parent)


def _session_ids(folders: Iterable[Folder]) -> list[str]:
    """Ids of all sessions in them, broken ones too."""
    return [path.stem for folder in folders for path in _session_files(folder)]


def _session_files(folder: Folder) -> list[Path]:
    """None where the folder can't be listed."""
    try:
        return definition_files(folder.path)
    except OSError:
        return []


def _closed(origin: Origin, folder: Path, error: OSError) -> Listed:
    """A root folder that can't be listed."""
    if isinstance(error, NotADirectoryError):
        reason = "is no folder; sessions are looked for in folders"
    elif isinstance(error, PermissionError):
        reason = "you have no permission to read this folder; ask its owner"
    else:
        reason = f"this folder can't be read: {error.strerror}"
    return _broken(folder, origin, Problem(shown_path(folder), reason))


def _broken(path: Path, origin: Origin, problem: Problem) -> Listed:
    return Listed(id=clean(path.stem), path=path, origin=origin, problems=(problem,))


def builtin_folder() -> Path:
    """The sessions that come with soleus: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    packed = package / "sessions"
    return packed if packed.is_dir() else package.parent / "sessions"
