"""The palette: what the keys of a screen do, and the sessions, found by their words."""

from tests.core.builders import hold, step
from tests.screens.sessions import playing
from tests.screens.walk import Walk, walking
from tui.screens.help import HelpScreen
from tui.screens.palette import PaletteScreen
from tui.screens.review.review import ReviewScreen
from tui.screens.session.leave import LeaveScreen
from tui.screens.session.session import SessionScreen
from tui.screens.today.today import TodayScreen
from tui.storage.stores import Stores

TEXTUALS = ("screenshot", "maximize", "quit the application", "theme", "keys and help")


def rows(walk: Walk) -> list[str]:
    """What the palette offers, all of it."""
    screen = walk.app.screen
    assert isinstance(screen, PaletteScreen)
    return [one.words for one in screen._shown]


async def test_it_offers_sessions_and_actions_and_nothing_of_textual(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("ctrl+p")
        offered = rows(walk)
        assert {"Start Quick calf", "Start Bare", "Start Soleus reset"} <= set(offered)
        assert {"Open the pain log", "Quit", "All keys of this screen"} <= set(offered)
        assert not [one for one in offered for word in TEXTUALS if word in one.lower()]
        assert len(offered) == len(set(offered))
        assert "▶ Start" in walk.text.splitlines()[2]


async def test_a_session_is_started_by_its_words(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("ctrl+p", *"bare st")
        assert rows(walk) == ["Start Bare"]
        await walk.press("enter")
        assert isinstance(walk.app.screen, SessionScreen)
        assert walk.app.screen.played.plan.session.title == "Bare"


async def test_letters_find_and_are_taken_back(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("ctrl+p", *"jqk?")
        assert rows(walk) == []
        assert "jqk?_" in walk.text
        assert "nothing has these words" in walk.text
        await walk.press("enter")
        assert isinstance(walk.app.screen, PaletteScreen)
        await walk.press(*["backspace"] * 4, *"pain log")
        assert rows(walk) == ["Open the pain log"]
        await walk.press("enter")
        assert isinstance(walk.app.screen, ReviewScreen)


async def test_the_mark_is_moved(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("ctrl+p", "down", "pagedown", "pageup", "up", "down", "up", "escape")
        assert isinstance(walk.app.screen, TodayScreen)


async def test_in_a_session_it_holds_what_the_keys_do_there() -> None:
    async with playing(hold("Wall", 30)) as played:
        await played.press("ctrl+p")
        palette = played.pilot.app.screen
        assert isinstance(palette, PaletteScreen)
        offered = [one.words for one in palette._shown]
        assert "Back, from large letters or a pane" not in offered
        assert not [
            one for one in offered if one.startswith("Start ") and one != "Start this set again"
        ]
        await played.press(*"large", "enter")
        assert played.screen.is_room
        await played.press("ctrl+p", *"end the session", "enter")
        assert isinstance(played.pilot.app.screen, LeaveScreen)
        assert played.run.state == "paused"


async def test_the_clock_goes_on_beneath_it() -> None:
    async with playing(hold("Wall", 3, sides="both"), step("prompt", "Ready?")) as played:
        await played.press("ctrl+p")
        await played.pass_time(4)
        assert played.run.state == "waiting"
        await played.press(*"pause, and", "enter")
        assert played.result is not None  # space goes on from what waits


async def test_what_is_chosen_for_a_session_that_is_over_does_nothing() -> None:
    async with playing(hold("Wall", 3, sides="both")) as played:
        await played.press("ctrl+p")
        await played.pass_time(4)
        await played.press(*"end the session", "enter")
        assert played.result is not None
        assert not played.result.ended_early
        assert not isinstance(played.pilot.app.screen, LeaveScreen)


async def test_there_is_none_over_itself_but_one_over_help(stores: Stores) -> None:
    async with walking(stores) as walk:
        await walk.press("ctrl+p", "ctrl+p")
        assert sum(isinstance(one, PaletteScreen) for one in walk.app.screen_stack) == 1
        await walk.press("escape", "question_mark")
        assert isinstance(walk.app.screen, HelpScreen)
        assert "ctrl+p" in walk.text or "more lines" in walk.text


async def test_textuals_own_palette_and_commands_are_out_of_reach(stores: Stores) -> None:
    async with walking(stores) as walk:
        for action in ("command_palette", "screenshot", "change_theme", "toggle_dark"):
            assert not walk.app.check_action(action, ())
        await walk.app.run_action("command_palette")
        await walk.pilot.pause()
        assert isinstance(walk.app.screen, TodayScreen)
