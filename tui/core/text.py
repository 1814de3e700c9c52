"""Text that came from outside: made safe once, where it is loaded or typed."""

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d", "\ufe0f"}
"""Needed inside Persian words and emoji, harmless elsewhere."""
_MARKS_PER_LETTER = 3


def clean(text: str, limit: int = 2_000, keep_lines: bool = False) -> str:
    """The same text with whatever could steer a terminal made visible as U+FFFD.

    Tabs and line ends become spaces, unless `keep_lines` keeps the line ends; a fourth combining
    mark on one letter is dropped; text beyond `limit` characters is cut and ends in an ellipsis.
    """
    if len(text) <= limit and text.isascii() and text.isprintable():
        return text  # nearly all text is, and there is much of it
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text[: limit * 4]):
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > _MARKS_PER_LETTER and character not in _JOINERS:
                continue
        else:
            marks = 0
        if character == "\n" and keep_lines:
            kept.append(character)
        elif character in "\t\n\r":
            kept.append(" ")
        elif category in _HIDDEN and character not in _JOINERS:
            kept.append("\ufffd")
        else:
            kept.append(character)
        if len(kept) > limit:
            kept[limit - 1 :] = "…"
            break
    return unicodedata.normalize("NFC", "".join(kept))  # a mark left out may have kept two apart


def minutes(seconds: float) -> str:
    """A length for people, to the nearest minute; 0 only for nothing: 912 -> '15 min'."""
    return f"{max(1, round(seconds / 60)) if seconds else 0} min"


def clock(seconds: int) -> str:
    """Whole seconds as on a stopwatch: 75 -> '1:15', 3700 -> '1:01:40'."""
    minute, second = divmod(seconds, 60)
    hour, minute = divmod(minute, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"
