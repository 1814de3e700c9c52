"""What keys are called in sentences."""

import pytest

from tui.core.key_words import called, key_called, with_keys


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("f7", "f7"),
        ("g", "g"),
        ("+", "+"),
        ("plus", "+"),
        ("question_mark", "?"),
        ("full_stop", "."),
        ("slash", "/"),
        ("minus", "-"),
        ("space", "space"),
        ("tab", "tab"),
        ("enter", "enter"),
        ("backspace", "backspace"),
        ("escape", "esc"),
        ("pagedown", "pgdn"),
        ("up", "↑"),
        ("ctrl+s", "ctrl+s"),
        ("shift+tab", "shift+tab"),
        ("alt+ж", "alt+ж"),
    ],
)
def test_a_key_is_called_as_its_keyboard_shows_it(key: str, shown: str) -> None:
    assert called(key) == shown


def test_the_first_of_a_persons_own_keys_is_named() -> None:
    assert key_called("today.form", "f", {}) == "f"
    assert key_called("today.form", "f", {"today.form": "question_mark, f7"}) == "?"


def test_sentences_name_keys_and_begin_with_a_capital() -> None:
    text = "{today.start} begins. {today.start}: begin. Press {today.form} or {today.start}."
    assert with_keys(text, {}) == "Enter begins. enter: begin. Press f or enter."
    own = {"today.start": "f5", "today.form": "ctrl+x"}
    assert with_keys(text, own) == "F5 begins. f5: begin. Press ctrl+x or f5."
    assert with_keys("{today.form} goes on.", {}) == "f goes on."  # F is another key
