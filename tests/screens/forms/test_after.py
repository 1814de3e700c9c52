"""After a session: whole flows by keys, and what the screen says."""

from contextlib import AbstractAsyncContextManager

import pytest
from msgspec.structs import replace
from textual import events
from textual.widgets import Input

from tests.core.filling_in import CALF, LEFT_AND_RIGHT, entry, mark, set_record
from tests.screens.stage import Asked, asking
from tests.screens.support import FakeClock
from tui.core.entries import PainAnswer, SessionEntry
from tui.core.format.definitions import Region
from tui.core.forms.after import summary
from tui.core.forms.form import FormResult
from tui.screens.forms.after import AfterScreen
from tui.screens.sized import NOT_COMPACT
from tui.storage.definitions.library import Library, builtin_folder
from tui.widgets.form import FormView

HOSTILE = "[@click=app.quit]x[/]"

SORE_LEFT = PainAnswer(region="calf", side="left", before=2)

ONE_SIDE = entry(SORE_LEFT)


def asked(
    of: SessionEntry = ONE_SIDE, region: Region | None = CALF, size: tuple[int, int] = (80, 24)
) -> AbstractAsyncContextManager[Asked[FormResult]]:
    return asking(AfterScreen(of, region, FakeClock()), size)


def result(screen: Asked[FormResult]) -> FormResult:
    (ended_with,) = screen.results
    assert ended_with is not None
    return ended_with


async def paste(screen: Asked[FormResult], text: str) -> None:
    screen.app.post_message(events.Paste(text))
    await screen.pilot.pause()


@pytest.mark.parametrize(
    ("keys", "pain"),
    [
        ("1 enter 2 enter n enter", replace(SORE_LEFT, during=1, after=2, new_signs=False)),
        ("enter enter enter enter", SORE_LEFT),
        ("down 0 ctrl+s", replace(SORE_LEFT, after=0)),
        ("1 backspace tab 1 up 2 ctrl+s", replace(SORE_LEFT, during=2, after=1)),
        ("1 0 ctrl+s", replace(SORE_LEFT, during=10)),
        ("tab right right left ctrl+s", replace(SORE_LEFT, after=0)),
        ("tab tab right up backspace enter enter", SORE_LEFT),
    ],
)
async def test_a_flow_by_keys(keys: str, pain: PainAnswer) -> None:
    async with asked() as screen:
        await screen.press(keys)
        assert result(screen) == FormResult(replace(ONE_SIDE, pain=(pain,)), saved=True)


async def test_both_sides_are_on_one_screen_the_sore_one_first() -> None:
    both = entry(*LEFT_AND_RIGHT)
    async with asked(both) as screen:
        rows = [row.strip() for row in screen.text.splitlines()]
        worst = CALF.questions.during
        assert rows.index(f"▶ LEFT · {worst}") < rows.index(f"RIGHT · {worst}")
        assert CALF.questions.new_signs in rows
        assert "0 = no pain, 10 = worst possible pain" in rows
        await screen.press("1 enter 2 enter 1 enter 0 enter n enter")
        assert [one.after for one in result(screen).entry.pain] == [0, 2]
        assert [one.new_signs for one in result(screen).entry.pain] == [False, False]


async def test_the_worst_is_filled_in_and_says_where_from() -> None:
    async with asked(entry(SORE_LEFT, marks=(mark(2),))) as screen:
        assert "[2]" in screen.text
        assert "from your marks" in screen.text
        await screen.press("1")
        assert "from your marks" not in screen.text
        await screen.press("ctrl+s")
        assert result(screen).entry.pain[0].during == 1


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize("before", [0, 4, 10])
async def test_before_stands_under_its_number(before: int, size: tuple[int, int]) -> None:
    async with asked(entry(replace(SORE_LEFT, before=before)), size=size) as screen:
        rows = screen.text.splitlines()
        scale = next(row for row in rows if " 0 " in row and " 10" in row and "=" not in row)
        below = rows[next(at for at, row in enumerate(rows) if "before" in row)]
        assert below.index("▲") == scale.index(f" {before}") + 1
        assert max(map(len, rows)) <= size[0]


