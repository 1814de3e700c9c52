"""A whole session in lines: what is said, and what is kept."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.plain.playing import AFTER, GO, SHORT_AFTER, START, Played, left_behind, session_entry
from tests.screens.support import FakeClock
from tests.screens.walk import stores_with_quick, walking
from tui.core.entries import PainEntry
from tui.core.settings import Settings
from tui.leading import flow
from tui.storage.settings import LoadedSettings
from tui.storage.stores import Stores


def test_from_the_first_question_to_the_last_line(stores: Stores, clock: FakeClock) -> None:
    played = Played(stores, clock, "calf", *START, GO, ("Hold", "3"), *AFTER)
    entry = session_entry(played)
    (answer,) = entry.pain
    assert played.code == 0
    assert (entry.outcome, entry.active_seconds, entry.notes) == ("completed", 6, "tight")
    assert [(one.outcome, one.side) for one in entry.steps] == [("done", "left"), ("done", "right")]
    assert (answer.side, answer.before, answer.during, answer.after) == ("left", 4, 3, 2)
    assert answer.new_signs is False
    assert [(one.score, one.side) for one in entry.marks] == [(3, "left")]
    assert played.paper.lines[-1].startswith("Saved. Left 4 -> 2. Tomorrow: `soleus morning")
    assert stores.runs.waiting() == []


def test_what_is_needed_no_more_is_not_missed(stores: Stores, clock: FakeClock) -> None:
    """Its last lines were never written to the journal: the log has all of it."""
    played = Played(stores, clock, "calf", *START, GO, *SHORT_AFTER)
    assert played.last_words == "Saved."


def test_where_the_input_ends_after_it_was_saved_it_is_saved(
    stores: Stores, clock: FakeClock
) -> None:
    signs = (("Any new", "y"), ("Read this", ""))
    played = Played(stores, clock, "calf", *START, GO, *SHORT_AFTER[:2], *signs, *SHORT_AFTER[3:])
    assert "Page 1" in played.text
    assert played.paper.lines[-1] == "The input ended. Saved."
    assert session_entry(played).pain[0].new_signs


async def test_the_result_is_the_one_of_the_screens(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    on_screens = stores_with_quick(tmp_path / "a")
    async with walking(on_screens, FakeClock(), "calf") as walk:
        await walk.press("l", "4", "enter", "space", "3")
        await walk.play_out()
        await walk.press("enter", "2", "enter", "n")
        await walk.press("ctrl+s")
        (expected,) = walk.entries
    in_lines = Played(
        stores_with_quick(tmp_path / "b"), clock, "calf", *START, GO, ("Hold", "3"), *AFTER
    )
    assert replace(session_entry(in_lines), notes=None) == replace(
        expected, entered=clock.now(), finished=session_entry(in_lines).finished
    )


def test_an_empty_answer_is_unknown_and_never_0(stores: Stores, clock: FakeClock) -> None:
    played = Played(
        stores,
        clock,
        "calf",
        ("Which leg", ""),
        ("Type left, right, both or neither", "both"),
        ("Left. Right now", ""),
        ("Right. Right now", "x"),
        ("A number from 0 to 10", ""),
        ("How much", ""),
        ("An empty line starts", ""),
        GO,
        ("Left. At its worst", ""),
        ("Left. Now", ""),
        ("Right. At its worst", ""),
        ("Right. Now", ""),
        ("Any new", ""),
        ("once more leaves it unknown", ""),
        ("Anything else", ""),
        ("An empty line saves", ""),
    )
    for answer in session_entry(played).pain:
        scores = (answer.before, answer.during, answer.after, answer.new_signs)
        assert scores == (None, None, None, None)


def test_a_log_that_is_read_slowly_takes_nothing_from_the_session(
    stores: Stores, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three seconds without a tick would be a machine that slept, and pause it."""

    def read_slowly(*given: Any) -> frozenset[Any]:
        clock.advance(4)
        return frozenset()

    monkeypatch.setattr(flow, "known_exercises", read_slowly)
    monkeypatch.setattr(flow, "recent_answers", read_slowly)
    settings = LoadedSettings(Settings(wait="never"))
    played = Played(replace(stores, settings=settings), clock, "calf", *START, *SHORT_AFTER)
    entry = session_entry(played)
    assert (entry.active_seconds, entry.paused_seconds, entry.interrupted_seconds) == (6, 0, 0)


