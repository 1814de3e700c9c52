"""An entry that is not of a session: every field of it that is known."""

import datetime as dt
from collections.abc import Iterator

from msgspec import structs

from tui.core.entries import Entry, FlagAnswer
from tui.core.forms.red_flag_words import CAME
from tui.core.telling import UNKNOWN
from tui.widgets.facts import fact, moment
from tui.widgets.lines import Line

_LABELS = {
    "started": "When",
    "day": "Day",
    "region": "Region",
    "side": "Side",
    "score": "Pain",
    "morning": "Pain",
    "stiff": "Stiffness",
    "recalled": "Recalled",
    "where": "Where",
    "feel": "Feel",
    "why": "Asked",
    "answers": "Answers",
    "seen": "Seen on",
    "onset": "Began",
    "sudden": "Suddenly",
    "ended": "Over on",
    "who": "By",
    "until": "Until",
    "covers": "For",
    "pain_limit": "Pain up to",
    "notes": "Notes",
}
_IN_THE_FOOT = ("schema", "kind", "entered", "app")


def plain_lines(entry: Entry, width: int) -> Iterator[Line]:
    """Its fields, in the order of the file."""
    for field in structs.fields(type(entry)):
        if field.name not in _IN_THE_FOOT:
            value = getattr(entry, field.name)
            said = CAME[value] if field.name == "why" else _said(value)
            yield from fact(_LABELS[field.name], said, width)


def _said(value: object) -> str:
    match value:
        case None | () | "":
            return UNKNOWN
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            return moment(value)
        case tuple():
            return " · ".join(map(_said_of_one, value))
        case _:
            return str(value)


def _said_of_one(value: object) -> str:
    if not isinstance(value, FlagAnswer):
        return str(value)
    risks = f" ({', '.join(value.risks)})" if value.risks else ""
    return f"{value.flag} ({value.tier}): {'yes' if value.yes else 'no'}{risks}"
