"""What a person has scrolled to stays when the screen is resized; wide screens are used."""

from pathlib import Path

from tests.screens.stage import on_stage
from tests.screens.support import FakeClock, text_of
from tui.app import SoleusApp
from tui.screens.base import Page
from tui.storage.definitions.library import builtin_folder
from tui.storage.log.log import Log
from tui.storage.stores import Stores
from tui.widgets.lines import Line, paragraph
from tui.widgets.reader import Reader

SIZES = ((40, 10), (60, 20), (30, 8), (200, 60), (120, 40))


class Text(Page[None]):
    """Numbered sentences, to be scrolled."""

    def body(self) -> list[Reader]:
        """The text."""
        return [Reader(self._lay_out, id="text")]

    def _lay_out(self, width: int) -> list[Line]:
        told = (f"Sentence {number} is one of a good many words here." for number in range(200))
        return [row for text in told for row in paragraph(text, width)]


async def test_a_text_stays_where_it_was_scrolled_to() -> None:
    async with on_stage(Text()) as pilot:
        reader = pilot.app.screen.query_one(Reader)
        reader.move(100)
        await pilot.pause()
        before = text_of(pilot.app)
        assert "Sentence 100 " in before.splitlines()[1]
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            if size != (30, 8):
                numbers = [int(row.split()[1]) for row in text_of(pilot.app).splitlines()
                           if row.startswith(" Sentence")]  # fmt: skip
                assert min(numbers) <= 100 <= max(numbers)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert text_of(pilot.app) == before


async def test_a_preview_has_columns_and_keeps_its_page(tmp_path: Path) -> None:
    stores = Stores((("built-in", builtin_folder()),), Log(tmp_path / "log"), tmp_path / "runs")
    async with SoleusApp(stores, FakeClock()).run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        pages = int(text_of(pilot.app).partition("tab: more (1 of ")[2].partition(")")[0])
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        before = text_of(pilot.app)
        assert f"tab: more (4 of {pages})" in before
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert text_of(pilot.app) == before
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        assert 3 * int(text_of(pilot.app).partition("(1 of ")[2].partition(")")[0]) < pages
        rows = [row.split("▕")[1] for row in text_of(pilot.app).splitlines() if "▕" in row]
        assert sum(len(row) > 70 for row in rows) > 30
