from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tests.core.builders import hold, step
from tests.screens.reviewing import clock, stores_with
from tests.screens.sessions import playing
from tests.screens.stage import on_stage, press
from tests.screens.support import OneScreenApp, text_of
from tests.storage.entries import ID, an_entry
from tui.screens.base import Page
from tui.screens.help import HelpScreen
from tui.screens.review.entry import EntryScreen
from tui.screens.review.review import ReviewScreen
from tui.storage.log.log import Log
from tui.widgets.lines import Lines


class BusyPage(Page[None]):
    """Has every sort of binding, and more of them than fit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "bell", "Go", id="busy.go", tooltip="Go [b]on[/b]"),
        Binding("x", "bell", "Hidden", show=False, id="busy.hidden", tooltip="A hidden one"),
        Binding("y", "bell", "Untold", id="busy.untold"),
        *(
            Binding(f"f{number}", "bell", "Many", id=f"busy.many{number}", tooltip=f"No. {number}")
            for number in range(2, 24)
        ),
    ]

    def body(self) -> Iterable[Widget]:
        yield Lines()

    def on_mount(self) -> None:
        self.set_bar("Busy")


@pytest.fixture
def log(tmp_path: Path) -> Log:
    log = Log(tmp_path / "log")
    log.add(ID, an_entry())
    return log


def pages(log: Log) -> list[Page[Any]]:
    review = ReviewScreen(stores_with(log), clock())
    entry = EntryScreen(log, log.names(), 0, changes=review.changes)
    return [review, entry, BusyPage()]


def bindings_of(page: Page[Any]) -> list[Binding]:
    """One for each key, of the page and of all screens."""
    declared = [*type(page).BINDINGS, *Page.BINDINGS, *OneScreenApp.BINDINGS]
    return list(Binding.make_bindings(declared))


@pytest.mark.parametrize("index", range(3))
async def test_every_binding_is_listed(log: Log, index: int) -> None:
    page = pages(log)[index]

    async with on_stage(page, size=(80, 60)) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        rows = [row.strip() for row in text_of(pilot.app).splitlines()]
        for binding in bindings_of(page):
            assert binding.id
            if binding.action == "undo":  # nothing was done yet that could be
                continue
            does = binding.tooltip or binding.description
            assert [row for row in rows if row.endswith(f"  {does}")], binding


async def test_all_keys_of_a_binding_stand_in_one_row() -> None:
    async with on_stage(BusyPage(), size=(80, 60)) as pilot:
        await press(pilot, "f1")
        rows = [" ".join(row.split()) for row in text_of(pilot.app).splitlines()]

        assert "enter or ctrl+s Go [b]on[/b]" in rows
        assert "x A hidden one" in rows
        assert "y Untold" in rows
        assert "? or f1 All keys of this screen" in rows
        assert "Keys: Busy" in rows


async def test_keys_of_all_screens_come_after_those_of_this_one() -> None:
    async with on_stage(BusyPage(), size=(80, 60)) as pilot:
        await press(pilot, "f1")
        here, everywhere = text_of(pilot.app).split("Everywhere")

        assert "On this screen" in here
        assert "No. 23" in here
        assert "ctrl+q" in everywhere
        assert "All keys of this screen" in everywhere


@pytest.mark.parametrize("key", ["", "z"])
async def test_the_keys_of_a_session_that_work_now_fit_on_one_screen(key: str) -> None:
    gate = step("gate", "Safe?", question="Is it?", guards=("Wall",))
    async with playing(hold("Wall", 3, sides="both"), gate, hold("Stool")) as played:
        await played.press(*filter(None, [key]), "question_mark")
        assert "more line" not in played.text
        assert "ctrl+q" in played.text
        assert "10 seconds more" in played.text
        assert "Answer a question" not in played.text
        assert "Where nothing can be saved" not in played.text
        await played.press("escape", "right", "question_mark")
        assert played.run.segment.phase == "gate"
        assert "more line" not in played.text
        assert "10 seconds more" not in played.text
        assert "Answer a question with yes" in played.text


async def test_help_offers_no_help_on_itself() -> None:
    async with on_stage(BusyPage()) as pilot:
        await press(pilot, "question_mark")
        assert text_of(pilot.app).splitlines()[-1].split() == ["esc", "Back", "↑↓", "Move"]


async def test_a_key_that_a_person_changed_is_listed_as_changed(log: Log) -> None:
    async with on_stage(ReviewScreen(stores_with(log), clock())) as pilot:
        pilot.app.set_keymap({"review.open": "w"})
        await press(pilot, "question_mark")
        rows = [" ".join(row.split()) for row in text_of(pilot.app).splitlines()]

        assert "w All that was kept of this entry" in rows


@pytest.mark.parametrize("key", ["escape", "question_mark", "f1", "q"])
async def test_help_is_closed(key: str) -> None:
    async with on_stage(BusyPage()) as pilot:
        await press(pilot, "question_mark")
        await press(pilot, key)
        assert isinstance(pilot.app.screen, BusyPage)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_more_keys_than_fit_are_scrolled_to(size: tuple[int, int]) -> None:
    async with on_stage(BusyPage(), size=size) as pilot:
        await press(pilot, "question_mark")
        assert "more lines" in text_of(pilot.app)
        assert "Go [b]on[/b]" in text_of(pilot.app)
        await press(pilot, "G")
        assert "ctrl+q" in text_of(pilot.app)
        assert "– end –" in text_of(pilot.app)


async def test_a_narrow_screen_wraps_and_loses_nothing() -> None:
    class Wordy(BusyPage):
        BINDINGS: ClassVar[list[BindingType]] = [
            Binding("home,end,insert,delete", "bell", id="wordy.many", tooltip="word " * 12),
        ]

    async with on_stage(Wordy(), size=(40, 60)) as pilot:
        await press(pilot, "question_mark")
        words = text_of(pilot.app).split()
        assert words.count("word") == 12
        assert {"home", "end", "insert", "del"} <= set(words)


def test_ids_and_tooltips_are_whole() -> None:
    screens = (ReviewScreen, EntryScreen, HelpScreen)
    declared = [one for screen in screens for one in screen.BINDINGS]
    bindings = [one for one in declared if isinstance(one, Binding)]

    assert len(bindings) == len(declared)
    assert all(one.id and one.tooltip for one in bindings)
    assert len({one.id for one in bindings}) == len(bindings)


async def test_keys_that_fit_are_not_scrolled(log: Log) -> None:
    async with on_stage(ReviewScreen(stores_with(log), clock()), size=(80, 40)) as pilot:
        await press(pilot, "question_mark")
        before = text_of(pilot.app)
        await press(pilot, "down", "end")
        assert text_of(pilot.app) == before
