"""What a keypad sends, in each of its modes, and the keys that come of it."""

import pytest
from textual import events
from textual._xterm_parser import XTermParser  # as the driver reads keys

from tui.terminal.input_filter import InputFilter

DIGITS = "0123456789"
SENT = {
    "numeric": DIGITS,
    "application": [f"\x1bO{chr(ord('p') + digit)}" for digit in range(10)],
    "kitty": [f"\x1b[{57399 + digit}u" for digit in range(10)],
    "kitty, num lock": [f"\x1b[{57399 + digit};129u" for digit in range(10)],
}
"""Of the keys 0 to 9."""
ENTER = ["\r", "\x1bOM", "\x1b[57414u", "\x1b[57414;129u"]
SIGNS = {"\x1bOk": "plus", "\x1bOm": "minus", "\x1bOn": "full_stop"}


def keys_of(sent: str) -> list[events.Key]:
    pieces = InputFilter().feed(sent.encode(), 0.0)
    found = [key for piece in pieces for key in XTermParser().feed(piece.text)]
    return [key for key in found if isinstance(key, events.Key)]


@pytest.mark.parametrize("mode", SENT)
def test_digits_are_digits(mode: str) -> None:
    keys = [key for sent in SENT[mode] for key in keys_of(sent)]
    assert [(key.key, key.character) for key in keys] == [(one, one) for one in DIGITS]


@pytest.mark.parametrize("sent", ENTER, ids=ascii)
def test_enter_is_enter(sent: str) -> None:
    assert [key.key for key in keys_of(sent)] == ["enter"]


@pytest.mark.parametrize("sent", SIGNS, ids=ascii)
def test_signs_are_signs(sent: str) -> None:
    assert [key.key for key in keys_of(sent)] == [SIGNS[sent]]
