"""A broad screen: the entry under the cursor stands beside the table of the pain log."""

from pathlib import Path

from textual.pilot import Pilot

from tests.screens.review.test_review import keep
from tests.screens.reviewing import press, reviewing
from tests.screens.support import text_of
from tests.storage.counting import CountingLog

BROAD = (200, 60)


async def beside(pilot: Pilot[None], text: str) -> None:
    """Wait until the text is there."""
    for _ in range(200):
        await pilot.pause(0.02)
        if text in text_of(pilot.app):
            return
    raise AssertionError(f"{text!r} never came:\n{text_of(pilot.app)}")


async def test_the_entry_under_the_cursor_is_shown_in_full(tmp_path: Path) -> None:
    log = CountingLog(tmp_path / "log")
    for days_ago in range(3):
        keep(log, days_ago, notes=f"note of day {days_ago}")

    async with reviewing(log, BROAD) as pilot:
        await beside(pilot, "Finished")
        assert text_of(pilot.app).count("note of day 0") == 2
        await press(pilot, "down")
        await beside(pilot, "2026-11-21 06:15:00 +01:00")
        assert text_of(pilot.app).count("note of day 1") == 2
        await press(pilot, "d", "d")
        await beside(pilot, "2026-11-20 06:15:00 +01:00")
        await press(pilot, "u", "up")
        await beside(pilot, "2026-11-21 06:15:00 +01:00")


async def test_where_there_is_no_room_nothing_is_read_for_it(tmp_path: Path) -> None:
    log = CountingLog(tmp_path / "log")
    for days_ago in range(3):
        keep(log, days_ago)

    async with reviewing(log, (120, 40)) as pilot:
        log.read_ids.clear()
        await press(pilot, "down", "down")
        await pilot.pause(0.3)
        assert log.read_ids == []
        assert "Finished" not in text_of(pilot.app)
        await pilot.resize_terminal(*BROAD)
        await beside(pilot, "Finished")
        assert len(log.read_ids) == 1
