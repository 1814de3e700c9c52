import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from tests.screens.reviewing import TODAY, kept_in, press, reviewing
from tests.screens.support import text_of
from tests.storage.entries import an_entry, one_of_each_other_kind
from tui.core.entries import Entry, MorningEntry, PainAnswer, PainEntry, ScreenEntry, SessionEntry
from tui.screens.review.entry import EntryScreen
from tui.screens.review.review import ReviewScreen
from tui.storage.log.log import Deleted, Log, Stored

PAIN = (
    PainAnswer(region="calf", side="left", before=4, during=5, after=2, new_signs=False),
    PainAnswer(region="calf", side="right", before=0, during=1, after=0, new_signs=False),
)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "log")


def keep(log: Log, days_ago: int = 0, **changes: object) -> None:
    started = TODAY - dt.timedelta(days=days_ago)
    values = {"region": "calf", "title": f"Day {days_ago}", "pain": PAIN, "marks": ()} | changes
    log.add(Log.new_id(started, "reset"), an_entry(started=started, **values))


def newest(log: Log) -> Stored | Deleted:
    found = log.read(log.names()[0])
    assert isinstance(found, Stored | Deleted)
    return found


def newest_session(log: Log) -> SessionEntry:
    found = newest(log)
    assert isinstance(found, Stored)
    assert isinstance(found.entry, SessionEntry)
    return found.entry


def headline(pilot: Pilot[None]) -> str:
    return text_of(pilot.app).splitlines()[1].strip()


async def test_deleting_asks_once_and_can_be_undone(log: Log) -> None:
    keep(log, 0)
    keep(log, 1)

    async with reviewing(log) as pilot:
        await press(pilot, "d")
        assert headline(pilot) == "Delete? d: yes, any other key: no. Day 0, 2026-11-22 06:15"
        assert len(kept_in(log.folder)) == 2

        await press(pilot, "d")
        assert isinstance(newest(log), Deleted)
        assert headline(pilot) == "Deleted, u brings it back: Day 0, 2026-11-22 06:15"
        assert "1 entry" in text_of(pilot.app)
        assert "Day 0 " not in "".join(text_of(pilot.app).splitlines()[2:])

        await press(pilot, "u")
        assert newest_session(log).title == "Day 0"
        assert headline(pilot) == "Brought back: Day 0, 2026-11-22 06:15"
        assert "2 entries" in text_of(pilot.app)
        assert len(kept_in(log.folder)) == 4


@pytest.mark.parametrize("key", ["escape", "n", "down", "q", "enter", "u", "e"])
async def test_any_other_key_deletes_nothing_and_does_nothing_else(log: Log, key: str) -> None:
    keep(log, 0)
    keep(log, 1)

    async with reviewing(log) as pilot:
        before = text_of(pilot.app)
        await press(pilot, "d", key)
        assert len(kept_in(log.folder)) == 2
        assert text_of(pilot.app) == before
        await press(pilot, "d")
        assert len(kept_in(log.folder)) == 2


async def test_the_question_is_about_the_entry_under_the_cursor(log: Log) -> None:
    for days_ago in range(3):
        keep(log, days_ago)

    async with reviewing(log) as pilot:
        await press(pilot, "down", "d", "d", "d", "d")
        assert "1 entry" in text_of(pilot.app)
        left = [found.entry for found in log.newest(9) if isinstance(found, Stored)]
        assert [entry.title for entry in left if isinstance(entry, SessionEntry)] == ["Day 0"]

        await press(pilot, "u", "u", "u")
        assert "3 entries" in text_of(pilot.app)
        assert headline(pilot) == "Nothing was changed here yet."


async def test_a_session_is_corrected_in_its_form_and_back(log: Log) -> None:
    keep(log)

    async with reviewing(log) as pilot:
        await press(pilot, "e")
        assert "Correct: Day 0" in text_of(pilot.app)
        await press(pilot, "7", "ctrl+s")
        assert newest_session(log).pain[0] == replace(PAIN[0], before=7)
        assert newest_session(log).pain[1] == PAIN[1]
        assert newest_session(log).entered == TODAY
        assert headline(pilot) == "Corrected, u takes it back: Day 0, 2026-11-22 06:15"
        assert "7→2" in text_of(pilot.app)

        await press(pilot, "u")
        assert newest_session(log).pain == PAIN
        assert "4→2" in text_of(pilot.app)
        assert len(kept_in(log.folder)) == 3


