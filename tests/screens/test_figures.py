"""Figures in a session: above the notes, in the pose of the step, still while a hold lasts."""

import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.core.builders import hold, session
from tests.screens.sessions import Played, playing_plan
from tests.screens.support import OneScreenApp
from tests.shipped import EXERCISE_IDS
from tui.core.format.bodies import Body
from tui.core.format.definitions import Anatomy, Session
from tui.core.playing.run import Run
from tui.core.session.segments import Plan
from tui.panes import anatomy
from tui.panes.anatomy import AnatomyPane
from tui.screens.session.manner import Manner
from tui.storage.definitions.library import Library, builtin_folder
from tui.widgets.lines import Lines
from tui.widgets.medium import IS_ASCII

LIBRARY = Library([("built-in", builtin_folder())])
WALL = "bent-knee-wall"


@cache
def body(name: str) -> Body | None:
    return LIBRARY.body(name)


def one_step(folder: Path, exercise: str) -> Session:
    path = folder / "one.toml"
    path.write_text(f'schema = 1\ntitle = "One"\n[[steps]]\nexercise = "{exercise}"\n', "utf-8")
    found = LIBRARY.open(path).session
    assert found is not None
    return found


class Shown(Played):
    """A session of one step on a screen; its text is that of the pane with the figure."""

    @property
    def pane(self) -> AnatomyPane:
        return self.screen.query_one(AnatomyPane)

    @property
    def text(self) -> str:
        return self.pane.plain

    @property
    def inks(self) -> set[str]:
        spans = [span for line in self.pane.shown for span in line.spans]
        return {name for span in spans for name in (span.tone, span.on) if name}


@asynccontextmanager
async def showing(
    played: Session,
    size: tuple[int, int] = (80, 24),
    *,
    moves: bool = False,
    bodies: Callable[[str], Body | None] = body,
    terminal: Callable[[OneScreenApp[Run]], None] = lambda app: None,
) -> AsyncIterator[Shown]:
    manner = Manner(bodies=bodies, moves=moves)
    async with playing_plan(Plan(played, wait="never"), size, manner, terminal=terminal) as one:
        yield Shown(one.pilot, one.screen, one.clock)


