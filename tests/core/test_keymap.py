"""What is wrong with a person's own keys."""

import pytest
from textual.keys import Keys, _character_to_key

from tui.core.keymap import Bound, KeySet, check_keymap, keys_in, name_of, with_keymap

SESSION = KeySet(
    "SessionScreen",
    [
        Bound("session.pause", ("space", "full_stop"), "Pause"),
        Bound("session.back", ("left", "b"), "Back"),
        Bound("session.adjust_less", ("minus",), "Less"),
        Bound("quit", ("ctrl+q",), "Quit"),
    ],
    takes_digits=True,
)
REVIEW = KeySet(
    "ReviewScreen",
    [Bound("review.month", ("1",), "A month"), Bound("quit", ("ctrl+q",), "Quit")],
    takes_digits=False,
)
AZERTY = "&é\"'(-è_çà"


def wrong(keymap: dict[str, str], digits: str = "1234567890") -> list[str]:
    return check_keymap(keymap, (SESSION, REVIEW), digits)


@pytest.mark.parametrize(
    "keys",
    ["p", "P", "?", "f5", "ctrl+b", "ctrl+shift+left", "alt+x", "pagedown,n", "é", "é, ctrl+k"],
)
def test_keys_that_there_are(keys: str) -> None:
    assert wrong({"session.pause": keys}) == []


@pytest.mark.parametrize(
    ("id", "keys", "told"),
    [
        ("session.paws", "p", "nothing is called \"session.paws\" - did you mean 'session.pause'?"),
        ("session.pause", "PgDn", "no key is called \"PgDn\" - did you mean 'pagedown'?"),
        ("session.pause", "ctrl+PgUp", "did you mean 'ctrl+pageup'?"),
        ("session.pause", "Space", "did you mean 'space'?"),
        ("session.pause", "shift+p", "no keyboard sends \"shift+p\" - did you mean 'P'?"),
        ("session.pause", "ctrl+i", "did you mean 'tab'?"),
        ("session.pause", "control+p", 'no key is called "control+p"'),
        ("session.pause", "x,,y", 'no key is called ""'),
        ("session.pause", "\u4e00\u4e00", "no key is called"),
        ("session.pause", "b", "b is for session.pause and for session.back on the same screen"),
        ("quit", "left", "left is for session.back and for quit on the same screen"),
        ("session.pause", "4", "4 is for session.pause, where digits are scores"),
        ("quit", "1", "1 is for"),
    ],
)
def test_what_cannot_be(id: str, keys: str, told: str) -> None:
    sentences = wrong({id: keys})
    assert sentences
    assert told in sentences[0]


def test_keys_may_be_exchanged() -> None:
    assert wrong({"session.pause": "left,b", "session.back": "space"}) == []


def test_a_key_that_two_are_given_is_told_once() -> None:
    assert len(wrong({"session.pause": "x", "session.back": "x"})) == 1


def test_a_digit_may_do_something_where_no_scores_are_typed() -> None:
    assert wrong({"review.month": "7"}) == []


def test_characters_that_stand_for_digits_do_nothing_else() -> None:
    assert wrong({}, AZERTY) == ["minus is for session.adjust_less, and a digit in digits"]
    assert wrong({"session.adjust_less": "right_parenthesis"}, AZERTY) == []


def test_keys_are_exchanged_where_they_are_named() -> None:
    now = with_keymap(SESSION.bound, {"session.pause": "p, ?"})
    assert now[0].keys == ("p", "question_mark")
    assert now[1:] == list(SESSION.bound[1:])


@pytest.mark.parametrize("character", ["a", "A", "é", "?", "/", "-", "+", "_", "@", "&", "²", " "])
def test_characters_are_named_as_textual_names_them(character: str) -> None:
    assert name_of(character) == _character_to_key(character)


def test_textual_knows_every_named_key() -> None:
    known = {key.value for key in Keys}
    assert set(keys_in("up,pagedown,enter,escape,tab,space,backspace,delete,f24")) <= known
