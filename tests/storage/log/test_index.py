"""What the index of the log answers."""

import datetime as dt
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from tests.storage.any_entries import entries
from tests.storage.entries import ID, an_entry, one_of_each_other_kind
from tests.storage.logs import TEXT, ZONE, keep, put
from tui.core.entries import ENTRY_KINDS, Entry, Mark, MorningEntry, PainAnswer, SessionEntry
from tui.core.rules.history import Logged
from tui.storage.log.index import Changes, Filters, Index, index_of
from tui.storage.log.index_file import open_in_memory
from tui.storage.log.index_rows import INSERT, SELECTED, row_of, values_of
from tui.storage.log.log import EntryName, Log, Stored
from tui.storage.places import Places
from tui.storage.stores import Stores

DELETED = f"deleted = true\n{TEXT}"


def found(index: Index, filters: Filters) -> list[str]:
    """The random parts of the ids, which tell the day."""
    ids = [row.id.rpartition("-")[2] for row in index.rows(filters=filters)]
    assert index.count(filters) == len(ids)
    return ids


def test_it_answers_with_the_entries_of_the_log(index: Index, log: Log) -> None:
    others = one_of_each_other_kind()
    for number, entry in enumerate([an_entry(), *others]):
        log.add(Log.new_id(entry.started, entry.kind, f"n{number}"), entry)

    assert index.refresh() == Changes(read=6, removed=0)

    assert {one.entry.kind: one.entry for one in index.logged()} == {
        entry.kind: entry for entry in (an_entry(), *others)
    }
    assert index.is_kept


def test_logged_is_oldest_first_and_rows_are_newest_first(index: Index, log: Log) -> None:
    ids = [keep(log, day) for day in (3, 1, 2)]
    in_order = [ids[1], ids[2], ids[0]]
    index.refresh()

    assert [one.id for one in index.logged()] == in_order
    assert [row.id for row in index.rows()] == in_order[::-1]
    assert [row.id for row in index.rows(limit=1, offset=1)] == [in_order[1]]


def test_order_is_by_what_the_entry_says_not_by_its_name(index: Index, log: Log) -> None:
    early = keep(log, 1)
    late = keep(log, 2)
    log.revise(early, an_entry(started=dt.datetime(2026, 11, 3, tzinfo=ZONE)))
    index.refresh()

    assert [one.id for one in index.logged()] == [late, early]


def test_days_are_the_persons_and_both_ends_belong_to_them(index: Index, log: Log) -> None:
    just_after_midnight = dt.datetime(2026, 11, 3, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    log.add(Log.new_id(just_after_midnight, "a", "n3"), an_entry(started=just_after_midnight))
    for day in (1, 2, 4):
        keep(log, day)
    index.refresh()
    third = dt.date(2026, 11, 3)

    assert found(index, Filters(since=third, until=third)) == ["n3"]
    assert found(index, Filters(since=third)) == ["n4", "n3"]
    assert found(index, Filters(until=third)) == ["n3", "n2", "n1"]
    assert [one.id[-2:] for one in index.logged(since=third)] == ["n3", "n4"]


def test_a_morning_is_of_the_day_it_answers_for(index: Index, log: Log) -> None:
    [morning] = [one for one in one_of_each_other_kind() if isinstance(one, MorningEntry)]
    day = dt.date(2026, 11, 20)
    log.add(Log.new_id(morning.started, "morning"), msgspec.structs.replace(morning, day=day))
    index.refresh()

    assert len(index.logged(since=day, until=day)) == 1
    assert index.logged(since=day + dt.timedelta(days=1)) == []


def answer(region: str, side: str | None, **more: object) -> PainAnswer:
    return PainAnswer(region=region, side=side, **more)  # type: ignore[arg-type]  # literals


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(region="calf"), ["n2", "n1"]),
        (Filters(region="hamstring"), ["n3", "n2"]),
        (Filters(region="cal"), []),
        (Filters(side="left"), ["n2", "n1"]),
        (Filters(side="right"), ["n3"]),
        (Filters(session="full-calf"), ["n3"]),
        (Filters(region="calf", session="full-calf"), []),
        (Filters(text="STRASSE"), ["n1"]),
        (Filters(text="straße"), ["n1"]),
        (Filters(text="deep MIDDLE"), ["n2"]),
        (Filters(text="middle deep"), ["n2"]),
        (Filters(text="burning"), ["n2"]),
        (Filters(text="100%"), ["n3"]),
        (Filters(text="1_0"), []),
        (Filters(text="1%0"), []),
        (Filters(text="' OR 1"), []),
        (Filters(text="reset"), ["n3", "n2", "n1"]),
        (Filters(text="  "), ["n3", "n2", "n1"]),
        (Filters(kinds=("pain",)), []),
        (Filters(kinds=("pain", "session")), ["n3", "n2", "n1"]),
        (Filters(statuses=()), []),
    ],
    ids=str,
)
def test_filters(index: Index, log: Log, filters: Filters, expected: list[str]) -> None:
    keep(log, 1, notes="cold\nHauptstraße", region="calf", pain=(answer("calf", "left"),))
    both = (
        answer("calf", None, where=("Deep middle",), feel=("burning",)),
        answer("hamstring", None),
    )
    keep(log, 2, notes=None, pain=both)
    keep(
        log, 3, notes="100% fine", session="full-calf", region="hamstring", pain=(), marks=(mark(),)
    )
    index.refresh()

    assert found(index, filters) == expected


