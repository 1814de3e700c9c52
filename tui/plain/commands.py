"""What a line means while a session runs."""

from collections.abc import Sequence
from typing import Literal

Command = Literal[
    "go on",
    "pause",
    "next",
    "ouch",
    "undo",
    "back",
    "skip",
    "other",
    "restart",
    "where",
    "notes",
    "more",
    "less",
    "yes",
    "no",
    "save",
    "help",
    "quit",
]
UNDO = "undo"
WORDS: dict[str, tuple[Command, str]] = {
    "pause": ("pause", "stops the clock"),
    "next": ("next", "the next thing; cuts a set short, skips a rest"),
    "ouch": ("ouch", "this hurts: stops the clock, and asks what to do"),
    UNDO: ("undo", "takes the last mark of pain back"),
    "back": ("back", "to the set before"),
    "skip": ("skip", "leaves out the rest of this exercise"),
    "other": ("other", "the other side first, from the next exercise on"),
    "restart": ("restart", "this set again"),
    "+": ("more", "10 seconds more"),
    "-": ("less", "10 seconds less"),
    "where": ("where", "says again where you are, and how long is left"),
    "notes": ("notes", "reads all that is written about this exercise"),
    "yes": ("yes", "answers a question; so does no"),
    "no": ("no", ""),
    "save": ("save", "where nothing can be saved: try again, or another folder"),
    "help": ("help", "this list"),
    "quit": ("quit", "ends the session, or keeps your place and leaves"),
}
"""By what is typed. The first word that begins like the line is meant, so `n` is next, `o` ouch."""
_SIGNS = {"": "go on", "!": "ouch", "?": "help", "=": "more", ".": "go on"}
"""As on the screens."""
_AT_A_QUESTION = ("yes", "no")
"""Where one waits for its answer these come first, so `n` is no there."""


def meant(line: str, *, at_question: bool) -> Command | int | None:
    """A command, or a score from 0 to 10; None where the line is neither."""
    typed = line.casefold()
    if typed.isascii() and typed.isdigit():
        return int(typed) if len(typed) <= 2 and int(typed) <= 10 else None
    if typed in _SIGNS:
        return _SIGNS[typed]  # type: ignore[return-value]  # they are commands
    word = begun((*_AT_A_QUESTION, *WORDS) if at_question else tuple(WORDS), typed)
    return WORDS[word][0] if word else None


def begun(words: Sequence[str], typed: str) -> str | None:
    """The first of the words that begins so; a word itself before those that only begin so."""
    folded = typed.casefold()
    if folded in words:
        return folded
    return next((one for one in words if folded and one.casefold().startswith(folded)), None)


def help_lines() -> list[str]:
    """Every line that means something."""
    return [
        "An empty line goes on where it waits or is paused. A number from 0 to 10 marks pain.",
        *(f"{word}: {does}." for word, (_, does) in WORDS.items() if does),
        "The first letter is enough: n is next, o is ouch.",
    ]
