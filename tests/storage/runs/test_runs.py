"""Journals of sessions that were cut off: found, taken up, put aside."""

import errno
import os

import msgspec
import pytest

from tests.storage.entries import names_in
from tests.storage.faults import Fault
from tests.storage.journals import (
    ID,
    LATER_ID,
    LONG,
    NOON,
    TWO_HOLDS,
    cut_off_in,
    line,
    lines_in,
    only,
    opening,
    put,
    taken_up,
    ticks,
)
from tui.core.forms.answers import Answer
from tui.core.interrupted.journal import Opening
from tui.core.playing import events as happened
from tui.core.session.segments import Plan
from tui.storage.definitions.library import Library, builtin_folder
from tui.storage.runs.checksummed import with_sum
from tui.storage.runs.journal import lock_of
from tui.storage.runs.locks import Lock
from tui.storage.runs.runs import KEPT_ASIDE_SECONDS, CannotTakeUp, Runs
from tui.storage.writing import CannotWrite


def test_a_session_that_was_cut_off_is_found_where_it_was(runs: Runs) -> None:
    assert runs.waiting() == []
    cut_off_in(runs, *ticks(7), line(Answer("after", "left", 3), 8))
    found = only(runs)
    assert (found.id, found.is_damaged, found.holder) == (ID, False, None)
    assert found.cut.played.run.whole_seconds_left == 13
    assert found.cut.answers == (Answer("after", "left", 3),)
    assert found == runs.find(ID)


def test_the_newest_comes_first(runs: Runs) -> None:
    cut_off_in(runs)
    cut_off_in(runs, begun=opening(id=LATER_ID))
    assert [one.id for one in runs.waiting()] == [LATER_ID, ID]


def test_it_is_gone_on_with_in_the_same_file(runs: Runs) -> None:
    path = cut_off_in(runs, *ticks(2))
    before = lines_in(path)
    journal, cut = runs.take_up(ID)
    assert cut == only(runs).cut
    journal.start(lambda trouble: None)
    more = line(happened.Tick(3.0), 3)
    journal.keep(more)
    assert journal.finish(LONG)
    assert lines_in(path) == (*before, more)
    assert only(runs).cut.seen == 3.0


def test_what_is_being_played_is_not_taken_up_twice(runs: Runs) -> None:
    cut_off_in(runs)
    journal, _ = runs.take_up(ID)
    holder = only(runs).holder
    assert holder is not None
    assert holder.pid == os.getpid()
    with pytest.raises(CannotTakeUp, match="another terminal"):
        runs.take_up(ID)
    for change in (runs.remove, runs.set_aside):
        with pytest.raises(CannotWrite, match="another terminal"):
            change(ID)
    journal.start(lambda trouble: None)
    assert journal.finish(LONG)
    assert only(runs).holder is None


def test_a_disk_that_takes_no_lock_is_no_reason_not_to_go_on(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off_in(runs, *ticks(2))
    monkeypatch.setattr(
        Lock, "take", lambda path: (_ for _ in ()).throw(CannotWrite(path, "the disk is full"))
    )
    _, cut = runs.take_up(ID)
    assert cut.seen == 2.0


def test_what_is_finished_meanwhile_is_told(runs: Runs) -> None:
    assert runs.find(ID) is None
    with pytest.raises(CannotTakeUp, match=r"^It was finished elsewhere meanwhile\.$"):
        runs.take_up(ID)
    assert not lock_of(runs.folder / f"{ID}.jsonl").exists()


@pytest.mark.parametrize("entry_id", ["../../../x", "", "a", f"{ID}/../b", f"{ID}\n"])
def test_no_other_name_is_a_journals(runs: Runs, entry_id: str) -> None:
    for use in (runs.find, runs.take_up, runs.remove, runs.set_aside, runs.take_over):
        with pytest.raises(ValueError, match="not an entry's id"):
            use(entry_id)


def test_other_files_are_left_alone(runs: Runs) -> None:
    put(runs, b"x", "notes")
    (runs.folder / f".{ID}.jsonl.1a2b.tmp").write_bytes(b"half")
    (runs.folder / f"{ID}.lock").touch()
    assert runs.waiting() == []


def test_all_sessions_that_come_with_it_are_read_as_they_were(runs: Runs) -> None:
    listed = Library((("built-in", builtin_folder()),)).sessions()
    sessions = [one.session for one in listed if one.session]
    assert len(sessions) > 2
    for session in sessions:
        begun = opening(Plan(session), before=(("left", 3), ("right", None)))
        path = cut_off_in(runs, begun=begun)
        assert only(runs).cut.opening == begun
        path.unlink()


def test_keys_and_events_of_a_newer_version_are_passed_over_and_kept(runs: Runs) -> None:
    begun = msgspec.to_builtins(opening()) | {"mood": "good"}
    lines = [
        msgspec.json.encode(begun),
        *ticks(2),
        b'{"wall":"2026-11-22T12:00:03Z","event":{"do":"dance","at":3}}',
        b'{"wall":"2026-11-22T12:00:04Z","event":{"do":"tick","at":4},"heart":120}',
        b"not even json",
    ]
    put(runs, b"".join(map(with_sum, lines)))
    found = only(runs)
    assert not found.is_damaged
    assert found.cut.seen == 4.0
    assert taken_up(runs) == tuple(lines)


# Away with it.


def test_what_is_removed_leaves_nothing(runs: Runs) -> None:
    cut_off_in(runs)
    (runs.folder / f"{ID}.lock").write_text("left by a kill")
    runs.remove(ID)
    assert names_in(runs.folder) == []
    runs.remove(ID)


def test_what_is_discarded_is_kept_for_thirty_days(runs: Runs) -> None:
    path = cut_off_in(runs, *ticks(2))
    raw = path.read_bytes()
    os.utime(path, (0, 0))
    runs.set_aside(ID)
    assert runs.waiting() == []
    aside = runs.folder / "discarded" / path.name
    assert aside.read_bytes() == raw
    discarded = aside.stat().st_mtime
    runs.tidy()
    runs.tidy(discarded + KEPT_ASIDE_SECONDS - 1)
    assert aside.exists()
    runs.tidy(discarded + KEPT_ASIDE_SECONDS + 1)
    assert not aside.exists()
    assert KEPT_ASIDE_SECONDS == 30 * 24 * 3600


def test_tidying_finds_nothing_to_do_or_nothing_that_can_be_done(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs.tidy()
    cut_off_in(runs)
    runs.set_aside(ID)
    fault = Fault(monkeypatch, "unlink", 0, errno.EROFS)
    runs.tidy(1e11)
    assert fault.struck
    assert names_in(runs.folder / "discarded")


def test_discarding_what_is_gone_is_fine(runs: Runs) -> None:
    cut_off_in(runs).unlink()
    runs.set_aside(ID)
    assert runs.waiting() == []


@pytest.mark.parametrize("function", ["mkdir", "utime", "replace"])
def test_what_cannot_be_discarded_is_told_and_stays(
    runs: Runs, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    cut_off_in(runs)
    with monkeypatch.context() as patch:
        Fault(patch, function, 0, errno.EROFS)
        with pytest.raises(CannotWrite, match="the disk is read-only"):
            runs.set_aside(ID)
    assert only(runs).id == ID


def test_an_opening_is_small(runs: Runs) -> None:
    """Each second adds a line; the first one may not dwarf a session's worth of them."""
    path = cut_off_in(runs, *ticks(60))
    assert len(path.read_bytes()) < 10_000
    assert isinstance(opening(TWO_HOLDS), Opening)
    assert only(runs).cut.wall > NOON
