import datetime as dt
from pathlib import Path

import pytest

from tests.storage.entries import an_entry
from tui.storage.log.log import EntryName, Log


def test_an_id_tells_when_and_what() -> None:
    started = dt.datetime(2026, 11, 22, 6, 15, 2, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    entry_id = Log.new_id(started, "soleus-reset-2", random="1a2b3c4d")
    name = EntryName.of(Path(f"{entry_id}.12-ff.toml"))

    assert entry_id == "20261122T051502Z-soleus-reset-2-1a2b3c4d"
    assert name is not None
    assert (name.id, name.revision) == (entry_id, 12)
    assert (name.what, name.started) == ("soleus-reset-2", started)
    assert name.started.tzinfo is dt.UTC


def test_two_ids_of_the_same_moment_differ() -> None:
    now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)

    assert Log.new_id(now, "a") != Log.new_id(now, "a")


@pytest.mark.parametrize("what", ["../../../etc", "", "-a", "A", "a" * 49, "a/b", "a\n"])
def test_an_id_that_cannot_name_a_file_is_refused(log: Log, what: str) -> None:
    now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)

    with pytest.raises(ValueError, match="not an entry's id"):
        Log.new_id(now, what)
    with pytest.raises(ValueError, match="not an entry's id"):
        log.add(what, an_entry())
    with pytest.raises(ValueError, match="not an entry's id"):
        log.revise(what, an_entry())


def test_an_id_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        Log.new_id(dt.datetime(2026, 11, 22), "a")  # noqa: DTZ001 - the point of the test
