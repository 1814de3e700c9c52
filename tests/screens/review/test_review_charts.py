import datetime as dt
import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.core.entries import a_hold
from tests.screens.reviewing import TODAY, press, reviewing, settled
from tests.screens.support import text_of
from tests.storage.entries import an_entry
from tui.core.entries import MorningEntry, PainAnswer
from tui.core.format.definitions import Side
from tui.core.review.review import Meant, reviewed
from tui.core.review.weeks import QUARTER
from tui.core.rules.history import Logged
from tui.panes.done import done_lines
from tui.panes.trend import trend_lines
from tui.screens.review.review import ReviewScreen
from tui.storage.log.log import Log

WORTHWHILE = "▼ Left calf: before 5.0 → 1.0 over 90 days: worthwhile change"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Twice a week for thirteen weeks, getting better, but for one week; and mornings."""
    log = Log(tmp_path / "log")
    for week in range(13):
        before = 5 - week // 3
        after = before + 2 if week == 6 else before - 1
        for days_ago in (84 - 7 * week + 2, 84 - 7 * week + 4):
            keep(log, days_ago, before, after)
    return log


def keep(log: Log, days_ago: int, before: int, after: int, **changes: object) -> None:
    started = TODAY - dt.timedelta(days=days_ago)
    sides: tuple[tuple[Side, int, int], ...] = (("left", before, after), ("right", 0, 0))
    pain = tuple(
        PainAnswer(
            region="calf", side=side, before=first, during=first, after=last, new_signs=False
        )
        for side, first, last in sides
    )
    steps = (a_hold(300, "soleus", side="left"),)
    values = {"region": "calf", "pain": pain, "steps": steps, "marks": (), "notes": None} | changes
    log.add(Log.new_id(started, "reset"), an_entry(started=started, **values))
    morning = started + dt.timedelta(days=1)
    log.add(
        Log.new_id(morning, "morning"),
        MorningEntry(
            schema=1,
            kind="morning",
            entered=morning,
            app="0",
            started=morning,
            day=morning.date(),
            region="calf",
            side="left",
            morning=before - 1,
            stiff=1,
        ),
    )


def shown(pilot: Pilot[None]) -> list[str]:
    return text_of(pilot.app).splitlines()


def left(pilot: Pilot[None]) -> list[str]:
    """The charts of both sides."""
    return [row[:43].rstrip() for row in shown(pilot)[2:14]]


def right(pilot: Pilot[None]) -> list[str]:
    """What was done."""
    return [row[44:].rstrip() for row in shown(pilot)[2:14]]


async def test_ten_seconds_are_enough(log: Log) -> None:
    async with reviewing(log) as pilot:
        assert shown(pilot)[1].strip() == WORTHWHILE
        assert left(pilot) == [
            "LEFT  before 5.0→1.0 ▼  morning 4.0→0.0 ▼",
            "  10┤                   ▲",
            "   5┤▄▂ ▄▂ ▄▂ ▂  ▂  ▂   ▄",
            "   0┤██ ██ ██ █▇ █▇ █▇ ▇█ ▇▅ ▇▅ ▅▂ ▅▂ ▅▂ ▂▁",
            "am   4  4  4  3  3  3  2  2  2  1  1  1  0",
            "RIGHT  before 0.0→0.0 =",
            "  10┤",
            "   5┤",
            "   0┤▁▁ ▁▁ ▁▁ ▁▁ ▁▁ ▁▁ ▁▁ ▁▁ ▁▁ ▁▁ ▁▁ ▁▁ ▁▁",
            "am   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·",
            "     Aug   Sep         Oct         Nov",
            "     ▌before ▐after ▲worse after am morning",
        ]


async def test_what_crept_up_this_week_stands_over_the_charts(tmp_path: Path) -> None:
    log = Log(tmp_path / "another")
    for days_ago, score in ((12, 1), (10, 1), (4, 4), (2, 4)):
        keep(log, days_ago, score, score)

    async with reviewing(log) as pilot:
        assert [row.strip() for row in shown(pilot)[2:4]] == [
            "Left: pain in the morning rose from 0.0 to 3.0 (means of 7 days).",
            "Left: the worst pain of sessions rose from 1.0 to 4.0 (means of 7 days).",
        ]
        await press(pilot, "b", "b", "b")
        assert shown(pilot)[0].startswith(" Pain log · right calf")
        assert shown(pilot)[2].startswith("RIGHT")
        await press(pilot, "escape", "d", "d")
        assert "Left: the worst pain" in shown(pilot)[2]
        assert shown(pilot)[3].startswith("LEFT")


async def test_what_was_done_stands_beside(log: Log) -> None:
    async with reviewing(log) as pilot:
        map_, meter, counts = right(pilot)[:9], right(pilot)[9], right(pilot)[10]
        assert map_[0].split() == ["Sep", "Oct", "Nov"]
        assert [row[0] for row in map_[1:8]] == list("MTWTFSS")
        assert map_[2] == "T " + "· " * 12 + "·"
        assert map_[3] == "W " + "▓▓" * 13
        assert meter == "soleus        █████████████ 10/10min"
        assert counts == "26 sessions · 26 days · 26 mornings"


async def test_colours_are_words_and_shapes_in_the_table(tmp_path: Path) -> None:
    log = Log(tmp_path / "another")
    for days_ago, score in ((1, 1), (3, 4), (5, 7), (7, 1)):
        only_left = PainAnswer(
            region="calf", side="left", before=1, during=score, after=score, new_signs=False
        )
        keep(log, days_ago, 2, 1, pain=(only_left,))

    async with reviewing(log) as pilot:
        colours = [row[52:].strip() for row in shown(pilot)[16:23]]
        assert colours[1::2] == ["✓ green", "~ amber", "! red"]
        await press(pilot, "down", "enter")
        assert shown(pilot)[1].strip().startswith("✓ green · left: ")
    async with reviewing(log, (40, 12)) as pilot:
        assert [row[39:].strip() for row in shown(pilot)[5:10:2]] == ["✓", "~", "!"]


async def test_colours_of_older_sessions_come_as_they_are_scrolled_to(log: Log) -> None:
    for days_ago in (2_000, 1_990, 1_000):
        keep(log, days_ago, 6, 6)

    async with reviewing(log) as pilot:
        await press(pilot, "end")
        assert sum("! red" in row for row in shown(pilot)) == 3


@pytest.mark.parametrize(
    ("key", "words", "dates"),
    [
        ("1", "Left calf: before 3.0 → 1.0 over 30 days: worthwhile change", "Oct 19 Oct 26"),
        ("3", "Left calf: before 5.0 → 1.8 over 1 year: worthwhile change", "Dec   Feb"),
        ("2", WORTHWHILE[2:], "Aug   Sep         Oct"),
    ],
)
async def test_keys_choose_the_range(log: Log, key: str, words: str, dates: str) -> None:
    async with reviewing(log) as pilot:
        await press(pilot, "1", "3", key)
        assert words in shown(pilot)[1]
        assert dates in left(pilot)[10]


async def test_b_is_about_each_side_and_s_about_each_session(log: Log) -> None:
    keep(log, 3, 1, 1, session="full-calf", title="Full calf")

    async with reviewing(log) as pilot:
        seen = []
        for _ in range(4):
            await press(pilot, "b")
            seen.append((shown(pilot)[0].split(" · esc")[0].strip(), left(pilot)[0][:5]))
        assert [what for what, _ in seen[:3]] == [
            "Pain log · calf",
            "Pain log · left calf",
            "Pain log · right calf",
        ]
        assert seen[3][0].startswith("Pain log   ")
        assert [chart for _, chart in seen] == ["LEFT ", "LEFT ", "RIGHT", "LEFT "]

        await press(pilot, "s", "s")
        assert "Pain log · Full calf · esc: all" in shown(pilot)[0]
        assert "1 entry" in shown(pilot)[0]
        assert "Full calf" in shown(pilot)[16]
        await press(pilot, "escape")
        assert "54 entries" in shown(pilot)[0]


async def test_typed_words_filter_the_table_at_once_and_esc_ends_it(log: Log) -> None:
    keep(log, 3, 1, 1, notes="Stairs were fine")

    async with reviewing(log) as pilot:
        await press(pilot, "slash", *"stairs")
        assert "/stairs_" in shown(pilot)[0]
        assert "1 entry" in shown(pilot)[0]
        assert "Stairs were" in shown(pilot)[16]
        await press(pilot, *"xyz")
        assert "0 entries" in shown(pilot)[0]
        await press(pilot, "backspace", "backspace", "backspace", "enter", "d")
        assert "Soleus reset, 2026-11-19" in shown(pilot)[1]
        await press(pilot, "x", "escape")
        assert "54 entries" in shown(pilot)[0]
        assert shown(pilot)[1].strip() == WORTHWHILE


async def test_the_table_can_have_the_whole_screen(log: Log) -> None:
    async with reviewing(log) as pilot:
        whole = text_of(pilot.app)
        for key in ("t", "tab"):
            await press(pilot, key)
            assert sum("2026-" in row for row in shown(pilot)) == 19
            assert shown(pilot)[1].strip() == WORTHWHILE
            await press(pilot, key)
            assert text_of(pilot.app) == whole


@pytest.mark.parametrize("size", [(60, 20), (60, 40), (100, 20), (40, 12)])
async def test_a_small_screen_shows_table_charts_and_map_in_turn(
    log: Log, size: tuple[int, int]
) -> None:
    async with reviewing(log, size) as pilot:
        assert "▶ 2026-" in text_of(pilot.app)
        assert "LEFT" not in text_of(pilot.app)
        await press(pilot, "t")
        assert "LEFT" in text_of(pilot.app)
        assert "▶ 2026-" not in text_of(pilot.app)
        assert max(map(len, shown(pilot))) <= size[0]
        if size[0] < 80:
            await press(pilot, "t")
            assert "LEFT" not in text_of(pilot.app)
        assert "min a day" in text_of(pilot.app)
        await press(pilot, "t")
        assert "▶ 2026-" in text_of(pilot.app)
        if size[0] == 60:
            assert "▼ Left calf 5.0 → 1.0, 90 d: worthwhile change" in shown(pilot)[1]


async def test_a_large_screen_has_higher_charts(log: Log) -> None:
    async with reviewing(log, (120, 40)) as pilot:
        assert sum("┤" in row or "│" in row[:6] for row in shown(pilot)) == 12


def test_charts_are_drawn_within_five_milliseconds(log: Log) -> None:
    entries = [Logged(name.id, log.read(name).entry) for name in log.names()]  # type: ignore[union-attr]  # all can be read
    found = reviewed(entries, Meant(), QUARTER, TODAY.date())

    def draw() -> float:
        began = time.process_time()
        assert list(trend_lines(found, 43, 12))
        assert list(done_lines(found, 12))
        return time.process_time() - began

    assert min(draw() for _ in range(20)) < 0.005


async def test_how_far_reading_was_is_not_told_once_it_is_over(log: Log) -> None:
    """It comes from another thread, and so may come late; nothing would take it away."""
    async with reviewing(log) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        screen._tell_progress(24, 52)
        await settled(pilot)
        assert shown(pilot)[1].strip() == WORTHWHILE


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_that_a_newcomer_has_too_little_to_compare_is_said_once(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    log = Log(tmp_path / "log")
    keep(log, 1, 4, 3)
    async with reviewing(log, size) as pilot:
        assert text_of(pilot.app).casefold().count("too little to compare") == 1
