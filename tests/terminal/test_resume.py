"""The installed command is killed in a session and started again: it is where it was."""

import os
import signal
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answered import answer_just_now
from tests.terminal.harness import Terminal
from tests.terminal.holds import LONG_HOLDS
from tests.terminal.playing import let_pass
from tests.torture.played import PAUSED, Journal, Moment, journals, shown

BUSY = 30.0
"""Seconds for what takes one, on a busy machine."""
WITHOUT_REGION = LONG_HOLDS.replace('region = "calf"\n', "")
CARD = "Long holds: cut off just now."


def run(installed_soleus: Path, home: Path, text: str = WITHOUT_REGION) -> Terminal:
    """Play one session, and nothing else."""
    path = home / "config" / "soleus" / "sessions" / "long-holds.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    answer_just_now(home / "data" / "soleus" / "log")
    return Terminal([installed_soleus, "run", "long-holds"], home)


def play_into_third_hold(terminal: Terminal) -> Moment:
    """The first hold on the right, a few seconds old; what is shown then."""
    terminal.wait_for("NEW EXERCISE", BUSY)
    terminal.send("space")
    for most in (119, 89):
        let_pass(terminal, until=most)
        terminal.send("right")
    let_pass(terminal, until=57)
    now = shown(terminal.lines)
    assert now is not None, terminal.with_screen("no hold")
    return now


def runs(home: Path) -> Path:
    return home / "state" / "soleus" / "runs"


def journal(home: Path) -> Journal:
    """The one there is."""
    (found,) = journals(runs(home))
    return found


def entries(home: Path) -> list[Path]:
    files = (home / "data" / "soleus" / "log").glob("*/*.toml")
    return sorted(file for file in files if "-screen-" not in file.name)


def go_on(terminal: Terminal) -> Moment:
    """Take the first choice; what is shown then."""
    terminal.wait_for("▶ Go on: Lean on the wall, right, set 1 of 2, 0:2", BUSY)
    terminal.send("enter")
    terminal.wait_for(PAUSED, BUSY)
    terminal.settle()
    now = shown(terminal.lines)
    assert now is not None, terminal.with_screen("no session")
    return now


def killed(terminal: Terminal) -> None:
    """As by the kernel, when memory runs out."""
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.exit_code(BUSY) == -signal.SIGKILL


def hung_up(terminal: Terminal) -> None:
    """As by a line that is lost."""
    terminal.hang_up()
    terminal.exit_code(BUSY)


def quit_by_key(terminal: Terminal) -> None:
    """As by somebody in a hurry."""
    terminal.send("ctrl+q")
    assert terminal.exit_code(BUSY) == 0


@pytest.mark.parametrize("end", [killed, hung_up, quit_by_key])
def test_it_is_back_in_the_third_hold_at_the_same_second(
    installed_soleus: Path, tmp_path: Path, end: Callable[[Terminal], None]
) -> None:
    with run(installed_soleus, tmp_path) as terminal:
        before = play_into_third_hold(terminal)
        terminal.settle(quiet=0.05, timeout=0.5)
        before = shown(terminal.lines) or before
        read_at = time.perf_counter()
        end(terminal)
        later = time.perf_counter() - read_at
    assert not entries(tmp_path)

    with run(installed_soleus, tmp_path) as terminal:
        terminal.wait_for(CARD, BUSY)
        back = go_on(terminal)
        assert back._replace(left="", phase="") == before._replace(left="", phase="")
        assert before.seconds - 1 - later <= back.seconds <= before.seconds + 1
        assert back.place == "RIGHT · set 1 of 2"
        terminal.send("space")
        terminal.wait_for("GET READY", BUSY)
        terminal.wait_for("HOLD", BUSY)
        terminal.send("q")
        terminal.wait_for("End", BUSY)
        terminal.send("enter")
        terminal.wait_for("sets", BUSY)
        terminal.send("ctrl+s")
        assert terminal.exit_code(BUSY) == 0
    assert not list(runs(tmp_path).iterdir())
    entry = tomllib.loads(entries(tmp_path)[-1].read_text("utf-8"))
    outcomes = [one["outcome"] for one in entry["steps"]]
    assert outcomes == ["cut short", "cut short", "cut short", "skipped"]


def test_a_second_terminal_takes_it_over(installed_soleus: Path, tmp_path: Path) -> None:
    with run(installed_soleus, tmp_path) as first:
        before = play_into_third_hold(first)
        read_at = time.perf_counter()
        with run(installed_soleus, tmp_path) as second:
            second.wait_for("it is being played in another terminal", BUSY)
            second.send("enter")
            assert first.exit_code(BUSY) != -signal.SIGKILL
            later = time.perf_counter() - read_at
            assert "goes on in another terminal. What was under way is kept." in first.text
            back = go_on(second)
            assert before.seconds - 1 - later <= back.seconds <= before.seconds
            second.send("ctrl+q")
            assert second.exit_code(BUSY) == 0
    assert not journal(tmp_path).is_damaged
    assert journal(tmp_path).run.state == "paused"


def test_a_frozen_one_is_taken_over_too(installed_soleus: Path, tmp_path: Path) -> None:
    with run(installed_soleus, tmp_path) as first:
        before = play_into_third_hold(first)
        read_at = time.perf_counter()
        os.kill(first.pid, signal.SIGSTOP)
        later = time.perf_counter() - read_at
        with run(installed_soleus, tmp_path) as second:
            second.wait_for("it is being played in another terminal", BUSY)
            second.send("enter")
            assert first.exit_code(BUSY) == -signal.SIGKILL
            back = go_on(second)
            assert before.seconds - 1 - later <= back.seconds <= before.seconds + 1
            second.send("space")
            second.wait_for("HOLD", BUSY)
            second.send("ctrl+q")
            assert second.exit_code(BUSY) == 0
    assert journal(tmp_path).run.state == "paused"
    assert journal(tmp_path).run.interrupted > 0


def test_answers_of_the_form_outlive_a_kill(installed_soleus: Path, tmp_path: Path) -> None:
    with run(installed_soleus, tmp_path, LONG_HOLDS) as terminal:
        terminal.wait_for("Which side hurts?", BUSY)
        terminal.send("l")
        terminal.wait_for("A score that is left out", BUSY)
        terminal.send("3", "enter")
        play_into_third_hold(terminal)
        terminal.send("q")
        terminal.wait_for("End", BUSY)
        terminal.send("enter")
        terminal.wait_for("At its worst", BUSY)
        terminal.send("7")
        terminal.wait_for("[7]", BUSY)
        _wait_for_answers(terminal, tmp_path, 1)
        killed(terminal)
    assert len(entries(tmp_path)) == 1

    with Terminal([installed_soleus], tmp_path) as terminal:
        terminal.wait_for("The pain form of Long holds is not finished", BUSY)
        terminal.send("f")
        terminal.wait_for("[7]", BUSY)
        terminal.send("ctrl+s")
        terminal.wait_for("Saved.", BUSY)
        terminal.send("q")
        assert terminal.exit_code(BUSY) == 0
    assert len(entries(tmp_path)) == 2
    assert tomllib.loads(entries(tmp_path)[-1].read_text("utf-8"))["pain"][0]["during"] == 7
    assert not list(runs(tmp_path).iterdir())


def _wait_for_answers(terminal: Terminal, home: Path, count: int) -> None:
    """What is on the screen is on the disk a moment later."""
    for _ in range(100):
        if len(journal(home).cut().answers) >= count:
            return
        terminal.settle(quiet=0.1)
    pytest.fail("the answer was never written")
