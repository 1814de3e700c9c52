"""What terminals send, and what they should not send, cut into pieces; time is an argument."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS  # every key that Textual knows

from tui.terminal.input_filter import (
    ESCAPE_DELAY,
    LONGEST_PASTE,
    LONGEST_SEQUENCE,
    SILENCE,
    InputFilter,
    Piece,
)

READ = 4096
"""Bytes that the driver reads at once."""
MUCH = 100_000
AWKWARD = [
    *(bytes([one]) for one in b"\x1b[]OPX^_M\\$;:?<0123456789muqA\x07\x00\x18\x7f\x80\x9b\xe9\xff"),
    "é".encode(),
    "足".encode(),
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b\\",
]
hostile = st.one_of(
    st.binary(max_size=200), st.lists(st.sampled_from(AWKWARD), max_size=60).map(b"".join)
)


def pieces_of(*reads: bytes, wait: float = SILENCE) -> list[Piece]:
    """Of input that comes in these reads, then silence."""
    filtered = InputFilter()
    found = [piece for read in reads for piece in filtered.feed(read, 0.0)]
    return merged([*found, *filtered.tick(wait)])


def merged(pieces: list[Piece]) -> list[Piece]:
    """Typed text in one piece wherever it was cut, as cuts in it mean nothing."""
    whole: list[Piece] = []
    for piece in pieces:
        if whole and piece.kind == whole[-1].kind == "text":
            whole[-1] = Piece("text", whole[-1].text + piece.text)
        else:
            whole.append(piece)
    return whole


def typed(text: str) -> list[Piece]:
    return [Piece("text", text)] if text else []


def in_reads(data: bytes) -> list[bytes]:
    return [data[at : at + READ] for at in range(0, len(data), READ)]


@pytest.mark.parametrize("sequence", sorted(ANSI_SEQUENCES_KEYS), ids=ascii)
def test_every_key_that_textual_knows_comes_whole(sequence: str) -> None:
    pieces = pieces_of(sequence.encode())
    expected = ["\x1b", "\x1b"] if sequence == "\x1b\x1b" else [sequence]
    assert [piece.text for piece in pieces] == expected


@pytest.mark.parametrize(
    "answer", ["\x1b[?2026;2$y", "\x1b[?62;22c", "\x1b[48;24;80;480;800t", "\x1b[1;1R", "\x1b[I"]
)
def test_answers_come_whole(answer: str) -> None:
    assert pieces_of(b"q" + answer.encode() + b"q") == [
        *typed("q"),
        Piece("sequence", answer),
        *typed("q"),
    ]


@given(st.lists(st.one_of(st.text(max_size=5), st.sampled_from(sorted(ANSI_SEQUENCES_KEYS)))))
def test_where_reads_are_split_does_not_matter(keys: list[str]) -> None:
    data = "".join(keys).encode()
    assert pieces_of(*(bytes([one]) for one in data)) == pieces_of(data)


@given(hostile)
def test_hostile_bytes_split_anywhere_come_to_the_same(data: bytes) -> None:
    assert pieces_of(*(bytes([one]) for one in data)) == pieces_of(data)


@given(hostile)
def test_after_hostile_bytes_and_silence_keys_work(data: bytes) -> None:
    filtered = InputFilter()
    filtered.feed(data, 0.0)
    filtered.tick(SILENCE)
    assert merged(filtered.feed(b"q\x11\x1b[A", 5.0))[-2:] in (
        [Piece("text", "q\x11"), Piece("sequence", "\x1b[A")],
        [Piece("text", "\ufffdq\x11"), Piece("sequence", "\x1b[A")],  # half a character before it
    )


def test_case_14_byte_of_latin_1_is_a_replacement_character() -> None:
    assert pieces_of(b"a\xe9b") == typed("a\ufffdb")


def test_escape_is_a_key_after_its_delay() -> None:
    filtered = InputFilter()
    assert filtered.feed(b"\x1b", 7.0) == []
    assert filtered.seconds_left(7.0) == pytest.approx(ESCAPE_DELAY)
    assert filtered.tick(7.0 + ESCAPE_DELAY / 2) == []
    assert filtered.tick(7.0 + ESCAPE_DELAY) == [Piece("escape", "\x1b")]
    assert filtered.tick(99.0) == []
    assert filtered.seconds_left(99.0) is None


def test_alt_and_a_character_are_one_key() -> None:
    assert pieces_of(b"\x1bx", wait=0.0) == [Piece("escape", "\x1bx")]


@pytest.mark.parametrize("intro", ["[", "O", "]", "P", "X", "^", "_"])
def test_alt_and_what_begins_a_sequence_are_a_key_after_the_delay(intro: str) -> None:
    pressed = f"\x1b{intro}"
    assert pieces_of(pressed.encode(), wait=ESCAPE_DELAY) == [Piece("escape", pressed)]


def test_second_escape_makes_the_first_one_a_key() -> None:
    assert pieces_of(b"\x1b\x1b[A", wait=0.0) == [
        Piece("escape", "\x1b"),
        Piece("sequence", "\x1b[A"),
    ]


def test_sequence_may_stutter_for_longer_than_an_escape() -> None:
    filtered = InputFilter()
    filtered.feed(b"\x1b[1", 0.0)
    assert filtered.tick(SILENCE * 0.9) == []
    assert filtered.feed(b";5A", SILENCE * 0.9) == [Piece("sequence", "\x1b[1;5A")]


def test_paste_comes_without_its_marks() -> None:
    pasted = "1\x1b[A é\r\n2"
    data = f"a\x1b[200~{pasted}\x1b[201~b".encode()
    assert pieces_of(data, wait=0.0) == [*typed("a"), Piece("paste", pasted), *typed("b")]


def test_case_16_unfinished_paste_ends_by_silence_with_what_came() -> None:
    filtered = InputFilter()
    assert filtered.feed(b"\x1b[200~half", 0.0) == []
    assert filtered.tick(SILENCE * 0.9) == []
    assert filtered.feed(b" of it\x1b[20", SILENCE * 0.9) == []
    assert filtered.tick(SILENCE * 1.8) == []
    assert filtered.tick(SILENCE * 1.9) == [Piece("paste", "half of it")]
    assert filtered.feed(b"q", 3.0) == typed("q")


def test_case_16_endless_paste_is_cut() -> None:
    filtered = InputFilter()
    reads = in_reads(b"\x1b[200~" + b"x" * MUCH)
    pieces = [piece for read in reads for piece in filtered.feed(read, 0.0)]
    assert pieces == [Piece("paste", "x" * LONGEST_PASTE)]
    assert filtered.feed(b"y\x1b[201~q", 0.0) == typed("q")


def test_case_16_endless_paste_is_over_after_silence() -> None:
    filtered = InputFilter()
    for read in in_reads(b"\x1b[200~" + b"x" * MUCH):
        filtered.feed(read, 0.0)
    assert filtered.tick(SILENCE) == []
    assert filtered.feed(b"q", 2.0) == typed("q")


ENDLESS = {
    "CSI": b"\x1b[" + b"1;" * (MUCH // 2),
    "CSI with intermediates": b"\x1b[" + b" " * MUCH,
    "OSC": b"\x1b]52;c;" + b"QUJD" * (MUCH // 4),
    "DCS": b"\x1bP" + b"q" * MUCH,
    "APC": b"\x1b_" + "足".encode() * (MUCH // 3),
    "SS3": b"\x1bO" + b"1" * MUCH,
}


@pytest.mark.parametrize("data", ENDLESS.values(), ids=ENDLESS.keys())
def test_case_17_endless_sequence_costs_nothing_and_is_dropped(data: bytes) -> None:
    filtered, reads = InputFilter(), in_reads(data)
    tracemalloc.start()
    started = time.thread_time()
    found = [piece for read in reads for piece in filtered.feed(read, 0.0)]
    took = time.thread_time() - started
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == []
    assert took < 2.0
    assert most < 20 * READ
    assert filtered.tick(SILENCE) == []
    assert filtered.feed(b"q", 2.0) == typed("q")


@pytest.mark.parametrize(
    ("begun", "end"),
    [
        (b"\x1b[" + b"1;" * 99, b"A"),
        (b"\x1b]0;" + b"x" * 99, b"\x07"),
        (b"\x1bP" + b"x" * 99, b"\x1b\\"),
    ],
    ids=["CSI", "OSC", "DCS"],
)
def test_too_long_sequence_is_dropped_with_its_end(begun: bytes, end: bytes) -> None:
    assert pieces_of(begun, end, b"q") == typed("q")
    assert pieces_of(begun + end + b"q") == typed("q")


def test_longest_sequence_is_kept() -> None:
    longest = "\x1b[" + "1" * (LONGEST_SEQUENCE - 3) + "u"
    assert pieces_of(longest.encode()) == [Piece("sequence", longest)]
    assert pieces_of(longest.replace("1", "11", 1).encode()) == []


@pytest.mark.parametrize("begun", [b"\x1b[12", b"\x1b]0;title", b"\x1bPq", b"\x1bO1"])
def test_control_key_breaks_off_what_was_begun_and_counts(begun: bytes) -> None:
    assert pieces_of(begun + b"\x11", wait=0.0) == typed("\x11")


@pytest.mark.parametrize("string", [b"\x1b]0;title\x07", b"\x1b]0;t\x1b\\", b"\x1bP1$r0m\x1b\\"])
def test_strings_that_nobody_asked_for_are_dropped(string: bytes) -> None:
    assert pieces_of(b"a" + string + b"b") == typed("ab")
    assert pieces_of(string[:-1] + b"\x1b[A")[-1:] == [Piece("sequence", "\x1b[A")]
