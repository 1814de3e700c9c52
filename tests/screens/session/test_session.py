"""The session screen: a run seen and steered by keys."""

import pytest

from tests.core.builders import hold, reps, step
from tests.screens.sessions import playing
from tests.screens.support import OneScreenApp
from tui.core.format.definitions import Anatomy
from tui.panes.timer import Heading, Status
from tui.screens.slow import SlowScreen
from tui.widgets.countdown import Countdown
from tui.widgets.lines import Lines
from tui.widgets.progress import Progress

GATE = step("gate", "Ready?", question="Is it 72 hours ago?", guards=("Band",))


async def test_shows_name_side_set_time_and_what_comes_next() -> None:
    async with playing(hold("Bent-knee wall stretch", 30, sets=2, rest=10)) as played:
        assert "Bent-knee wall stretch" in played.text
        assert "LEFT · set 1 of 2" in played.text
        assert "HOLD" in played.text
        assert "Next: rest 0:10, then set 2 of 2" in played.text
        assert "2:20 left in all · step 1 of 1" in played.text
        assert played.screen.query_one(Countdown).plain == "0:30"


async def test_every_second_counts_down_in_the_step_and_in_all() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.pass_time(7)
        assert played.screen.query_one(Countdown).plain == "0:23"
        assert "0:53 left in all" in played.text


async def test_equal_moments_repaint_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(hold(seconds=30)) as played:
        repainted: list[object] = []
        refresh = Lines.refresh

        def note(self: Lines, *regions: object, **keys: object) -> object:
            repainted.append((self, regions))
            return refresh(self, *regions, **keys)  # type: ignore[arg-type]

        monkeypatch.setattr(Lines, "refresh", note)
        played.clock.advance(0.2)
        played.screen._tick()
        await played.pilot.pause()
        assert repainted == []
        await played.pass_time(1)
        assert {type(one[0]) for one in repainted} <= {Lines, Status, Progress}  # type: ignore[index]
        assert not any(isinstance(one[0], Heading) for one in repainted)  # type: ignore[index]


async def test_space_pauses_and_goes_on() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.pass_time(5)
        await played.press("space")
        assert "PAUSED - space goes on" in played.text
        played.clock.advance(60)
        await played.press("space")
        assert played.run.state == "running"
        assert played.run.seconds_left == pytest.approx(25)


async def test_a_new_exercise_shows_its_set_up_and_waits() -> None:
    told = hold(seconds=30, prepare=5, setup=("Hands on the wall.",), stop_if=("It pinches.",))
    async with playing(told, wait="new") as played:
        assert "NEW EXERCISE - read this, then space" in played.text
        assert "Hands on the wall." in played.text
        assert "It pinches." in played.text
        await played.pass_time(30)
        assert played.run.state == "waiting"
        await played.press("enter")
        assert "GET READY" in played.text


async def test_repetitions_are_called_and_counted() -> None:
    async with playing(reps("Raise", 3, tempo=(2, 1, 2, 0))) as played:
        assert "rep 1 of 3" in played.text
        seen: list[str] = []
        for _ in range(5):
            seen += [word for word in ("STAY UP", "UP", "DOWN") if word in played.text][:1]
            await played.pass_time(1)
        assert seen == ["UP", "UP", "STAY UP", "DOWN", "DOWN"]
        assert "rep 2 of 3" in played.text


async def test_next_back_restart_and_ten_seconds() -> None:
    async with playing(hold(seconds=30), hold("Stool", 40)) as played:
        await played.press("right", "n")
        assert played.run.segment.unit.step == 1
        await played.press("left")
        assert played.run.segment.unit == (0, "right", 1)
        await played.pass_time(5)
        await played.press("+")
        assert played.run.seconds_left == pytest.approx(35)
        await played.press("minus", "minus")
        assert played.run.seconds_left == pytest.approx(15)
        await played.press("r")
        assert played.run.seconds_left == pytest.approx(30)


@pytest.mark.parametrize("key", ["right", "l", "pagedown", "n", "x"])
async def test_a_gate_is_passed_by_an_answer_alone(key: str) -> None:
    async with playing(GATE, hold("Band"), hold("Wall")) as played:
        assert "Is it 72 hours ago?" in played.text
        await played.press(key)
        assert played.run.segment.phase == "gate"
        assert played.run.answers == {}


async def test_no_says_what_it_leaves_out_before_it_counts() -> None:
    async with playing(GATE, hold("Band"), hold("Wall")) as played:
        await played.press("n")
        assert "· Band" in played.text
        assert "the session ends" not in played.text
        await played.press("escape")
        assert played.run.answers == {}
        await played.press("n", "enter")
        assert played.run.answers == {0: False}
        assert played.run.segment.unit.step == 2


async def test_a_no_that_leaves_nothing_says_so() -> None:
    async with playing(hold("Wall"), GATE, hold("Band")) as played:
        await played.press("x", "n")
        assert "the session ends" in played.text
        await played.press("enter")
        assert played.result is not None


