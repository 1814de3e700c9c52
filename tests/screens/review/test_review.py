import datetime as dt
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from tests.screens.reviewing import TODAY, press, reviewing
from tests.screens.support import text_of
from tests.storage.counting import CountingLog
from tests.storage.entries import an_entry
from tui.core.entries import PainAnswer
from tui.screens.review.entry import EntryScreen
from tui.screens.review.review import ReviewScreen
from tui.storage.log.log import Deleted, EntryName, Log, Stored, Unreadable
from tui.widgets.picker import Picker

ROWS_IN_VIEW = 7
"""At 80x24, beneath the charts."""
NOTE = 63
"""Cells before the last column."""
SIDES = (
    PainAnswer(region="calf", side="left", before=4, during=5, after=2),
    PainAnswer(region="calf", side="right", before=0, after=10),
)


@pytest.fixture
def log(tmp_path: Path) -> CountingLog:
    return CountingLog(tmp_path / "log")


def keep(log: Log, days_ago: int = 0, **changes: object) -> Path:
    """Add an entry of that day, whose title tells the day."""
    started = TODAY - dt.timedelta(days=days_ago)
    values = {"title": f"Day {days_ago}", "started": started, "pain": (), "notes": None, **changes}
    return log.add(Log.new_id(started, "reset"), an_entry(**values))


def rows(pilot: Pilot[None]) -> list[str]:
    """The entries in view."""
    return text_of(pilot.app).splitlines()[16:-1]


async def test_entries_are_listed_newest_first(log: CountingLog) -> None:
    for days_ago in (2, 0, 1):
        keep(log, days_ago)

    async with reviewing(log) as pilot:
        assert [row[2:19] for row in rows(pilot)[:4]] == [
            "2026-11-22  Day 0",
            "2026-11-21  Day 1",
            "2026-11-20  Day 2",
            "",
        ]
        assert "Pain log" in text_of(pilot.app)
        assert "3 entries" in text_of(pilot.app)


async def test_the_day_is_the_one_of_the_entrys_own_offset(log: CountingLog) -> None:
    zone = dt.timezone(dt.timedelta(hours=9))
    keep(log, started=dt.datetime(2026, 11, 23, 1, 0, tzinfo=zone))

    async with reviewing(log) as pilot:
        assert "2026-11-23" in rows(pilot)[0]


@pytest.mark.parametrize(
    ("pain", "cells"),
    [
        (SIDES, ["4→2", "0→10"]),
        (SIDES[:1], ["4→2", "–"]),
        ((PainAnswer(region="calf", side="left", after=1),), ["–→1", "–"]),
        ((PainAnswer(region="back", before=3, after=0),), ["3→0"]),
        ((), ["–"]),
    ],
)
async def test_scores_are_shown_by_side(
    log: CountingLog, pain: tuple[PainAnswer, ...], cells: list[str]
) -> None:
    keep(log, pain=pain)

    async with reviewing(log) as pilot:
        what, names = text_of(pilot.app).splitlines()[14:16]
        assert rows(pilot)[0].split()[4 : 4 + len(cells)] == cells
        assert what.strip() == "before→after"
        assert names.split() == ["Date", "Session", "Left", "Right", "Colour", "Note"]


async def test_a_wide_screen_shows_the_time_and_the_worst_score(log: CountingLog) -> None:
    keep(log, pain=SIDES)

    async with reviewing(log, (100, 24)) as pilot:
        assert "before→worst→after" in text_of(pilot.app)
        assert rows(pilot)[0].split()[2:] == ["06:15", "Day", "0", "4→5→2", "0→–→10", "done"]


@pytest.mark.parametrize(
    ("changes", "word", "narrow"),
    [
        ({"pain": SIDES}, "done", ""),
        ({"pain": ()}, "done", ""),
        ({"outcome": "ended early", "pain": SIDES}, "ended early", "ended early"),
        ({"pain": SIDES, "notes": "tight"}, "done", "tight"),
        ({"outcome": "ended early", "notes": "a"}, "ended early", "ended early · a"),
        ({"pain": (PainAnswer(region="calf", side="left", before=4),)}, "done", ""),
    ],
)
async def test_the_outcome_is_a_word_and_the_usual_one_needs_room(
    log: CountingLog, changes: dict[str, object], word: str, narrow: str
) -> None:
    keep(log, 0, **changes)

    async with reviewing(log) as pilot:
        assert rows(pilot)[0][NOTE:] == narrow
    async with reviewing(log, (110, 24)) as pilot:
        assert word in rows(pilot)[0]


async def test_a_form_is_open_as_long_as_its_journal_is_there(log: CountingLog) -> None:
    asked = (PainAnswer(region="calf", side="left", before=4),)
    waits = keep(log, 0, pain=asked, entered=TODAY, finished=TODAY)
    keep(log, 1, pain=asked)  # left out
    entry_id, _, _ = waits.name.partition(".")
    runs = log.folder.parent / "runs"
    runs.mkdir()
    (runs / f"{entry_id}.jsonl").touch()

    async with reviewing(log) as pilot:
        assert [row[NOTE:] for row in rows(pilot)[:2]] == ["form open", ""]
        await press(pilot, "d", "d", "u")
        assert [row[NOTE:] for row in rows(pilot)[:2]] == ["form open", ""]


async def test_a_note_begins_in_its_row(log: CountingLog) -> None:
    keep(log, notes="tight\nand cold")

    async with reviewing(log) as pilot:
        assert rows(pilot)[0].endswith("tight and cold")


