"""What a line means."""

import pytest

from tui.plain.commands import WORDS, help_lines, meant


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("", "go on"),
        ("n", "next"),
        ("no", "no"),
        ("o", "ouch"),
        ("oth", "other"),
        ("P", "pause"),
        ("?", "help"),
        ("!", "ouch"),
        ("+", "more"),
        ("-", "less"),
        ("0", 0),
        ("10", 10),
        ("07", 7),
        ("11", None),
        ("-3", None),
        ("3.5", None),
        ("²", None),
        ("go", None),
        ("123456789012345678901234567890", None),
    ],
)
def test_a_word_its_beginning_or_a_score(line: str, command: object) -> None:
    assert meant(line, at_question=False) == command


def test_n_is_no_where_something_is_asked() -> None:
    assert meant("n", at_question=True) == "no"


def test_help_has_every_word() -> None:
    text = "\n".join(help_lines())
    assert all(word in text for word in WORDS)
