"""The way to a session, by keys: what is asked first, and what the rules allow."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.answered import answer_red_flags
from tests.core import logged
from tests.screens.support import FakeClock
from tests.screens.walk import CALF, Walk, start, stores_with_quick, told, walking
from tests.storage import libraries
from tests.storage.logs import entries_in
from tui.core.entries import Entry, EpisodeEntry, FlagAnswer, ScreenEntry, SessionEntry
from tui.screens.session.session import SessionScreen
from tui.storage.log.log import Log
from tui.storage.stores import Stores

NOW = FakeClock().now()


def add(stores: Stores, entry: Entry) -> None:
    stores.log.add(Log.new_id(entry.started, entry.kind), entry)


def ago(**lengths: float) -> dt.datetime:
    return NOW - dt.timedelta(**lengths)


def strain(days: int) -> EpisodeEntry:
    return logged.strain(ago(days=days).date())


def played(days: int, after: int = 1) -> SessionEntry:
    said = logged.answer(before=1, during=1, after=after, new_signs=False)
    return logged.session(ago(days=days).date(), said, session="calf", title="Quick calf")


def flagged(tier: str, region: str = "calf") -> ScreenEntry:
    answer = FlagAnswer(flag="test", tier=tier, yes=True)  # type: ignore[arg-type]
    return logged.screen(ago(seconds=30), answer, region=region)


def kinds(stores: Stores) -> list[str]:
    return sorted(one.kind for one in entries_in(stores.log))


def is_playing(walk: Walk) -> bool:
    return isinstance(walk.app.screen, SessionScreen)


async def test_the_first_session_of_a_region_asks_the_red_flags_first(tmp_path: Path) -> None:
    stores = stores_with_quick(tmp_path)
    for path in stores.log.folder.rglob("*.toml"):
        path.unlink()
    async with walking(stores) as walk:
        assert "red flags" not in walk.text, "never before looking around"
        await start(walk, "quick")
        assert "EMERGENCY" in walk.text
        await walk.press("n", "enter", "n", "enter", "n", "enter")
        await walk.press(*["enter"] * 2)
        assert "Which leg is sore?" in walk.text
        await walk.press("l", "1", "enter")
        assert is_playing(walk)
    assert kinds(stores) == ["screen"]


async def test_a_red_flag_whose_questions_are_gone_stops_every_session(stores: Stores) -> None:
    add(stores, flagged("emergency", "elbow"))
    async with walking(stores) as walk:
        await start(walk, "quick")
        assert not is_playing(walk)
        assert "A red flag of elbow is open" in walk.text


@pytest.mark.parametrize(
    ("limit", "typed", "plays"),
    [(3, ["3"], True), (3, ["4"], False), (3, [], False), (None, [], True)],
)
async def test_a_clearance_lets_start_up_to_its_pain(
    stores: Stores, limit: int | None, typed: list[str], plays: bool
) -> None:
    """A score that was left out may be any: it is not within a limit."""
    add(stores, flagged("book"))
    add(stores, logged.clearance(NOW.date(), pain_limit=limit))
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", *(typed or ["enter"]), "enter")
        assert is_playing(walk) is plays


async def test_a_session_of_which_all_is_left_out_does_not_start(stores: Stores) -> None:
    own = stores.library().find("calf")
    assert own is not None
    wall = 'schema = 1\ntitle = "Walls"\nregion = "calf"\n[[steps]]\nexercise = "bent-knee-wall"\n'
    own.path.write_text(wall)
    sore = played(1)
    add(stores, replace(sore, pain=(replace(sore.pain[0], where=("heel",)),)))
    async with walking(stores) as walk:
        await start(walk, "walls")
        await walk.press("l", "1", "enter")
        assert "Not now" in walk.text
        assert "Pain at the heel" in walk.text
        await walk.press("enter")
        assert "Which leg is sore?" in walk.text, "the one way that is left is to answer again"
        await walk.press("l", "1", "enter", "escape")
        assert "soleus · Today" in walk.text


async def test_going_back_from_the_red_flags_starts_nothing(tmp_path: Path) -> None:
    stores = stores_with_quick(tmp_path)
    for path in stores.log.folder.rglob("*.toml"):
        path.unlink()
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("escape")
        assert "soleus · Today" in walk.text
        assert stores.log.names() == []


async def test_a_session_without_a_region_asks_nothing(tmp_path: Path) -> None:
    stores = stores_with_quick(tmp_path)
    for path in stores.log.folder.rglob("*.toml"):
        path.unlink()
    async with walking(stores) as walk:
        await start(walk, "bare")
        assert is_playing(walk)


@pytest.mark.parametrize("session", ["quick", "bare"])
@pytest.mark.parametrize(("tier", "region"), [("urgent", "calf"), ("emergency", "hamstring")])
async def test_an_open_red_flag_stops_every_session(
    stores: Stores, tier: str, region: str, session: str
) -> None:
    add(stores, flagged(tier, region))
    async with walking(stores) as walk:
        await start(walk, session)
        assert not is_playing(walk)
        assert "Which leg" not in walk.text
        await walk.press("escape")
        assert "No session before the red flag" in walk.text
        assert not is_playing(walk)


async def test_what_stops_every_session_comes_before_the_questions_of_its_region(
    stores: Stores,
) -> None:
    for path in stores.log.folder.rglob("*.toml"):
        path.unlink()
    add(stores, flagged("emergency", "hamstring"))
    async with walking(stores) as walk:
        await start(walk, "quick")
        assert "not now" in walk.text
        await walk.press("a", "n", "n", "n")
        assert "Calf: red flags" in walk.text, "then its own are due"
        await walk.press("n", "n", "n")
        assert "Which leg" in walk.text


async def test_a_flag_to_book_stops_only_from_three_on(stores: Stores) -> None:
    add(stores, flagged("book"))
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "3", "enter")
        assert "Not now" in walk.text
        await walk.press("enter")
        assert "Which leg" in walk.text, "a mistaken answer can be given again"
        await walk.press("l", "2", "enter")
        assert "waits for an appointment" in walk.text
        await walk.press("enter")
        assert is_playing(walk)


async def test_a_mistaken_flag_to_book_can_be_answered_again(stores: Stores) -> None:
    add(stores, flagged("book"))
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "3", "enter", "up")
        assert "▶ Answer the red-flag questions again" in walk.text
        await walk.press("enter")
        await walk.press("n", "n", "n")
        assert "Which leg" in walk.text
        await walk.press("l", "3", "enter")
        assert is_playing(walk)


async def test_with_a_flag_to_book_a_score_is_needed(stores: Stores) -> None:
    add(stores, flagged("book"))
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "enter", "enter")
        assert "Not now" in walk.text
        assert "was left out" in walk.text


async def test_after_a_red_one_rest_is_said_once_more(stores: Stores) -> None:
    add(stores, played(1, after=7))
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "1", "enter")
        assert "Rest is advised. Red, left: pain reached 7" in walk.text
        assert "▶ Start" in walk.text
        await walk.press("enter")
        assert is_playing(walk)


async def test_after_a_pop_only_gentle_movement_can_be_started(stores: Stores) -> None:
    popped = played(1)
    add(stores, replace(popped, pain=(replace(popped.pain[0], new_signs=True),)))
    async with walking(stores) as walk:
        await start(walk, "quick")
        assert "Rest is advised. Red, left: a new sign" in walk.text
        await walk.press("l", "1", "enter")
        assert "Not now" in walk.text
        assert "▶ Back to the questions: how sore, how much" in walk.text
        await walk.press("escape")
        assert not is_playing(walk)


async def test_six_before_the_start_stops_it_and_is_noted(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "6", "enter")
        assert "Not now" in walk.text
        assert "▶ Back to the questions: how sore, how much" in walk.text
        await walk.press("escape")
        assert "rest today" in walk.text
        assert not is_playing(walk)
    assert kinds(stores) == ["pain", "screen"]


async def test_answered_again_lower_it_starts_and_notes_nothing(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "6", "enter", "enter", "l", "2", "enter")
        assert is_playing(walk)
    assert kinds(stores) == ["screen"]


async def test_after_a_fresh_strain_nothing_of_a_loading_session_is_left(stores: Stores) -> None:
    add(stores, strain(1))
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "0", "enter")
        assert "only gentle movement" in walk.text
        assert "▶ Back to the questions: how sore, how much" in walk.text


async def test_after_a_fresh_strain_the_gentle_part_can_be_played(stores: Stores) -> None:
    add(stores, strain(1))
    async with walking(stores) as walk:
        await start(walk, "soleus reset")
        await walk.press("l", "0", "enter", "enter")
        assert is_playing(walk)
        names = [step.name for step in walk.app.screen.played.plan.session.steps if step.is_work]  # type: ignore[attr-defined]
        assert names == ["Gentle ankle movement"]


async def test_after_weeks_away_half_is_suggested_and_kept_as_the_dose(stores: Stores) -> None:
    add(stores, played(20))
    async with walking(stores) as walk:
        await start(walk, "quick")
        if "red flags" in walk.text:
            await walk.press("n", "enter", "n", "enter", "n", "enter", "enter", "enter")
        assert "Welcome back. 20 days without a session" in walk.text
        assert "[half]" in walk.text
        await walk.press("l", "1", "enter")
        assert is_playing(walk)
        await walk.play_out()
    (newest, _) = walk.entries
    assert newest.dose == "half"
    assert [one.planned_seconds for one in newest.steps] == [2, 2]


async def test_red_flags_are_asked_at_once_after_a_new_sign(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("l", "1", "enter")
        if "space" in walk.text and "waiting" in walk.text:
            await walk.press("space")
        await walk.press("o", "3", "up", "enter")
        assert "New signs: what to do, most urgent first" in walk.text, "at once"
        await walk.press("ctrl+s")
        assert "red flags" in walk.text


async def test_a_week_later_the_red_flags_are_due(stores: Stores) -> None:
    for path in stores.log.folder.rglob("*.toml"):
        path.unlink()
    answer_red_flags(stores.log, ago(days=7))
    async with walking(stores) as walk:
        await start(walk, "quick")
        assert f"{ago(days=7).date()}" in walk.text


async def test_a_region_of_ones_own_asks_the_general_emergencies(
    stores: Stores, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    (own / "regions").mkdir()
    neck = libraries.CALF.replace("Calf", "Neck").replace("sided = true", "sided = false")
    (own / "regions" / "neck.toml").write_text(neck)
    (own / "nod.toml").write_text(CALF.replace('"calf"', '"neck"').replace("Quick calf", "Nod"))
    async with walking(stores) as walk:
        await start(walk, "nod")
        assert "Neck: red flags" in walk.text
        assert "page 1 of 1" in walk.text
        await walk.press("1", "enter", "enter")
        await told(walk, "Neck: not now")
        await walk.press("escape")
        await start(walk, "quick")
        assert "Neck: not now" in walk.text, "an emergency stops sessions of every region"


async def test_a_log_that_can_not_be_read_stops_nothing_and_is_told(
    stores: Stores, tmp_path: Path
) -> None:
    add(stores, strain(days=20))
    shutil.rmtree(tmp_path / "log")
    (tmp_path / "log").write_text("in the way")
    async with walking(stores) as walk:
        await start(walk, "quick")
        await walk.press("n", "n", "n")
        await told(walk, "Not saved yet")
        await walk.press("D", "D")
        await told(walk, "Which leg is sore?")
        (said,) = [row for row in walk.text.splitlines() if "The log can't be read" in row]
        assert said.rstrip().endswith("See: soleus doctor"), "in one line"
        await walk.press("l", "4", "enter")
        assert is_playing(walk)


async def test_a_log_that_can_be_read_is_not_spoken_of(stores: Stores) -> None:
    async with walking(stores) as walk:
        await start(walk, "quick")
        assert "Which leg is sore?" in walk.text
        assert "can't be read" not in walk.text