@pytest.mark.parametrize("keys", [["escape"], ["7", "escape"], ["ctrl+s"], ["4", "ctrl+s"]])
async def test_what_is_left_as_it_was_is_not_written(log: Log, keys: list[str]) -> None:
    keep(log)

    async with reviewing(log) as pilot:
        await press(pilot, "e", *keys)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert len(kept_in(log.folder)) == 1


async def test_what_the_filter_hides_once_it_is_corrected_is_told(log: Log) -> None:
    keep(log, 0, notes="tight")
    keep(log, 1, notes="tight", title="Next")
    hidden = "The filter hides it: esc shows all."

    async with reviewing(log) as pilot:
        await press(pilot, "slash", *"tight", "enter", "e", "7", "ctrl+s")
        assert hidden not in text_of(pilot.app), "it is still there"
        await press(pilot, "down", "e", *["tab"] * 20, *["backspace"] * 5, "ctrl+s")
        said = " ".join(line.strip() for line in text_of(pilot.app).splitlines()[1:3])
        assert said == f"Corrected, u takes it back: Next, 2026-11-21 06:15. {hidden}"
        assert "▶ 2026-11-22" in text_of(pilot.app), "the cursor is on what is left"
        await press(pilot, "u")
        assert "▶ 2026-11-22" in text_of(pilot.app)
        assert "2 entries" in text_of(pilot.app)
        assert hidden not in text_of(pilot.app)


async def test_what_the_filter_hides_is_told_also_where_it_was_read(log: Log) -> None:
    keep(log, 0, notes="tight")

    async with reviewing(log) as pilot:
        await press(pilot, "slash", *"tight", "enter", "enter")
        await press(pilot, "e", *["tab"] * 20, *["backspace"] * 5, "ctrl+s")
        assert "The filter" not in text_of(pilot.app)
        await press(pilot, "escape")
        assert "The filter hides it" in text_of(pilot.app)
        await press(pilot, "d", "d", "down")
        assert "The filter hides it" not in text_of(pilot.app)


async def test_keys_that_the_app_does_not_know_are_kept(log: Log) -> None:
    keep(log)
    path = log.names()[0].path
    path.write_text(path.read_text().replace("schema = 1", 'schema = 1\nfrom_elsewhere = "x"', 1))

    async with reviewing(log) as pilot:
        await press(pilot, "e", "7", "ctrl+s", "u", "d", "d", "u")
        assert len(kept_in(log.folder)) == 5
        assert all("from_elsewhere" in found.read_text() for found in log.folder.glob("*/*"))


async def test_changes_are_undone_one_by_one_the_last_first(log: Log) -> None:
    keep(log)

    async with reviewing(log) as pilot:
        for score in "78":
            await press(pilot, "e", score, "ctrl+s")
        await press(pilot, "d", "d")
        scores = []
        for _ in range(3):
            await press(pilot, "u")
            scores.append(newest_session(log).pain[0].before)
        assert scores == [8, 7, 4]


def other(kind: str) -> Entry:
    found = next(one for one in one_of_each_other_kind() if one.kind == kind)
    return replace(found, started=TODAY)


@pytest.mark.parametrize(
    ("kind", "form", "says"),
    [
        ("pain", "Pain", "Pain: calf left"),
        ("morning", "Morning", "Morning: calf left"),
        ("clearance", "Clearance", "Clearance: calf left "),
        ("episode", "Injury", "Injury: calf left"),
    ],
)
async def test_notes_are_corrected_in_their_own_forms(
    log: Log, kind: str, form: str, says: str
) -> None:
    log.add(Log.new_id(TODAY, kind), other(kind))

    async with reviewing(log) as pilot:
        await press(pilot, "e")
        assert text_of(pilot.app).splitlines()[0].split()[0] == form
        await press(pilot, "escape")
        assert len(kept_in(log.folder)) == 1
        await press(pilot, "e", "ctrl+s")
        assert len(kept_in(log.folder)) == 1
        assert says in text_of(pilot.app)


@pytest.mark.parametrize("kind", ["pain", "clearance", "episode"])
async def test_the_form_says_which_note_it_corrects(log: Log, kind: str) -> None:
    log.add(Log.new_id(TODAY, kind), other(kind))
    async with reviewing(log) as pilot:
        await press(pilot, "e")
        assert text_of(pilot.app).splitlines()[0].endswith("corrected: 2026-11-22 06:15")


