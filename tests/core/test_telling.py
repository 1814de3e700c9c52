"""What an entry says in one line."""

import datetime as dt

import pytest

from tui.core.entries import FlagAnswer, ScreenEntry
from tui.core.telling import says

NOW = dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.UTC)
NO = FlagAnswer(flag="pop", tier="urgent", yes=False)


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
    entry = ScreenEntry(
        schema=1,
        kind="screen",
        entered=NOW,
        app="0",
        started=NOW,
        region="calf",
        why="asked",
        answers=answers,
        seen=seen,
    )

    assert says(entry) == words
