"""What a key must hold, put into words from its type; and the search for what is not so."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import fields

from tui.core.format.definitions import Id, Muscle
from tui.core.format.figures import Name, Outline
from tui.core.format.problems import (
    KeyPath,
    Mistake,
    did_you_mean,
    fits,
    misspelt,
    quoted,
    shown,
    suggested_id,
)
from tui.core.text import clean

_PLURALS: Mapping[object, str] = {str: "texts", int: "whole numbers"}
_ONE_OF_THEM = {"kind": "a kind"}
"""Keys whose choices have a name for one of them."""


class Expectation(Struct, frozen=True):
    """An annotation taken apart."""

    base: Any
    """A class, `Literal`, or `tuple`."""
    args: tuple[Any, ...]
    """The choices; or the type of a list's items, which are all of one type."""
    bounds: Meta

    @property
    def is_table(self) -> bool:
        return is_struct(self.base)

    @property
    def is_open_list(self) -> bool:
        """Whether it is a list of any number of the same."""
        return self.base is tuple and self.args[-1] is ...


def is_struct(annotation: object) -> TypeGuard[type[Struct]]:
    """Whether it stands for a table with known keys."""
    return isinstance(annotation, type) and issubclass(annotation, Struct)


def expectation(annotation: Any) -> Expectation:
    """What an annotation asks for, `None` left out: TOML has no such value."""
    bounds = Meta()
    while True:
        origin, args = get_origin(annotation), get_args(annotation)
        if origin in (Union, UnionType):
            annotation = next(arg for arg in args if arg is not NoneType)
        elif origin is Annotated:
            annotation, bounds = args[0], args[-1]
        else:
            return Expectation(origin or annotation, args, bounds)


_PATTERNS = {
    expectation(Id).bounds.pattern: ("an id (a-z, 0-9 and -, at most 48)", "ids"),
    expectation(Muscle).bounds.pattern: ('an id or "other: NAME"', "ids"),
    expectation(Name).bounds.pattern: ("a name (a-z, then a-z, 0-9 and -, at most 24)", "names"),
    expectation(Outline).bounds.pattern: (
        'a frame and 1 to 40 points like "shank -46,20 -66,180"',
        "outlines",
    ),
}


_OTHER_MUSCLE = expectation(Muscle).bounds.pattern
_OTHER = re.compile(r"other\s*+:?\s*+(\S.*)", re.IGNORECASE)
"""What was meant to be a muscle without an anatomy file."""


def phrase(annotation: object) -> str:
    """What the annotation asks for, as the end of "... must be"."""
    wanted = expectation(annotation)
    if wanted.base is Literal:
        choices = ", ".join(map(str, wanted.args))
        return f"one of {choices}" if len(wanted.args) > 1 else choices
    if wanted.base is tuple:
        return f"a list of {_count(wanted)}{_plural(wanted.args[0])}"
    if wanted.base is str and wanted.bounds.pattern:
        return _PATTERNS[wanted.bounds.pattern][0]
    if wanted.base is str:
        return f"text{_length(wanted.bounds)}"
    if wanted.base is int:
        return f"a whole number{_span(wanted.bounds)}"
    simple = {bool: "true or false", date: "a date like 2026-11-22"}
    return simple.get(wanted.base, "a table")


def _plural(annotation: object) -> str:
    wanted = expectation(annotation)
    if wanted.is_table:
        return "tables"
    if wanted.bounds.pattern:
        return _PATTERNS[wanted.bounds.pattern][1]
    return _PLURALS[wanted.base] + (_span(wanted.bounds) if wanted.base is int else "")


def _count(wanted: Expectation) -> str:
    if not wanted.is_open_list:
        return f"{len(wanted.args)} "
    low, high = wanted.bounds.min_length, wanted.bounds.max_length
    if high is None:
        return f"at least {low} " if low else ""
    return f"{low} to {high} " if low else f"at most {high} "


def _length(bounds: Meta) -> str:
    if bounds.max_length is None:
        return ""
    if bounds.max_length == bounds.min_length:
        return f" of {bounds.max_length} characters"
    return f" of {bounds.min_length or 0} to {bounds.max_length} characters"


def _span(bounds: Meta) -> str:
    return "" if bounds.ge is None else f" from {bounds.ge} to {bounds.le}"


