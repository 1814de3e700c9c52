"""The session on a phone, and on screens with no room beside the timer."""

import datetime as dt

import pytest

from tests.core.builders import hold, step
from tests.screens.sessions import playing
from tests.shipped import EXERCISE_IDS, alone
from tui.core.entries import PainAnswer
from tui.core.format.definitions import Anatomy
from tui.panes.guide import GuidePane
from tui.panes.timer import Status

WHEN = dt.datetime(2026, 11, 21, 6, 15, tzinfo=dt.UTC)

NOTES = {"soleus": Anatomy(schema=1, title="Soleus", notes=("Deep.", *["Long. " * 12] * 9))}


async def test_a_phone_shows_name_side_phase_time_and_what_comes_next() -> None:
    async with playing(hold("Bent-knee wall", 30, sets=2, rest=10), size=(40, 10)) as played:
        assert "Bent-knee wall                LEFT 1/2" in played.text
        assert "▀████▀" in played.text
        assert "HOLD" in played.text
        assert "Next: rest 0:10, then set 2 of 2" in played.text
        assert "space Pause" in played.text


async def test_notes_come_beneath_the_timer_and_go_again() -> None:
    async with playing(hold("Wall", 30), size=(60, 20), anatomy=NOTES) as played:
        assert "Deep." not in played.text
        assert "esc" not in played.text
        await played.press("a")
        assert "Deep." in played.text
        assert "a: more (1 of " in played.text
        assert "HOLD" in played.text
        assert "esc Timer" in played.text
        await played.press("a")
        assert "a: more (2 of " in played.text
        await played.press("escape", "a")
        assert "a: more (2 of " in played.text
        await played.press("v")
        assert "Pain marks" in played.text
        await played.press("escape")
        assert "Pain marks" not in played.text
        assert played.run.state == "running"


async def test_pain_marks_that_stand_where_the_notes_were_go_again() -> None:
    async with playing(hold("Wall", 30), size=(80, 24), anatomy=NOTES) as played:
        await played.press("v")
        assert "Pain marks" in played.text
        assert "esc Notes" in played.text
        await played.press("z", "escape")
        assert "esc Notes" in played.text
        await played.press("escape")
        assert "Pain marks" not in played.text
        assert "Deep." in played.text
        assert "esc" not in played.text
        await played.press("escape")
        assert played.run.state == "running"


async def test_on_a_phone_the_time_stands_over_the_notes() -> None:
    async with playing(hold("Wall", 30), size=(40, 10), anatomy=NOTES) as played:
        await played.press("a")
        assert " 0:30 HOLD" in played.text
        await played.pass_time(2)
        assert " 0:28 HOLD" in played.text
        assert "Deep." in played.text


async def test_notes_that_hid_the_timer_stand_beside_it_on_a_wider_screen() -> None:
    async with playing(hold("Wall", 30), size=(60, 20), anatomy=NOTES) as played:
        await played.press("a", "a")
        await played.pilot.resize_terminal(120, 40)
        await played.pilot.pause()
        assert "esc" not in played.text
        assert "Deep." in played.text
        assert "Pain marks" in played.text
        assert played.screen.query_one(Status).size.height == 3


async def test_three_panes_show_the_scores_of_last_entries_whole() -> None:
    earlier = [
        (WHEN, PainAnswer(region="calf", side="left", before=10, during=10, after=9)),
        (WHEN, PainAnswer(region="calf", side="left", before=3, during=None, after=2)),
    ]
    async with playing(hold("Wall", 30), size=(120, 40), earlier=earlier) as played:
        shown = [row.rpartition("▏")[2].strip() for row in played.text.splitlines()]
        at = shown.index("before → worst → after")
        assert shown[at + 1 : at + 3] == ["2026-11-21   10 → 10 →  9", "2026-11-21    3 →  – →  2"]


@pytest.mark.parametrize(("size", "says"), [((80, 24), True), ((40, 10), False)], ids=str)
async def test_a_mark_that_stops_the_clock_can_be_corrected_and_says_so(
    size: tuple[int, int], says: bool
) -> None:
    async with playing(hold("Wall", 30), size=size) as played:
        await played.press("8")
        assert ("8  a digit or backspace corrects it" in played.text) is says
        await played.press("2", "escape")
        assert [mark.score for mark in played.run.marks] == [2]


@pytest.mark.parametrize("exercise", EXERCISE_IDS)
async def test_no_reason_to_stop_is_cut_off_while_a_new_exercise_is_read(exercise: str) -> None:
    read = alone(exercise)
    async with playing(read, wait="always") as played:
        assert "read this, then space" in played.text
        guide = " ".join(played.screen.query_one(GuidePane).plain.split())
        assert "Stop if: ! " + " ! ".join(read.stop_if) in guide


async def test_beneath_a_short_text_to_read_the_steps_stay_in_sight() -> None:
    steps = (
        step("prompt", "Warm up", setup=("Walk.",)),
        step("prompt", "Walk on"),
        hold("Wall", 30),
    )
    async with playing(*steps) as played:
        assert "Walk." in played.text
        assert "▶ Warm up" in played.text
        await played.press("space")
        assert "▶ Walk on" in played.text


async def test_a_tall_screen_has_room_for_set_up_and_cues_beneath_the_timer() -> None:
    wall = alone("bent-knee-wall")
    async with playing(wall, size=(120, 40)) as played:
        guide = " ".join(played.screen.query_one(GuidePane).plain.split())
        assert guide == "· " + " · ".join((*wall.setup, *wall.cues))
