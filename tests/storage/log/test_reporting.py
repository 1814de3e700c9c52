"""Which entries and definitions are read for a report."""

from pathlib import Path

import pytest

from tests.core.logged import DAY, ago, clearance, log_of, morning, pain, session, strain
from tui.core.entries import Entry, SessionEntry
from tui.storage.log.log import Log
from tui.storage.log.reporting import entries_around, region_of, sessions_of
from tui.storage.places import Places


def keep(folder: Path, *entries: Entry) -> Log:
    log = Log(Places.under(folder).log)
    for one in entries:
        what = one.session if isinstance(one, SessionEntry) else one.kind
        log.add(log.new_id(one.started, what), one)
    return log


@pytest.mark.parametrize(
    ("entry", "is_read"),
    [
        (session(ago(20)), True),
        (session(ago(10)), True),
        (session(ago(27)), True),
        (morning(ago(34), 2), True),
        (morning(ago(190), 2, stiff=1), True),
        (morning(ago(202), 2, stiff=1), False),
        (session(ago(60)), False),
        (morning(ago(6), 2), True),
        (session(ago(0)), False),
        (strain(ago(3000)), True),
        (clearance(ago(3000)), True),
        (strain(ago(0)), True),
    ],
)
def test_what_rules_need_around_a_period_is_read(
    tmp_path: Path, entry: Entry, is_read: bool
) -> None:
    found, unreadable = entries_around(keep(tmp_path, entry), ago(20), ago(10))
    assert ([one.entry for one in found], unreadable) == ([entry] if is_read else [], [])


def test_the_oldest_comes_first_and_what_is_broken_apart(tmp_path: Path) -> None:
    log = keep(tmp_path, session(ago(1)), session(ago(3)), session(ago(2)))
    log.names()[1].path.write_text("damaged")
    found, (broken,) = entries_around(log, ago(9), DAY)
    assert [one.entry.started.date() for one in found] == [ago(3), ago(1)]
    assert "damaged" in broken.reason


def test_definitions_that_are_there_and_whole(tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    regions = places.definitions / "regions"
    regions.mkdir(parents=True)
    (regions / "hamstring.toml").write_text("schema = 1\n")
    (places.definitions / "mine.toml").write_text("schema = 1\n")
    calf = region_of(places, "calf")
    assert calf
    assert calf.title == "Calf"
    assert region_of(places, "hamstring") is None  # one's own counts, and is broken
    assert region_of(places, "elbow") is None
    played = log_of(*(session(DAY, session=one) for one in ("soleus-reset", "mine", "gone")))
    assert list(sessions_of(places, played)) == ["soleus-reset"]


def test_a_pain_note_of_which_the_time_was_corrected_is_read(tmp_path: Path) -> None:
    log = keep(tmp_path, pain(ago(100), 3), session(ago(15)))
    moved = pain(ago(12), 3)
    log.revise(log.names()[-1].id, moved)
    found, _ = entries_around(log, ago(20), ago(10))
    assert [one.entry for one in found] == [session(ago(15)), moved]
