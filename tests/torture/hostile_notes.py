"""Hostile texts in the notes of Today: pain, injury, clearance, each in its own form."""

from collections.abc import Iterator

from tests.torture.hostile import TEXTS
from tests.torture.looking import TEXT_FIELD, Move, go_through, pasted
from tests.torture.part import Tally
from tests.torture.wire import ListeningTerminal

_TOGETHER = 7
"""Texts in one field."""
_EMPTIED = ("backspace",) * 20
"""As many characters as a day or an hour takes."""
_TO_PART = ("up",) * 4
"""From wherever a form begins to its first question."""


def write_all(tally: Tally, terminal: ListeningTerminal) -> None:
    """Fill each form with all texts, some at a time, each time about another part of the body."""
    texts = list(TEXTS.values())
    for first in range(0, len(texts), _TOGETHER):
        text = pasted(" ".join(texts[first : first + _TOGETHER]))
        part = _TO_PART + ("left",) * first
        for moves in (_pain(text, part), _injury(text, part), _clearance(text, part)):
            go_through(tally, terminal, moves)
            tally.facts["notes"] += 1


def _pain(text: bytes, part: tuple[str, ...]) -> Iterator[Move]:
    yield "Today", ("p",)
    yield "Which part?", (*part, "down", "l", "3", "m")
    yield TEXT_FIELD, (text, "ctrl+s")
    yield "! When? now", (*_EMPTIED, "down", "down", "space", "down", "space", "down")
    yield TEXT_FIELD, (text, "ctrl+s")
    yield " left 3.", ()


def _injury(text: bytes, part: tuple[str, ...]) -> Iterator[Move]:
    yield "Today", ("i",)
    yield "Which part?", (*part, "down", "l", *_EMPTIED, text, "ctrl+s")
    yield "! A day is written", (*_EMPTIED, *"2026-11-20", "down", "s", *_EMPTIED, text, "ctrl+s")
    yield "! A day is written", (*_EMPTIED, "down")
    yield "Anything else?", (text, "ctrl+s")
    yield " left, since 2026-11-20", ()


def _clearance(text: bytes, part: tuple[str, ...]) -> Iterator[Move]:
    yield "Today", ("c",)
    yield "Which part?", (*part, "down", "l", text, "down", text, "ctrl+s")
    yield "! A day is written", (*_EMPTIED, *"2026-11-20", "down", text, "ctrl+s")
    yield "! A day is written", (*_EMPTIED, "down", text, "down", "3", "down")
    yield "Anything else?", (text, "ctrl+s")
    yield "Noted: clearance", ()