def check(value: object, annotation: object, at: KeyPath) -> Iterator[Mistake]:
    """Every mistake in a value; a mistake in a table or list is told at the innermost key."""
    wanted = expectation(annotation)
    if wanted.is_table and isinstance(value, dict):
        yield from _check_table(value, wanted.base, at)
    elif wanted.base is tuple and isinstance(value, list) and _may_have(wanted, len(value)):
        for index, item in enumerate(value):
            yield from check(item, wanted.args[0], (*at, index))
    elif wanted.base is dict and isinstance(value, dict):
        for key, item in value.items():
            if not fits(key, wanted.args[0]):
                yield Mistake((*at, key), f"{_key(key)} must be {phrase(wanted.args[0])}")
            yield from check(item, wanted.args[1], (*at, key))
    elif not fits(value, annotation):
        yield Mistake(at, _not_so(value, wanted, phrase(annotation), at))


def _may_have(wanted: Expectation, count: int) -> bool:
    if not wanted.is_open_list:
        return count == len(wanted.args)
    low, high = wanted.bounds.min_length, wanted.bounds.max_length
    return (low is None or count >= low) and (high is None or count <= high)


def _check_table(table: dict[str, object], struct: type[Struct], at: KeyPath) -> Iterator[Mistake]:
    types = types_by_key(struct)
    for key, value in table.items():
        if key in types:
            yield from check(value, types[key], (*at, key))
        else:
            hint = did_you_mean(key, types) or f" - there are {', '.join(types)}"
            yield Mistake((*at, key), f"unknown key {_key(key)}{hint}")
    meant = misspelt(table, tuple(types))
    for field in fields(struct):
        if field.required and field.encode_name not in table and field.encode_name not in meant:
            yield Mistake(at, f"'{field.encode_name}' is missing")


def _key(key: str) -> str:
    return f"'{quoted(key)[1:-1]}'" if len(key) <= 40 else quoted(key)


@cache
def types_by_key(struct: type[Struct]) -> Mapping[str, Any]:
    """Annotations by the key in the file, which may differ from the attribute (`from`)."""
    hints = get_type_hints(struct, include_extras=True)
    return {field.encode_name: hints[field.name] for field in fields(struct)}


def _not_so(value: object, wanted: Expectation, must_be: str, at: KeyPath) -> str:
    name = name_of(at)
    if wanted.is_open_list and isinstance(value, dict) and expectation(wanted.args[0]).is_table:
        return f"[{name}] needs two brackets: [[{name}]]"
    if not isinstance(value, str):
        return f"{name} must be {must_be}, not {shown(value)}{_in_quotes(value, wanted)}"
    if wanted.base is Literal and name in _ONE_OF_THEM:
        hint = did_you_mean(value, wanted.args)
        return f"{_key(value)} is not {_ONE_OF_THEM[name]}: {must_be}{hint}"
    return f"{name} must be {must_be}, not {quoted(value)}{_instead(value, wanted)}"


def _instead(value: str, wanted: Expectation) -> str:
    """The value that may have been meant, as the end of a message."""
    if wanted.base is Literal and isinstance(wanted.args[0], str):
        return did_you_mean(value, wanted.args)
    if wanted.bounds.pattern == _OTHER_MUSCLE and (other := _OTHER.fullmatch(value)):
        return f" - did you mean 'other: {clean(other[1])}'?"
    if wanted.bounds.pattern and (near := suggested_id(value)):
        return f" - did you mean '{near}'?"
    if wanted.base in _BARE and re.fullmatch(_BARE[wanted.base], value.strip()):
        return f" - leave out the quotes: {value.strip()}"
    return ""


_BARE: Mapping[object, str] = {
    int: r"-?[0-9]{1,5}",
    bool: "true|false",
    date: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
}
"""By type, what would be a value of it but for the quotes around it."""


def _in_quotes(value: object, wanted: Expectation) -> str:
    """A number that was meant to be text, as the end of a message."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or wanted.base is not str or wanted.bounds.pattern:
        return ""
    return f" - put it in quotes: {quoted(shown(value))}"


def name_of(at: KeyPath) -> str:
    """How a message calls a key: within its step, with the tables around it."""
    inner = at[2:] if at[:1] == ("steps",) and len(at) > 2 else at
    keys = ".".join(key for key in inner if isinstance(key, str))
    return f"item {inner[-1] + 1} of {keys}" if isinstance(inner[-1], int) else keys
