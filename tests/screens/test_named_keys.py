"""Every screen under a keymap in which all keys are others: none names a usual one."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.screen import Screen

from tests.core.builders import begin, hold
from tests.core.flagged import REGION as FLAGGED
from tests.screens.naming_keys import other_keys, usual_keys_in
from tests.screens.noting import CALF, sore, stores_with_regions
from tests.screens.returning import cut_off_in_hold, let_pass
from tests.screens.reviewing import settled
from tests.screens.support import FakeClock, OneScreenApp, text_of
from tests.screens.walk import Walk, told, walking
from tui.core.preferences import PREFERENCES
from tui.core.rules.red_flags import OpenFlag
from tui.core.rules.starting import Start
from tui.core.settings import Settings
from tui.screens.forms.after import AfterScreen
from tui.screens.forms.clearance import ClearanceScreen
from tui.screens.forms.injury import InjuryScreen
from tui.screens.forms.pain_note import PainNoteScreen
from tui.screens.review.correct import CorrectScreen
from tui.screens.review.entry import EntryScreen
from tui.screens.review.review import ReviewScreen
from tui.screens.session.hurt import HurtScreen
from tui.screens.session.leave import LeaveScreen
from tui.screens.session.session import SessionScreen
from tui.screens.session.side import SideScreen
from tui.screens.settings import SettingsScreen
from tui.screens.starting.before import BeforeScreen
from tui.screens.starting.blocked import BlockedScreen
from tui.screens.starting.gate import AskAgainScreen, GateScreen, NoScreen
from tui.screens.starting.may_start import MayStartScreen
from tui.screens.starting.red_flags import RedFlagsScreen
from tui.screens.today.naming import NamingScreen
from tui.screens.today.today import TodayScreen
from tui.screens.unsaved import UnsavedScreen
from tui.screens.welcome import WelcomeScreen
from tui.storage.settings import LoadedSettings
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite
from tui.widgets.key_names import WithOwnKeys

OTHER = other_keys()
_TYPED = ("backspace",)
"""Where no binding does it, in Today's morning."""


class OtherKeysApp(OneScreenApp[Any], WithOwnKeys):
    """One screen whose keys are all others."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__(screen)
        self.keymap, self.digits = OTHER, {}
        self.set_keymap(OTHER)


def with_other_keys(stores: Stores) -> Stores:
    settings = Settings(keymap=OTHER, wait="always")
    return replace(stores, settings=LoadedSettings(settings))


def keys_of(words: str) -> list[str]:
    """The keys for ids; what has no dot is typed."""
    return [OTHER[word] if "." in word else word for word in words.split()]


def check(shown: str, allowed: Iterable[str] = ()) -> None:
    named = [one for one in usual_keys_in(shown) if one not in allowed]
    assert named == [], shown


async def see(walk: Walk, words: str) -> set[type[Screen[Any]]]:
    """Press key after key, and look at each screen on the way; which they were."""
    check(walk.text, _TYPED)
    seen: set[type[Screen[Any]]] = set()
    for key in keys_of(words):
        before = walk.text
        await walk.press(key)
        for _ in range(20):
            if walk.text != before:
                break
            await walk.pilot.pause(0.01)
        check(walk.text, _TYPED)
        seen.add(type(walk.app.screen))
    return seen


IN_TODAY = """
    today.clear today.settings settings.next {settings} settings.close
    today.filter w x today.clear today.page
    today.pain pain_note.down pain_note.down pain_note.more
    pain_note.down pain_note.down pain_note.down pain_note.down pain_note.back
    today.injury injury.down injury.down injury.down injury.down injury.back
    today.clearance clearance.down clearance.down clearance.down clearance.down clearance.back
""".format(settings=" settings.down" * len(PREFERENCES))
INTO_A_SESSION = """
    today.filter q u i c k enter today.start
    before.start l 3 before.start
    session.room session.room session.anatomy session.pain session.pause
"""
OUT_OF_IT = "session.hurt hurt.stay session.leave leave.end"
THROUGH_ITS_FORM = """
    after.less after.down after.enter after.enter y after.up after.down after.later
    today.drop_form today.reload today.form after.later
