"""`e` and `n` in Today, up to where the editor takes over."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from tests.screens.support import text_of, until
from tests.screens.today.test_today import WALL, today
from tui.app import SoleusApp
from tui.panes.preview import PreviewPane
from tui.screens.today.authoring import AuthoringPage
from tui.storage.definitions.library import builtin_folder
from tui.storage.log.log import Log
from tui.storage.stores import Stores
from tui.widgets.lines import Span
from tui.widgets.paragraphs import Paragraphs
from tui.widgets.picker import Picker


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    own = tmp_path / "own"
    own.mkdir(mode=0o700)
    (own / "wall.toml").write_text(WALL)
    return Stores(
        (("yours", own), ("built-in", builtin_folder())), Log(tmp_path / "log"), tmp_path / "runs"
    )


def page_of(app: SoleusApp) -> AuthoringPage:
    assert isinstance(app.screen, AuthoringPage)
    return app.screen


@pytest.mark.parametrize("key", ["e", "n"])
@pytest.mark.parametrize("why", ["kiosk", "example"])
async def test_nothing_is_edited_where_it_must_not_be(
    stores: Stores, tmp_path: Path, key: str, why: str
) -> None:
    before = sorted(tmp_path.rglob("*.toml"))
    stores = replace(stores, kiosk=why == "kiosk", example=why == "example")
    async with today(stores) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert "edited" in text_of(app).splitlines()[1]
        page_of(app)
    assert sorted(tmp_path.rglob("*.toml")) == before


async def test_a_name_that_would_steer_the_terminal_is_told_as_text(
    stores: Stores, tmp_path: Path
) -> None:
    path = tmp_path / "own" / "a\x1b[2Jb.toml"
    path.write_text(WALL)
    async with today(stores) as (app, pilot):
        page_of(app).edited(path, "")
        await pilot.pause()
        assert app.screen.query_one("#attention", Paragraphs).paragraphs == (
            Span("a\ufffd[2Jb.toml has 1 mistake: e opens it again.", "warn"),
        )


async def test_without_an_editor_a_line_says_what_to_set(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    async with today(stores) as (app, pilot):
        await pilot.press("e")
        await pilot.pause()
        assert "export EDITOR=nano" in text_of(app)


async def test_a_new_session_is_named_first(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        await pilot.press("n", *"Leg", "space", *"dax", "backspace", *"y")
        await pilot.pause()
        assert "Leg day" in text_of(app)
        assert "leg-day.toml" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        page_of(app)


async def test_a_name_that_there_is_already_is_pointed_at(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "not-asked-for")
    async with today(stores) as (app, pilot):
        await pilot.press("n", *"Wall", "enter")
        await until(pilot, lambda: "wall.toml already" in text_of(app))
        said = "You have wall.toml already: e opens it, n takes another name."
        assert said in text_of(app)
        chosen = page_of(app).chosen()
        assert chosen is not None
        assert chosen.id == "wall"


async def test_a_name_without_a_letter_is_not_taken(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        await pilot.press("n", "full_stop", "enter")
        await pilot.pause()
        assert "Letters a-z or digits" in text_of(app)


async def test_what_was_edited_is_read_again_and_pointed_at(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        path = page_of(app).prepare("Zebra")
        assert path is not None
        path.write_text(path.read_text("utf-8").replace("\nsets = 2\n", "\nsets = 2000\n"))
        page_of(app).edited(path, "")
        await until(pilot, lambda: "step 3: sets" in text_of(app))
        text = text_of(app)
        assert "zebra.toml has 1 mistake: e opens it again." in text
        assert "▶ zebra.toml" in text


async def test_the_file_is_named_once_for_all_its_mistakes(stores: Stores) -> None:
    (stores.definitions[0][1] / "wall.toml").write_text('schem = 1\ntitle = "A"\n')
    async with today(stores) as (app, pilot):
        await at(pilot, app, "wall")
        pane = app.screen.query_one(PreviewPane)
        rows = [row.plain for row in pane.draw(200, 40)]
        assert sum("wall.toml" in row for row in rows) == 1
        assert "1:1: 'steps' is missing" in rows
        assert "1:1: unknown key 'schem' - did you mean 'schema'?" in rows


async def test_a_file_that_was_deleted_meanwhile_has_no_mistakes(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        path = page_of(app).prepare("Zebra")
        assert path is not None
        path.unlink()
        page_of(app).edited(path, "")
        await pilot.pause()
        assert "zebra.toml is gone: it was deleted, or has another name now." in text_of(app)


async def test_a_built_in_session_is_copied_first(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        await at(pilot, app, "soleus-reset")
        listed = page_of(app).chosen()
        assert listed is not None
        path = page_of(app).prepare(listed)
        assert path == stores.definitions[0][1] / "soleus-reset.toml"
        path.write_bytes(path.read_bytes() + b"# changed\n")
        page_of(app).edited(path, "")
        await pilot.pause()
        assert "has no mistakes. It is yours, and counts now." in text_of(app)
        assert "replaces built-in" in text_of(app) or "yours, repl" in text_of(app)


async def test_a_copy_that_was_not_changed_is_not_kept(stores: Stores) -> None:
    async with today(stores) as (app, pilot):
        await at(pilot, app, "soleus-reset")
        listed = page_of(app).chosen()
        assert listed is not None
        path = page_of(app).prepare(listed)
        assert path is not None
        page_of(app).edited(path, "")
        await pilot.pause()
        assert "Nothing was changed" in text_of(app)
        assert not path.exists()


async def at(pilot: Pilot[str], app: SoleusApp, session_id: str) -> None:
    """Put the cursor on a session."""
    ids = [one.id for one in page_of(app)._shown]
    page_of(app).query_one(Picker).cursor = ids.index(session_id)
    await pilot.pause()


async def test_what_is_odd_about_ones_own_session_is_said_at_the_end_of_its_preview(
    stores: Stores,
) -> None:
    own = stores.definitions[0][1]
    (own / "wall.toml").write_text(WALL.replace("sets = 2", "sets = 4\nrange = { sets = [1, 3] }"))
    async with today(stores, (120, 60)) as (app, pilot):
        await at(pilot, app, "wall")
        await pilot.pause(0.1)
        text = text_of(app)
        assert "Worth a second look" in text
        assert "step 1: sets 4 is out of its range, 1 to 3" in text
        await at(pilot, app, "soleus-reset")
        await pilot.pause(0.1)
        assert "Worth a second look" not in text_of(app)
