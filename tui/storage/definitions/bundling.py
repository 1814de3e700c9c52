"""A session with all that it names, as one file for another machine."""

from collections.abc import Iterable
from typing import Any

import msgspec
import tomli_w
from msgspec import Struct
from msgspec.structs import replace

from tui.core.format.definitions import Session
from tui.core.format.problems import Table
from tui.core.refusal import CannotBeDone
from tui.storage.definitions.enclosed import resolve_file
from tui.storage.definitions.finding import NotPlayable
from tui.storage.definitions.library import Library, Listed, builtin_folder
from tui.storage.reading import MAX_BYTES, Unreadable, parse_toml, read_small

_CANNOT = "This session can't be bundled:"
_ADDED = "# --- from here on: what the session names, added by `soleus bundle`"


def bundle(library: Library, listed: Listed) -> str:
    """The text of the session's file, and below it all that other machines may lack.

    Those are exercises, anatomy, sources, and what of region and bodies doesn't come with soleus.
    Raises `NotPlayable`, `CannotBeDone`, and `Unreadable` where the file has just gone.
    """
    if listed.session is None:
        raise NotPlayable("\n".join(map(str, listed.problems)))
    session = _as_sent(listed.session, library)
    text = read_small(listed.path)
    table = parse_toml(text)
    lacking = _without(_named(library, listed, session), table)
    if lacking:
        text = f"{text.rstrip()}\n\n{_ADDED}\n\n{tomli_w.dumps(lacking)}"
    if len(text.encode()) > MAX_BYTES:
        raise CannotBeDone(
            f"The bundle would be larger than {MAX_BYTES // 1024} KiB: split the session."
        )
    _check(text, session)
    return text


def _named(library: Library, listed: Listed, session: Session) -> dict[str, Table]:
    """By sort, then by id: what the session names."""
    exercises = library.exercises(listed.path, _unique(step.exercise for step in session.steps))
    named = {
        "exercises": {id: _table(one) for id, one in exercises.items()},
        "anatomy": {id: _table(one) for id, one in session.anatomy.items()},
        "sources": {id: _table(one) for id, one in session.sources.items()},
        "bodies": {id: _table(one) for id, one in session.bodies.items()},
    }
    if session.region_id and session.region:
        named["regions"] = {session.region_id: _table(session.region)}
    return named


def _as_sent(session: Session, library: Library) -> Session:
    """Without a region that comes with soleus, and with no sources but of what is sent.

    With the bodies of its figures, unless they are as they come with soleus.
    """
    builtin = _builtin()
    is_known = session.region_id in builtin.regions()
    region = None if is_known else session.region
    rules = region.rules if region else None
    citing = (*session.steps, *session.anatomy.values(), region, rules)
    cited = {source for one in citing if one for source in one.source}
    sources = {id: one for id, one in session.sources.items() if id in cited}
    drawn = _unique(step.figure.body for step in session.steps if step.figure)
    others = {
        id: body for id in drawn if (body := library.body(id)) not in (None, builtin.body(id))
    }
    return replace(session, region=region, sources=sources, bodies=others | session.bodies)


def _without(named: dict[str, Table], table: Table) -> dict[str, Table]:
    """Less what the file holds already."""
    lacking = {
        sort: {id: one for id, one in tables.items() if id not in table.get(sort, {})}
        for sort, tables in named.items()
    }
    return {sort: tables for sort, tables in lacking.items() if tables}


def _check(text: str, session: Session) -> None:
    """Make sure that it is the same session where there is nothing but what comes with soleus."""
    try:
        there, found = resolve_file(session.id, parse_toml(text), _builtin().scope)
    except Unreadable as error:  # such as tables that can't be added to what is written in braces
        raise CannotBeDone(f"{_CANNOT} {error.reason}.") from error
    if there is None:
        raise CannotBeDone(f"{_CANNOT} {found[0].message}.")
    if _as_sent(there, _builtin()) != session:
        raise CannotBeDone(f"{_CANNOT} elsewhere it would be another one; send its files instead.")


def _table(definition: Struct) -> dict[str, Any]:
    """As a file holds it, its schema first."""
    table: dict[str, Any] = msgspec.to_builtins(definition)
    return {**({"schema": 1} if "schema" in table else {}), **table}


def _builtin() -> Library:
    return Library([("built-in", builtin_folder())])


def _unique(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(id for id in ids if id is not None))