"""
IN_THE_LOG = """
    today.review review.filter x review.back review.down review.down
    review.delete review.delete review.undo review.open entry.delete x entry.close
    review.up review.correct correct.down correct.down correct.leave review.close
"""


async def test_from_today_through_forms_a_session_and_the_log(tmp_path: Path) -> None:
    stores = with_other_keys(stores_with_regions(tmp_path, calf=CALF))
    sore(stores)
    async with walking(stores) as walk:
        check(walk.text, _TYPED)
        assert "alt+" in walk.text
        await see(walk, "1")
        seen = await see(walk, IN_TODAY)
        assert seen == {TodayScreen, SettingsScreen, PainNoteScreen, InjuryScreen, ClearanceScreen}
        seen = await see(walk, INTO_A_SESSION)
        await let_pass(walk, 4)
        seen |= await see(walk, OUT_OF_IT)
        await told(walk, "And now?")
        seen |= await see(walk, THROUGH_ITS_FORM)
        played = {BeforeScreen, SessionScreen, HurtScreen, LeaveScreen, AfterScreen}
        assert seen == {TodayScreen, *played}
        assert f"The pain form waits: {OTHER['today.form']} goes on." in walk.text
        await see(walk, "today.reload")
        assert f"is not finished: {OTHER['today.form']} goes on" in walk.text
        seen = set()
        for word in IN_THE_LOG.split():
            seen |= await see(walk, word)
            await settled(walk.pilot)
            check(walk.text)
        assert seen == {TodayScreen, ReviewScreen, EntryScreen, CorrectScreen}


async def test_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    stores = with_other_keys(stores_with_regions(tmp_path))
    (stores.definitions[0][1] / "broken.toml").write_text("schema = 1\ntitle = 3\n")
    async with walking(stores) as walk:
        await see(walk, "today.filter b r o k e n today.clear")
        assert "Mend it" in walk.text


async def test_a_session_that_was_cut_off(tmp_path: Path) -> None:
    clock = FakeClock()
    stores = with_other_keys(await cut_off_in_hold(tmp_path, clock))
    async with walking(stores, clock) as walk:
        await walk.pilot.pause()
        await see(walk, "unfinished.down unfinished.down unfinished.later today.go_on")


def over() -> list[tuple[Screen[Any], str]]:
    """Screens that are opened by themselves, and what is pressed there."""
    today = dt.date(2026, 11, 20)
    vein = OpenFlag(region="calf", flag="vein", tier="urgent", day=today)
    full = CannotWrite(Path("log"), "the disk is full")
    yes = "1 flags.enter flags.none flags.none flags.none flags.none"
    day = "blocked.seen backspace blocked.enter blocked.back"
    return [
        (RedFlagsScreen("calf", FLAGGED, "first", FakeClock()), f"flags.enter {yes}"),
        (BlockedScreen([vein], FLAGGED, FakeClock()), day),
        (MayStartScreen(Start(rules=("sore",), says=("Say.",)), "Calf"), "start.down"),
        (GateScreen("Is it warm?"), "answer.down"),
        (NoScreen(["Wall"], ends=True), ""),
        (AskAgainScreen("Is it warm?"), ""),
        (HurtScreen(begin(hold()), None, FakeClock(), asks_side=True), "hurt.down hurt.right 3"),
        (SideScreen(lambda digit: None, lambda: True), ""),
        (LeaveScreen(), ""),
        (NamingScreen(), "a b"),
        (UnsavedScreen(full), "unsaved.elsewhere b unsaved.stay unsaved.discard"),
        (UnsavedScreen(full, under_way=True), ""),
        (WelcomeScreen(None, dt.datetime.now(dt.UTC), is_kiosk=False), "welcome.down"),
    ]


@pytest.mark.parametrize("index", range(len(over())), ids=lambda at: type(over()[at][0]).__name__)
async def test_a_screen_by_itself(index: int) -> None:
    screen, words = over()[index]
    app = OtherKeysApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        check(text_of(app))
        for key in keys_of(words):
            await pilot.press(key)
            await pilot.pause()
            assert app.screen is screen, f"{key} left it"
            check(text_of(app))
        assert "alt+" in text_of(app)
