"""What an entry says in one line."""

import datetime as dt

import pytest

from tests.core.logged import screen
from tests.storage.entries import an_entry, one_of_each_other_kind
from tui.core.entries import Entry, FlagAnswer
from tui.core.telling import named, says

NOW = dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.UTC)
NO = FlagAnswer(flag="pop", tier="urgent", yes=False)
NAMES = (
    "Soleus reset, 2026-11-22 06:15",
    "Pain: calf left, 2026-11-22 07:00",
    "Morning: calf left, 2026-11-22",
    "Red flags: calf, 2026-11-22 07:00",
    "Injury: calf left, since 2026-11-22",
    "Clearance: calf left, 2026-11-22",
)


@pytest.mark.parametrize(
    ("answers", "seen", "words"),
    [
        ((NO,), None, "0 of 1 answered with yes"),
        ((), NOW.date(), "seen by a clinician on 2026-11-22"),
        ((NO,), NOW.date(), "0 of 1 answered with yes, seen by a clinician on 2026-11-22"),
    ],
)
def test_red_flags_that_were_only_seen_count_no_answers(
    answers: tuple[FlagAnswer, ...], seen: dt.date | None, words: str
) -> None:
    assert says(screen(NOW, *answers, seen=seen)) == words


@pytest.mark.parametrize(
    ("entry", "name"),
    list(zip((an_entry(), *one_of_each_other_kind()), NAMES, strict=True)),
)
def test_a_name_tells_entries_of_one_title_apart(entry: Entry, name: str) -> None:
    assert named(entry) == name
