"""The room view: large, in every size, with every key of a session."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.core.builders import hold, reps, step
from tests.screens.sessions import Played, playing
from tests.screens.walk import start, stores_with_quick, told, walking
from tui.core.format.definitions import Step
from tui.panes.room import RoomPane, heights
from tui.screens.session.hurt import HurtScreen
from tui.screens.session.session import SessionScreen
from tui.storage.settings import load_settings
from tui.widgets.big import BigText, BigTime
from tui.widgets.gauge import Gauge
from tui.widgets.lines import Lines
from tui.widgets.medium import IS_ASCII


def room(played: Played) -> RoomPane:
    return played.screen.query_one(RoomPane)


def is_open(played: Played) -> bool:
    return bool(played.screen.query(RoomPane)) and room(played).size.height > 0


def rows_of(widget: Lines) -> int:
    """Rows in which something is drawn; a space may be ink."""
    drawn = ("plain", "solid")
    return sum(
        any(
            span.tone in drawn and (span.text.strip() or span.tone == "solid") for span in one.spans
        )
        for one in widget.shown
    )


def said(played: Played) -> tuple[str, str]:
    """The name, and what is below the digits."""
    return tuple(room(played).query_one(id, BigText).text for id in ("#name", "#below"))  # type: ignore[return-value]


def places(played: Played) -> list[Lines]:
    """The digits that are shown, and the colon."""
    shown = room(played).query_one(BigTime).query_children(Lines)
    return [one for one in shown if one.size.width]


async def test_z_shows_the_session_in_large_letters_and_the_panes_again() -> None:
    async with playing(hold("Bent wall", 48)) as played:
        await played.pass_time(6)
        await played.press("z")
        assert is_open(played)
        assert "left in all" not in played.text
        assert said(played) == ("BENT WALL LEFT", "HOLD STEP 1/1")
        assert room(played).query_one(BigTime).plain == "0:42"
        await played.press("z")
        assert not is_open(played)
        assert "0:42" in played.text or "left in all" in played.text


@pytest.mark.parametrize(
    ("size", "name", "digits", "below"),
    [((80, 24), 5, 11, 3), ((120, 40), 8, 20, 6), ((200, 60), 14, 28, 10), ((60, 20), 4, 9, 3)],
)
async def test_it_grows_with_the_terminal(
    size: tuple[int, int], name: int, digits: int, below: int
) -> None:
    async with playing(hold("Bent wall", 48), size=size) as played:
        await played.press("z")
        assert rows_of(room(played).query_one("#name", BigText)) >= name
        minutes, _, *seconds = places(played)
        assert min(map(rows_of, (minutes, *seconds))) >= digits
        assert rows_of(room(played).query_one("#below", BigText)) >= below


@pytest.mark.parametrize("size", [(40, 10), (40, 12), (50, 30), (60, 15)])
async def test_a_small_terminal_has_plain_words_and_digits_as_large_as_fit(
    size: tuple[int, int],
) -> None:
    async with playing(hold("Bent wall", 48), size=size) as played:
        await played.press("z")
        assert "BENT WALL LEFT" in played.text
        assert "HOLD STEP 1/1" in played.text
        assert rows_of(places(played)[0]) >= 5
        assert sum(one.size.width for one in places(played)) <= size[0]


async def test_every_size_may_come_at_any_moment() -> None:
    async with playing(hold("Bent wall", 48)) as played:
        await played.press("z")
        for size in ((40, 10), (200, 60), (30, 6), (80, 24)):
            await played.pilot.resize_terminal(*size)
            await played.pilot.pause()
        assert rows_of(places(played)[0]) == 11
        assert played.run.state == "running"


def test_the_parts_never_take_all_the_rows() -> None:
    for columns in (20, 40, 80, 200):
        for rows in range(6, 80):
            parts = heights(columns, rows)
            assert rows - sum(parts) >= max(3, rows // 2 - 2), (columns, rows)


async def test_paced_repetitions_say_which_way_in_the_largest_letters() -> None:
    async with playing(reps("Raise", 15, tempo=(2, 1, 2, 0))) as played:
        await played.press("z")
        word = room(played).query_one("#word", BigText)
        seen = []
        for _ in range(5):
            seen.append((word.text, said(played)[1]))
            await played.pass_time(1)
        assert seen == [("UP", "1/15"), ("UP", "1/15"), ("HOLD", "1/15"), *[("DOWN", "1/15")] * 2]
        assert said(played)[1] == "2/15"
        assert rows_of(word) == 11


async def test_what_waits_can_be_read_in_it() -> None:
    told = hold(setup=("Hands on the wall.",), stop_if=("It pinches.",))
    async with playing(told, wait="always") as played:
        await played.press("z")
        assert said(played) == ("WALL LEFT", "READ, THEN SPACE")
        assert "Hands on the wall." in played.text
        assert "It pinches." in played.text
        await played.press("space")
        assert "Hands on the wall." not in played.text
        assert said(played)[1].startswith("HOLD")


async def test_the_question_of_a_gate_is_there_and_answered() -> None:
    gate = step("gate", "Safe?", question="Is it safe?", guards=("Wall",))
    async with playing(gate, hold("Wall")) as played:
        await played.press("z")
        assert "Is it safe?" in played.text
        assert said(played)[1] == "Y OR N"
        await played.press("y")
        assert said(played)[0] == "WALL LEFT"


async def test_keys_steer_the_run_as_in_the_panes() -> None:
    async with playing(hold("Wall", 30, sets=2, rest=10), hold("Stool", 30)) as played:
        await played.press("z", "space")
        assert said(played)[1] == "PAUSED"
        await played.press("space", "plus")
        assert played.run.seconds_left == 40
        await played.press("right")
        assert said(played) == ("NEXT WALL", "REST LEFT 2/2")
        await played.press("x")
        assert said(played)[0] == "STOOL LEFT"


async def test_a_mark_is_told_large_for_a_while() -> None:
    async with playing(hold("Wall", 30)) as played:
        await played.press("z", "4")
        assert said(played)[1] == "PAIN 4 LEFT"
        assert "pain 4 noted, left" in played.text
        await played.press("1", "0")
        assert isinstance(played.pilot.app.screen, HurtScreen)
        await played.press("escape")
        room(played)._end_telling()
        assert said(played)[1] == "PAUSED"


async def test_a_mark_that_was_taken_back_is_told_in_large_letters() -> None:
    async with playing(hold("Wall", 30)) as played:
        await played.press("z", "3", "5")
        assert said(played)[1] == "PAIN 5 LEFT"
        await played.press("backspace")
        assert said(played)[1] == "5 TAKEN BACK"


async def test_this_hurts_and_help_lie_over_it() -> None:
    async with playing(hold("Wall", 30)) as played:
        await played.press("z", "o")
        assert isinstance(played.pilot.app.screen, HurtScreen)
        await played.press("escape", "question_mark")
        assert "to be read from three metres" in " ".join(played.text.split())
        await played.press("escape")
        assert is_open(played)


@pytest.mark.parametrize(
    ("key", "shows"), [("escape", "HOLD"), ("v", "Pain marks"), ("a", "soleus")]
)
async def test_keys_of_the_panes_leave_it(key: str, shows: str) -> None:
    async with playing(hold("Wall", 30)) as played:
        await played.press("z", key)
        assert not is_open(played)
        assert played.screen.has_class("showing-pain") is (key == "v")
        assert shows in played.text


async def test_escape_does_nothing_elsewhere() -> None:
    async with playing(hold("Wall", 30)) as played:
        await played.press("escape")
        assert played.run.state == "running"
        await played.press("question_mark")
        assert "Back from the large letters" not in played.text


async def test_only_digits_that_change_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(hold("Wall", 48)) as played:
        await played.press("z")
        await played.pass_time(1)
        sent: list[object] = []
        refresh = Lines.refresh

        def note(self: Lines, *regions: object, **keys: object) -> object:
            if regions or keys.get("repaint"):
                sent.append(self)
            return refresh(self, *regions, **keys)  # type: ignore[arg-type]

        monkeypatch.setattr(Lines, "refresh", note)
        await played.pass_time(1)
        in_room = set(sent).intersection(room(played).query("*"))
        assert in_room <= {places(played)[-1], room(played).query_one(Gauge)}
        assert places(played)[-1] in sent


async def test_while_it_is_hidden_it_is_not_drawn() -> None:
    async with playing(hold("Wall", 48)) as played:
        await played.press("z", "z")
        await played.pass_time(3)
        assert room(played).query_one(BigTime).plain == "0:48"
        await played.press("z")
        assert room(played).query_one(BigTime).plain == "0:45"


@pytest.mark.parametrize("kind", ["ascii", "no colour", "colour"])
async def test_it_is_drawn_with_what_the_terminal_has(kind: str) -> None:
    async with playing(hold("Wall", 48)) as played:
        played.pilot.app.set_class(kind == "ascii", IS_ASCII)
        played.pilot.app.no_color = kind == "no colour"
        await played.press("z")
        drawn = "".join(one.plain for one in played.screen.query(BigText)) + places(played)[0].plain
        assert drawn.isascii() is (kind == "ascii")
        assert ("█" in drawn) is (kind == "no colour")


async def test_names_that_have_no_large_letters_are_shown_as_they_are() -> None:
    foreign = Step(kind="hold", name="ふくらはぎ", short="ふくらはぎ", seconds=30, prepare=0)
    async with playing(foreign) as played:
        await played.press("z")
        assert "ふくらはぎ" in played.text


async def test_the_view_is_remembered_from_session_to_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app._SEEN_FIRST", 0.0)
    file = tmp_path / "config" / "settings.toml"
    file.parent.mkdir()
    file.write_text("# mine\nschema = 1\n")
    stores = replace(stores_with_quick(tmp_path), settings_file=file)
    async with walking(stores, only="bare") as walk:
        await walk.press("z")
        for _ in range(500):
            await walk.pilot.pause(0.02)
            if "room_view" in file.read_text():
                break
    assert file.read_text().startswith("# mine\n")
    assert load_settings([file]).settings.room_view

    again = replace(stores, settings=load_settings([file]), runs_folder=tmp_path / "new")
    async with walking(again, only="bare") as walk:
        assert isinstance(walk.app.screen, SessionScreen)
        assert walk.app.screen.is_room


async def test_a_disk_that_keeps_no_view_matters_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app._SEEN_FIRST", 0.0)
    stores = replace(stores_with_quick(tmp_path), settings_file=tmp_path)  # a folder
    async with walking(stores) as walk:
        await start(walk, "bare")
        screen = walk.app.screen
        assert isinstance(screen, SessionScreen)
        await walk.press("z", *["right"] * 4)
        assert walk.app._settings is not None
        assert screen._ended
        await walk.press("ctrl+s")
        await told(walk, "Today")
        await start(walk, "bare")
        assert isinstance(walk.app.screen, SessionScreen)
        assert walk.app.screen.is_room
