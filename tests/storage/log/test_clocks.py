"""Case 39: clocks that are set back, jump at daylight saving, or are fifty years ahead."""

import datetime as dt

import pytest

from tests.storage.entries import an_entry
from tui.storage.log.history import last_done, recent_answers
from tui.storage.log.log import EntryName, Log, Stored

NOW = dt.datetime(2026, 11, 22, 6, 15, 2, tzinfo=dt.UTC)
SUMMER, WINTER = dt.timezone(dt.timedelta(hours=2)), dt.timezone(dt.timedelta(hours=1))
"""What the clock of a machine in Berlin goes by."""


def keep(log: Log, started: dt.datetime, what: str = "reset") -> str:
    """Save a session that began when the clock said so."""
    entry_id = Log.new_id(started, what)
    log.add(entry_id, an_entry(session=what, started=started, finished=started, entered=started))
    return entry_id


def test_a_clock_set_back_a_day_overwrites_and_hides_nothing(log: Log) -> None:
    first = keep(log, NOW)
    second = keep(log, NOW - dt.timedelta(days=1))
    third = keep(log, NOW)

    assert len({first, second, third}) == 3
    assert {name.id for name in log.names()} == {first, second, third}
    assert log.names()[-1].id == second
    assert last_done(log) == {"reset": NOW}


def test_the_hour_that_comes_twice_keeps_its_order(log: Log) -> None:
    early, late = (dt.datetime(2026, 10, 25, 2, 30, tzinfo=zone) for zone in (SUMMER, WINTER))
    ids = [keep(log, late), keep(log, early)]

    assert [name.id for name in log.names()] == ids
    assert log.names()[0].started - log.names()[1].started == dt.timedelta(hours=1)
    assert last_done(log) == {"reset": late}


def test_the_hour_that_is_left_out_is_no_trouble(log: Log) -> None:
    keep(log, dt.datetime(2026, 3, 29, 1, 59, 59, tzinfo=WINTER))
    keep(log, dt.datetime(2026, 3, 29, 3, 0, 0, tzinfo=SUMMER))

    newer, older = log.names()
    assert newer.started - older.started == dt.timedelta(seconds=1)


@pytest.mark.parametrize("years", [50, -50])
def test_a_clock_half_a_century_off_saves_and_lists(log: Log, years: int) -> None:
    far = NOW.replace(year=NOW.year + years)
    keep(log, far)
    keep(log, NOW)

    assert len(log.names()) == 2
    assert last_done(log) == {"reset": max(far, NOW)}
    assert all(isinstance(found, Stored) for found in log.newest(9))
    assert len(recent_answers(log, "calf")) == 2
    assert (log.folder / str(far.year)).is_dir()


@pytest.mark.parametrize("year", ["0001", "1969", "9999"])
def test_a_year_that_has_no_local_time_everywhere_is_no_entry(log: Log, year: str) -> None:
    """Whoever copies such a file into the log must not stop the list of sessions."""
    name = f"{year}1231T235959Z-reset-a"
    assert EntryName.of(log.folder / f"{name}.1.toml") is None
    assert last_done(log) == {}
