"""All mistakes of a definition file that is no session, names that lead nowhere included."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal, TypeVar

from tui.core.format.definitions import Anatomy, Id, Rules
from tui.core.format.figures import PAGE, Drawing, Picture
from tui.core.format.problems import (
    KeyPath,
    Mistake,
    Problem,
    Table,
    convert,
    did_you_mean,
    fits,
    readable_keys,
)
from tui.core.format.scope import Broken, Scope, look_up
from tui.core.session.merging import readable_step
from tui.core.session.resolve import check_muscles
from tui.storage.definitions.enclosed import scope_within
from tui.storage.definitions.loading import (
    SOURCES,
    Interpret,
    as_body,
    as_exercise,
    as_flags,
    as_region,
    as_sources,
    as_struct,
    load,
    name_problems,
    problem_of,
)
from tui.storage.reading import Missing

Sort = Literal["session", "exercises", "anatomy", "regions", "flags", "bodies", "sources"]
T = TypeVar("T")


def sort_of(path: Path) -> Sort:
    """What a file defines, by its folder or its own name."""
    if path.name == SOURCES:
        return "sources"
    match path.absolute().parent.name:
        case "exercises" | "anatomy" | "regions" | "flags" | "bodies" as sort:
            return sort
    return "session"


def check_file(path: Path, scope: Scope, sessions: Collection[str]) -> list[Problem]:
    """The problems of a file of any sort but a session.

    `scope` is what its ids can name, `sessions` the ids of those that there are.
    """
    try:
        match sort_of(path):
            case "exercises":
                problems = load(path, _also(as_exercise, _exercise_names, scope)).problems
            case "anatomy":
                problems = load(path, _also(as_struct(Anatomy), _anatomy_names, scope)).problems
            case "regions":
                names = partial(_meant_by_rules, sessions=sessions)
                problems = load(path, _also(as_region, names, scope)).problems
            case "flags":
                problems = load(path, as_flags).problems
            case "bodies":
                problems = load(path, as_body).problems
            case _:
                return list(load(path, as_sources).problems)
    except Missing as missing:
        return [problem_of(path, missing)]
    return [*name_problems(path), *problems]


def _also(
    interpret: Interpret[T], names: Callable[[Table, Scope], list[Mistake]], scope: Scope
) -> Interpret[T]:
    """Interprets a table, and looks up its names too."""

    def both(table: Table) -> tuple[T | None, list[Mistake]]:
        value, found = interpret(table)
        return value, found + names(table, scope)

    return both


def check_figures(path: Path, scope: Scope) -> list[Problem]:
    """What a session without other problems, in steps, exercises or anatomy, says of odd figures.

    No session is listed as broken for it: it is played, with notes and without that figure.
    """

    def interpret(table: Table) -> tuple[None, list[Mistake]]:
        within, _ = scope_within(table, scope)
        steps = ((("steps", index), step) for index, step in enumerate(table["steps"]))
        enclosed = ((("exercises", id), one) for id, one in table.get("exercises", {}).items())
        looked_at: Iterable[tuple[KeyPath, Table]] = chain(steps, enclosed)
        found = [mistake for at, one in looked_at for mistake in _figure(one, within, at)]
        for id, anatomy in table.get("anatomy", {}).items():
            found += _drawn_parts(anatomy, within, ("anatomy", id))
        return None, found

    return list(load(path, interpret).problems)


def _figure(step: Table, scope: Scope, within: KeyPath = ()) -> list[Mistake]:
    """The body that a step or exercise shows, and what of the body it names."""
    figure = readable_step(step).figure
    if figure is None:
        return []
    from tui.core.format.body_checks import check_figure  # most files have none

    at = (*within, "figure")
    found: list[Mistake] = []
    body = look_up(scope.bodies, "body", figure.body, (*at, "body"), found)
    return [*found, *check_figure(figure, body, at)] if body else found


def _exercise_names(table: Table, scope: Scope) -> list[Mistake]:
    found: list[Mistake] = []
    check_muscles(readable_step(table).muscles or (), (), scope, found)
    return found + _figure(table, scope)


def _anatomy_names(table: Table, scope: Scope) -> list[Mistake]:
    found = _drawn_parts(table, scope)
    seen = table.get("see")
    for index, wanted in enumerate(seen if isinstance(seen, list) else ()):
        if fits(wanted, Id):
            look_up(scope.anatomy, "anatomy", wanted, ("see", index), found)
    return found


def _drawn_parts(anatomy: Table, scope: Scope, within: KeyPath = ()) -> list[Mistake]:
    """Frames of its picture and its figure that there are not: of the page, and in any body."""
    drawing, picture = anatomy.get("figure"), anatomy.get("picture")
    if not drawing and not picture:
        return []
    from tui.core.format.body_checks import check_drawing, check_frames  # most files have none

    found: list[Mistake] = []
    if fits(picture, Picture):
        shapes = convert(picture, Picture).shapes
        found += check_frames(shapes, {PAGE}, (*within, "picture", "shapes"))
    if fits(drawing, Drawing):
        found += check_drawing(convert(drawing, Drawing), _frames(scope), (*within, "figure"))
    return found


def _frames(scope: Scope) -> set[str]:
    """Of all bodies: which of them an anatomy file is shown on is for exercises to say."""
    frames: set[str] = set()
    for id in scope.bodies.ids():
        with suppress(Broken):
            body = scope.bodies.get(id)
            frames.update(frame.name for frame in (body.frames if body else ()))
    return frames


def _meant_by_rules(table: Table, scope: Scope, sessions: Collection[str]) -> list[Mistake]:
    """What a region's rules leave out, and what they allow or suggest instead."""
    written = table.get("rules")
    rules = readable_keys(written, Rules) if isinstance(written, dict) else {}
    found: list[Mistake] = []
    for key in ("end_range_exercises", "gentle_exercises"):
        for index, wanted in enumerate(rules.get(key, ())):
            look_up(scope.exercises, "exercise", wanted, ("rules", key, index), found)
    wanted = rules.get("gentle_session")
    if wanted is not None and wanted not in sessions:
        hint = did_you_mean(wanted, sessions)
        found.append(Mistake(("rules", "gentle_session"), f"unknown session '{wanted}'{hint}"))
    return found
