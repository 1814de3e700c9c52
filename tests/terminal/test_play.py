"""Sessions played with the installed command in a real terminal, then what was saved of them."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.answered import answer_just_now
from tests.terminal.harness import Terminal
from tests.terminal.holds import LONG_HOLDS
from tests.terminal.playing import ASKS_ABOUT_CALF, choose, let_pass, mode, write
from tests.terminal.processes import Patience

Table = dict[str, Any]
"""What a TOML file holds."""
Move = tuple[str, str]
"""(a text that shows what the session waits for or does, the key that goes on from there)."""

READ_IT: Move = ("NEW EXERCISE", "space")
CONFIRM: Move = ("WHEN YOU ARE READY", "space")
NEW_HOLDS: list[Move] = [
    READ_IT,
    ("GET READY", "right"),
    ("HOLD", "right"),
    ("REST", "right"),
    ("HOLD", "right"),
    ("SWITCH SIDES - now right", "right"),
    ("HOLD", "right"),
    ("REST", "right"),
    ("HOLD", "right"),
]
"""Two sets a side of an exercise that is new to the log, the left side first."""
UNTIL_FIRST_HOLD: list[Move] = [
    CONFIRM,
    READ_IT,
    ("GET READY", "right"),
    ("rep 1 of 10", "right"),
    READ_IT,
    ("GET READY", "right"),
]
FROM_FIRST_HOLD: list[Move] = [*NEW_HOLDS[2:], *NEW_HOLDS, CONFIRM]
RESET_SETS = [
    (1, "ankle-movement", None, 1),
    *(
        (index, exercise, side, number)
        for index, exercise in ((2, "bent-knee-wall"), (3, "toes-up-wall"))
        for side in ("left", "right")
        for number in (1, 2)
    ),
]
"""(step, exercise, side, set) of all that Soleus reset plans, the left leg being sore."""

SHORT_HOLDS = """\
schema = 1
title = "Short holds"

[[steps]]
kind = "hold"
name = "Lean on the wall"
seconds = 2
sets = 2
rest = 1
sides = "each"
prepare = 0
switch = 1
"""
SHORT_HOLDS_SECONDS = 11
"""Four holds of 2 s, two rests and a switch of 1 s."""
SLACK = 2.0
"""Seconds that the last screen may be late, besides what the app waits for a processor."""
PACED = """\
schema = 1
title = "Paced"

[[steps]]
kind = "reps"
name = "Slow lift"
reps = 2
tempo = [2, 0, 2, 0]
prepare = 0
"""


def revisions(home: Path) -> list[Path]:
    """Files of the one session in the log, the first revision first."""
    files = (home / "data" / "soleus" / "log").glob("*/*.toml")
    return sorted(file for file in files if "-screen-" not in file.name)


def latest_entry(home: Path) -> Table:
    """The one entry in the log, as it counts."""
    return tomllib.loads(revisions(home)[-1].read_text("utf-8"))


def journals(home: Path) -> list[Path]:
    """Of sessions that are not finished, their forms included."""
    return list((home / "state" / "soleus" / "runs").glob("*"))


def say_left_hurts(terminal: Terminal, score: int) -> None:
    """In Before: the left leg, and how much."""
    go_through(terminal, [("Which side hurts?", "l"), ("A score that is left out", str(score))])
    terminal.wait_for(f"[{score}]")
    terminal.send("enter")


def go_through(terminal: Terminal, moves: list[Move]) -> None:
    """Press each key once its text is there."""
    for text, key in moves:
        terminal.wait_for(text)
        terminal.send(key)


def let_a_second_pass(terminal: Terminal) -> None:
    """In a hold, which is done in part then; the first change may come sooner than a second."""
    for _ in range(2):
        terminal.wait_gone(next(row for row in terminal.lines if "left in all" in row))


def answer_how_it_is(terminal: Terminal, score: int) -> None:
    """In After: the worst as filled in, how it is now, no new signs."""
    go_through(terminal, [("▶ LEFT · At its worst", "enter"), ("▶ LEFT · Now", str(score))])
    go_through(terminal, [(f"[{score}]", "enter"), ("▶ Any new swelling", "n")])
    terminal.wait_for("[no]")


def check_left_with(terminal: Terminal, closing: str) -> None:
    """The command ends well, and its last line begins so.

    The row holds more, because pyte leaves on the screen what the app drew there.
    """
    assert terminal.exit_code() == 0
    assert terminal.lines[0].startswith(closing), terminal.with_screen("no closing line")


NO_RED_FLAGS = [("page 1 of 3", "n"), ("page 2 of 3", "n"), ("page 3 of 3", "n")]


def run_file(installed_soleus: Path, home: Path, text: str) -> Terminal:
    """A session of one's own, started by its file."""
    path = write(home / "mine.toml", text)
    answer_just_now(home / "data" / "soleus" / "log")
    return Terminal([installed_soleus, "run", path], home)