@pytest.mark.parametrize("exercise", EXERCISE_IDS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_figure_leaves_room_for_what_is_felt(
    tmp_path: Path, exercise: str, size: tuple[int, int]
) -> None:
    played = one_step(tmp_path, exercise)
    step = played.steps[0]
    async with showing(played, size) as shown:
        words = " ".join(shown.text.split())
        assert "target" in shown.inks
        assert played.anatomy[step.target].title.upper() in words
        for line in step.feel:
            assert line in words.replace(" · ", " ")


async def test_a_screen_too_low_for_a_figure_shows_the_notes_alone(tmp_path: Path) -> None:
    async with showing(one_step(tmp_path, WALL), (70, 14)) as shown:
        assert shown.text.startswith("Feel it")


@pytest.mark.parametrize("exercise", EXERCISE_IDS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_an_arrow_leads_from_the_name_to_the_target(
    tmp_path: Path, exercise: str, size: tuple[int, int]
) -> None:
    """Left or right of it in its row, or one above the other, within a few rows."""
    played = one_step(tmp_path, exercise)
    anatomy = played.anatomy[played.steps[0].target]
    assert anatomy.figure is not None
    names = [anatomy.title, *(shape.label for shape in anatomy.figure.shapes if shape.label)]
    async with showing(played, size) as shown:
        rows = shown.text.split("Feel it")[0].splitlines()
        arrows = [
            (x, y) for y, row in enumerate(rows) for x, sign in enumerate(row) if sign in "◀▶▲▼"
        ]
        ((x, y),) = arrows
        beside = rows[y]
        across = rows[max(0, y - 9) : y + 10]
        assert any(
            name.upper() in beside or any(name.upper() in row[: x + len(name)] for row in across)
            for name in names
        )


async def test_other_names_and_angles_stand_under_a_small_figure(tmp_path: Path) -> None:
    async with showing(one_step(tmp_path, WALL)) as shown:
        rows = shown.text.splitlines()
        (legend,) = [row for row in rows if "gastrocnemius" in row]
        assert "SOLEUS" not in legend
        assert rows[rows.index(legend) - 1] == "knee bent 38° · ankle bent 28°"
        assert rows[rows.index(legend) + 1] == "Feel it"


async def test_names_stand_beside_a_large_one(tmp_path: Path) -> None:
    async with showing(one_step(tmp_path, WALL), (200, 60)) as shown:
        (row,) = [row for row in shown.text.splitlines() if "SOLEUS" in row]
        assert "◀━" in row
        assert "gastrocnemius" not in row


async def test_without_colour_it_is_drawn_in_braille(tmp_path: Path) -> None:
    def no_colour(app: OneScreenApp[Run]) -> None:
        app.no_color = True

    async with showing(one_step(tmp_path, WALL), terminal=no_colour) as shown:
        assert "gastrocnemius" not in shown.text.split("Feel it")[0]  # nothing tells which it is
        assert "⣿" in shown.text
        assert not set("▀▄▌▐▙▟") & set(shown.text)


async def test_where_the_locale_is_not_utf8_it_is_drawn_in_ascii(tmp_path: Path) -> None:
    def ascii_only(app: OneScreenApp[Run]) -> None:
        app.add_class(IS_ASCII)

    async with showing(one_step(tmp_path, WALL), terminal=ascii_only) as shown:
        figure = shown.text.partition("knee bent")[0]
        assert figure.isascii()
        assert "##" in figure


async def test_the_notes_key_turns_to_the_picture(tmp_path: Path) -> None:
    async with showing(one_step(tmp_path, WALL)) as shown:
        await shown.press("a")
        assert shown.text.startswith("The right calf from behind")
        for name in ("SOLEUS", "gastrocnemius", "fibula", "tibia", "heel bone"):
            assert sum(row.rstrip().endswith(name) for row in shown.text.splitlines()) >= 1
        assert "lies the soleus" in " ".join(shown.text.split())


NOTES = Anatomy(schema=1, title="Deltoid", notes=("Lifts the arm.",))


@pytest.mark.parametrize("what", ["another body part", "no body", "a pose that it lacks"])
async def test_where_nothing_can_be_drawn_the_notes_stand_alone(tmp_path: Path, what: str) -> None:
    played = one_step(tmp_path, WALL)
    if what == "another body part":
        played = session(hold("Door", muscles=("deltoid",)), anatomy={"deltoid": NOTES})

    def finds(name: str) -> Body | None:
        found = None if what == "no body" else body(name)
        return replace(found, poses={}) if found and what == "a pose that it lacks" else found

    async with showing(played, bodies=finds) as shown:
        assert "target" not in shown.inks
        assert shown.text.startswith("Deltoid" if what == "another body part" else "Feel it")


async def test_nothing_is_drawn_while_a_hold_counts_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with showing(one_step(tmp_path, WALL)) as shown:
        await shown.pass_time(11)
        assert shown.screen.played.segment.phase == "hold"
        drawn: list[object] = []
        refresh = Lines.refresh

        def note(self: Lines, *regions: object, **keys: object) -> object:
            drawn.append(self)
            return refresh(self, *regions, **keys)  # type: ignore[arg-type]

        monkeypatch.setattr(Lines, "refresh", note)
        await shown.pass_time(9)
        assert drawn
        assert shown.pane not in drawn


class Timers:
    """In place of the clock's: tells what is asked for, and calls when told."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Callable[[], object]]] = []
        self.stopped = 0

    def every(self, node: object, seconds: float, callback: Callable[[], object]) -> "Timers":
        self.waiting.append((seconds, callback))
        return self

    def stop(self) -> None:
        self.stopped += 1

    def tick(self) -> None:
        _, callback = self.waiting[-1]
        callback()


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    made = Timers()
    monkeypatch.setattr(anatomy, "every", made.every)
    return made


async def test_it_moves_into_the_pose_while_getting_ready(tmp_path: Path, timers: Timers) -> None:
    async with showing(one_step(tmp_path, WALL), moves=True) as shown:
        ((seconds, _),) = timers.waiting
        assert 1 / seconds <= 3, "frames a second"
        frames = [shown.text]
        while not timers.stopped:
            timers.tick()
            await shown.pilot.pause()
            frames.append(shown.text)
        different = list(dict.fromkeys(frames))
        assert 4 <= len(different) <= 6
        assert different[-1] == shown.text
    async with showing(one_step(tmp_path, WALL)) as still:
        assert still.text == different[-1], "it ends in the pose"


async def test_the_move_is_over_when_the_hold_begins(tmp_path: Path, timers: Timers) -> None:
    async with showing(one_step(tmp_path, WALL), moves=True) as shown:
        timers.tick()
        await shown.pass_time(11)
        assert timers.stopped == 1
        text = shown.text
    async with showing(one_step(tmp_path, WALL)) as still:
        assert text == still.text


async def test_what_is_paused_stands_still(tmp_path: Path, timers: Timers) -> None:
    async with showing(one_step(tmp_path, WALL), moves=True) as shown:
        timers.tick()
        await shown.press("space")
        assert shown.screen.played.state == "paused"
        assert timers.stopped == 1
        await shown.press("space")
        assert len(timers.waiting) == 1, "and does not begin again"
        text = shown.text
    async with showing(one_step(tmp_path, WALL)) as still:
        assert text == still.text


async def test_nothing_moves_where_motion_is_off(tmp_path: Path, timers: Timers) -> None:
    async with showing(one_step(tmp_path, WALL), moves=False) as shown:
        await shown.pass_time(12)
        assert timers.waiting == []


async def test_each_pose_and_size_is_drawn_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.panes import figure

    sizes: list[tuple[int, int]] = []
    original = figure.figure_lines

    def note(*given: object) -> object:
        sizes.append(given[4:6])  # type: ignore[arg-type]  # width and height
        return original(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(figure, "figure_lines", note)
    async with showing(one_step(tmp_path, WALL)) as shown:
        await shown.press("a", "a", "a")
        shown.pane.redraw()
        assert len(sizes) == 1
        await shown.pilot.resize_terminal(100, 30)
        await shown.pilot.pause()
        assert len(set(sizes)) == len(sizes) == 2


async def test_it_is_the_same_size_all_the_way(tmp_path: Path, timers: Timers) -> None:
    async with showing(one_step(tmp_path, "hamstring-strap"), moves=True) as shown:
        places = set()
        while not timers.stopped:
            timers.tick()
            await shown.pilot.pause()
            rows = shown.text.splitlines()
            places.add(next(at for at, row in enumerate(rows) if "Feel it" in row))
        assert len(places) == 1


def test_the_start_knows_nothing_of_drawing() -> None:
    code = "import sys, tui.app; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    drawing = {
        "tui.drawing.figure",
        "tui.drawing.raster",
        "tui.panes.figure",
    }
    assert not drawing & set(loaded.stdout.split())
