"""The clock of a rehearsal, and what its screens say."""

import pytest

from tests.core.builders import hold, session, step
from tests.screens.support import FakeClock, text_of
from tui.core.format.definitions import Session
from tui.core.settings import IdleLimits
from tui.rehearsal import FastClock, RehearsalApp
from tui.screens.session.rehearsing import GONE, RehearsalScreen
from tui.storage.log.log import Log
from tui.storage.stores import Stores


@pytest.mark.parametrize("speed", [1, 20])
def test_a_fast_clock_has_short_seconds(speed: int) -> None:
    real = FakeClock()
    fast = FastClock(real, speed)
    began = fast.now()
    for _ in range(40):
        real.advance(0.025)
        fast.monotonic()
    assert fast.monotonic() == pytest.approx(speed)
    assert (fast.now() - began).total_seconds() == pytest.approx(speed, abs=1)


def test_a_machine_that_is_late_slows_it_down_and_makes_no_leaps() -> None:
    real = FakeClock()
    fast = FastClock(real, 20)
    real.advance(5)
    assert fast.monotonic() == 1
    assert fast.monotonic() == 1


def app_with(given: Session, stores: Stores) -> RehearsalApp:
    return RehearsalApp(stores, FakeClock(), given, 20)


@pytest.fixture
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    folder = tmp_path_factory.mktemp("home")
    return Stores((), Log(folder / "log"), folder / "runs")


async def test_it_is_marked_on_every_page_and_asks_nothing_before(stores: Stores) -> None:
    app = app_with(session(hold()), stores)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "REHEARSAL" in text_of(app)
        assert isinstance(app.screen, RehearsalScreen)
        assert app.screen.played.state == "running"  # not waiting: nobody has to read it first
        await pilot.press("question_mark")
        await pilot.pause()
        assert "REHEARSAL" in text_of(app)


async def test_its_end_says_that_nothing_was_kept(stores: Stores) -> None:
    app = app_with(session(step("prompt", "Walk"), hold()), stores)
    async with app.run_test() as pilot:
        await pilot.press("space", "q", "q")
        await pilot.pause()
    assert app.return_value == GONE
    assert not stores.log.folder.exists()
    assert not stores.runs_folder.exists()


async def test_closing_it_promises_no_place_to_go_on_from(stores: Stores) -> None:
    app = app_with(session(hold()), stores)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.return_value == GONE
    assert app.keep(0) == GONE


async def test_nobody_has_to_press_a_key_while_it_is_played(stores: Stores) -> None:
    clock = FakeClock()
    app = RehearsalApp(stores, clock, session(hold()), 20)
    async with app.run_test() as pilot:
        clock.advance(IdleLimits().elsewhere)
        app._look_if_idle()
        await pilot.pause()
        assert app.return_code is None
