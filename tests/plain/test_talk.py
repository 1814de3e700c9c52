"""Lines, and nothing but lines."""

import pytest

from tests.plain.scripted import Paper, talk
from tests.screens.support import FakeClock
from tui.plain.talk import LONGEST_LINE, InputEnded, Left, Talk


class Bytes:
    """Gives these pieces, then the end."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = list(pieces)

    def read(self, seconds: float | None) -> bytes | None:
        return self._pieces.pop(0) if self._pieces else b""

    def wake(self) -> None:
        """Never needed."""

    def check(self) -> None:
        """Nothing ends it."""


def all_lines(*pieces: bytes) -> list[str]:
    heard = Talk(Paper(), Bytes(*pieces), FakeClock())
    told: list[str] = []
    while True:
        try:
            line = heard.hear(None)
        except InputEnded:
            return told
        if line is not None:
            told.append(line)


def test_lines_come_whole_however_they_are_cut_also_the_last_one() -> None:
    assert all_lines(b"pau", b"se\r\n\n 3 \nne", b"xt") == ["pause", "", "3", "next"]
    assert all_lines() == []


def test_what_is_typed_is_safe_and_bounded() -> None:
    (line,) = all_lines(b"\x1b[2Jred\xff\n")
    assert "\x1b" not in line
    assert max(map(len, all_lines(b"x" * 10**6, b"x" * 10**6, b"\n"))) <= LONGEST_LINE


def test_nothing_that_is_said_steers_a_terminal() -> None:
    paper = Paper()
    Talk(paper, Bytes(), FakeClock()).say("a\x1b[31mb\rc\nd \u202e → e")
    assert paper.text == "a�[31mb c d � -> e\n"


def test_a_question_that_nobody_answers_ends() -> None:
    clock, paper = FakeClock(), Paper()

    class Silent(Bytes):
        def read(self, seconds: float | None) -> bytes | None:
            assert seconds is not None
            clock.advance(seconds)
            return None

    with pytest.raises(Left, match="Nobody"):
        Talk(paper, Silent(), clock, patience=40).ask("Well?")
    assert clock.seconds == 40


def test_calls_are_made_while_something_is_waited_for() -> None:
    heard, _, clock = talk(("never", ""))
    made: list[float] = []
    heard.later(2.0, lambda: made.append(clock.seconds))
    heard.later(1.0, lambda: made.append(clock.seconds))
    while clock.seconds < 5.0:
        heard.hear(5.0)
    assert made == [1.0, 2.0]
