"""Which locales and terminals allow more than ASCII."""

import pytest

from tui.core.terminals import beyond_ascii, is_utf8


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, True),
        ({"LANG": ""}, True),
        ({"LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "de_DE.utf8@euro"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "de_DE"}, False),
        ({"LANG": "de_DE.ISO-8859-15"}, False),
        ({"LANG": "ja_JP.eucJP"}, False),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, False),
        ({"LC_ALL": "C.UTF-8", "LC_CTYPE": "de_DE", "LANG": "C"}, True),
        ({"LC_CTYPE": "de_DE.UTF-8", "LANG": "C"}, True),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, False),  # Python's own word, not the person's
        ({"LC_CTYPE": "C.UTF-8"}, True),
        ({"LC_CTYPE": "UTF-8", "LANG": "en_US.UTF-8"}, True),
    ],
)
def test_the_locale_decides(environment: dict[str, str], expected: bool) -> None:
    assert is_utf8(environment) is expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, True),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "LANG": "C"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "linux-16color", "LANG": "de_DE.UTF-8"}, False),
    ],
)
def test_the_fonts_of_a_text_console_have_few_signs(
    environment: dict[str, str], expected: bool
) -> None:
    assert beyond_ascii(environment) is expected