def test_back_goes_to_the_question_before(stores: Stores, clock: FakeClock) -> None:
    played = Played(
        stores,
        clock,
        "calf",
        ("Which leg", "r"),
        ("Right. Right now", "back"),
        ("Which leg", "left"),
        ("Left. Right now", "1"),
        ("How much", "back"),
        ("Left. Right now", "2"),
        ("How much", ""),
        ("An empty line starts", ""),
        GO,
        ("At its worst", "2"),
        ("Now you have", "back"),
        ("At its worst", ""),
        ("Now you have", "1"),
        ("Any new", "n"),
        ("Anything else", ""),
        ("An empty line saves", ""),
    )
    (answer,) = session_entry(played).pain
    assert (answer.side, answer.before, answer.during) == ("left", 2, 2)


def test_whoever_goes_back_before_the_first_question_starts_nothing(
    stores: Stores, clock: FakeClock
) -> None:
    played = Played(stores, clock, "calf", ("Which leg", "back"))
    assert (played.code, played.paper.lines[-1]) == (0, "Nothing was started.")
    assert stores.runs.waiting() == []


def test_pain_of_6_before_starts_nothing_and_is_kept(stores: Stores, clock: FakeClock) -> None:
    played = Played(
        stores,
        clock,
        "calf",
        ("Which leg", "l"),
        ("how strong", "6"),
        ("How much", ""),
        ("An empty line starts", ""),
        ("starts nothing", "start"),
        ("Type again", ""),
    )
    assert "Pain is 6 before the start" in played.paper.lines[-1]
    assert stores.runs.waiting() == []
    assert [one.score for one in played.entries if isinstance(one, PainEntry)] == [6]


def test_a_high_mark_stops_the_clock_and_offers_to_end_first(
    stores: Stores, clock: FakeClock
) -> None:
    played = Played(
        stores,
        clock,
        "calf",
        *START,
        GO,
        ("Hold", "7"),
        ("end: End the session here.\nskip", "e"),
        ("At its worst", ""),
        ("Now you have", "3"),
        *AFTER[2:],
    )
    entry = session_entry(played)
    assert entry.outcome == "ended early"
    assert [(one.score, one.stopped, one.led_to) for one in entry.marks] == [(7, True, "end")]
    assert entry.pain[0].during == 7


def test_ouch_asks_how_strong_and_easing_waits_paused(stores: Stores, clock: FakeClock) -> None:
    played = Played(
        stores,
        clock,
        "calf",
        *START,
        GO,
        ("Hold", "o"),
        ("How strong", "4"),
        ("What now", "5"),
        ("What now", "ease"),
        ("Eased. Paused. Wall, left", ""),
        *AFTER,
    )
    entry = session_entry(played)
    assert [(one.score, one.stopped, one.led_to) for one in entry.marks] == [(5, True, "ease")]
    assert [one.outcome for one in entry.steps] == ["eased", "eased"]


def test_a_pop_ends_it_and_the_advice_is_read_before_anything_is_saved(
    stores: Stores, clock: FakeClock
) -> None:
    played = Played(
        stores,
        clock,
        "calf",
        *START,
        GO,
        ("Hold", "ouch"),
        ("How strong", ""),
        ("What now", "signs"),
        ("EMERGENCY", ""),
        ("At its worst", ""),
        ("Now you have", ""),
        ("keeps yes", ""),
        *SHORT_AFTER[3:],
        ("red flags", "none"),
        ("Page 2", "2"),
        ("Page 3", "none"),
        ("keeps these answers", ""),
    )
    entry = session_entry(played)
    assert entry.pain[0].new_signs is True
    refused = Played(stores, clock, "calf", ("not now", ""))
    assert "No session before the red flag" in refused.paper.lines[-1]


