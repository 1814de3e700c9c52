"""What is said about a text that is not TOML."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.format.locate import Place
from tui.core.format.syntax import diagnose


def diagnosed(text: str) -> tuple[Place | None, str]:
    with pytest.raises((ValueError, RecursionError)) as caught:
        tomllib.loads(text)
    error = caught.value
    assert isinstance(error, ValueError | RecursionError)
    return diagnose(text, error)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("title = Calf", (1, 9), 'text needs quotes: title = "Calf"'),
        ("title = It's  # x", (1, 9), 'text needs quotes: title = "It\'s"'),
        ("a = [Soleus, b]", (1, 6), 'text needs quotes: "Soleus"'),
        ("a = {b = Calf}", (1, 10), 'text needs quotes: b = "Calf"'),
        ("a = “Calf”", (1, 5), 'use straight quotes: a = "Calf"'),
        ("a = True", (1, 5), "write true, in small letters and without quotes"),
        ("a = no", (1, 5), "write false, in small letters and without quotes"),
        ("a =\nb = 1", (1, 4), "'a' has no value"),
        ('a = "Calf\nb = 1', (1, 5), 'this text is not closed: it needs " at its end'),
        ("a = 'Calf\r\nb = 1", (1, 5), "this text is not closed: it needs ' at its end"),
        ('a = """Calf\n\nb', (1, 5), 'this text is not closed: it needs """ at its end'),
        ("a = '''Calf\n\nb", (1, 5), "this text is not closed: it needs ''' at its end"),
        ("a = [1,\n2,", (1, 5), "this list is not closed: it needs ] at its end"),
        ("a = {b = 1", (1, 5), "this table is not closed: it needs } at its end"),
        ('a = ["x"\n"y"]', (2, 1), "a comma or the closing ] is missing before this"),
        ('a = ["x"\nb = 1', (2, 1), "a comma or the closing ] is missing before this"),
        ("a = 1\nb = 2\na = 3", (3, 1), "'a' is given twice; the first is on line 1"),
        ("a.b = 1\na.b = 2", (2, 3), "'b' is given twice; the first is on line 1"),
        ("a = 1\na.b = 2", (2, 1), "'a' is given twice; the first is on line 1"),
        ("a = [1]\n[a.b]", (2, 2), "'a' is given twice; the first is on line 1"),
        (
            "[steps]\na = 1\n[steps]",
            (3, 2),
            "[steps] is given twice; the first is on line 1 - did you mean [[steps]]?",
        ),
        (
            "[[steps]]\n[steps]",
            (2, 2),
            "[steps] is given twice; the first is on line 1 - did you mean [[steps]]?",
        ),
        (
            "[steps]\n[[steps]]",
            (2, 3),
            "[steps] is given twice; the first is on line 1 - did you mean [[steps]]?",
        ),
        ("[steps\na = 1", (1, 7), "] is missing at the end of this line"),
        ("[[steps]\na = 1", (1, 8), "]] is missing at the end of this line"),
        ("title: 3", (1, 6), "write '=' instead of ':' after \"title\""),
        ("my title = 3", (1, 4), "'=' is missing after \"my\""),
        (
            "= 3",
            (1, 1),
            'a key is missing here: letters, digits, _ and - as in title = "Calf"',
        ),
        (
            "a = 3 calves",
            (1, 7),
            "only a comment may follow a value; a text needs quotes around all of it",
        ),
        (
            'a = "C:\\qqq"',
            (1, 8),
            "a backslash in a text is written twice (\\\\), or the text put in single quotes",
        ),
        ("a = 1_", (1, 6), "this is not TOML; the mistake may be just before this place"),
        ("a = 012", (1, 6), "a number does not begin with 0: take that away"),
        (
            "a = 20s",
            (1, 7),
            "only a comment may follow a value; a text needs quotes around all of it",
        ),
        ("a = 2026-02-30", (1, 5), "there is no such date; one is written like 2026-11-22"),
        ("a = 2026-1-5", (1, 9), "there is no such date; one is written like 2026-11-22"),
        (
            "a = { b = 1,\r\n c = 2 }",
            (1, 13),
            "a table in { } stands on one line; one of more lines begins with its name in [ ]",
        ),
        ("a = { b = 1, }", (1, 14), "take away the comma before this }"),
        (
            "x = 1\na = '\x00'",
            (2, 6),
            "a control character (U+0000) can't stand here; take it away",
        ),
        ("a = 1\n\x00", (2, 1), "a control character (U+0000) can't stand here; take it away"),
    ],
)
def test_one_sentence_and_the_place(text: str, place: Place, message: str) -> None:
    assert diagnosed(text) == (place, message)


def test_nested_too_deeply() -> None:
    text = "a = " + "[" * 2_000
    assert diagnosed(text) == (None, "lists or tables are nested too deeply")


def test_a_number_too_long_for_python() -> None:
    assert diagnosed("a = " + "1" * 5_000) == (None, "a number is too long")


def test_the_first_mistake_counts() -> None:
    assert diagnosed("a = Calf\nb = 1\nb = 2")[0] == (1, 5)
    assert diagnosed("a = 012\nb = Calf")[0] == (1, 6)


def test_what_the_file_holds_can_not_steer_the_terminal() -> None:
    control = "a control character (U+001B) can't stand here; take it away"
    assert diagnosed("a = \x1b[2J") == ((1, 5), control)
    assert diagnosed("a = b\x1b[2J") == ((1, 5), 'text needs quotes: a = "b\ufffd[2J"')


@given(text=st.text(alphabet="ab=[]{}.,'\"\\# \n\r1-é:\x1b", max_size=40))
def test_there_is_always_a_sentence(text: str) -> None:
    try:
        tomllib.loads(text)
    except ValueError as error:
        place, message = diagnose(text, error)
        assert place is not None
        assert message
        assert message.isprintable()
