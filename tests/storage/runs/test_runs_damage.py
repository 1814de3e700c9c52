"""Journals that are damaged in every way: what can be used is used, the rest is told and kept."""

import errno
import os
import stat
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.builders import hold, plan
from tests.storage.entries import names_in
from tests.storage.faults import Fault
from tests.storage.journals import (
    ID,
    LATER_ID,
    LONG,
    line,
    only,
    opening,
    put,
    reason,
    taken_up,
    ticks,
)
from tui.core.format.definitions import Session
from tui.core.forms.answers import Answer
from tui.storage.runs.checksummed import with_sum
from tui.storage.runs.journal import lock_of
from tui.storage.runs.runs import CannotTakeUp, Runs, Unplayable, Waiting

RAW = b"".join(
    map(with_sum, [msgspec.json.encode(opening()), *ticks(8), line(Answer("effort", "", 3), 9)])
)
FIRST = RAW.index(b"\n") + 1
"""Bytes of the first line."""


def test_cut_short_at_any_byte_it_loses_its_last_line_at_most(runs: Runs) -> None:
    for end in range(FIRST, len(RAW) + 1):
        put(runs, RAW[:end])
        found = only(runs)
        lines = RAW[FIRST:end].count(b"\n")
        assert found.cut.seen == min(lines, 8)
        assert len(found.cut.answers) == lines // 9
        assert not found.is_damaged


@pytest.mark.parametrize("end", [0, 1, 8, 9, FIRST // 2, FIRST - 1])
def test_without_its_first_line_it_is_shown_and_left_alone(runs: Runs, end: int) -> None:
    path = put(runs, RAW[:end])
    assert reason(runs).startswith(f"{path}: is empty or damaged from its first line on.")
    with pytest.raises(CannotTakeUp, match="first line"):
        runs.take_up(ID)
    assert path.read_bytes() == RAW[:end]
    assert not lock_of(path).exists()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\0" * len(RAW), "damaged from its first line on"),
        (b"\0" * FIRST + RAW[FIRST:], "does not begin with a session"),
        (RAW[FIRST:], "does not begin with a session"),
        (with_sum(b"{}"), "does not begin with a session"),
        (with_sum(b"[" * 100_000), "does not begin with a session"),
        (with_sum(b'{"a":' * 900 + b"1" + b"}" * 900), "does not begin with a session"),
        (RAW.replace(b'"schema":1', b'"schema":2', 1), "damaged|does not begin"),
        (with_sum(msgspec.json.encode(opening(plan()))), "holds a session without anything to do"),
        (with_sum(msgspec.json.encode(opening(id=LATER_ID))), f"holds another session, {LATER_ID}"),
        (with_sum(msgspec.json.encode(opening(id="../../../x"))), "holds another session"),
    ],
)
def test_what_cannot_be_played_says_why(runs: Runs, raw: bytes, why: str) -> None:
    put(runs, raw)
    with pytest.raises(CannotTakeUp, match=why):
        runs.take_up(ID)
    assert str(runs.folder) in reason(runs)


def test_a_newer_schema_is_not_guessed_at(runs: Runs) -> None:
    newer = msgspec.json.encode(msgspec.to_builtins(opening()) | {"schema": 2})
    put(runs, with_sum(newer))
    assert "that this version knows" in reason(runs)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 * 2**30)


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: os.mkfifo(path),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path),
        huge,
    ],
    ids=["folder", "pipe", "device", "loop", "huge"],
)
def test_what_is_no_file_is_told_at_once(runs: Runs, make: Callable[[Path], None]) -> None:
    runs.folder.mkdir(0o700)
    make(runs.folder / f"{ID}.jsonl")
    assert reason(runs)
    with pytest.raises(CannotTakeUp):
        runs.take_up(ID)


