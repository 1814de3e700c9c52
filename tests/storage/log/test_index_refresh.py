"""What a refresh of the index reads again, and what it leaves as it is."""

from pathlib import Path

import msgspec
import pytest

from tests.storage.counting import CountingLog
from tests.storage.entries import ID, an_entry
from tests.storage.logs import TEXT, keep, put
from tui.core.entries import ENTRY_KINDS, SessionEntry
from tui.storage.listing import CannotList
from tui.storage.log.index import Changes, Index
from tui.storage.log.log import Log


def test_only_new_files_are_read(index: Index, log: CountingLog) -> None:
    first = keep(log, 1)
    index.refresh()
    log.read_ids.clear()

    assert not index.refresh()
    assert log.read_ids == []

    second = keep(log, 2)
    assert index.refresh() == Changes(read=1)
    assert log.read_ids == [second]

    log.revise(first, an_entry(effort=3))
    log.delete(second)
    log.read_ids.clear()
    assert index.refresh() == Changes(read=2)
    assert sorted(log.read_ids) == [first, second]
    [one] = index.logged()
    assert isinstance(one.entry, SessionEntry)
    assert one.entry.effort == 3


def test_files_that_vanish_are_forgotten(index: Index, log: Log) -> None:
    first, second = keep(log, 1), keep(log, 2)
    index.refresh()
    for path in log.folder.rglob(f"{second}.*"):
        path.unlink()

    assert index.refresh() == Changes(removed=1)
    assert [one.id for one in index.logged()] == [first]


def test_a_second_version_that_comes_later_is_told(index: Index, log: Log) -> None:
    put(log, f"{ID}.2-b.toml")
    index.refresh()
    put(log, f"{ID}.2-a.toml")

    assert index.refresh() == Changes(read=1)
    [row] = index.rows()
    assert row.conflicted


def test_a_file_that_was_mended_is_read_again(index: Index, log: CountingLog) -> None:
    path = put(log, f"{ID}.1.toml", "schema = ")
    index.refresh()
    assert index.refresh() == Changes(), "nothing new about it"

    path.write_text(TEXT)
    assert index.refresh() == Changes(read=1)
    assert [one.id for one in index.logged()] == [ID]
    log.read_ids.clear()
    assert not index.refresh()
    assert log.read_ids == []


def test_a_refresh_that_is_stopped_goes_on_the_next_time(index: Index, log: CountingLog) -> None:
    ids = [keep(log, day) for day in (1, 2, 3)]
    calls: list[tuple[int, int]] = []

    stopped = index.refresh(should_stop=lambda: len(log.read_ids) == 2)
    assert stopped == Changes(read=2, is_complete=False)
    assert [row.id for row in index.rows()] == ids[:0:-1], "the newest come first"

    changes = index.refresh(on_progress=lambda done, total: calls.append((done, total)))
    assert changes == Changes(read=1)
    assert calls[-1] == (1, 1)
    assert sorted(log.read_ids) == ids


def test_rebuilding_reads_all_files_again(index: Index, log: CountingLog) -> None:
    path = put(log, f"{ID}.1.toml")
    index.refresh()
    path.write_text(TEXT.replace("[[pain]]", "effort = 7\n[[pain]]"))  # which nobody should do
    assert not index.refresh()

    assert index.rebuild() == Changes(read=1)
    [one] = index.logged()
    assert isinstance(one.entry, SessionEntry)
    assert one.entry.effort == 7


def test_a_log_that_cannot_be_listed_is_told_and_nothing_forgotten(index: Index, log: Log) -> None:
    keep(log, 1)
    index.refresh()
    log.folder.chmod(0o755)

    with pytest.raises(CannotList):
        index.refresh()
    assert len(index.logged()) == 1


def test_a_missing_log_is_empty(index: Index) -> None:
    assert index.refresh() == Changes()
    assert index.logged() == []
    assert index.count() == 0


def test_what_was_purged_is_not_in_the_file_either(index: Index, log: Log, tmp_path: Path) -> None:
    entry_id = keep(log, 1, notes="unforgettable")
    keep(log, 2)
    index.refresh()
    path = tmp_path / "cache" / "log.sqlite"
    assert b"unforgettable" in path.read_bytes()

    log.delete(entry_id)
    log.purge([entry_id])
    index.refresh()

    assert b"unforgettable" not in path.read_bytes()


def test_entries_of_another_shape_have_an_index_of_their_own(
    index: Index, log: CountingLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(log, 1)
    index.refresh()
    log.read_ids.clear()

    class Shorter(msgspec.Struct):
        kind: str

    monkeypatch.setitem(ENTRY_KINDS, "pain", Shorter)
    newer = Index(tmp_path / "cache" / "log.sqlite", log)
    assert newer.refresh() == Changes(read=1)
    assert len(log.read_ids) == 1
