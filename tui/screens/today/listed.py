"""The sessions as the list shows them, and which of them a filter finds."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.core.session.doses import session_seconds
from tui.panes.preview import equipment
from tui.panes.shelf import ShelfRow
from tui.storage.definitions.library import Listed

if TYPE_CHECKING:
    from tui.storage.runs.runs import Waiting

_ORIGINS = {"yours": "yours", "machine": "this machine's", "file": "", "built-in": ""}


def matching(listed: Iterable[Listed], wanted: str) -> list[Listed]:
    """Those in which every word stands, the ones that are titled so first."""
    words = wanted.casefold().split()
    found = [one for one in listed if all(word in _words(one) for word in words)]
    return sorted(found, key=lambda one: not _is_titled(one, words))


def title_of(listed: Listed) -> str:
    """The session's title; of a broken file its name."""
    return listed.session.title if listed.session else f"{listed.id}.toml"


def _is_titled(listed: Listed, words: list[str]) -> bool:
    """Whether its title alone holds the words, so that it was most likely meant."""
    return all(word in title_of(listed).casefold() for word in words)


def _words(listed: Listed) -> str:
    """What a filter looks through."""
    session = listed.session
    if session is None:
        return listed.id
    steps = [step.name for step in session.steps]
    parts = [listed.id, session.title, session.summary, *session.tags, *equipment(session), *steps]
    return " ".join(parts).casefold()


def shelf_row(listed: Listed, last: dt.date | None) -> ShelfRow:
    """Its row in the list; `last` is the day on which it was done."""
    origin = [_ORIGINS[listed.origin]] if _ORIGINS[listed.origin] else []
    return ShelfRow(
        title=title_of(listed),
        origin=", ".join(origin + ["replaces built-in"] * listed.replaces_builtin),
        needs=", ".join(equipment(listed.session)) if listed.session else "",
        seconds=session_seconds(listed.session) if listed.session else None,
        last=last,
    )


def title_among(waiting: "Waiting", among: Sequence["Waiting"]) -> str:
    """Its title, and when it began where there is more than one."""
    opening = waiting.cut.opening
    title = opening.plan.session.title
    return title if len(among) == 1 else f"{title} ({opening.wall:%Y-%m-%d %H:%M})"
