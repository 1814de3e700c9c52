"""Made-up entries are marked as such on every page."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.screens.support import text_of
from tests.screens.walk import Walk, start, stores_with_quick, walking
from tests.storage.entries import an_entry
from tui.screens.all_keys import all_screens
from tui.screens.base import Page
from tui.screens.forms.after import AfterScreen
from tui.screens.help import HelpScreen
from tui.screens.review.entry import EntryScreen
from tui.screens.review.review import ReviewScreen
from tui.screens.session.session import SessionScreen
from tui.screens.starting.before import BeforeScreen
from tui.screens.today.today import TodayScreen
from tui.storage.stores import Stores
from tui.widgets.bar import EXAMPLE, TitleBar


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    made = stores_with_quick(tmp_path)
    entry = an_entry()
    made.log.add(made.log.new_id(entry.started, entry.session), entry)
    return made


def first_row(walk: Walk) -> str:
    return text_of(walk.app).splitlines()[0]


@pytest.mark.parametrize("is_example", [True, False])
async def test_every_page_of_a_walk_says_so(stores: Stores, is_example: bool) -> None:
    rows: dict[type[object], str] = {}

    def look(walk: Walk) -> None:
        rows[type(walk.app.screen)] = first_row(walk)

    async with walking(replace(stores, example=is_example)) as walk:
        look(walk)
        await walk.press("v")
        look(walk)
        await walk.press("enter")
        look(walk)
        await walk.press("question_mark")
        look(walk)
        await walk.press("escape", "escape", "escape")
        await start(walk, "quick")
        look(walk)
        await walk.press("l", "4", "enter")
        look(walk)
        await walk.play_out()
        look(walk)
    assert set(rows) == {
        TodayScreen,
        ReviewScreen,
        EntryScreen,
        HelpScreen,
        BeforeScreen,
        SessionScreen,
        AfterScreen,
    }
    assert [row.startswith(f" {EXAMPLE} ") for row in rows.values()] == [is_example] * len(rows)


@pytest.mark.parametrize(
    "page", [one for one in all_screens() if issubclass(one, Page)], ids=lambda one: one.__name__
)
def test_no_page_has_a_bar_of_its_own(page: type[Page[object]]) -> None:
    assert page.compose is Page.compose


@pytest.mark.parametrize("width", [12, 40, 80])
def test_the_title_gives_way_the_mark_does_not(width: int) -> None:
    bar = TitleBar(EXAMPLE)
    bar.set_reactive(TitleBar.heading, "A long title of a screen that there is no room for")
    bar.set_reactive(TitleBar.detail, "now")
    (row,) = bar.draw(width, 1)
    assert row.plain.startswith(f" {EXAMPLE} ")
    assert width < 20 or row.plain.endswith(" now ")
    assert width < 20 or len(row.plain) == width
