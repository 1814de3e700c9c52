"""A keymap in which everything has another key, and the names of the usual ones in a text."""

import re

from tui.screens.all_keys import key_sets

_LETTERS = [chr(code) for code in range(0x3B1, 0x52F) if chr(code).isalpha()]
"""Greek and Cyrillic, and so no keys that anything has."""
_USUAL = re.compile(
    r"""(?i:\b(?:enter|esc|escape|tab|space|backspace|pgdn|pgup|f1|up/down|arrows?)\b)
    | (?i:\bctrl\+|\^[a-z]\b)
    | [←→↑↓][ ]?(?:left|right|read|or\b|and\b|goes|choose|:)
    | \b[Pp]ress[ ][a-zA-Z]\b
    | (?<![\w'’.])[a-zA-Z]:[ ][a-z]
    | (?<![\w'’.])[b-zB-HJ-Z][ ](?:goes|does|opens|reads|leaves|brings|takes|mutes|changes|saves)\b
    | (?<![\w'’.])[b-zB-HJ-Z][ ](?:or[ ][a-z]\b|in[ ]Today)
    """,
    re.VERBOSE,
)


def other_keys() -> dict[str, str]:
    """By the ids of all bindings: a key with alt, so that it is typed nowhere."""
    ids = sorted({bound.id for screen in key_sets() for bound in screen.bound})
    return {id: f"alt+{letter}" for id, letter in zip(ids, _LETTERS[: len(ids)], strict=True)}


def usual_keys_in(text: str) -> list[str]:
    """What names one there."""
    return [found.group() for found in _USUAL.finditer(text)]
