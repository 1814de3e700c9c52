"""A file that only grows, is moved, and is ours alone."""

import stat
from pathlib import Path

from tests.storage.journals import LONG, Ear, lines_in, writing
from tui.storage.runs.journal import Journal, lock_of
from tui.storage.runs.locks import Lock, ask_for, holder_of


def test_each_line_is_on_the_disk_when_it_is_safe(path: Path) -> None:
    ear = Ear()
    with writing(path, b"first", told=ear) as journal:
        for number in range(5):
            journal.keep(b"%d" % number)
            assert journal.wait(LONG)
            assert lines_in(path) == (b"first", *(b"%d" % one for one in range(number + 1)))
    assert ear.rest == []
    assert journal.trouble is None


def test_ending_writes_what_is_left(path: Path) -> None:
    with writing(path, b"first") as journal:
        for number in range(50):
            journal.keep(b"%d" % number)
        assert journal.finish(LONG)
    assert len(lines_in(path)) == 51
    assert not lock_of(path).exists()


def test_it_is_written_elsewhere_from_now_on(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "stick" / "runs" / "one.jsonl"
    with writing(path, b"first") as journal:
        journal.keep(b"second")
        assert journal.wait(LONG)
        journal.move_to(other)
        assert journal.wait(LONG)
        assert lines_in(other) == (b"first", b"second")
        journal.keep(b"third")
        assert journal.wait(LONG)
    assert lines_in(other) == (b"first", b"second", b"third")
    assert lines_in(path) == (b"first", b"second")
    assert stat.S_IMODE(other.stat().st_mode) == 0o600


def test_where_it_is_moved_to_nobody_else_plays_it_either(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / path.name
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        journal.move_to(other)
        assert journal.wait(LONG)
        for each in (path, other):
            assert holder_of(lock_of(each)) is not None
        ask_for(lock_of(other))
        assert journal.is_wanted
    for each in (path, other):
        assert not lock_of(each).exists()


def test_nobody_else_writes_it_meanwhile(path: Path) -> None:
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        assert Lock.take(lock_of(path)) is None


def test_a_file_that_somebody_removed_is_written_anew(path: Path) -> None:
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        path.unlink()
        journal.keep(b"second")
        assert journal.wait(LONG)
    assert lines_in(path) == (b"first", b"second")


def test_it_is_private(path: Path) -> None:
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
        modes = [stat.S_IMODE(one.stat().st_mode) for one in (path, lock_of(path), path.parent)]
    assert modes == [0o600, 0o600, 0o700]


def test_a_link_in_its_place_is_replaced_not_followed(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir(0o700)
    victim = tmp_path / "victim"
    victim.write_text("precious")
    path.symlink_to(victim)
    with writing(path, b"first") as journal:
        assert journal.wait(LONG)
    assert victim.read_text() == "precious"
    assert lines_in(path) == (b"first",)


def test_a_journal_that_is_gone_on_with_is_written_whole_first(path: Path) -> None:
    with writing(path, b"first", b"second") as journal:
        assert journal.wait(LONG)
    path.write_bytes(path.read_bytes() + b"torn")
    again = Journal(path, Lock.take(lock_of(path)), lines_in(path))
    again.start(lambda trouble: None)
    again.keep(b"third")
    assert again.finish(LONG)
    assert lines_in(path) == (b"first", b"second", b"third")
    assert b"torn" not in path.read_bytes()
