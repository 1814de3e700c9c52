"""The figure in Today's preview: late, where there is room, of what the session is about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.support import FakeClock
from tui.app import SoleusApp
from tui.core.session.doses import longest_drawn
from tui.panes.preview import PreviewPane
from tui.screens.today import today_layout
from tui.storage.definitions.library import Library, builtin_folder
from tui.storage.places import Places
from tui.storage.stores import Stores

ANGLES = "knee bent 38°"
"""Stands under the figure of the first session."""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today_layout, "_RESTED", 0.01)


@asynccontextmanager
async def today(
    tmp_path: Path, size: tuple[int, int]
) -> AsyncIterator[tuple[PreviewPane, Pilot[object]]]:
    """The sessions that come with soleus, the cursor on the daily one."""
    app = SoleusApp(Stores.at(Places.under(tmp_path)), FakeClock())
    async with app.run_test(size=size) as pilot:
        await pilot.press("/", *"soleus reset", "enter")
        for _ in range(20):
            await pilot.pause(0.02)
        yield app.screen.query_one(PreviewPane), pilot  # type: ignore[misc]  # its own result


@pytest.mark.parametrize("size", [(120, 40), (200, 60)], ids=str)
async def test_a_figure_stands_below_what_to_know_first(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with today(tmp_path, size) as (preview, _):
        text = preview.plain
        assert ANGLES in text
        assert text.index("Good to know") < text.index("SOLEUS") < text.index(ANGLES)
        assert "target" in {span.tone for row in preview.shown for span in row.spans}


async def test_where_there_is_no_room_the_words_stay(tmp_path: Path) -> None:
    async with today(tmp_path, (80, 24)) as (preview, pilot):
        assert "Bent-knee wall" in preview.plain
        for _ in range(3):
            assert ANGLES not in preview.plain
            await pilot.press("tab")


async def test_only_a_cursor_that_rests_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with today(tmp_path, (120, 40)) as (preview, pilot):
        drawn: list[object] = []
        monkeypatch.setattr(today_layout, "_RESTED", 60)
        monkeypatch.setattr(preview, "illustrate", drawn.append)
        await pilot.press("escape", "down", "down", "up")
        await pilot.pause(0.2)
        assert ANGLES not in preview.plain
        assert drawn == []


def test_it_is_of_the_step_with_most_work() -> None:
    library = Library([("built-in", builtin_folder())])
    found = {}
    for name in ("soleus-reset", "self-massage", "soleus-strength"):
        listed = library.find(name)
        assert listed is not None
        assert listed.session is not None
        step = longest_drawn(listed.session)
        found[name] = step and step.exercise
    assert found == {
        "soleus-reset": "bent-knee-wall",
        "self-massage": "ball-press",
        "soleus-strength": "seated-raise",
    }