async def test_a_score_has_a_word_only_at_the_ends() -> None:
    async with asked() as screen:
        for keys, word in (("0", "10    no pain"), ("1 0", "[10]   worst possible pain")):
            await screen.press(keys)
            assert word in screen.text


async def test_escape_keeps_what_was_filled_in() -> None:
    async with asked() as screen:
        await screen.press("1 escape")
        filled = replace(ONE_SIDE, pain=(replace(SORE_LEFT, during=1),))
        assert result(screen) == FormResult(filled, saved=False)


async def test_new_signs_show_the_advice_before_anything_is_saved() -> None:
    async with asked() as screen:
        await screen.press("tab tab y")
        assert "! New signs" in screen.text
        assert "▶ EMERGENCY: cold leg." in screen.text
        assert "• SAME DAY: swollen leg." in screen.text
        assert screen.results == []
        await screen.press("up")
        assert "[yes]" in screen.text
        assert "EMERGENCY: cold leg." in screen.text
        await screen.press("enter enter")
        assert result(screen).entry.pain[0].new_signs is True


async def test_advice_of_a_draft_is_shown_before_it_can_be_saved() -> None:
    long = replace(CALF, signs_advice=tuple(f"advice {number}" for number in range(12)))
    draft = replace(SORE_LEFT, during=1, new_signs=True)
    async with asked(entry(draft), long, (40, 12)) as screen:
        await screen.press("ctrl+s")
        assert screen.results == []
        assert "Read this first" in screen.text
        assert "▶ advice 0" in screen.text
        await screen.press("ctrl+s")
        assert result(screen).saved