def mark() -> Mark:
    return Mark(at=1, step=0, score=2, side="right")


def test_each_kind_of_row(index: Index, log: Log) -> None:
    put(log, f"{ID}.1.toml", "schema = ")
    other = "20261121T051502Z-a-b"
    for file in (f"{other}.2-a.toml", f"{other}.2-b.toml"):
        put(log, file)
    gone = put(log, "20261120T051502Z-a-b.1.toml", DELETED)
    bare = put(log, "20261119T051502Z-a-b.1.toml", "schema = 1\ndeleted = true")
    index.refresh()

    unreadable, conflicted = index.rows()
    deleted, nothing = index.rows(filters=Filters(statuses=("deleted",)))

    assert unreadable.status == "unreadable"
    assert str(unreadable.name.path) in str(unreadable.reason)
    assert (unreadable.kind, unreadable.entry) == (None, None)
    assert conflicted.conflicted
    assert conflicted.status == "stored"
    assert conflicted.name in log.names()
    assert conflicted.name.path.name == f"{other}.2-b.toml"
    assert (deleted.name.path, deleted.entry, deleted.kind) == (gone, an_entry(), "session")
    assert (nothing.name.path, nothing.entry, nothing.kind) == (bare, None, None)
    assert [one.id for one in index.logged()] == [other]


def test_logged_reads_a_log_that_was_never_read(index: Index, log: Log) -> None:
    entry_id = keep(log, 1)

    assert index.rows() == []
    assert index.logged() == [Logged(entry_id, index.logged()[0].entry)]


@given(entry=entries)
def test_any_entry_comes_back_as_it_was(entry: SessionEntry) -> None:
    folder = Path("/log")
    name = EntryName.of(folder / "2026" / f"{ID}.1.toml")
    assert name is not None
    with closing(open_in_memory(version=1)) as connection:
        connection.execute(INSERT, values_of(Stored(name, entry, {}), folder))
        [values] = connection.execute(f"SELECT {SELECTED} FROM entries")  # noqa: S608 - constant
    row = row_of(values, folder)

    assert row.entry == entry
    assert row.entry.started.utcoffset() == entry.started.utcoffset()
    assert row.started == entry.started


def test_the_file_is_its_owners_alone(index: Index, tmp_path: Path) -> None:
    index.refresh()

    path = tmp_path / "cache" / "log.sqlite"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["log.sqlite"]


def test_stores_have_one_index_for_each_log(tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    stores = Stores.at(places)

    assert stores.index is Stores.at(places).index
    assert stores.index is index_of(places.index, places.log)
    stores.index.refresh()
    assert places.index.is_file()


def test_stores_without_a_place_for_it_have_one_in_memory(tmp_path: Path) -> None:
    stores = Stores((), Log(tmp_path / "log"), tmp_path / "runs")
    keep(stores.log, 1)
    stores.index.refresh()

    assert len(stores.index.logged()) == 1
    assert not stores.index.is_kept


def test_today_does_without_sqlite() -> None:
    loads = "import sys, tui.app, tui.screens.today.today; print('sqlite3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_entry_types_are_all_in_the_union() -> None:
    assert set(ENTRY_KINDS.values()) == set(Entry.__args__)
