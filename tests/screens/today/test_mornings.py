"""Today asks about mornings: two keys, skippable, out of the way."""

import asyncio
import datetime as dt
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from tests.screens.noting import CALF, NOW, notes, sore, stores_with_regions, wait_for_note
from tests.screens.support import FakeClock
from tests.screens.walk import Walk, start, told, walking
from tui.core.entries import Entry, MorningEntry
from tui.core.forms.score import TEN_WITHIN
from tui.screens import disk
from tui.screens.review.review import ReviewScreen
from tui.screens.starting.before import BeforeScreen
from tui.screens.today.today import TodayScreen
from tui.storage.log.log import Log
from tui.storage.stores import Stores


class HeldLog(Log):
    """Adds an entry once it may."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.may_go_on, self.has_begun = threading.Event(), threading.Event()
        self.may_go_on.set()

    def add(self, entry_id: str, entry: Entry) -> Path:
        if not self.may_go_on.is_set():
            self.has_begun.set()
        self.may_go_on.wait(10)
        return super().add(entry_id, entry)


QUESTION = "In your first steps this morning, how strong is it?"


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return stores_with_regions(tmp_path, calf=CALF)


def answers(stores: Stores) -> list[tuple[int, str | None, int | None, int | None]]:
    """Day of the month, side, pain and stiffness of each morning in the log, newest first."""
    found = [one for one in notes(stores, "morning") if isinstance(one, MorningEntry)]
    return [(one.day.day, one.side, one.morning, one.stiff) for one in found]


async def settle(walk: Walk) -> None:
    """End the wait for a 0 after a 1."""
    walk.clock.advance(TEN_WITHIN)
    await walk.pilot.pause(TEN_WITHIN + 0.1)


async def test_two_keys_answer_the_sore_side(stores: Stores) -> None:
    sore(stores, 1, "left")
    async with walking(stores) as walk:
        assert "▶ Left calf, today" in walk.text
        assert QUESTION in walk.text
        assert "0 = no pain, 10 = worst possible pain" in walk.text
        await walk.press("2")
        assert "▶ Left calf, today  2" in walk.text
        assert "That morning, how stiff is the calf?" in walk.text
        assert "0 = not stiff, 10 = as stiff as possible" in walk.text
        assert answers(stores) == []
        await walk.press("3")
        await wait_for_note(walk, stores, "morning")
        assert answers(stores) == [(22, "left", 2, 3)]
        assert "Noted: calf left, morning of 2026-11-22: 2, stiff 3." in walk.text
        assert QUESTION not in walk.text


async def test_both_sides_and_late_ones_come_one_after_another_newest_first(
    stores: Stores,
) -> None:
    sore(stores, 1, "left", "right")
    sore(stores, 3, "right")
    async with walking(stores) as walk:
        for count, (keys, about) in enumerate(
            (("23", "Left calf, today"), ("00", "Right calf, today"), ("44", "Right calf, Fri"))
        ):
            assert f"▶ {about}" in walk.text
            await walk.press(*keys)
            await wait_for_note(walk, stores, "morning", count + 1)
        assert sorted(answers(stores)) == [
            (20, "right", 4, 4),
            (22, "left", 2, 3),
            (22, "right", 0, 0),
        ]
        recalled = {
            one.day.day: one.recalled
            for one in notes(stores, "morning")
            if isinstance(one, MorningEntry)
        }
        assert recalled == {20: True, 22: False}


async def test_skipping_is_kept_as_asked_and_not_known(stores: Stores) -> None:
    sore(stores)
    async with walking(stores) as walk:
        await walk.press("s")
        await wait_for_note(walk, stores, "morning")
        assert answers(stores) == [(22, "left", None, None)]
        assert "Left out: calf left, morning of 2026-11-22." in walk.text
    async with walking(stores) as walk:
        assert QUESTION not in walk.text


async def test_escape_puts_it_off_until_the_next_start(stores: Stores) -> None:
    sore(stores, 1, "left", "right")
    async with walking(stores) as walk:
        await walk.press("escape")
        assert "▶ Right calf" in walk.text
        await walk.press("escape", "r")
        assert QUESTION not in walk.text
        assert answers(stores) == []
    async with walking(stores) as walk:
        assert "▶ Left calf" in walk.text


async def test_a_0_soon_after_a_1_makes_10_and_says_how_it_is_undone(stores: Stores) -> None:
    sore(stores)
    async with walking(stores) as walk:
        await walk.press("1", "0")
        assert "▶ Left calf, today  10" in walk.text
        assert "Backspace if you meant 1, then 0" in walk.text
        await walk.press("backspace", "1")
        walk.clock.advance(TEN_WITHIN + 1)
        await walk.press("0")
        await wait_for_note(walk, stores, "morning")
        assert answers(stores) == [(22, "left", 1, 0)]


async def test_a_last_1_waits_whether_it_becomes_10(stores: Stores) -> None:
    sore(stores, 1, "left", "right")
    async with walking(stores) as walk:
        await walk.press("2", "1")
        assert answers(stores) == []
        assert "2, stiff 1" in walk.text
        await walk.press("0")
        await wait_for_note(walk, stores, "morning")
        await walk.press("3", "1")
        await settle(walk)
        await wait_for_note(walk, stores, "morning", 2)
        assert sorted(answers(stores)) == [(22, "left", 2, 10), (22, "right", 3, 1)]


async def test_any_other_key_ends_that_wait_and_does_what_it_does(stores: Stores) -> None:
    sore(stores)
    async with walking(stores) as walk:
        await walk.press("2", "1", "down")
        await wait_for_note(walk, stores, "morning")
        assert answers(stores) == [(22, "left", 2, 1)]


async def test_help_over_today_loses_no_answer(stores: Stores) -> None:
    sore(stores)
    async with walking(stores) as walk:
        await walk.press("2", "1", "question_mark")
        await wait_for_note(walk, stores, "morning")
        await walk.press("escape")
        assert answers(stores) == [(22, "left", 2, 1)]
        assert "In your first steps" not in walk.text
        assert "Noted: calf left" in walk.text


async def test_enter_behind_the_first_digit_passes_no_question(stores: Stores) -> None:
    sore(stores)
    async with walking(stores) as walk:
        await walk.press("2", "enter")
        assert "how stiff" in walk.text
        assert "enter: stiffness unknown" in " ".join(walk.text.split())
        await walk.press("3")
        await wait_for_note(walk, stores, "morning")
        assert answers(stores) == [(22, "left", 2, 3)]


async def test_enter_twice_after_the_first_answer_leaves_stiffness_out(stores: Stores) -> None:
    sore(stores)
    async with walking(stores) as walk:
        await walk.press("2", "enter", "enter")
        await wait_for_note(walk, stores, "morning")
        assert answers(stores) == [(22, "left", 2, None)]
        assert isinstance(walk.app.screen, TodayScreen)


async def test_a_line_that_delivers_an_answer_and_q_together_keeps_the_answer(
    stores: Stores,
) -> None:
    sore(stores)
    async with walking(stores) as walk:
        for key in "23q":
            walk.app.screen.post_message(events.Key(key, key))
        await wait_for_note(walk, stores, "morning")
        assert answers(stores) == [(22, "left", 2, 3)]
        assert walk.app.return_code is None
        await walk.press("q")
        assert walk.app.return_code == 0


async def test_the_end_waits_for_an_answer_that_is_being_written(
    stores: Stores, tmp_path: Path
) -> None:
    log = HeldLog(tmp_path / "log")
    stores = replace(stores, log=log)
    sore(stores)
    log.may_go_on.clear()
    async with walking(stores) as walk:
        await walk.press("2", "3")
        assert await asyncio.to_thread(log.has_begun.wait, 5)
        assert not walk.app.wait_until_safe(0.01)
        log.may_go_on.set()
        assert await asyncio.to_thread(walk.app.wait_until_safe, 5)
        assert answers(stores) == [(22, "left", 2, 3)]


async def test_it_is_in_nobodys_way(stores: Stores) -> None:
    sore(stores)
    async with walking(stores) as walk:
        await walk.press("v")
        assert isinstance(walk.app.screen, ReviewScreen)
        await walk.press("escape", "slash", *"2s", "backspace", "backspace", "escape")
        assert QUESTION in walk.text
        await start(walk, "quick")
        assert isinstance(walk.app.screen, BeforeScreen)
        assert answers(stores) == []


async def test_it_fits_a_small_terminal(stores: Stores) -> None:
    sore(stores)
    async with walking(stores) as walk:
        await walk.pilot.resize_terminal(60, 20)
        await walk.pilot.pause()
        assert QUESTION in " ".join(walk.text.split())
        assert "0 = no pain, 10 = worst possible pain" in walk.text
        assert "s: skip" in walk.text
        assert max(map(len, walk.text.splitlines())) <= 60


@pytest.mark.parametrize("hour", [0, 3])
async def test_nobody_is_asked_in_the_night(stores: Stores, hour: int) -> None:
    sore(stores)
    async with walking(stores, FakeClock(NOW.replace(hour=hour))) as walk:
        assert QUESTION not in walk.text


async def test_nothing_due_asks_nothing_and_digits_mean_nothing(stores: Stores) -> None:
    sore(stores, 6)
    async with walking(stores) as walk:
        await walk.press("2", "3", "s")
        assert "how strong" not in walk.text
        assert answers(stores) == []


async def test_a_region_that_does_not_ask_is_not_asked(tmp_path: Path) -> None:
    lines = [row for row in CALF.splitlines() if not row.startswith("morning")]
    stores = stores_with_regions(tmp_path, calf="\n".join(lines))
    sore(stores)
    async with walking(stores) as walk:
        assert "Left calf" not in walk.text


async def test_a_day_later_it_is_yesterdays(stores: Stores) -> None:
    sore(stores)
    async with walking(stores, FakeClock(NOW + dt.timedelta(days=1))) as walk:
        assert "In your first steps yesterday morning" in walk.text


async def test_todays_first_paint_loads_no_form() -> None:
    """In a process of its own, for tests before this one have loaded them."""
    code = "import sys, tui.screens.today.today, tui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "tui.screens.today.noting_page" in loaded
    assert not loaded & {
        "tui.screens.forms.form_page",
        "tui.screens.today.noting",
        "tui.core.forms.form",
        "tui.core.rules.mornings",
        "tui.core.forms.morning_form",
        "tui.storage.log.mornings",
    }


async def test_a_key_right_after_the_digits_does_what_it_says(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_SAYS_SO_AFTER", 60.0)  # on a busy machine the keys take as long
    sore(stores, 1, "left")
    held = HeldLog(stores.log.folder)
    async with walking(replace(stores, log=held)) as walk:
        held.may_go_on.clear()
        await walk.press("2", "3", "v")
        assert isinstance(walk.app.screen, TodayScreen), "the answer is being written"
        held.may_go_on.set()
        await told(walk, "Range")  # of the key line: Today has the title in its own
        assert isinstance(walk.app.screen, ReviewScreen)
        await walk.app.workers.wait_for_complete()
        assert answers(stores) == [(22, "left", 2, 3)]


async def test_of_keys_that_come_together_the_first_opens_its_form(stores: Stores) -> None:
    sore(stores, 1, "left")
    async with walking(stores) as walk:
        await walk.press("2", "3", "p", "v")
        await told(walk, "How strong is your calf pain?")
        assert answers(stores) == [(22, "left", 2, 3)]
        await walk.press("escape")
        assert isinstance(walk.app.screen, TodayScreen)
