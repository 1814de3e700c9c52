"""What keys are called in sentences: as the person has them."""

import re
import unicodedata
from collections.abc import Callable, Mapping

USUAL: Mapping[str, str] = {
    "session.mute": "m",
    "session.room": "z",
    "today.clearance": "c",
    "today.form": "f",
    "today.injury": "i",
    "today.pain": "p",
    "today.start": "enter",
}
"""The keys that are named where their screen is not, by the ids of their bindings."""
COMMON = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""What Textual calls a character, where Unicode has another name for it."""
_CHARACTERS = {ours: name for name, ours in COMMON.items()}
_SIGNS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "delete": "del",
    "minus": "-",
}
_KEY = re.compile(r"((?:^|[.?!] )?)\{([a-z_]*\.[a-z_]+)\}(:?)")
"""The id of a binding in braces; what is before it ends a sentence, a colon makes it a label."""


def called(key: str) -> str:
    """A key as its keyboard shows it: `question_mark` is `?`."""
    if len(key) == 1:
        return key
    *modifiers, name = key.split("+")
    try:
        character = unicodedata.lookup(_CHARACTERS.get(name, name).replace("_", " "))
    except KeyError:
        character = ""
    is_seen = character.isprintable() and not character.isspace()
    shown = _SIGNS.get(name) or (character if is_seen else "") or name
    return "+".join([*modifiers, shown])


def key_called(id: str, usual: str, keymap: Mapping[str, str]) -> str:
    """The first key of that binding; `usual` is the one that everybody has."""
    own, _, _ = keymap.get(id, usual).partition(",")
    return called(own.strip())


def with_keys(text: str, keymap: Mapping[str, str]) -> str:
    """A sentence of ours in which `{id}` stands for a key of another screen."""
    return filled(text, lambda id: key_called(id, USUAL[id], keymap))


def filled(text: str, key_of: Callable[[str], str]) -> str:
    """The same with what `key_of` says of an id; a word that begins a sentence gets a capital."""

    def put(found: re.Match[str]) -> str:
        before, id, colon = found.groups()
        key = key_of(id)
        is_first = not colon and (before or not found.start())
        is_word = len(key) > 1 and key.isalnum()
        return f"{before}{key[0].upper() + key[1:] if is_first and is_word else key}{colon}"

    return _KEY.sub(put, text)
