"""Pain that was marked by a slip in a session in lines, and taken back."""

from pathlib import Path

from tests.plain.playing import AFTER, GO, SHORT_AFTER, START, Played, session_entry
from tests.screens.support import FakeClock
from tests.screens.walk import stores_with_quick
from tui.storage.stores import Stores


def test_undo_takes_marks_back_one_by_one(stores: Stores, clock: FakeClock) -> None:
    played = Played(
        stores,
        clock,
        "calf",
        *START,
        GO,
        ("Hold", "undo"),
        ("No pain is marked.", "3"),
        ("Pain 3 noted, left.", "4"),
        ("Pain 4 noted, left.", "u"),
        ("Pain 4, left, taken back.", "u"),
        ("Pain 3, left, taken back.", "3"),
        *AFTER,
    )
    assert [one.score for one in session_entry(played).marks] == [3]


def test_a_slip_that_stopped_the_clock_is_taken_back_and_the_clock_still_stands(
    stores: Stores, clock: FakeClock
) -> None:
    played = Played(
        stores,
        clock,
        "calf",
        *START,
        GO,
        ("Hold", "8"),
        ("a number or undo corrects", "undo"),
        ("Without a score. What now?", ""),
        ("Pain 8, left, taken back; still paused.\nPaused.", ""),
        *SHORT_AFTER,
    )
    entry = session_entry(played)
    assert entry.marks == ()
    assert entry.outcome == "completed"


def test_a_slip_is_taken_back_where_its_side_is_asked(tmp_path: Path, clock: FakeClock) -> None:
    stores = stores_with_quick(tmp_path)
    file = tmp_path / "own" / "calf.toml"
    file.write_text(file.read_text().replace('"each"', '"both"'))
    played = Played(
        stores,
        clock,
        "calf",
        ("Which leg", "n"),
        ("How much", ""),
        ("An empty line starts", ""),
        GO,
        ("Hold", "4"),
        ("Which side hurts", "undo"),
        ("Pain 4, taken back.", "2"),
        ("Which side hurts", "l"),
        ("Left. At its worst", ""),
        ("Left. Now", ""),
        ("Right. At its worst", ""),
        ("Right. Now", ""),
        *SHORT_AFTER[2:],
    )
    assert [(one.score, one.side) for one in session_entry(played).marks] == [(2, "left")]
