"""What the app does where nobody presses a key, under a fake clock."""

import datetime as dt
from pathlib import Path

import pytest

from tests.answered import answer_red_flags
from tests.screens.support import FakeClock
from tests.screens.walk import CALF, Walk, start, told, walking
from tests.storage.journals import only
from tui.core.endings import NOBODY_THERE, NOT_ALL_KEPT, NOT_SAVED
from tui.core.key_words import with_keys
from tui.core.settings import IdleLimits, Settings
from tui.screens.forms.after import FORM_WAITS
from tui.screens.session.session import PLACE_KEPT, SessionScreen
from tui.storage.definitions.library import builtin_folder
from tui.storage.log.log import Log
from tui.storage.settings import LoadedSettings
from tui.storage.stores import Stores

LIMITS = IdleLimits(prompt=20, paused=50, elsewhere=40, steps=0)
PROMPT = """
schema = 1
title = "Prompted"
[[steps]]
kind = "prompt"
name = "Shoes off"
[[steps]]
kind = "hold"
name = "Wall"
seconds = 300
sides = "left"
prepare = 0
"""


def stores_with(tmp_path: Path, limits: IdleLimits) -> Stores:
    own = tmp_path / "own"
    own.mkdir()
    (own / "calf.toml").write_text(CALF)
    (own / "prompted.toml").write_text(PROMPT)
    roots = (("yours", own), ("built-in", builtin_folder()))
    settings = LoadedSettings(Settings(wait="never", idle=limits))
    log = Log(tmp_path / "log")
    answer_red_flags(log, FakeClock().now() - dt.timedelta(minutes=1))
    return Stores(roots, log, tmp_path / "runs", settings)  # type: ignore[arg-type]  # literals


async def wait_idle(walk: Walk, seconds: float) -> None:
    """Let time pass in which nobody presses a key, the clock of a run ticking with it."""
    for _ in range(int(seconds)):
        walk.clock.advance(1)
        if isinstance(walk.app.screen, SessionScreen):
            walk.app.screen._tick()
    walk.app._look_if_idle()
    await walk.pilot.pause()


def played(walk: Walk) -> str:
    assert isinstance(walk.app.screen, SessionScreen)
    return walk.app.screen.played.state


async def test_a_prompt_becomes_a_pause_and_a_pause_the_end(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, LIMITS)
    async with walking(stores, only="prompted") as walk:
        await wait_idle(walk, 19)
        assert played(walk) == "waiting"
        await wait_idle(walk, 1)
        assert played(walk) == "paused"
        assert "nobody pressed a key" in " ".join(walk.text.split())
        await wait_idle(walk, 49)
        assert walk.app.is_running
        assert walk.app.return_value is None
        await wait_idle(walk, 1)
    assert walk.app.return_value == f"{NOBODY_THERE} {PLACE_KEPT}"
    waiting = only(stores.runs)
    assert waiting.cut.played.run.state == "paused"


async def test_a_key_begins_the_time_anew(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, LIMITS)
    async with walking(stores, only="prompted") as walk:
        await wait_idle(walk, 19)
        await walk.press("m")
        await wait_idle(walk, 19)
        assert played(walk) == "waiting"


async def test_somebody_on_the_mat_is_never_cut_off(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, LIMITS)
    async with walking(stores, only="prompted") as walk:
        await walk.press("space")
        await wait_idle(walk, 280)
        assert played(walk) == "running"


async def test_on_a_machine_for_many_unattended_steps_pause(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, IdleLimits(steps=60))
    async with walking(stores, only="prompted") as walk:
        await walk.press("space")
        await wait_idle(walk, 59)
        assert played(walk) == "running"
        await wait_idle(walk, 1)
        assert played(walk) == "paused"