def test_both_sides_at_work_ask_whose_the_mark_is_while_the_clock_goes_on(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = stores_with_quick(tmp_path)
    file = tmp_path / "own" / "calf.toml"
    both = file.read_text().replace('"each"', '"both"').replace("seconds = 3", "seconds = 30")
    file.write_text(both)
    played = Played(
        stores,
        clock,
        "calf",
        ("Which leg", "n"),
        ("How much", ""),
        ("An empty line starts", ""),
        GO,
        ("Hold", "2"),
        ("15 seconds.", "r"),
        ("5 seconds", "where"),
        ("Left. At its worst", ""),
        ("Left. Now", ""),
        ("Right. At its worst", ""),
        ("Right. Now", ""),
        *SHORT_AFTER[2:],
    )
    entry = session_entry(played)
    assert [(one.score, one.side) for one in entry.marks] == [(2, "right")]
    assert entry.active_seconds == 30


def test_what_ran_while_the_side_was_asked_is_not_lost_where_the_session_is_cut_off(
    tmp_path: Path, clock: FakeClock
) -> None:
    """The journal is played again by the times in it, which must not go back."""
    stores = stores_with_quick(tmp_path)
    file = tmp_path / "own" / "calf.toml"
    file.write_text(file.read_text().replace('"each"', '"both"').replace("= 3", "= 30\nsets = 2"))
    replies = (("Which leg", "n"), ("How much", ""), ("An empty line starts", ""), GO)
    Played(stores, clock, "calf", *replies, ("Hold", "2"), ("15 sec", "r"), ("set 2", "pause"))
    run = left_behind(stores).cut.played.run
    assert [one.outcome for one in run.done.values()] == ["done"]
    assert (run.active, run.interrupted, run.marks[0].side) == (30, 0, "right")


def test_quit_asks_and_ending_keeps_what_was_done(stores: Stores, clock: FakeClock) -> None:
    played = Played(
        stores, clock, "calf", *START, GO, ("Hold", "quit"), ("clock stands", ""),
        ("Paused", ""), ("On. Hold", "quit"), ("clock stands", "end"),
    )  # fmt: skip
    assert played.paper.lines[-1] == "Nothing was done, so nothing was saved."


def test_a_gate_wants_an_answer_and_a_no_says_what_it_leaves_out(
    tmp_path: Path, clock: FakeClock
) -> None:
    stores = stores_with_quick(tmp_path)
    file = tmp_path / "own" / "calf.toml"
    gate = '[[steps]]\nkind = "gate"\nname = "Ready?"\nquestion = "No pain?"\nguards = ["Wall"]\n'
    file.write_text(file.read_text().replace("[[steps]]", gate + "[[steps]]", 1))
    played = Played(
        stores, clock, "calf", *START, ("No pain? yes or no?", ""), ("wants an answer", "next"),
        ("wants an answer", "n"), ("left out then: Wall", ""), ("No pain?", "n"),
        ("Leave it out", "y"), ("At its worst", ""), ("Now you have", ""), *SHORT_AFTER[2:],
    )  # fmt: skip
    assert [one.outcome for one in session_entry(played).steps] == ["done", "skipped", "skipped"]


def test_what_is_typed_in_a_session_does_what_the_keys_do(tmp_path: Path, clock: FakeClock) -> None:
    stores = stores_with_quick(tmp_path)
    played = Played(
        stores, clock, "calf", *START, ("goes on", "help"), ("first letter", "notes"),
        ("Soleus:", ""),
        ("Hold, 3", "+"), ("13 seconds left", "-"), ("3 seconds left", "restart"),
        ("Wall, left. Hold", "gibberish"), ("means nothing", "next"), ("Wall, right", "back"),
        ("Wall, left", "other"), ("Right first", "where"), ("Step 1 of 1", "skip"),
        ("At its worst", ""), ("Now you have", ""), *SHORT_AFTER[2:],
    )  # fmt: skip
    outcomes = [one.outcome for one in session_entry(played).steps]
    assert outcomes == ["skipped", "skipped"]
    assert session_entry(played).outcome == "ended early"
    assert "Tomorrow" not in played.paper.lines[-1], "no morning is asked about nothing"
