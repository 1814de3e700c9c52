"""The red-flag screen: whole flows by keys, and what it says."""

import datetime as dt
from contextlib import AbstractAsyncContextManager

import pytest
from msgspec.structs import replace

from tests.core.flagged import REGION
from tests.screens.stage import Asked, asking
from tests.screens.support import FakeClock
from tui.core.entries import ScreenEntry
from tui.core.format.definitions import Flag, Region
from tui.core.forms.red_flag_words import CALL_NOW, Why
from tui.screens.starting.red_flags import RedFlagsScreen
from tui.storage.definitions.library import Library, builtin_folder

HOSTILE = "[@click=app.quit]x[/] 検査" + "長" * 40
WAITS: list[ScreenEntry | None] = []
"""What a screen that is still open has ended with."""


def asked(
    region: Region = REGION,
    why: Why = "first",
    since: dt.date | None = None,
    size: tuple[int, int] = (80, 24),
) -> AbstractAsyncContextManager[Asked[ScreenEntry | None]]:
    return asking(RedFlagsScreen("calf", region, why, FakeClock(), since), size)


def yes(screen: Asked[ScreenEntry | None]) -> dict[str, tuple[str, ...]]:
    """Risks by the questions that were answered with yes."""
    (entry,) = screen.results
    assert entry is not None
    return {one.flag: one.risks for one in entry.answers if one.yes}


def calf() -> Region:
    """The one that comes with soleus."""
    listed = Library([("built-in", builtin_folder())]).find("soleus-reset")
    assert listed is not None
    assert listed.session is not None
    assert listed.session.region is not None
    return listed.session.region


async def test_a_clean_screen_is_three_keys() -> None:
    async with asked(calf()) as screen:
        await screen.press("n n n")
        (entry,) = screen.results
    assert entry is not None
    assert len(entry.answers) == 12
    assert not any(answer.yes for answer in entry.answers)
    assert (entry.region, entry.why, entry.seen) == ("calf", "first", None)
    assert entry.started == entry.entered == FakeClock().now()


async def test_the_first_page_at_80_by_24() -> None:
    async with asked(calf()) as screen:
        assert screen.text.splitlines()[:10] == [
            " Calf: red flags                                                    page 1 of 3",
            " Before your first session: signs that need a clinician, not a stretch.",
            " EMERGENCY: call 112, 911 or 999; don't drive yourself",
            " Is any of this so now?",
            "",
            " 1 [   ] Sudden breathlessness, chest pain, coughing blood or collapse?",
            " 2 [   ] Severe, worsening calf pain out of proportion, a hard, tight calf,",
            "         numbness, or trouble moving the foot?",
            " 3 [   ] Leg suddenly cold, pale, blue or numb?",
            "",
        ]
        assert screen.text.splitlines()[10] == " n [   ] None of these"
        assert "A no to all is no all-clear. If worried, be seen." in screen.text


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_each_page_of_the_calf_is_seen_whole(size: tuple[int, int]) -> None:
    async with asked(calf(), size=size) as screen:
        await screen.press("n")
        assert "URGENT: be seen today; no stretching, rolling or pressing" in screen.text
        assert " n [   ] None of these" in screen.text
        await screen.press("1 enter")
        assert "[yes] One leg swollen" in screen.text
        assert "It is more worrying with any of these:" in screen.text
        await screen.press("end")
        assert "9 [   ] A long trip." in screen.text
        await screen.press("n")
        assert "BOOK: make an appointment with a clinician" in screen.text
        assert " n [   ] None of these" in screen.text


@pytest.mark.parametrize(
    ("why", "since", "says"),
    [
        ("first", None, ("Before your first session", "Is any of this so now?")),
        ("weekly", dt.date(2026, 11, 15), ("Once a week", "Anything new since 2026-11-15?")),
        ("weekly", None, ("Once a week", "Is any of this so now?")),
        ("trigger", None, ("After what you noted, or a pause",)),
        ("asked", None, ("Signs that need a clinician",)),
    ],
)
async def test_it_says_why_it_asks(why: Why, since: dt.date | None, says: tuple[str, ...]) -> None:
    async with asked(why=why, since=since) as screen:
        assert all(text in screen.text for text in says)


