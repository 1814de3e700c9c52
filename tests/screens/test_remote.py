"""A presenter's remote has three keys, and they are enough."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.core.builders import hold, step
from tests.screens.sessions import playing
from tests.screens.stage import on_stage, press
from tests.screens.walk import Walk, stores_with_quick, walking
from tui.core.rules.starting import Start
from tui.screens.forms.after import AfterScreen
from tui.screens.session.session import SessionScreen
from tui.screens.starting.before import BeforeScreen
from tui.screens.starting.gate import GateScreen, NoScreen
from tui.screens.starting.may_start import MayStartScreen
from tui.storage.stores import Stores

NEXT, BACK, DOT = "pagedown", "pageup", "full_stop"
ALL_SORTS = """
schema = 1
title = "All sorts"
region = "calf"
[[steps]]
kind = "prompt"
name = "Get up"
[[steps]]
kind = "gate"
name = "Safe?"
question = "Is it safe?"
guards = ["Wall"]
[[steps]]
kind = "hold"
name = "Wall"
seconds = 30
sides = "each"
rest = 5
sets = 2
muscles = ["soleus"]
[[steps]]
kind = "reps"
name = "Raise"
reps = 2
tempo = [1, 0, 1, 0]
muscles = ["soleus"]
"""


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    stores = stores_with_quick(tmp_path)
    (tmp_path / "own" / "all.toml").write_text(ALL_SORTS)
    return stores


async def press_until(walk: Walk, keys: Iterable[str], page: type) -> None:
    """The keys again and again, until that page is there."""
    for _ in range(60):
        for key in keys:
            if isinstance(walk.app.screen, page):
                return
            await walk.press(key)
    raise AssertionError(walk.text)


async def test_three_keys_play_a_session_from_the_first_form_to_the_last(stores: Stores) -> None:
    async with walking(stores, only="all") as walk:
        assert isinstance(walk.app.screen, BeforeScreen)
        await walk.press(DOT)  # the left side
        assert "[left]" in walk.text
        await walk.press(NEXT, BACK, DOT)  # the right one after all
        assert "[right]" in walk.text
        await press_until(walk, [NEXT], SessionScreen)
        screen = walk.app.screen
        assert isinstance(screen, SessionScreen)
        assert screen.played.plan.sore == ("right",)

        assert "WHEN YOU ARE READY" in walk.text
        await walk.press(DOT)
        assert "Is it safe?" in walk.text
        await walk.press(DOT)
        assert isinstance(walk.app.screen, GateScreen)
        await walk.press(BACK, DOT)
        assert screen.played.answers == {1: True}

        assert "NEW EXERCISE" in walk.text
        await walk.press(DOT, NEXT)
        assert screen.played.segment.phase == "hold"
        walk.clock.advance(1)
        await walk.press(DOT)
        assert "PAUSED" in walk.text
        await walk.press(DOT)
        assert screen.played.state == "running"
        await walk.press(NEXT, BACK)
        assert screen.played.segment.unit.set == 1
        await press_until(walk, [NEXT], AfterScreen)

        await walk.press(NEXT, NEXT)
        for _ in range(9):
            await walk.press(NEXT)
        assert walk.app.return_code == 0
    (entry,) = walk.entries
    assert entry.outcome == "completed"
    assert entry.pain[0].new_signs is None
    assert stores.runs.waiting() == []


async def test_a_question_is_answered_with_no_only_when_that_is_meant() -> None:
    gate = step("gate", "Ready?", question="Is it 72 hours ago?", guards=("Band",))
    async with playing(gate, hold("Band"), hold("Wall")) as played:
        await played.press(NEXT)
        assert played.run.segment.phase == "gate"
        await played.press(DOT, DOT)  # what is marked first is no
        assert isinstance(played.pilot.app.screen, NoScreen)
        await played.press(BACK)
        assert played.run.answers == {}
        await played.press(DOT, DOT, NEXT)
        assert played.run.answers == {0: False}
        assert "Wall" in played.text


@pytest.mark.parametrize("key", ["escape", "y", "n"])
async def test_the_card_of_a_question_takes_its_letters_too(key: str) -> None:
    gate = step("gate", "Ready?", question="Is it 72 hours ago?", guards=("Band",))
    async with playing(gate, hold("Band"), hold("Wall")) as played:
        await played.press("enter", key)
        expected = {"escape": SessionScreen, "y": SessionScreen, "n": NoScreen}[key]
        assert isinstance(played.pilot.app.screen, expected)
        assert played.run.answers == ({0: True} if key == "y" else {})


async def test_what_the_rules_leave_is_chosen_with_three_keys() -> None:
    start = Start(rules=("sore",), says=("Say this.",))
    async with on_stage(MayStartScreen(start, "Calf")) as pilot:
        await press(pilot, NEXT, BACK, DOT)
        assert pilot.app.results == ["start"]  # type: ignore[attr-defined]
