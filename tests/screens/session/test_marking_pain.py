"""Pain that is noted in a session: the key of a score, the clock stopped, and what follows."""

from textual import events

from tests.core.builders import hold, reps
from tests.screens.sessions import playing


async def test_the_plan_shows_what_was_eased() -> None:
    async with playing(hold(seconds=30), hold("Stool"), hold("Calf", muscles=("x",))) as played:
        await played.press("o", "down", "down", "enter")
        rows = [row.split("▕")[-1] for row in played.text.splitlines()]
        assert sum("halved" in row for row in rows) == 4


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
    async with playing(reps("Raise", 30), sore=()) as played:
        await played.press("1")
        assert "Which side hurts?" in played.text
        await played.press("0")
        assert [(one.score, one.side) for one in played.run.marks] == [(10, None)]


async def test_the_side_of_a_mark_on_both_legs() -> None:
    async with playing(reps("Raise", 30), sore=()) as played:
        await played.press("2", "r")
        assert [(one.score, one.side) for one in played.run.marks] == [(2, "right")]


async def test_every_mark_since_the_question_gets_its_side() -> None:
    async with playing(reps("Raise", 30), sore=()) as played:
        await played.press("2", "3", "right", "r")
        marks = [(one.score, one.side) for one in played.run.marks]
        assert marks == [(2, "right"), (3, "right")]


async def test_backspace_takes_marks_back_one_by_one() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("3", "5", "backspace")
        assert [one.score for one in played.run.marks] == [3]
        assert "pain 5, left, taken back" in played.text
        await played.press("backspace")
        assert played.run.marks == ()
        assert played.run.state == "running"
        assert "pain 3, left, taken back" in played.text
        await played.press("backspace")
        assert "pain 3, left, taken back" in played.text


async def test_what_the_mark_led_to_stays() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("8", "down", "down", "enter", "backspace")
        assert played.run.marks == ()
        assert played.run.eased == {"soleus"}
        assert played.run.state == "paused"
        assert "pain 8, left, taken back; still eased" in played.text


async def test_a_zero_after_a_one_that_was_taken_back_is_a_zero() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("3", "1", "backspace", "0")
        assert [one.score for one in played.run.marks] == [3, 0]


async def test_a_slip_that_stopped_the_clock_is_taken_back_in_the_question() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("3", "8")
        assert "a digit or backspace corrects it" in played.text
        await played.press("backspace")
        assert "taken back; 0 to 10" in played.text
        await played.press("escape")
        assert [one.score for one in played.run.marks] == [3]
        assert played.run.state == "paused"
        assert "pain 8, left, taken back; still paused" in played.text


async def test_after_a_slip_in_the_question_a_digit_is_the_score() -> None:
    async with playing(hold(seconds=30)) as played:
        await played.press("8", "backspace", "4", "escape")
        assert [(one.score, one.stopped) for one in played.run.marks] == [(4, True)]
        await played.press("o", "7", "backspace", "escape")
        assert [one.score for one in played.run.marks] == [4]
        await played.press("o", "1", "backspace", "0", "escape")
        assert [one.score for one in played.run.marks] == [4, 0]


async def test_a_slip_is_taken_back_where_its_side_is_asked() -> None:
    async with playing(reps("Raise", 30), sore=()) as played:
        await played.press("2", "3", "backspace")
        assert "Which side hurts?" in played.text
        await played.press("backspace")
        assert "Which side hurts?" not in played.text
        assert not played.run.marks
        await played.press("4", "l")
        assert [(one.score, one.side) for one in played.run.marks] == [(4, "left")]


async def test_the_key_line_offers_it_for_a_short_while_and_the_help_as_long_as_it_works() -> None:
    def line() -> str:
        return played.text.splitlines()[-1]

    async def helped() -> str:
        await played.press("question_mark")
        text = played.text
        await played.press("escape")
        return text

    async with playing(hold(seconds=30)) as played:
        assert "Take back" not in line()
        assert "mark of pain back" not in await helped()
        await played.press("3")
        await played.pilot.pause(0.1)
        assert "backspace Take back" in line()
        await played.pass_time(10)
        await played.pilot.pause(0.1)
        assert "Take back" not in line()
        assert "mark of pain back" in await helped()
        await played.press("3", "space")
        await played.pilot.pause(0.1)
        assert "backspace Take back" in line()
        await played.pass_time(10)
        assert played.run.state == "paused"
        await played.pilot.pause(0.1)
        assert "Take back" not in line()
        await played.press("2")
        await played.pilot.pause(0.1)
        assert "backspace Take back" in line()
        for _ in played.run.marks:
            await played.press("backspace")
        await played.pilot.pause(0.1)
        assert "Take back" not in line()  # there is none