async def test_two_pains_of_one_day_are_told_apart(log: Log) -> None:
    for hours in (0, 5):
        started = TODAY + dt.timedelta(hours=hours)
        log.add(Log.new_id(started, "pain"), replace(other("pain"), started=started))
    async with reviewing(log) as pilot:
        rows = [row for row in text_of(pilot.app).splitlines() if "Pain:" in row]
        assert ["11:15  3," in rows[0], "06:15  3," in rows[1]] == [True, True]
        await press(pilot, "down", "d", "d")
        assert headline(pilot) == "Deleted, u brings it back: Pain: calf left, 2026-11-22 06:15"


async def test_a_score_of_a_note_is_corrected(log: Log) -> None:
    log.add(Log.new_id(TODAY, "morning"), other("morning"))

    async with reviewing(log) as pilot:
        await press(pilot, "e", "8", "ctrl+s")
        found = newest(log)
        assert isinstance(found, Stored)
        assert isinstance(found.entry, MorningEntry)
        assert (found.entry.morning, found.entry.stiff) == (8, 3)


async def test_a_red_flag_that_was_answered_with_yes_stays(log: Log) -> None:
    log.add(Log.new_id(TODAY, "screen"), other("screen"))

    async with reviewing(log) as pilot:
        await press(pilot, "d", "d")
        assert "start a session of it to answer again" in headline(pilot)
        assert isinstance(newest(log), Stored)


def all_no() -> Entry:
    screen = other("screen")
    assert isinstance(screen, ScreenEntry)
    return replace(screen, answers=tuple(replace(one, yes=False) for one in screen.answers))


async def test_red_flags_have_no_form_and_can_be_deleted_where_all_was_no(log: Log) -> None:
    log.add(Log.new_id(TODAY, "screen"), all_no())

    async with reviewing(log) as pilot:
        await press(pilot, "e")
        assert "start a session of it to answer again" in headline(pilot)
        await press(pilot, "d", "d")
        assert isinstance(newest(log), Deleted)


async def test_what_cannot_be_read_is_left_alone(log: Log) -> None:
    keep(log)
    log.names()[0].path.write_text("schema = ")

    async with reviewing(log) as pilot:
        for key in "ed":
            await press(pilot, key)
            assert headline(pilot) == "What can't be read is left as it is: see its file."
            assert len(kept_in(log.folder)) == 1


async def test_an_empty_log_has_nothing_to_change(log: Log) -> None:
    async with reviewing(log) as pilot:
        await press(pilot, "e", "d", "d", "u")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_an_entry_is_changed_where_it_is_read(log: Log) -> None:
    keep(log, 0)
    keep(log, 1)

    async with reviewing(log) as pilot:
        await press(pilot, "enter", "e", "7", "ctrl+s")
        assert isinstance(pilot.app.screen, EntryScreen)
        assert "before 7" in text_of(pilot.app)
        assert "Corrected, u takes it back: Day 0, 2026-11-22 06:15" in text_of(pilot.app)

        await press(pilot, "d", "d")
        assert "This entry was deleted." in text_of(pilot.app)
        await press(pilot, "d")
        assert "This entry is deleted." in text_of(pilot.app)
        await press(pilot, "u")
        assert "before 7" in text_of(pilot.app)

        await press(pilot, "escape")
        assert "7→2" in text_of(pilot.app)
        await press(pilot, "u")
        assert "4→2" in text_of(pilot.app)


async def test_a_pain_entry_keeps_its_time_when_its_score_is_corrected(log: Log) -> None:
    log.add(Log.new_id(TODAY, "pain"), other("pain"))

    async with reviewing(log) as pilot:
        await press(pilot, "e")
        while "strong" not in next(
            row for row in text_of(pilot.app).splitlines() if row.strip().startswith("▶")
        ):
            await press(pilot, "down")
        await press(pilot, "9", "ctrl+s")
        found = newest(log)
        assert isinstance(found, Stored)
        assert isinstance(found.entry, PainEntry)
        assert (found.entry.score, found.entry.started) == (9, TODAY)


async def test_undo_is_among_the_keys_once_there_is_something_to_take_back(log: Log) -> None:
    keep(log)
    async with reviewing(log) as pilot:
        assert "u Undo" not in text_of(pilot.app)
        await press(pilot, "enter", "d", "d")
        assert isinstance(pilot.app.screen, EntryScreen)
        assert "This entry was deleted." in text_of(pilot.app)
        assert "u Undo" in text_of(pilot.app)
        await press(pilot, "u")
        assert "u Undo" not in text_of(pilot.app)


async def test_a_morning_of_a_part_that_is_no_longer_defined_stays(log: Log) -> None:
    log.add(Log.new_id(TODAY, "morning"), replace(other("morning"), region="gone"))

    async with reviewing(log) as pilot:
        await press(pilot, "e")
        assert "no longer defined" in headline(pilot)
