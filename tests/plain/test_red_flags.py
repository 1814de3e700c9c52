"""Red flags in lines, what may not be started, and a disk that takes nothing."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.core.flagged import REGION
from tests.core.logged import strain
from tests.plain.playing import SHORT_AFTER, START, Played
from tests.plain.scripted import Reply, Told, talk
from tests.screens.support import FakeClock
from tui.core.entries import FlagAnswer, ScreenEntry, SessionEntry
from tui.plain.asking import numbers_in
from tui.plain.red_flags import ask_red_flags
from tui.storage.log.log import Log
from tui.storage.stores import Stores

GO: Reply = ("An empty line goes on", "")


def asked(*replies: Reply) -> tuple[tuple[FlagAnswer, ...] | None, str]:
    """The answers, and what was said."""
    heard, paper, _ = talk(*replies)
    return ask_red_flags(heard, REGION, "first", None), paper.text


def test_each_page_wants_an_answer_and_none_is_one() -> None:
    answers, text = asked(("Page 1 of 3", ""), ("None, or numbers", "9"), ("None, or", "n"),
                          ("Page 2", "none"), ("Page 3", "n"))  # fmt: skip
    assert answers is not None
    assert [one.yes for one in answers] == [False] * 4
    assert "A no to all is no all-clear." in text


@pytest.mark.parametrize(
    ("line", "numbers"),
    [("1 3", {1, 3}), ("3,1,", {1, 3}), ("", None), ("4", None), ("1 1000", None), ("1 ²", None)],
)
def test_numbers_are_taken_only_where_all_of_them_are(line: str, numbers: set[int] | None) -> None:
    assert numbers_in(line, 3) == numbers


def test_a_yes_asks_its_risks_and_says_what_to_do_the_most_urgent_first() -> None:
    answers, text = asked(("Page 1 of 3", "2"), ("Page 2 of 3", "1"), ("more worrying", "1, 2"),
                          ("Page 4 of 4", "n"), ("keeps these answers", ""))  # fmt: skip
    assert answers is not None
    assert [one.flag for one in answers if one.yes] == ["cold", "vein"]
    assert answers[2].risks == ("Surgery.", "A cast.")
    assert text.index("Call now") < text.index("Page 2 of 3")
    advice = text[text.rindex("EMERGENCY") :].splitlines()
    assert advice[1] == "Cold leg?"
    assert advice[3:6] == ["Swollen leg?", "A clot?", "Tell them: Surgery. A cast."]


def test_a_mistake_is_corrected_by_going_back_or_answering_again() -> None:
    answers, _ = asked(("Page 1", "1"), ("Page 2", "back"), ("Page 1", "none"), ("Page 2", "n"),
                       ("Page 3", "1"), ("keeps these", "again"), ("Page 1", "n"), ("Page 2", "n"),
                       ("Page 3", "n"))  # fmt: skip
    assert answers is not None
    assert not any(one.yes for one in answers)


def test_going_back_before_the_first_page_answers_nothing() -> None:
    assert asked(("Page 1", "back"))[0] is None


def unasked(stores: Stores, tmp_path: Path) -> Stores:
    """With a log in which nothing was asked yet."""
    return replace(stores, log=Log(tmp_path / "unasked"))


def test_an_open_flag_starts_nothing_until_a_clinician_has_seen_it(
    stores: Stores, tmp_path: Path, clock: FakeClock
) -> None:
    stores = unasked(stores, tmp_path)
    first = Played(stores, clock, "calf", ("Page 1", "n"), ("Page 2", "2"), ("Page 3", "n"),
                   ("keeps these", ""), ("not now", ""))  # fmt: skip
    assert first.paper.lines[-1].startswith("No session before the red flag")
    bare = Played(stores, clock, "bare", ("not now", "start"), ("Type again, seen", ""))
    assert bare.paper.lines[-1].startswith("No session before the red flag")
    clock.advance(24 * 3600)
    second = Played(stores, clock, "calf", ("not now", "seen"), ("On which day", "2026-11-30"),
                    ("yet to come", "yesterday"), ("Write the day", ""),
                    ("Which leg", "back"))  # fmt: skip
    (newest, *_) = second.entries
    assert isinstance(newest, ScreenEntry)
    assert newest.seen == dt.date(2026, 11, 23)


def test_after_a_fresh_strain_only_gentle_movement_can_be_started(
    stores: Stores, clock: FakeClock
) -> None:
    stores.log.add(
        Log.new_id(clock.now(), "episode"), strain(clock.now().date() - dt.timedelta(days=1))
    )
    played = Played(
        stores, clock, "calf", ("Which leg", "l"), ("how strong", "1"), ("How much", ""),
        ("An empty line starts", ""), ("Not now", "gentle"), ("Type again", "start"),
        ("Type again", "again"), ("Which leg", "left"), ("how strong", ""), ("How much", ""),
        ("An empty line starts", ""), ("Not now", ""),
    )  # fmt: skip
    assert played.paper.lines[-1] == "Nothing was started."
    assert not any(isinstance(one, SessionEntry) for one in played.entries)


def test_a_log_that_takes_nothing_keeps_asking_and_saves_elsewhere(
    stores: Stores, tmp_path: Path, clock: FakeClock
) -> None:
    stores = replace(stores, log=Log(tmp_path / "log" / "none"))
    (tmp_path / "log" / "none").write_text("in the way")
    played = Played(
        stores, clock, "bare", GO, ("Not saved yet", ""), ("Not saved yet", "discard"),
        ("Discard it for good", ""), ("Not saved yet", "elsewhere"),
        ("Which folder", str(tmp_path / "stick")), ("How hard", ""), ("Anything else", ""),
    )  # fmt: skip
    assert "It is in" in played.paper.lines[-1]
    assert len(Log(tmp_path / "stick" / "log").names()) == 1


def test_in_a_kiosk_nobody_chooses_a_folder(
    stores: Stores, tmp_path: Path, clock: FakeClock
) -> None:
    stores = replace(stores, log=Log(tmp_path / "log" / "none"), kiosk=True)
    (tmp_path / "log" / "none").write_text("in the way")
    played = Played(
        stores, clock, "bare", GO, ("Not saved yet", "elsewhere"), ("Type discard", "d"),
        ("Discard it for good", "yes"),
    )  # fmt: skip
    assert "elsewhere:" not in played.text
    assert played.paper.lines[-1] == "The result was discarded."


def test_a_journal_that_cannot_be_written_is_told_and_tried_elsewhere(
    stores: Stores, tmp_path: Path, clock: FakeClock
) -> None:
    stores.runs_folder.write_text("in the way")
    session = tmp_path / "own" / "calf.toml"
    session.write_text(session.read_text().replace("seconds = 3", "seconds = 30"))
    played = Played(
        stores, clock, "calf", *START, GO, ("Hold", "pause"), (Told("Not saved: "), "save"),
        ("go on: ", "elsewhere"), ("Which folder", str(tmp_path / "stick")),
        (Told("All is saved again"), ""), *SHORT_AFTER,
    )  # fmt: skip
    assert "It is in" in played.paper.lines[-1]