def damages() -> st.SearchStrategy[bytes]:
    """The journal with bits turned over, blocks zeroed, bytes taken out or put in."""
    at = st.integers(0, len(RAW) - 1)

    def turned(bits: list[tuple[int, int]]) -> bytes:
        raw = bytearray(RAW)
        for index, bit in bits:
            raw[index] ^= 1 << bit
        return bytes(raw)

    def put_in(index: int, more: bytes, out: int) -> bytes:
        return RAW[:index] + more + RAW[index + out :]

    return st.one_of(
        st.lists(st.tuples(at, st.integers(0, 7)), min_size=1, max_size=20).map(turned),
        st.builds(put_in, at, st.binary(max_size=30), st.integers(0, 600)),
        st.builds(lambda start, size: put_in(start, b"\0" * size, size), at, st.integers(0, 600)),
    )


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damages())
def test_damaged_anywhere_its_good_lines_are_used(runs: Runs, raw: bytes) -> None:
    put(runs, raw)
    (found,) = runs.waiting()
    if raw.startswith(RAW[:FIRST]):
        assert isinstance(found, Waiting)
        assert found.cut.opening == opening()
        assert 0 <= found.cut.seen <= 8


@st.composite
def nonsense(draw: st.DrawFn) -> bytes:
    """The journal's values exchanged for others, with the right sums."""
    rows = [row[9:] for row in RAW.split(b"\n")[:-1]]
    for _ in range(draw(st.integers(1, 4))):
        index = draw(st.integers(0, len(rows) - 1))
        at = draw(st.integers(0, len(rows[index])))
        more = draw(
            st.sampled_from((b"9", b"-", b"e9", b"null", b'"', b"\\u001b", b"{}", b"]", b""))
        )
        rows[index] = rows[index][:at] + more + rows[index][at + draw(st.integers(0, 3)) :]
    return b"".join(with_sum(row.replace(b"\n", b"")) for row in rows)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(nonsense())
def test_nonsense_with_right_sums_is_used_or_told(runs: Runs, raw: bytes) -> None:
    put(runs, raw)
    (found,) = runs.waiting()
    assert isinstance(found, Waiting | Unplayable)


def test_text_in_a_journal_cannot_steer_a_terminal(runs: Runs) -> None:
    def spoilt(session: Session) -> Session:
        return msgspec.structs.replace(session, title="\x1b[2JTest", notes=("\u202eabc",))

    hostile = plan(hold("Wall \x9b5n"))
    begun = opening(msgspec.structs.replace(hostile, session=spoilt(hostile.session)))
    put(runs, with_sum(msgspec.json.encode(begun)))
    session = only(runs).cut.opening.plan.session
    assert session.title == "\ufffd[2JTest"
    assert session.notes == ("\ufffdabc",)
    assert session.steps[0].name == "Wall \ufffd5n"
    _, cut = runs.take_up(ID)
    assert cut.opening.plan.session == session


def test_a_path_in_a_reason_cannot_either(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "a\x1b[2Jb")
    put(runs, b"")
    assert "\x1b" not in reason(runs)
    with pytest.raises(CannotTakeUp) as caught:
        runs.take_up(ID)
    assert "\x1b" not in str(caught.value)


DAMAGED = RAW[: FIRST + 20] + b"\0" + RAW[FIRST + 21 :]


def test_damaged_bytes_are_kept_aside(runs: Runs) -> None:
    path = put(runs, DAMAGED)
    assert only(runs).is_damaged
    lines = taken_up(runs)
    assert len(lines) == 9
    (aside,) = (runs.folder / "damaged").iterdir()
    assert aside.read_bytes() == DAMAGED
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert stat.S_IMODE(aside.parent.stat().st_mode) == 0o700
    assert not only(runs).is_damaged
    assert zlib.crc32(path.read_bytes()) != zlib.crc32(DAMAGED)
    taken_up(runs)
    assert len(names_in(aside.parent)) == 1


def test_a_torn_end_is_no_damage(runs: Runs) -> None:
    put(runs, RAW[:-4])
    taken_up(runs)
    assert not (runs.folder / "damaged").exists()


def test_no_room_for_the_damaged_bytes_is_no_reason_not_to_go_on(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(runs, DAMAGED)
    with monkeypatch.context() as patch:
        fault = Fault(patch, "mkdir", 0, errno.ENOSPC)
        journal, cut = runs.take_up(ID)
    assert fault.struck
    assert cut.seen == 8.0
    journal.start(lambda trouble: None)
    assert journal.finish(LONG)
