"""Lines that tell whether they are whole: cut anywhere, damaged anywhere."""

from hypothesis import given
from hypothesis import strategies as st

from tui.storage.runs.checksummed import good_lines, with_sum

contents = st.lists(st.binary(max_size=40).map(lambda one: one.replace(b"\n", b"")), max_size=8)
LINES = (b'{"at":1}', b"", b'{"at":2,"event":"\xc3\xa9"}')
FILE = b"".join(map(with_sum, LINES))


@given(contents)
def test_what_was_written_is_read(lines: list[bytes]) -> None:
    found = good_lines(b"".join(map(with_sum, lines)))
    assert found.lines == tuple(lines)
    assert not found.is_damaged


def test_the_form_is_a_promise_to_other_programs() -> None:
    assert with_sum(b"123456789") == b"cbf43926 123456789\n"


def test_cut_at_any_byte_only_the_last_line_is_lost_and_that_is_no_damage() -> None:
    for end in range(len(FILE) + 1):
        found = good_lines(FILE[:end])
        assert found.lines == LINES[: FILE[:end].count(b"\n")]
        assert not found.is_damaged


@given(st.integers(0, len(FILE) * 8 - 1))
def test_one_wrong_bit_costs_its_line_alone(bit: int) -> None:
    damaged = bytearray(FILE)
    damaged[bit // 8] ^= 1 << bit % 8
    found = good_lines(bytes(damaged))
    hit = FILE[: bit // 8].count(b"\n")
    left = [one for index, one in enumerate(LINES) if index != hit]
    if FILE[bit // 8 : bit // 8 + 1] == b"\n":  # it ran into the line after it, or has no end now
        assert found.lines == (*LINES[:hit], *LINES[hit + 2 :])
    else:
        assert list(found.lines) == left
    assert found.is_damaged or hit == len(LINES) - 1


@given(st.binary(max_size=200))
def test_anything_is_read(raw: bytes) -> None:
    good_lines(raw)
    assert good_lines(FILE + raw).lines[: len(LINES)] == LINES


def test_blocks_of_nothing_are_no_lines() -> None:
    nothing = b"\0" * 4096
    assert good_lines(nothing).lines == ()
    found = good_lines(with_sum(b"one") + nothing + b"\n" + with_sum(b"two"))
    assert found.lines == (b"one", b"two")
    assert found.is_damaged


def test_a_sum_in_capitals_or_without_its_blank_is_none() -> None:
    assert good_lines(b"CBF43926 123456789\n").is_damaged
    assert good_lines(b"cbf43926123456789\n").is_damaged
    assert good_lines(b"\n").is_damaged
