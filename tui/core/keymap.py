"""A person's own keys: what keys are called, and what is wrong with a table of them.

Textual takes unknown ids, keys that no keyboard sends and one key for two things, all in silence.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tui.core.format.problems import did_you_mean, quoted
from tui.core.key_words import COMMON
from tui.core.settings import PLAIN_DIGITS

_NAMED = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *("enter", "escape", "tab", "space", "backspace"),
    *(f"f{number}" for number in range(1, 25)),
)
_ALSO = {
    "pgdn": "pagedown",
    "pgup": "pageup",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "period": "full_stop",
    "dot": "full_stop",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+[": "escape",
    "ctrl+left_square_bracket": "escape",
}
"""What people or keyboards call a key that has another name here."""
_SCRIPTS = (range(0x20, 0x250), range(0x370, 0x530), range(0x2010, 0x2040), range(0x20A0, 0x20C0))
"""Latin, Greek, Cyrillic; dashes and quotation marks; currencies."""
_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")


class Bound(NamedTuple):
    """Something that keys do."""

    id: str
    keys: tuple[str, ...]
    does: str


class KeySet(NamedTuple):
    """All that keys do on one screen."""

    screen: str
    bound: Sequence[Bound]
    takes_digits: bool
    """Whether digits are typed there."""


def name_of(character: str) -> str:
    """What the key of a character is called."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return COMMON.get(name, name)


def keys_in(text: str) -> tuple[str, ...]:
    """The names in a list with commas between, single characters by their names."""
    keys = (key.strip() for key in text.split(","))
    return tuple(name_of(key) if len(key) == 1 else key for key in keys)


def check_keymap(
    keymap: Mapping[str, str], screens: Sequence[KeySet], digits: str = PLAIN_DIGITS
) -> list[str]:
    """What is wrong, a sentence each; `digits` are the characters that stand for 1 to 9 and 0."""
    ids = {bound.id for screen in screens for bound in screen.bound}
    wrong = [
        f"nothing is called {quoted(id)}{did_you_mean(id, ids)}" for id in keymap if id not in ids
    ]
    for id, text in keymap.items():
        wrong += (f"{id}: {reason}" for reason in map(_no_key, keys_in(text)) if reason)
    return wrong or list(dict.fromkeys(_clashes(keymap, screens, digits)))


def with_keymap(bound: Iterable[Bound], keymap: Mapping[str, str]) -> list[Bound]:
    """The same with a person's keys."""
    return [
        one._replace(keys=keys_in(keymap[one.id])) if one.id in keymap else one for one in bound
    ]


def _no_key(key: str) -> str:
    """Why no keyboard sends that; empty for a key."""
    *modifiers, name = key.split("+")
    meant = _ALSO.get(key.lower())
    if meant is None and name.lower() in _ALSO:
        meant = "+".join([*modifiers, _ALSO[name.lower()]])
    if meant is not None:
        return f"no key is called {quoted(key)} - did you mean '{meant}'?"
    if modifiers == ["shift"] and len(name) == 1:
        return f"no keyboard sends {quoted(key)} - did you mean '{name.upper()}'?"
    if name in _names() and set(modifiers) <= set(_MODIFIERS):
        return ""
    return f"no key is called {quoted(key)}{did_you_mean(name, _names())}"


@cache
def _names() -> frozenset[str]:
    """Of all keys without modifiers: of characters those that keyboards of our scripts have."""
    characters = (chr(code) for span in _SCRIPTS for code in span)
    return frozenset(_NAMED) | {name_of(one) for one in characters if one.isprintable()}


def _clashes(keymap: Mapping[str, str], screens: Sequence[KeySet], digits: str) -> Iterator[str]:
    typed = {} if digits == PLAIN_DIGITS else {name_of(one): one for one in digits}
    for screen in screens:
        owners: dict[str, str] = {}
        for bound in with_keymap(screen.bound, keymap):
            for key in bound.keys:
                other = owners.setdefault(key, bound.id)
                if other != bound.id and {other, bound.id} & set(keymap):
                    yield f"{key} is for {other} and for {bound.id} on the same screen"
                elif key in typed:
                    yield f"{key} is for {bound.id}, and a digit in digits"
                elif key in PLAIN_DIGITS and screen.takes_digits:
                    yield f"{key} is for {bound.id}, where digits are scores"