@pytest.mark.parametrize("keys", [(), ("v",), ("question_mark",)])
async def test_every_other_screen_closes(tmp_path: Path, keys: tuple[str, ...]) -> None:
    stores = stores_with(tmp_path, LIMITS)
    async with walking(stores) as walk:
        await walk.press(*keys)
        await wait_idle(walk, 39)
        assert walk.app.return_value is None
        await wait_idle(walk, 1)
    assert walk.app.return_value == NOBODY_THERE


async def test_answers_of_the_form_outlast_it(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, LIMITS)
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "4", "enter")
        await walk.play_out()
        await walk.press("7")
        await wait_idle(walk, 41)
    assert walk.app.return_value == f"{NOBODY_THERE} {with_keys(FORM_WAITS, {})}"
    waiting = only(stores.runs)
    assert [answer.value for answer in waiting.cut.answers] == [7]


@pytest.mark.parametrize(("keys", "said"), [(("p",), ""), (("p", "l", "4"), f" {NOT_SAVED}")])
async def test_what_was_not_saved_is_not_called_kept(
    tmp_path: Path, keys: tuple[str, ...], said: str
) -> None:
    async with walking(stores_with(tmp_path, LIMITS)) as walk:
        await walk.press(*keys)
        await wait_idle(walk, 41)
    assert walk.app.return_value == f"{NOBODY_THERE}{said}"


async def test_nothing_closes_over_what_cannot_be_saved(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, LIMITS)
    (tmp_path / "runs").write_text("in the way")
    (tmp_path / "log").rename(tmp_path / "away")
    (tmp_path / "log").write_text("in the way")
    async with walking(stores, only="prompted") as walk:
        await walk.press("space")
        await wait_idle(walk, 5)
        await walk.press("q", "enter")
        assert "Not saved yet" in walk.text
        await wait_idle(walk, 500)
        assert walk.app.return_value is None


async def test_nothing_closes_over_a_note_that_cannot_be_saved(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, LIMITS)
    async with walking(stores) as walk:
        await walk.press("p", "l", "4")
        (tmp_path / "log").rename(tmp_path / "away")
        (tmp_path / "log").write_text("in the way")
        await walk.press("ctrl+s")
        await told(walk, "Not saved yet")
        await wait_idle(walk, 41)
        assert walk.app.return_value is None
        assert NOT_ALL_KEPT in walk.app.keep(0.1)
        (tmp_path / "log").unlink()
        (tmp_path / "away").rename(tmp_path / "log")
        await walk.press("enter")
        await told(walk, "Noted")
        await wait_idle(walk, 41)
    assert walk.app.return_value == NOBODY_THERE


async def test_nothing_closes_over_red_flags_that_cannot_be_saved(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, LIMITS)
    stores.log.delete(stores.log.names()[0].id)
    (tmp_path / "log").rename(tmp_path / "away")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await told(walk, "red flags")
        (tmp_path / "log").write_text("in the way")
        await walk.press("n", "n", "n")
        await told(walk, "Not saved yet")
        await wait_idle(walk, 41)
        assert walk.app.return_value is None
        await walk.press("D", "D")
        await wait_idle(walk, 41)
    assert walk.app.return_value == NOBODY_THERE


async def test_it_closes_again_once_what_could_not_be_kept_was_left(tmp_path: Path) -> None:
    stores = stores_with(tmp_path, LIMITS)
    (tmp_path / "runs").write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "prompted")
        await walk.press("space", "1", "q", "enter", "escape")
        await told(walk, "without the pain form")
        await wait_idle(walk, 41)
    assert walk.app.return_value == NOBODY_THERE


async def test_a_broken_settings_file_is_told_in_today(tmp_path: Path) -> None:
    from tui.storage.settings import load_settings

    path = tmp_path / "settings.toml"
    path.write_text("schema = 1\nprepair = 3")
    first = stores_with(tmp_path, LIMITS)
    stores = Stores(first.definitions, first.log, first.runs_folder, load_settings([path]))
    async with walking(stores) as walk:
        assert "did you mean 'prepare'?" in " ".join(walk.text.split())
