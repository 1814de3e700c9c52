"""Finding the mornings that are due: few files are read."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.core.logged import answer, at, morning, session
from tests.storage.counting import CountingLog
from tui.storage.definitions.library import builtin_folder
from tui.storage.log.log import Log
from tui.storage.log.mornings import mornings_due
from tui.storage.stores import Stores

TODAY = dt.date(2026, 11, 20)
NOW = at(TODAY, 7)
CALF = (builtin_folder() / "regions" / "calf.toml").read_text()


@pytest.fixture
def stores(tmp_path: Path, log: CountingLog) -> Stores:
    regions = tmp_path / "own" / "regions"
    regions.mkdir(parents=True)
    text = "\n".join(row for row in CALF.splitlines() if not row.startswith("morning ="))
    asks = text.replace("[questions]", '[questions]\nmorning = "How strong this morning?"')
    (regions / "calf.toml").write_text(asks)
    return Stores((("yours", tmp_path / "own"),), log, tmp_path / "runs")


def keep_session(log: Log, days_ago: int, said: bool = True) -> None:
    """A session of that day, of which pain was said or not."""
    entry = session(TODAY - dt.timedelta(days=days_ago), *((answer(before=3),) if said else ()))
    log.add(Log.new_id(entry.started, "reset"), entry)


def test_only_the_last_days_are_read(stores: Stores, log: CountingLog) -> None:
    for days_ago in range(40):
        keep_session(log, days_ago)
    found = mornings_due(stores, NOW)
    assert [(TODAY - one.about.day).days for one in found] == [0, 1, 2, 3]
    assert len(log.read_ids) == 6  # one more, for days that begin earlier elsewhere
    assert {one.region.questions.morning for one in found} == {"How strong this morning?"}


def test_an_answer_in_the_log_is_seen_also_one_given_late(stores: Stores, log: CountingLog) -> None:
    for days_ago in (1, 3):
        keep_session(log, days_ago)
    late = replace(morning(TODAY - dt.timedelta(days=2), 1), entered=NOW, recalled=True)
    log.add(Log.new_id(late.started, "morning"), late)
    assert [one.about.day for one in mornings_due(stores, NOW)] == [TODAY]


@pytest.mark.parametrize("said", [None, False])
def test_no_region_is_read_where_nothing_can_be_due(
    stores: Stores, log: CountingLog, said: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if said is not None:
        keep_session(log, 1, said)
    monkeypatch.delattr(Stores, "library")
    assert mornings_due(stores, NOW) == ()
