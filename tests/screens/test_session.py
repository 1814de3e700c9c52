"""The session screen: a run seen and steered by keys."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.pilot import Pilot

from tests.core.builders import hold, reps, session, step
from tests.screens.support import FakeClock, OneScreenApp, text_of
from tui.core.format.definitions import Anatomy, Questions, Region, Session, Step
from tui.core.playing.run import Run, start
from tui.core.session.segments import Plan
from tui.panes.pain import Answered
from tui.panes.timer import Heading, Status
from tui.screens.session import SessionScreen
from tui.screens.slow import SlowScreen
from tui.widgets.countdown import Countdown
from tui.widgets.lines import Lines

QUESTIONS = Questions(side="Which?", before="Now?", during="Worst?", after="After?", new_signs="?")
CALF = Region(
    schema=1,
    title="Calf",
    sided=True,
    questions=QUESTIONS,
    places=("deep",),
    feelings=("tight",),
    signs_advice=("See a doctor.",),
)


class Played:
    """A session screen under a fake clock."""

    def __init__(self, pilot: Pilot[None], screen: SessionScreen, clock: FakeClock) -> None:
        self.pilot, self.screen, self.clock = pilot, screen, clock

    @property
    def result(self) -> Run | None:
        """What the screen ended with."""
        return next(iter(self.pilot.app.results), None)  # type: ignore[attr-defined]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def pass_time(self, seconds: int) -> None:
        """Let the clock run and the screen see every second of it."""
        for _ in range(seconds):
            self.clock.advance(1)
            self.screen._tick()
        await self.pilot.pause()

    @property
    def text(self) -> str:
        return text_of(self.pilot.app)

    @property
    def run(self) -> Run:
        return self.screen.played


@asynccontextmanager
async def playing(
    *steps: Step,
    size: tuple[int, int] = (80, 24),
    wait: str = "never",
    earlier: Sequence[Answered] = (),
    **keys: object,
) -> AsyncIterator[Played]:
    clock = FakeClock()
    shown: Session = session(*steps, region_id="calf", region=CALF, **keys)
    plan = Plan(shown, sore=("left",), wait=wait)  # type: ignore[arg-type]
    screen = SessionScreen(start(plan, clock.monotonic()), clock, earlier)
    async with OneScreenApp(screen).run_test(size=size) as pilot:
        await pilot.pause()
        yield Played(pilot, screen, clock)


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
        assert {type(one[0]) for one in repainted} <= {Lines, Status, *_bars()}  # type: ignore[index]
        assert not any(isinstance(one[0], Heading) for one in repainted)  # type: ignore[index]


def _bars() -> set[type]:
    from tui.widgets.progress import Progress

    return {Progress}


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
    gate = step("gate", "Ready?", question="Is it 72 hours ago?", guards=("Band",))
    async with playing(gate, hold("Band"), hold("Wall")) as played:
        assert "Is it 72 hours ago?" in played.text
        await played.press(key)
        assert played.run.segment.phase == "gate"
        assert played.run.answers == {}


async def test_no_says_what_it_leaves_out_before_it_counts() -> None:
    gate = step("gate", "Ready?", question="Is it 72 hours ago?", guards=("Band",))
    async with playing(gate, hold("Band"), hold("Wall")) as played:
        await played.press("n")
        assert "· Band" in played.text
        assert "the session ends" not in played.text
        await played.press("escape")
        assert played.run.answers == {}
        await played.press("n", "enter")
        assert played.run.answers == {0: False}
        assert played.run.segment.unit.step == 2


async def test_a_no_that_leaves_nothing_says_so() -> None:
    gate = step("gate", "Ready?", question="Is it 72 hours ago?", guards=("Band",))
    async with playing(hold("Wall"), gate, hold("Band")) as played:
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


async def test_the_plan_shows_what_was_eased() -> None:
    async with playing(hold(seconds=30), hold("Stool"), hold("Calf", muscles=("x",))) as played:
        await played.press("o", "down", "down", "enter")
        rows = [row.split("▕")[-1] for row in played.text.splitlines()]
        assert sum("halved" in row for row in rows) == 4


async def test_what_was_said_is_gone_with_the_next_segment() -> None:
    async with playing(hold(seconds=5)) as played:
        await played.press("m")
        assert "bell off" in played.text
        await played.pass_time(5)
        assert "bell off" not in played.text


async def test_yes_goes_through_the_gate_and_is_then_no_longer_offered() -> None:
    gate = step("gate", "Ready?", question="Is it 72 hours ago?", guards=("Band",))
    async with playing(gate, hold("Band")) as played:
        await played.press("y")
        assert played.run.segment.unit.step == 1
        assert "y Yes" not in played.text


async def test_a_digit_marks_pain_of_this_side() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.pass_time(4)
        await played.press("3")
        (mark,) = played.run.marks
        assert (mark.at, mark.side, mark.score) == (4, "left", 3)
        assert "pain 3 noted, left" in played.text
        await played.press("v")
        assert "left   3" in played.text


async def test_one_and_zero_make_ten_and_stop_the_clock() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("1", "0")
        assert [one.score for one in played.run.marks] == [10]
        assert played.run.state == "paused"
        assert "This hurts" in played.text


async def test_six_offers_the_end_first() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.pass_time(9)
        await played.press("6")
        rows = played.text.splitlines()
        assert rows[0].startswith(" Test"), "the session stays in sight around the question"
        (row,) = [row for row in rows if "▶ End the session here" in row]
        assert 5 < row.index("▶") < 20
        await played.press("enter")
        assert played.result is not None
        assert played.result.ended_early
        assert [one.score for one in played.result.marks] == [6]


async def test_a_score_corrected_in_the_question_replaces_the_mark() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("8", "6", "escape")
        (mark,) = played.run.marks
        assert (mark.score, mark.side, mark.stopped) == (6, "left", True)


async def test_keys_that_come_together_act_in_order() -> None:
    async with playing(hold(seconds=30, prepare=9), hold("Stool")) as played:
        for key in ("right", "4", "o", "5"):
            played.pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await played.pilot.pause()
        await played.press("escape")
        assert played.run.segment.phase == "hold"
        assert [(one.score, one.step, one.stopped) for one in played.run.marks] == [
            (4, 0, False),
            (5, 0, True),
        ]


async def test_ouch_asks_the_score_and_can_skip_the_exercise() -> None:
    async with playing(hold(seconds=30), hold("Stool")) as played:
        await played.press("o", "4", "down", "enter")
        assert played.run.segment.unit.step == 1
        (mark,) = played.run.marks
        assert (mark.score, mark.stopped, mark.side, mark.led_to) == (4, True, "left", "skip")


async def test_a_pop_ends_it_and_is_kept_as_a_new_sign() -> None:
    async with playing(hold(seconds=30), hold("Stool")) as played:
        await played.press("o", "4", "up", "enter")
        assert played.run.state == "finished"
        assert played.run.signs == {"left"}
        assert [one.led_to for one in played.run.marks] == ["end"]


async def test_what_was_chosen_is_kept_with_the_mark_that_stopped_the_clock_itself() -> None:
    async with playing(hold(seconds=30), hold("Stool")) as played:
        await played.press("2", "7", "enter")
        assert [(one.score, one.led_to) for one in played.run.marks] == [(2, None), (7, "end")]


async def test_ease_halves_and_stays_paused() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("exclamation_mark", "down", "down", "enter")
        assert played.run.state == "paused"
        assert played.run.eased == {"soleus"}
        (mark,) = played.run.marks
        assert (mark.score, mark.stopped, mark.led_to) == (None, True, "ease")
        await played.press("v")
        assert "left   –  clock stopped" in played.text


async def test_escape_from_this_hurts_keeps_the_score_and_the_pause() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("o", "5", "escape")
        assert played.run.state == "paused"
        assert [one.score for one in played.run.marks] == [5]


async def test_with_both_legs_and_no_one_sore_side_it_asks_which() -> None:
    async with playing(reps("Raise", 30)) as played:
        await played.press("2")
        assert played.run.marks[-1].side == "left"
    plan = Plan(session(reps("Raise", 30), region_id="calf", region=CALF), wait="never")
    screen = SessionScreen(start(plan, 0.0), FakeClock())
    app = OneScreenApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert "Which side hurts?" in text_of(app)
        await pilot.press("0")
        assert [(one.score, one.side) for one in screen.played.marks] == [(10, None)]


async def test_the_side_of_a_mark_on_both_legs() -> None:
    plan = Plan(session(reps("Raise", 30), region_id="calf", region=CALF), wait="never")
    screen = SessionScreen(start(plan, 0.0), FakeClock())
    async with OneScreenApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "r")
        await pilot.pause()
        assert [(one.score, one.side) for one in screen.played.marks] == [(2, "right")]


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


async def test_every_mark_since_the_question_gets_its_side() -> None:
    plan = Plan(session(reps("Raise", 30), region_id="calf", region=CALF), wait="never")
    screen = SessionScreen(start(plan, 0.0), FakeClock())
    async with OneScreenApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "3", "right", "r")
        await pilot.pause()
        assert [(one.score, one.side) for one in screen.played.marks] == [
            (2, "right"),
            (3, "right"),
        ]


async def test_after_a_suspended_machine_it_is_paused_and_says_why() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.pass_time(5)
        played.clock.advance(125)
        played.screen._tick()
        await played.pilot.pause()
        assert "nothing ran for 2:05, so it is paused" in played.text
        assert played.run.seconds_left == pytest.approx(25)


async def test_a_question_can_be_read_on_a_phone_with_its_keyboard_open() -> None:
    gate = step("gate", "Ready?", question="Is it 72 hours ago?", guards=("Band",))
    async with playing(gate, hold("Band"), size=(40, 10)) as played:
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
