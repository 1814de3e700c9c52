import datetime as dt

import pytest

from tests.screens.reviewing import TODAY
from tests.storage.entries import an_entry
from tui.screens.review.row_pages import PAGE, RowPages
from tui.storage.log.index import Filters, Index
from tui.storage.log.log import Log

COUNT = 5 * PAGE // 2


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Of two and a half pages of entries."""
    log = Log(tmp_path_factory.mktemp("rows") / "log")
    for days_ago in range(COUNT):
        started = TODAY - dt.timedelta(days=days_ago)
        log.add(Log.new_id(started, "reset"), an_entry(started=started))
    index = Index(None, log)
    index.refresh()
    return index


def test_only_the_pages_around_a_row_are_read(index: Index) -> None:
    rows = RowPages(index, Filters())
    rows.open()

    assert len(rows) == COUNT
    assert rows.row(0) is not None
    assert rows.row(COUNT - 1) is None
    assert rows.lacking(0, is_cursor=True) == []
    assert rows.lacking(COUNT - 1, is_cursor=True) == [1, 2]
    assert rows.lacking(COUNT - 1, is_cursor=True) == []


def test_every_row_is_its_own_day(index: Index) -> None:
    rows = RowPages(index, Filters())
    rows.open(around=COUNT - 1)
    days = [(TODAY.date() - rows[at].started.date()).days for at in range(COUNT)]

    assert days == list(range(COUNT))
    with pytest.raises(IndexError):
        rows[COUNT]


def test_an_entry_is_found_again_on_pages_that_are_read(index: Index) -> None:
    rows = RowPages(index, Filters())
    rows.open()
    last = rows[COUNT - 1].id

    assert RowPages(index, Filters()).find(last) is None
    assert rows.find(last) == COUNT - 1


def test_pages_read_longest_ago_are_forgotten_and_read_again(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.review.row_pages._KEPT", 1)
    rows = RowPages(index, Filters())
    rows.open()
    rows.read(2)

    assert rows.row(0) is None
    assert rows.lacking(0, is_cursor=False) == [0]
    assert rows[0].started.date() == TODAY.date()


def test_a_path_is_of_the_file_that_counts(index: Index) -> None:
    rows = RowPages(index, Filters())
    rows.open()

    assert rows[0].path.is_file()
