"""Notes from Today: pain, injuries and clearances by keys, and what is kept of them."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.core.logged import strain
from tests.screens.noting import CALF, NECK, NOW, notes, stores_with_regions, wait_for_note
from tests.screens.support import text_of
from tests.screens.today.test_mornings import HeldLog
from tests.screens.walk import Walk, start, told, walking
from tui.core.entries import ClearanceEntry, EpisodeEntry, PainEntry
from tui.screens import disk
from tui.screens.today.today import TodayScreen
from tui.storage.log.log import Log
from tui.storage.stores import Stores
from tui.widgets.paragraphs import Paragraphs
from tui.widgets.picker import Picker


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return stores_with_regions(tmp_path, calf=CALF)


def is_today(walk: Walk) -> bool:
    return isinstance(walk.app.screen, TodayScreen)


async def test_pain_takes_four_keys(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("p", "l", "3", "enter")
        await wait_for_note(walk, stores, "pain")
        (entry,) = notes(stores, "pain")
        assert isinstance(entry, PainEntry)
        assert (entry.region, entry.side, entry.score) == ("calf", "left", 3)
        assert entry.started == entry.entered == NOW
        assert "Noted: calf left 3." in walk.text
        assert is_today(walk)


async def test_several_a_day_and_the_region_that_was_used_last_is_first(tmp_path: Path) -> None:
    stores = stores_with_regions(tmp_path, calf=CALF, neck=NECK)
    async with walking(stores) as walk:
        await walk.press("p", "up", "n", "4", "enter")
        await wait_for_note(walk, stores, "pain")
        walk.clock.advance(60)
        await walk.press("p")
        assert "[Neck]" in walk.text
        await walk.press("5", "enter")
        await wait_for_note(walk, stores, "pain", count=2)
        assert [one.score for one in notes(stores, "pain") if isinstance(one, PainEntry)] == [5, 4]


async def test_an_earlier_time_where_and_a_note_are_one_key_away(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("p", "r", "2")
        assert "m: an earlier time" in walk.text
        assert "When?" not in walk.text
        await walk.press("m", *["backspace"] * 3, *"05:10", "enter", "h", "space", "ctrl+s")
        await wait_for_note(walk, stores, "pain")
        (entry,) = notes(stores, "pain")
        assert isinstance(entry, PainEntry)
        assert (NOW - entry.started, entry.entered) == (dt.timedelta(hours=1, minutes=5), NOW)
        assert entry.where == ("heel",)
        assert "Noted: calf right 2, 2026-11-22 05:10." in walk.text


async def test_what_is_lacking_or_to_come_is_told_at_its_question(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("p", "ctrl+s")
        assert "! Which side? l left, r right." in walk.text
        await walk.press("l", "ctrl+s")
        assert "! How strong is it? 0 to 10." in walk.text
        await walk.press("3", "m", *["backspace"] * 3, *"06:16", "ctrl+s")
        assert "! That is still to come" in walk.text
        await walk.press(*["backspace"] * 5, *"1969-07-20", "space", *"20:17", "ctrl+s")
        assert "! The log begins with 1971-01-01" in walk.text
        await walk.press("escape")
        assert is_today(walk)
        assert notes(stores, "pain") == []


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("l 6 enter", "6 or more: let it rest today"),
        ("l 2 m tab tab p space ctrl+s", "pop: stop, and be seen by a clinician the same day."),
    ],
)
async def test_much_pain_and_a_pop_have_a_line_of_advice(
    stores: Stores, keys: str, says: str
) -> None:
    async with walking(stores) as walk:
        await walk.press("p", *keys.split())
        await wait_for_note(walk, stores, "pain")
        assert says in " ".join(walk.text.split())


async def test_a_form_in_a_small_terminal_has_all_it_needs(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.pilot.resize_terminal(60, 20)
        await walk.press("p", "l")
        assert "0 = no pain, 10 = worst possible pain" in walk.text
        assert "Enter saves." in walk.text
        await walk.press("m")
        assert "▶ When?" in walk.text
        assert max(map(len, walk.text.splitlines())) <= 60


async def test_a_session_that_hurts_offers_to_say_when_it_started_once(stores: Stores) -> None:
    async with walking(stores) as walk:
        for count in (1, 2):
            await start(walk, "quick")
            await walk.press("l", "4", "enter")
            await walk.play_out()
            await walk.press("3", "enter", "2", "enter", "n", "ctrl+s")
            await told(walk, "Saved. Left 4 → 2.")
            assert ("Since when (calf left)?" in " ".join(walk.text.split())) is (count == 1)
            walk.clock.advance(3600)


async def test_what_is_said_after_a_session_leaves_a_phone_room_for_the_list(
    stores: Stores,
) -> None:
    async with walking(stores) as walk:
        await walk.pilot.resize_terminal(40, 10)
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        await walk.press("3", "enter", "2", "enter", "n", "ctrl+s")
        await told(walk, "Saved. Left 4 → 2. Tomorrow: two keys.")
        said = walk.app.screen.query_one("#attention", Paragraphs)
        assert said.plain.endswith("  Since when (calf left)? i notes it.")
        assert said.size.height == 2
        assert walk.app.screen.query_one(Picker).size.height >= 3


async def test_an_injury_is_noted_for_what_hurt_last(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("p", "r", "3", "enter")
        await wait_for_note(walk, stores, "pain")
        assert "Since when (calf right)? i notes it." in " ".join(walk.text.split())
        await walk.press("i")
        assert "[right]" in walk.text
        await walk.press("ctrl+s")
        assert "! A day is written as" in walk.text
        await walk.press(*"2026-11-14", "enter", "s", "ctrl+s")
        await wait_for_note(walk, stores, "episode")
        (entry,) = notes(stores, "episode")
        assert isinstance(entry, EpisodeEntry)
        assert (entry.side, entry.onset, entry.sudden) == ("right", dt.date(2026, 11, 14), True)
        walk.clock.advance(60)
        await walk.press("p", "r", "4", "enter")
        await wait_for_note(walk, stores, "pain", count=2)
        assert "Since when" not in walk.text


async def test_an_open_injury_is_gone_on_with_and_ended(stores: Stores) -> None:
    known = strain(dt.date(2026, 11, 1))
    stores.log.add(Log.new_id(known.started, "episode"), known)
    async with walking(stores) as walk:
        await walk.press("i")
        assert "2026-11-01" not in walk.text
        await walk.press("l")
        assert "2026-11-01" in walk.text
        assert walk.text.splitlines()[0].split(maxsplit=1) == ["Injury", "known since 2026-11-01"]
        assert "Write its end, and i notes a new one." in walk.text
        await walk.press("down", "down", *"2026-11-20", "ctrl+s")
        await told(walk, "over on 2026-11-20")
        (entry,) = notes(stores, "episode")
        assert isinstance(entry, EpisodeEntry)
        assert (entry.onset, entry.ended) == (known.onset, dt.date(2026, 11, 20))
        (name,) = [one for one in stores.log.names() if one.what == "episode"]
        assert name.revision == 2


async def test_of_two_open_injuries_the_form_says_which_it_shows(stores: Stores) -> None:
    for day in (1, 8):
        known = strain(dt.date(2026, 11, day))
        stores.log.add(Log.new_id(known.started, "episode"), known)
    async with walking(stores) as walk:
        await walk.press("i", "l")
        assert "known since 2026-11-08; 1 more in the pain log" in walk.text.splitlines()[0]
        await walk.press("up", "r")
        assert "known" not in walk.text.splitlines()[0]
        await walk.press("up", "l", "down", "down", *"2026-11-20", "ctrl+s")
        await told(walk, "since 2026-11-08, suddenly, over on 2026-11-20")
        await walk.press("i", "l")
        assert walk.text.splitlines()[0].split(maxsplit=1) == ["Injury", "known since 2026-11-01"]


async def test_another_side_is_another_injury(stores: Stores) -> None:
    known = strain(dt.date(2026, 11, 1))
    stores.log.add(Log.new_id(known.started, "episode"), known)
    async with walking(stores) as walk:
        await walk.press("i", "l", "up", "r")
        assert "2026-11-01" not in walk.text
        await walk.press(*"today", "ctrl+s")
        await wait_for_note(walk, stores, "episode", count=2)


async def test_a_clearance_is_noted(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("c", "b", *"Dr Lee", "enter", *"today", "enter", "enter")
        await walk.press(*"raises", "enter", "4", "ctrl+s")
        await wait_for_note(walk, stores, "clearance")
        (entry,) = notes(stores, "clearance")
        assert isinstance(entry, ClearanceEntry)
        assert (entry.side, entry.who, entry.day) == (None, "Dr Lee", NOW.date())
        assert (entry.until, entry.covers, entry.pain_limit) == (None, "raises", 4)
        assert "Noted: clearance, calf, Dr Lee on 2026-11-22, up to pain 4." in walk.text


@pytest.mark.parametrize(
    ("key", "shows"), [("v", "Range"), ("comma", "Settings"), ("i", "When did it start?")]
)
async def test_a_key_while_a_note_is_written_does_what_it_says(
    stores: Stores, monkeypatch: pytest.MonkeyPatch, key: str, shows: str
) -> None:
    monkeypatch.setattr(disk, "_SAYS_SO_AFTER", 60.0)  # on a busy machine the key takes as long
    held = HeldLog(stores.log.folder)
    async with walking(replace(stores, log=held)) as walk:
        await walk.press("p", "l", "3")
        held.may_go_on.clear()
        await walk.press("ctrl+s", key)
        assert isinstance(walk.app.screen, TodayScreen), "the note is being written"
        held.may_go_on.set()
        await told(walk, shows)
        if key == "v":
            await walk.app.workers.wait_for_complete()
        assert len(notes(stores, "pain")) == 1


async def test_a_disk_that_takes_long_forgets_no_key(
    stores: Stores,
) -> None:
    held = HeldLog(stores.log.folder)
    async with walking(replace(stores, log=held)) as walk:
        await walk.press("p", "l", "3")
        held.may_go_on.clear()
        await walk.press("ctrl+s", "v")
        await told(walk, "The disk takes long")
        held.may_go_on.set()
        await told(walk, "Range")
        await walk.app.workers.wait_for_complete()


async def test_keys_that_come_together_open_one_form(stores: Stores) -> None:
    async with walking(stores) as walk:
        today = walk.app.screen
        assert isinstance(today, TodayScreen)
        today.action_note("pain")
        today.action_note("injury")
        today.action_review()
        await walk.pilot.pause()
        await walk.press("escape")
        assert walk.app.screen is today


async def test_a_disk_that_refuses_is_asked_about_and_nothing_is_said_to_be_kept(
    stores: Stores, tmp_path: Path
) -> None:
    (tmp_path / "other").write_text("in the way")
    async with walking(replace(stores, log=Log(tmp_path / "other"))) as walk:
        await walk.press("p", "l", "3", "enter")
        for _ in range(100):
            await walk.pilot.pause(0.02)
            if not is_today(walk):
                break
        assert "Noted" not in text_of(walk.app)
        assert not is_today(walk)
