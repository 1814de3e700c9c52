"""TOML as our own entries are written, read in a tenth of tomllib's time.

Python's reader takes a millisecond or two for an entry, which ten thousand of them make many
seconds. Entries are written by tomli-w, one key or item a line; whatever looks otherwise in the
least is left to tomllib.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import Any, Literal

import msgspec

_Sort = Literal["blank", "key", "open", "item", "close", "table"]
_Line = tuple[_Sort, str, Any]
"""What a line is, the key or table that it names, and its value."""

_KEY = r"[A-Za-z0-9_-]+"
_TEXT = r'"(?:[^"\\\x00-\x1f\x7f]|\\["\\bfnrt])*"'
_NUMBER = r"0|-?[1-9][0-9]{0,17}"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR = r"(?:[01][0-9]|2[0-3])"
_MOMENT = rf"{_DATE} {_HOUR}:[0-5][0-9]:[0-5][0-9](?:Z|[+-]{_HOUR}:[0-5][0-9])"
_VALUE = rf"{_TEXT}|{_MOMENT}|{_DATE}|{_NUMBER}|true|false"
"""A date before a number, of which each begins with one."""
_PAIR = rf"{_KEY} = (?:{_VALUE})"

_LINE = (
    rf"(?P<key>{_KEY}) = (?:(?P<value>{_VALUE})|(?P<open>\[)|\[\])"
    rf"|    (?:(?P<item>{_VALUE})|\{{ (?P<pairs>{_PAIR}(?:, {_PAIR})*) \}}),"
    rf"|\[\[(?P<table>{_KEY})\]\]"
)
"""Not compiled here, which would take longer than a start may."""
_PAIRS = rf"({_KEY}) = ({_VALUE})"
_LINES_KEPT = 2_000
"""Lines such as `side = "left"` stand in every entry."""


def plain_document(text: str) -> dict[str, Any] | None:
    """What tomllib would make of the text, or None where only tomllib can tell."""
    document: dict[str, Any] = {}
    table = document
    items: list[Any] | None = None
    tables: dict[str, list[dict[str, Any]]] = {}
    for line in text.split("\n"):
        parsed = _parsed(line)
        if parsed is None:
            return None
        sort, name, value = parsed
        if items is not None:
            if sort == "item":
                items.append(dict(value) if isinstance(value, dict) else value)
            elif sort == "close":
                items = None
            else:
                return None
        elif sort == "key" or sort == "open":
            if name in table:
                return None
            if sort == "open" or value is None:
                value = []
            if sort == "open":
                items = value
            table[name] = value
        elif sort == "table":
            if name not in tables:
                if name in document:
                    return None
                document[name] = tables[name] = []
            table = {}
            tables[name].append(table)
        elif sort != "blank":
            return None
    return document if items is None else None


@lru_cache(maxsize=_LINES_KEPT)
def _parsed(line: str) -> _Line | None:
    """One line, None if it is none of ours; a key without a value has an empty list."""
    if not line:
        return "blank", "", None
    if line == "]":
        return "close", "", None
    found = re.fullmatch(_LINE, line)
    if found is None:
        return None
    try:
        match found.lastgroup:
            case "value":
                return "key", found["key"], _value(found["value"])
            case "open":
                return "open", found["key"], None
            case "key":
                return "key", found["key"], None
            case "item":
                return "item", "", _value(found["item"])
            case "pairs":
                pairs = re.findall(_PAIRS, found["pairs"])
                inline = {name: _value(raw) for name, raw in pairs}
                return ("item", "", inline) if len(inline) == len(pairs) else None
            case _:
                return "table", found["table"], None
    except ValueError:  # 30 February
        return None


def _value(raw: str) -> str | int | bool | dt.datetime | dt.date:
    """Raises ValueError for a day that there is not."""
    if raw[0] == '"':  # of TOML's escapes only those that JSON has too
        return msgspec.json.decode(raw, type=str) if "\\" in raw else raw[1:-1]
    if raw in ("true", "false"):
        return raw == "true"
    if raw[4:5] == "-":
        return dt.datetime.fromisoformat(raw) if len(raw) > 10 else dt.date.fromisoformat(raw)
    return int(raw)