async def test_the_key_line_says_what_keys_do_now() -> None:
    gate = step("gate", "Ready?", question="Is it?", guards=("Raise",))
    async with playing(hold("Wall", prepare=5), gate, reps("Raise")) as played:
        keys = played.text.splitlines()[-1]
        assert "space Pause" in keys
        assert "+10 s" in keys
        await played.press("space")
        await played.pilot.pause(0.1)
        assert "space Go on" in played.text.splitlines()[-1]
        await played.press("x")
        await played.pilot.pause(0.1)
        keys = played.text.splitlines()[-1]
        assert "y Yes  n No" in keys
        assert "space Go on" in keys
        assert "+10 s" not in keys
        await played.press("space")
        await played.pilot.pause(0.1)
        assert "space Answer" in played.text.splitlines()[-1]


async def test_what_was_said_is_gone_with_the_next_segment() -> None:
    async with playing(hold(seconds=5)) as played:
        await played.press("m")
        assert "bell off" in played.text
        await played.pass_time(5)
        assert "bell off" not in played.text


async def test_yes_goes_through_the_gate_and_is_then_no_longer_offered() -> None:
    async with playing(GATE, hold("Band")) as played:
        await played.press("y")
        assert played.run.segment.unit.step == 1
        assert "y Yes" not in played.text


async def test_leaving_asks_with_the_clock_stopped() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.pass_time(5)
        await played.press("q")
        assert "End the session?" in played.text
        assert played.run.state == "paused"
        await played.press("escape")
        assert played.result is None
        await played.press("q", "enter")
        assert played.result is not None
        assert played.result.ended_early


async def test_escape_never_ends_a_session() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("escape")
        assert played.result is None
        assert played.run.state == "running"


async def test_the_last_step_ends_the_session_even_under_another_screen() -> None:
    async with playing(hold(seconds=3, sides="both")) as played:
        await played.press("question_mark")
        await played.pass_time(4)
        assert played.result is None
        await played.press("escape")
        assert played.result is not None
        assert not played.result.ended_early


async def test_rings_at_changes_unless_muted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(hold(seconds=3)) as played:
        rung: list[float] = []
        monkeypatch.setattr(played.pilot.app, "bell", lambda: rung.append(played.clock.seconds))
        await played.pass_time(4)
        assert rung == [3.0]
        await played.press("m")
        assert "bell off" in played.text
        await played.pass_time(1)
        assert rung == [3.0]


NOTES = tuple(f"Note {number} " + "word " * 60 for number in range(8))


async def test_a_turns_the_pages_of_the_notes() -> None:
    anatomy = {"soleus": Anatomy(schema=1, title="Soleus", notes=NOTES)}
    async with playing(hold(), anatomy=anatomy) as played:
        assert "Soleus" in played.text
        assert "a: more (1 of" in played.text
        await played.press("a")
        assert "a: more (2 of" in played.text
        await played.press("v")
        assert "Last entries, left" in played.text
        await played.press("a")
        assert "a: more (2 of" in played.text


@pytest.mark.parametrize(
    ("size", "panes"),
    [((60, 20), []), ((80, 24), ["anatomy"]), ((120, 40), ["anatomy", "pain"])],
)
async def test_as_many_panes_as_fit(size: tuple[int, int], panes: list[str]) -> None:
    async with playing(hold(), size=size) as played:
        shown = [one for one in ("anatomy", "pain") if played.screen.query_one(f"#{one}").display]
        assert shown == panes
        assert "Next:" in played.text


async def test_text_from_files_is_shown_as_it_is() -> None:
    hostile = "[@click=app.quit]x[/] [/oops] [b]"
    told = hold(hostile, setup=(hostile,), cues=(hostile,), prepare=9)
    async with playing(told, size=(120, 40), wait="new", title=hostile) as played:
        assert played.text.count(hostile) >= 4


async def test_after_a_suspended_machine_it_is_paused_and_says_why() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.pass_time(5)
        played.clock.advance(125)
        played.screen._tick()
        await played.pilot.pause()
        assert "nothing ran for 2:05, so it is paused" in played.text
        assert played.run.seconds_left == pytest.approx(25)


async def test_a_question_can_be_read_on_a_phone_with_its_keyboard_open() -> None:
    async with playing(GATE, hold("Band"), size=(40, 10)) as played:
        assert "Is it 72 hours ago?" in played.text
        assert "y or n" in played.text


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_a_card_shows_its_keys_and_is_there_afterwards(key: str) -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("o", key)
        rows = [" ".join(row.split()) for row in played.text.splitlines()]
        assert "Keys: this question" in rows
        assert "esc Stay paused" in rows
        assert "0 to 9 How strong it is; 1 then 0 is 10" in rows
        await played.press("escape", "4")
        assert "How strong is it?  4" in played.text


async def test_nothing_lies_over_the_card_that_goes_by_itself() -> None:
    app = OneScreenApp[None](SlowScreen())
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, SlowScreen)