@pytest.mark.parametrize("region_id", ["calf", "hamstring"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_what_to_do_after_a_pop_in_the_session_is_on_the_screen_at_once(
    region_id: str, size: tuple[int, int]
) -> None:
    region = Library([("built-in", builtin_folder())]).regions()[region_id]
    (pop,) = [text for text in region.signs_advice if "SAME DAY: a pop" in text]
    popped = replace(SORE_LEFT, region=region_id, new_signs=True)
    async with asked(entry(popped, region=region_id), region, size) as screen:
        shown = " ".join(screen.text.split())
        assert "New signs: what to do, most urgent first" in shown
        assert "▶ EMERGENCY" in shown
        assert pop in shown
        await screen.press("ctrl+s")
        assert result(screen).saved, "it was on the screen"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_all_of_a_long_advice_can_be_read(size: tuple[int, int]) -> None:
    longest = [f"advice {number} {'so long ' * 28}end {number}" for number in range(12)]
    assert all(len(text) <= 240 for text in longest)
    async with asked(region=replace(CALF, signs_advice=tuple(longest)), size=size) as screen:
        await screen.press("tab tab y")
        for number in range(12):
            assert f"▶ advice {number} " in screen.text
            assert f"end {number}\n" in screen.text
            await screen.press("down")


async def test_a_paragraph_that_does_not_fit_is_shown_from_its_beginning() -> None:
    tall = replace(CALF, signs_advice=("advice 0 ", "advice 1 " + "so long " * 28))
    async with asked(region=tall, size=(40, 10)) as screen:
        await screen.press("tab tab y down")
        assert "▶ advice 1 " in screen.text


async def test_the_advice_takes_the_whole_view() -> None:
    long = replace(CALF, signs_advice=tuple(f"advice {number}" for number in range(12)))
    async with asked(entry(*LEFT_AND_RIGHT), long) as screen:
        await screen.press("tab tab tab tab y")
        assert "advice 11" in screen.text


async def test_pain_asks_for_more_and_says_why() -> None:
    async with asked() as screen:
        await screen.press("3 enter 1 enter")
        assert "Enter goes on to more, because a score is 3 or more." in screen.text
        await screen.press("n")
        assert screen.results == []
        assert "▶ LEFT · Where is it?" in screen.text
        assert "Asked because a score is 3 or more." in screen.text
        await screen.press("h space enter t space enter 5 enter 4 x 5 enter g o o d enter")
        assert result(screen).entry.ran == 45, "digits alone are taken"
        answer = result(screen).entry.pain[0]
        assert (answer.where, answer.feel) == (("heel",), ("tight",))
        assert (result(screen).entry.effort, result(screen).entry.notes) == (5, "good")


async def test_more_is_one_key_away() -> None:
    async with asked() as screen:
        assert "m More" in screen.text
        assert "Where is it?" not in screen.text
        await screen.press("m")
        assert "▶ LEFT · Where is it?" in screen.text
        assert "m More" not in screen.text


async def test_where_it_hurts_is_asked_of_the_sore_side_and_m_asks_the_other() -> None:
    async with asked(entry(*LEFT_AND_RIGHT)) as screen:
        await screen.press("3 enter 1 enter 1 enter 1 enter n")
        assert "▶ LEFT · Where is it?" in screen.text
        assert "RIGHT · Where is it?" not in screen.text
        assert "m More" in screen.text
        assert "Asked because a score is 3 or more." in screen.text
        await screen.press("m")
        assert "▶ RIGHT · Where is it?" in screen.text
        assert "Asked because" not in screen.text, "it was called for"
        assert "m More" not in screen.text


async def test_the_key_for_more_is_a_letter_of_a_note() -> None:
    async with asked(entry(*LEFT_AND_RIGHT)) as screen:
        await screen.press("3 enter 1 enter 1 enter 1 enter n enter enter enter enter enter")
        assert "▶ Anything else?" in screen.text
        assert "m More" not in screen.text
        await screen.press("m enter")
        assert result(screen).entry.notes == "m"


async def test_chosen_options_are_told_by_shape() -> None:
    async with asked() as screen:
        await screen.press("m right space")
        assert " [ ] upper calf  ▸[x] inner " in screen.text


async def test_effort_has_its_own_words() -> None:
    async with asked(entry(region=None), None) as screen:
        assert "0 = rest, 10 = maximal" in screen.text
        assert "no pain" not in screen.text
        await screen.press("4")
        assert "somewhat hard" in screen.text
        await screen.press("6")
        assert "somewhat hard" not in screen.text


async def test_a_note_takes_all_keys_but_those_that_leave_it() -> None:
    async with asked(entry(region=None), None) as screen:
        await screen.press("tab m 1 space question_mark l left left backspace")
        await paste(screen, "[b]\x1b[31m\n")
        await screen.press("home")
        assert "Anything else?" in screen.text
        await screen.press("up 3 down ctrl+s")
        assert result(screen).entry.notes == "m1[b]\ufffd[31m ?l"
        assert result(screen).entry.effort == 3


async def test_a_long_note_scrolls_within_its_width() -> None:
    async with asked(entry(region=None), None, (40, 12)) as screen:
        await screen.press("tab")
        await paste(screen, "start " + "x" * 60 + " end")
        assert "x end▏" in screen.text
        assert "start" not in screen.text


async def test_a_load_can_be_changed() -> None:
    loaded = entry(region=None, steps=(set_record("raise", load="10"),))
    async with asked(loaded, None) as screen:
        assert "Raise · Which load?" in screen.text
        await screen.press("tab 5 ctrl+s")
        assert result(screen).entry.steps[0].load == "105"


async def test_it_begins_with_what_was_done() -> None:
    steps = (set_record(), set_record(outcome="skipped"), set_record(kind="gate"))
    early = entry(SORE_LEFT, outcome="ended early", steps=steps)
    assert summary(early) == "15 min · 1 of 2 sets · ended early"
    assert summary(ONE_SIDE) == "15 min · 1 of 1 sets"
    stopped = replace(
        ONE_SIDE, steps=tuple(replace(one, outcome="cut short") for one in ONE_SIDE.steps)
    )
    assert summary(stopped) == "15 min · 0 of 1 sets, 1 in part"
    async with asked(early) as screen:
        first = screen.text.splitlines()[0]
        assert "Soleus reset" in first
        assert "15 min · 1 of 2 sets · ended early" in first


async def test_a_region_text_is_shown_as_those_characters() -> None:
    questions = replace(CALF.questions, during=HOSTILE, after=HOSTILE, new_signs=HOSTILE)
    hostile = replace(
        CALF, questions=questions, places=(HOSTILE,), feelings=(HOSTILE,), signs_advice=(HOSTILE,)
    )
    async with asked(ONE_SIDE, hostile, (80, 40)) as screen:
        await screen.press("m up y")
        assert screen.text.count(HOSTILE) == 6


async def test_no_widget_has_a_blinking_cursor() -> None:
    async with asked() as screen:
        await screen.press("m")
        assert not screen.app.screen.query(Input)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_the_current_question_is_always_in_sight(size: tuple[int, int]) -> None:
    async with asked(entry(*LEFT_AND_RIGHT), size=size) as screen:
        await screen.press("m " + "up " * 5)
        for _ in range(10):
            assert screen.text.count("▶") == 1
            if size[1] >= NOT_COMPACT or "how strong" in screen.text:
                assert "0 = no pain, 10 = worst possible pain" in screen.text
            await screen.press("tab")


async def test_on_a_phone_one_question_is_shown_and_which_of_how_many() -> None:
    async with asked(entry(*LEFT_AND_RIGHT), size=(40, 10)) as screen:
        assert screen.text.count("how strong") == 1
        assert "1 of 5 · Enter goes on." in screen.text
        assert "0 = no pain, 10 = worst possible pain" in screen.text
        await screen.press("1 enter")
        assert "2 of 5 · Enter goes on." in screen.text
        await screen.press("up")
        assert "[1]" in screen.text


async def test_what_was_answered_and_said_stays_when_the_screen_is_resized() -> None:
    async with asked() as screen:
        await screen.press("4 enter 2 enter enter")
        said = "Yes or no? Enter once more leaves it unknown."
        for columns, rows in ((40, 10), (30, 8), (60, 20), (120, 40), (80, 24)):
            await screen.resize(columns, rows)
            if rows >= 10:
                assert said in " ".join(screen.text.split())
                assert "▶ Any new swelling?" in screen.text
        assert "[4]" in screen.text
        assert "[2]" in screen.text


async def test_the_question_about_new_signs_is_not_passed_by_unseen() -> None:
    async with asked() as screen:
        await screen.press("1 enter 0 enter enter")
        assert screen.results == []
        assert "Yes or no? Enter once more leaves it unknown." in screen.text
        await screen.press("enter")
        assert result(screen).entry.pain[0].new_signs is None


@pytest.mark.parametrize("late", ["right", "left", "right right right"])
async def test_a_next_that_comes_too_late_is_no_answer(late: str) -> None:
    async with asked() as screen:
        await screen.press(f"{late} ctrl+s")
        assert result(screen).entry.pain[0].during is None
    async with asked() as screen:
        await screen.press(f"{late} down right right up ctrl+s")
        assert result(screen).entry.pain[0].after == 1


async def test_the_key_line_names_f1_where_a_question_mark_is_text() -> None:
    async with asked(region=None) as screen:
        assert "? Help" in screen.text
        await screen.press("tab")
        assert "Anything else?" in screen.text
        assert "f1 Help" in screen.text
        await screen.press("question_mark shift+tab")
        assert "? Help" in screen.text


async def test_a_form_that_is_scrolled_begins_with_a_question_and_not_with_its_answers() -> None:
    region = Library([("built-in", builtin_folder())]).regions()["calf"]
    both = (replace(SORE_LEFT, before=6, after=6), replace(SORE_LEFT, side="right", before=6))
    async with asked(entry(*both), region) as screen:
        firsts = set()
        for _ in range(20):
            shown = screen.pilot.app.screen.query_one(FormView).plain.splitlines()
            if "more above" in shown[-1]:
                firsts.add(shown[0].strip(" ▶"))
            await screen.press("down")
        assert firsts
        assert [one for one in firsts if not one[:1].isupper()] == []