async def test_two_versions_are_told(log: CountingLog) -> None:
    path = keep(log)
    other = path.with_name(path.name.replace(".1.toml", ".1-ff.toml"))
    other.write_bytes(path.read_bytes())

    async with reviewing(log) as pilot:
        assert "two versions" in rows(pilot)[0]
        assert "1 entry" in text_of(pilot.app)


async def test_a_file_that_cannot_be_read_has_a_row_with_the_reason(log: CountingLog) -> None:
    keep(log, 0).write_text("schema = 1\nkind = ")
    keep(log, 1)

    async with reviewing(log) as pilot:
        broken, whole, *_ = rows(pilot)
        assert broken.startswith("▶ 2026-11-22  reset")
        assert "unreadable: is damaged" in broken
        assert "Day 1" in whole


async def test_a_deleted_entry_is_not_shown(log: CountingLog) -> None:
    keep(log, 1)
    path = keep(log, notes="secret")
    path.with_name(path.name.replace(".1.toml", ".2-ff.toml")).write_text(
        'schema = 1\nkind = "session"\ndeleted = true\nnotes = "secret"\n'
    )

    async with reviewing(log) as pilot:
        assert "Day 1" in rows(pilot)[0]
        assert "1 entry" in text_of(pilot.app)
        assert "secret" not in text_of(pilot.app)


async def test_text_from_files_is_shown_as_text(log: CountingLog) -> None:
    keep(log, title="[red]x[/red]", notes="[@click=app.quit]y[/]\x1b[2J")

    async with reviewing(log) as pilot:
        assert "[red]x[/red]" in rows(pilot)[0]
        assert "[@click=app.qui" in rows(pilot)[0]
        await press(pilot, "enter")
        assert "[red]x[/red]" in text_of(pilot.app)
        assert "[@click=app.quit]y[/]\N{REPLACEMENT CHARACTER}[2J" in text_of(pilot.app)


async def test_a_log_that_was_read_once_is_not_read_again(
    log: CountingLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days_ago in range(300):
        keep(log, days_ago)
    read: list[str] = []
    reads = Log.read

    def counted(self: Log, name: EntryName) -> Stored | Deleted | Unreadable:
        read.append(name.id)
        return reads(self, name)

    monkeypatch.setattr(Log, "read", counted)
    async with reviewing(log) as pilot:
        assert "300 entries" in text_of(pilot.app)
        assert len(read) == len(set(read)) == 300
        await press(pilot, "end")
        assert "Day 299" in rows(pilot)[-1]
        await press(pilot, "home", "down")
    async with reviewing(log) as pilot:
        assert "Day 6" in rows(pilot)[-1]
    assert len(read) == 300


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["down", "j", "down", "up"], 2),
        (["j", "k", "k"], 0),
        (["G", "up"], 48),
        (["end", "k", "g"], 0),
        (["end", "home", "down"], 1),
        (["pagedown"], ROWS_IN_VIEW - 1),
        (["pagedown", "pagedown", "pageup"], ROWS_IN_VIEW - 1),
    ],
)
async def test_keys_move_the_cursor(log: CountingLog, keys: list[str], day: int) -> None:
    for days_ago in range(50):
        keep(log, days_ago)

    async with reviewing(log) as pilot:
        await press(pilot, *keys)
        [row] = [row for row in rows(pilot) if row.startswith("▶")]
        assert row.split()[2:4] == ["Day", str(day)]


async def test_a_step_of_the_cursor_repaints_two_rows(
    log: CountingLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days_ago in range(50):
        keep(log, days_ago)

    async with reviewing(log) as pilot:
        repainted: list[int] = []
        picker = pilot.app.screen.query_one(Picker)

        def record(*regions: Region, **_: object) -> Picker:
            repainted.extend(region.y for region in regions)
            return picker

        monkeypatch.setattr(picker, "refresh", record)
        await press(pilot, "down")
        assert repainted == [0, 1]


async def test_enter_opens_the_entry_and_the_cursor_follows(log: CountingLog) -> None:
    for days_ago in range(3):
        keep(log, days_ago)

    async with reviewing(log) as pilot:
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, EntryScreen)
        await press(pilot, "right", "escape")
        assert rows(pilot)[2].startswith("▶ 2026-11-20")


@pytest.mark.parametrize("key", ["escape", "v", "q"])
async def test_the_log_is_closed(log: CountingLog, key: str) -> None:
    async with reviewing(log) as pilot:
        await press(pilot, key)
        assert not isinstance(pilot.app.screen, ReviewScreen)


async def test_an_empty_log_says_how_the_first_entry_comes_to_be(log: CountingLog) -> None:
    async with reviewing(log) as pilot:
        assert "No entries yet. Play a session" in text_of(pilot.app)
        assert "Outcome" not in text_of(pilot.app)
        await press(pilot, "down", "enter", "end")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_a_folder_that_cannot_be_listed_is_told(log: CountingLog) -> None:
    log.folder.write_text("a file in its place")

    async with reviewing(log) as pilot:
        assert "Cannot list" in text_of(pilot.app)
        assert "No entries yet" not in text_of(pilot.app)


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (40, 10)])
async def test_a_small_screen_keeps_day_title_and_scores(
    log: CountingLog, size: tuple[int, int]
) -> None:
    keep(log, title="Réset", pain=SIDES)

    async with reviewing(log, size) as pilot:
        first = text_of(pilot.app).splitlines()[4]
        assert first.startswith("▶ 2026-11-22")
        if size[0] >= 40:
            assert first.split()[2:5] == ["Réset", "4→2", "0→10"]
