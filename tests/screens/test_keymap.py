"""Keys that a person has set: what they do, where they are shown, and what is told of mistakes."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.screens.walk import Walk, start, stores_with_quick, walking
from tui.core.keymap import check_keymap
from tui.core.settings import Settings
from tui.screens.all_keys import all_screens, key_sets
from tui.screens.help import HelpScreen
from tui.screens.keys import KeysInOrder
from tui.screens.review.changing import ChangingPage
from tui.screens.review.review import ReviewScreen
from tui.screens.session.session import SessionScreen
from tui.screens.starting.gate import NoScreen
from tui.storage.settings import LoadedSettings
from tui.storage.stores import Stores

AZERTY = "&é\"'(-è_çà"
MINUS = {"session.adjust_less": "right_parenthesis"}


def stores_with(tmp_path: Path, settings: Settings) -> Stores:
    return replace(stores_with_quick(tmp_path), settings=LoadedSettings(settings))


async def in_session(walk: Walk) -> SessionScreen:
    await start(walk, "bare")
    assert isinstance(walk.app.screen, SessionScreen)
    return walk.app.screen


def test_no_two_things_have_the_same_id() -> None:
    does: dict[str, set[str]] = {}
    for screen in key_sets():
        for bound in screen.bound:
            does.setdefault(bound.id, set()).add(bound.does)
    assert does.pop("help") == {"All keys of this screen", "All keys of this question"}
    assert len(does) > 150
    assert {id: said for id, said in does.items() if len(said) > 1} == {}


def test_the_keys_that_everybody_has_have_no_mistake() -> None:
    usual = {bound.id: ",".join(bound.keys) for screen in key_sets() for bound in screen.bound}
    assert check_keymap(usual, key_sets()) == []


async def test_a_key_that_was_set_does_it_and_is_shown(tmp_path: Path) -> None:
    own = {"today.review": "f7,V", "help": "f2", "review.close": "f8"}
    async with walking(stores_with(tmp_path, Settings(keymap=own))) as walk:
        assert "f7 Pain log" in walk.text
        assert "f2 Help" in walk.text
        await walk.press("v")
        assert not isinstance(walk.app.screen, ReviewScreen)
        await walk.press("f2")
        assert isinstance(walk.app.screen, HelpScreen)
        assert "f7 or V" in walk.text
        await walk.press("escape", "V")
        assert isinstance(walk.app.screen, ReviewScreen)
        await walk.press("f8")
        assert not isinstance(walk.app.screen, ReviewScreen)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (Settings(keymap={"today.revue": "f7"}), "did you mean 'today.review'?"),
        (Settings(keymap={"today.review": "PgDn"}), "did you mean 'pagedown'?"),
        (Settings(keymap={"today.review": "p"}), "p is for today.review and for today.pain"),
        (Settings(digits=AZERTY), "minus is for session.adjust_less, and a digit in digits"),
    ],
)
async def test_a_mistake_is_told_and_the_usual_keys_work(
    tmp_path: Path, settings: Settings, told: str
) -> None:
    settings = replace(settings, keymap=settings.keymap | {"help": "f2"})
    async with walking(stores_with(tmp_path, settings)) as walk:
        assert "These settings don't count: keymap: " in walk.text
        assert told in " ".join(walk.text.split())
        await walk.press("question_mark")
        assert isinstance(walk.app.screen, HelpScreen)
        await walk.press("escape", "v")
        assert isinstance(walk.app.screen, ReviewScreen)


async def test_unshifted_digits_of_azerty_are_scores(tmp_path: Path) -> None:
    settings = Settings(digits=AZERTY, keymap=MINUS, wait="never")
    async with walking(stores_with(tmp_path, settings)) as walk:
        session = await in_session(walk)
        await walk.press("é", "right_parenthesis")
        assert [mark.score for mark in session.played.marks] == [2]
        await walk.press("ampersand", "à")
        assert [mark.score for mark in session.played.marks][-1] == 10


async def test_where_text_is_typed_each_character_is_itself(tmp_path: Path) -> None:
    settings = Settings(digits=AZERTY, keymap=MINUS)
    async with walking(stores_with(tmp_path, settings)) as walk:
        await walk.press("slash", "é", "à")
        assert "/éà_" in walk.text
        await walk.press("escape", "v", "slash", "è")
        assert "è" in walk.text


async def test_a_session_and_its_cards_say_the_keys_that_were_set(tmp_path: Path) -> None:
    own = {"session.pause": "f5", "leave.end": "f6", "leave.stay": "f8", "gate.no": "f9"}
    async with walking(stores_with(tmp_path, Settings(keymap=own, wait="never"))) as walk:
        session = await in_session(walk)
        await walk.press("f5")
        assert "PAUSED - f5 goes on" in walk.text
        await walk.press("q")
        assert "f6      end here" in walk.text
        assert "f8      stay" in walk.text
        assert "ctrl+q  close" in walk.text
        await walk.press("f8")
        assert walk.app.screen is session
        walk.app.push_screen(NoScreen(["Wall"], ends=False))
        await walk.pilot.pause()
        assert "f9   leave it out" in walk.text
        assert "esc  back to the question" in walk.text


@pytest.mark.parametrize("screen", all_screens(), ids=lambda screen: screen.__name__)
def test_what_takes_typed_keys_says_which(screen: type[KeysInOrder[object]]) -> None:
    """Digits that need shift are made digits everywhere but in text."""
    takes_text = screen.takes_text is not KeysInOrder.takes_text
    takes = screen.takes not in (KeysInOrder.takes, ChangingPage.takes)
    assert not takes or takes_text or screen.TAKES_DIGITS