async def test_a_yes_leads_to_what_to_do_and_enter_keeps_it() -> None:
    async with asked() as screen:
        await screen.press("n 1 enter 2 enter 1 enter")
        assert screen.results == WAITS
        assert screen.text.splitlines()[1:8] == [
            " URGENT: be seen today; no stretching, rolling or pressing",
            " · Swollen leg?",
            "   A clot?",
            "   Tell them: A cast.",
            "",
            " BOOK: make an appointment with a clinician",
            " · Bone pain?",
        ]
        assert "This is no diagnosis." in screen.text
        assert "Something can be wrong" not in screen.text
        await screen.press("n 1")
        assert screen.results == WAITS
        await screen.press("enter")
        assert yes(screen) == {"vein": ("A cast.",), "bone": ()}


async def test_a_marked_emergency_says_at_once_to_call() -> None:
    async with asked() as screen:
        assert "Call now" not in screen.text
        await screen.press("1")
        assert "Call now. The other questions can wait." in screen.text
        await screen.press("1")
        assert "Call now" not in screen.text


async def test_enter_alone_passes_no_page() -> None:
    async with asked() as screen:
        await screen.press("enter enter")
        assert "! n: none of these, or a number." in screen.text
        assert "page 1 of 3" in screen.text
        await screen.press("2")
        assert "! n:" not in screen.text
        await screen.press("enter")
        assert "page 2 of 3" in screen.text


async def test_no_yes_is_lost_by_one_press_of_what_means_next_in_a_session() -> None:
    async with asked(calf()) as screen:
        await screen.press("1 n")
        assert "[yes] Sudden breathlessness" in screen.text
        assert "! Something is marked: enter goes on with it, n again takes it back." in screen.text
        assert CALL_NOW in screen.text
        await screen.press("2 2 n")
        assert "[yes] Sudden breathlessness" in screen.text
        await screen.press("n n n")
        (entry,) = screen.results
        assert entry is not None
        assert not any(answer.yes for answer in entry.answers)


async def test_what_is_marked_is_kept_by_enter_after_a_slip() -> None:
    async with asked(calf()) as screen:
        await screen.press("1 n enter n n enter")
        (entry,) = screen.results
        assert entry is not None
        assert [answer.flag for answer in entry.answers if answer.yes] == ["lung-clot"]


async def test_a_mark_is_told_by_word_and_taken_away() -> None:
    async with asked() as screen:
        await screen.press("2")
        assert " 1 [   ] Breathless?" in screen.text
        assert " 2 [yes] Cold leg?" in screen.text
        await screen.press("2")
        assert " 2 [   ] Cold leg?" in screen.text
        await screen.press("9 0")
        assert "[yes]" not in screen.text


async def test_back_shows_what_was_said() -> None:
    async with asked() as screen:
        await screen.press("n left")
        assert " n [yes] None of these" in screen.text
        await screen.press("1")
        assert " n [   ] None of these" in screen.text
        assert " 1 [yes] Breathless?" in screen.text
        await screen.press("left enter backspace")
        assert "page 1 of 3" in screen.text
        assert " 1 [yes] Breathless?" in screen.text


async def test_answering_again_starts_without_marks() -> None:
    async with asked() as screen:
        await screen.press("1 enter n n")
        assert "what to do" in screen.text
        await screen.press("r")
        assert "page 1 of 3" in screen.text
        assert "[yes]" not in screen.text
        await screen.press("r n n n")
        assert yes(screen) == {}


@pytest.mark.parametrize("keys", ["escape", "1 escape", "n n escape"])
async def test_escape_keeps_nothing(keys: str) -> None:
    async with asked() as screen:
        await screen.press(keys)
        assert screen.results == [None]


async def test_escape_from_the_advice_goes_back_to_the_questions() -> None:
    async with asked() as screen:
        await screen.press("1 enter n n escape")
        assert "page 3 of 3" in screen.text
        assert screen.results == WAITS