@pytest.fixture(scope="module")
def home_after_reset(installed_soleus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Soleus reset was played from its first key to its saved form, with one mark."""
    home = tmp_path_factory.mktemp("reset")
    with Terminal([installed_soleus], home) as terminal:
        choose(terminal, "Soleus reset")
        go_through(terminal, NO_RED_FLAGS)
        say_left_hurts(terminal, 3)
        go_through(terminal, UNTIL_FIRST_HOLD)
        terminal.wait_for("HOLD")
        let_a_second_pass(terminal)
        terminal.send("1")
        terminal.wait_for("pain 1 noted, left")
        go_through(terminal, FROM_FIRST_HOLD)
        answer_how_it_is(terminal, 2)
        go_through(terminal, [("Enter saves.", "enter")])
        terminal.wait_for("Saved. Left 3 → 2.")
        terminal.send("q")
        assert terminal.exit_code() == 0
    return home


def test_whole_session_is_saved_with_its_form(home_after_reset: Path) -> None:
    entry = latest_entry(home_after_reset)
    assert entry["session"] == "soleus-reset"
    assert entry["outcome"] == "completed"
    (answer,) = entry["pain"]
    assert answer == {
        "region": "calf",
        "side": "left",
        "before": 3,
        "during": 1,
        "after": 2,
        "new_signs": False,
    }
    (mark,) = entry["marks"]
    assert (mark["step"], mark["side"], mark["score"]) == (2, "left", 1)


def test_whole_session_has_a_record_of_each_set_and_side(home_after_reset: Path) -> None:
    records = latest_entry(home_after_reset)["steps"]
    sets = [(one["index"], one["exercise"], one.get("side"), one["set"]) for one in records]
    assert sets == RESET_SETS


def test_result_was_saved_before_the_form_and_stays(home_after_reset: Path) -> None:
    first, second = revisions(home_after_reset)
    assert ".1.toml" in first.name
    assert ".2-" in second.name
    (answer,) = tomllib.loads(first.read_text("utf-8"))["pain"]
    assert answer == {"region": "calf", "side": "left", "before": 3}
    assert not journals(home_after_reset)


def test_log_is_its_owners_alone(home_after_reset: Path) -> None:
    files = revisions(home_after_reset)
    folders = [files[0].parent, files[0].parents[1], files[0].parents[2]]
    assert {mode(file) for file in files} == {"-rw-------"}
    assert {mode(folder) for folder in folders} == {"drwx------"}


def test_pain_log_shows_the_session_and_opens_it(
    home_after_reset: Path, installed_soleus: Path
) -> None:
    with Terminal([installed_soleus], home_after_reset) as terminal:
        terminal.wait_for("Today")
        terminal.send("v")
        terminal.wait_for("2 entries")
        terminal.wait_for("3→2")
        terminal.send("enter")
        terminal.wait_for("before 3 → worst 1 → after 2 · new signs: no")
        terminal.send("end")
        terminal.wait_for("step 3 Bent-knee wall stretch")


def test_holds_run_by_themselves_in_real_time(installed_soleus: Path, tmp_path: Path) -> None:
    with run_file(installed_soleus, tmp_path, SHORT_HOLDS) as terminal:
        go_through(terminal, [READ_IT])
        started_at = time.perf_counter()
        patience = Patience(SHORT_HOLDS_SECONDS + SLACK, terminal.pid)
        terminal.wait_for("4 of 4 sets")
        assert not patience.is_over
        took = time.perf_counter() - started_at
        terminal.send("ctrl+s")
        check_left_with(terminal, "Saved.")
    assert took > SHORT_HOLDS_SECONDS - 0.5
    entry = latest_entry(tmp_path)
    assert entry["active_seconds"] == SHORT_HOLDS_SECONDS
    done = [(one["side"], one["set"], one["outcome"]) for one in entry["steps"]]
    assert done == [(side, number, "done") for side in ("left", "right") for number in (1, 2)]
    assert [one["done_seconds"] for one in entry["steps"]] == [2, 2, 2, 2]


def test_repetitions_are_paced_in_real_time(installed_soleus: Path, tmp_path: Path) -> None:
    with run_file(installed_soleus, tmp_path, PACED) as terminal:
        go_through(terminal, [READ_IT])
        for number in (1, 2):
            terminal.wait_for(f"rep {number} of 2")
            terminal.wait_for("UP")
            terminal.wait_for("DOWN")
        terminal.wait_for("1 of 1 sets")
        terminal.send("ctrl+s")
        check_left_with(terminal, "Saved.")
    (record,) = latest_entry(tmp_path)["steps"]
    assert (record["done_reps"], record["planned_reps"]) == (2, 2)
    assert (record["done_seconds"], record["outcome"]) == (8, "done")


def test_a_file_with_a_region_asks_before_it_starts(installed_soleus: Path, tmp_path: Path) -> None:
    with run_file(installed_soleus, tmp_path, ASKS_ABOUT_CALF) as terminal:
        terminal.wait_for("Which leg is sore?")
        go_through(terminal, [("Which side hurts?", "n"), ("Enter starts the session.", "enter")])
        go_through(terminal, [READ_IT, ("At its worst", "escape")])
        check_left_with(terminal, "Saved. The pain form waits: press f in Today.")
    assert latest_entry(tmp_path)["pain"] == [
        {"region": "calf", "side": "left", "before": 0},
        {"region": "calf", "side": "right", "before": 0},
    ]


def test_going_back_from_the_first_question_leaves_nothing(
    installed_soleus: Path, tmp_path: Path
) -> None:
    with run_file(installed_soleus, tmp_path, ASKS_ABOUT_CALF) as terminal:
        terminal.wait_for("Which leg is sore?")
        terminal.send("escape")
        assert terminal.exit_code() == 0
    assert not revisions(tmp_path)


def test_session_ended_for_pain_and_its_form_finished_the_next_time(
    installed_soleus: Path, tmp_path: Path
) -> None:
    write(tmp_path / "config" / "soleus" / "sessions" / "long-holds.toml", LONG_HOLDS)
    answer_just_now(tmp_path / "data" / "soleus" / "log")
    end_for_pain(installed_soleus, tmp_path)
    check_what_was_done(latest_entry(tmp_path))
    assert len(revisions(tmp_path)) == 1
    assert len(journals(tmp_path)) == 1

    with Terminal([installed_soleus], tmp_path) as terminal:
        terminal.wait_for("The pain form of Long holds is not finished: f goes on")
        terminal.send("f")
        answer_how_it_is(terminal, 5)
        terminal.send("ctrl+s")
        terminal.wait_for("Saved. Left 3 → 5.")
        assert "press f" not in terminal.text
    assert not journals(tmp_path)
    assert len(revisions(tmp_path)) == 2
    (answer,) = latest_entry(tmp_path)["pain"]
    assert (answer["before"], answer["during"], answer["after"]) == (3, 7, 5)


def end_for_pain(installed_soleus: Path, home: Path) -> None:
    """Two seconds into the first hold of Long holds: pain of 7, end, and the form put off."""
    with Terminal([installed_soleus], home) as terminal:
        choose(terminal, "Long holds")
        say_left_hurts(terminal, 3)
        go_through(terminal, [READ_IT])
        let_pass(terminal, until=118)
        terminal.send("o")
        terminal.wait_for("This hurts")
        terminal.send("7")
        terminal.wait_for("How strong is it?  7")
        terminal.send("enter")
        terminal.wait_for("At its worst")
        terminal.send("escape")
        terminal.wait_for("Saved. The pain form waits: f goes on.")
        terminal.send("q")
        assert terminal.exit_code() == 0


def check_what_was_done(entry: Table) -> None:
    """The first hold cut short, the other three skipped, and why."""
    assert entry["outcome"] == "ended early"
    (mark,) = entry["marks"]
    assert (mark["score"], mark["side"], mark["stopped"]) == (7, "left", True)
    outcomes = [one["outcome"] for one in entry["steps"]]
    assert outcomes == ["cut short", "skipped", "skipped", "skipped"]
    assert entry["steps"][0]["done_seconds"] >= 2