async def test_a_phone_is_asked_one_question_at_a_time() -> None:
    async with asked(calf(), size=(40, 10)) as screen:
        count = len(calf().flags)
        for number, flag in enumerate(calf().flags, 1):
            assert f"question {number} of {count}" in screen.text
            assert f"{flag.tier.upper()} · Is this so now?" in screen.text
            assert flag.question in " ".join(screen.text.split())
            assert " 1 [   ] it is so   n [   ] it is not" in screen.text
            assert "more" not in screen.text  # nothing is out of sight
            assert screen.results == WAITS
            await screen.press("n")
        assert yes(screen) == {}


async def test_a_yes_on_a_phone_asks_what_makes_it_worse() -> None:
    async with asked(size=(40, 10)) as screen:
        await screen.press("n n enter")
        assert "! 1: it is so; n: it is not." in screen.text
        await screen.press("1")
        assert " 1 [yes] it is so   n [   ] it is not" in screen.text
        await screen.press("enter")
        assert "URGENT · more worrying with:" in screen.text
        await screen.press("1 enter n n enter")
        assert yes(screen) == {"vein": ("Surgery.",)}


async def test_nothing_is_lost_when_a_terminal_gets_smaller_and_larger() -> None:
    async with asked(calf()) as screen:
        await screen.press("n 2")
        await screen.resize(40, 10)
        assert "question 4 of 12" in screen.text
        await screen.press("n")
        assert " 1 [yes] it is so" in screen.text
        await screen.press("enter")
        assert "question 6 of 12" in screen.text
        await screen.resize(80, 24)
        assert "page 2 of 3" in screen.text
        assert " 2 [yes] A pop" in screen.text
        await screen.press("enter n enter")
        assert list(yes(screen)) == ["achilles"]


async def test_all_of_a_page_is_read_before_none_of_these_counts() -> None:
    async with asked(calf(), size=(40, 14)) as screen:
        await screen.press("n")
        assert "page 1 of 3" in screen.text
        await screen.press("n n")
        assert "! There is more below" in screen.text
        await screen.press("1 enter")
        assert "page 2 of 3" in screen.text
        await screen.press("1 end n")
        assert "page 3 of 3" in screen.text


async def test_marking_does_not_scroll_away() -> None:
    async with asked(calf(), size=(40, 14)) as screen:
        await screen.press("end")
        assert "3 [   ]" in screen.text
        await screen.press("3")
        assert "3 [yes]" in screen.text


async def test_text_of_a_file_is_shown_as_those_characters() -> None:
    flag = Flag(id="a", tier="urgent", question=HOSTILE, advice=HOSTILE, risks=(HOSTILE,))
    async with asked(replace(REGION, title=HOSTILE, flags=(flag,))) as screen:
        await screen.press("1 enter")
        assert screen.text.count("[@click=app.quit]x[/] 検査") == 1
        assert " 1 [   ] [@click=app.quit]x[/]" in screen.text
        await screen.press("1 enter")
        assert "Tell them: [@click=app.quit]x[/]" in screen.text
        assert "\n".join(screen.text.splitlines()[1:]).count("長") == 3 * 40  # nothing is cut


@pytest.mark.parametrize(("keys", "words"), [("", ""), ("1", "were not kept")])
async def test_closing_says_that_nothing_was_kept(keys: str, words: str) -> None:
    async with asked() as screen:
        await screen.press(keys)
        page = screen.app.screen
        assert isinstance(page, RedFlagsScreen)
        assert words in page.last_words()
        assert bool(page.last_words()) == bool(words)


def test_no_word_ever_says_safe() -> None:
    import tui.core.forms.red_flag_words as words

    texts = [words.NOT_RULED_OUT, words.NO_DIAGNOSIS, *words.HEADINGS.values()]
    texts += [flag.advice or "" for flag in calf().flags] + list(words.ENDS.values())
    assert not any("safe" in text.lower() for text in texts)
