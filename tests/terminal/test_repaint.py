"""What is on the screen is what a full repaint would draw: nothing stale is left behind."""

import random
from pathlib import Path

from pyte.screens import Char

from tests.terminal.harness import Terminal

TWO_NEW_HOLDS = """\
schema = 1
title = "Two new holds"

[[steps]]
kind = "hold"
name = "Lean on the wall"
seconds = 48
prepare = 0

[[steps]]
kind = "hold"
name = "Sit on the heels"
seconds = 111
prepare = 0
"""
SEED = 8
PRESSES = 25
TOGETHER = 5
"""Keys that arrive in one write, and so mostly within one frame."""
WALKING_KEYS = [
    *("space", "right", "left", "+", "-", "x", "r", "s", "y", "n", "a", "v", "m", "o", "q"),
    *("1", "4", "7"),
]
"""Every key of a session but those that end it."""
STANDS = ("PAUSED", "NEW EXERCISE", "WHEN YOU ARE READY", "YES OR NO")
"""Of a session whose clock stands."""
CARDS = ("This hurts", "End the session?")
"""Of what lies over a session, its clock stopped."""


def in_words(cells: list[list[Char]]) -> list[str]:
    """Rows as text, to show which of them differ."""
    return ["".join(cell.data for cell in row) for row in cells]


def check_nothing_is_stale(terminal: Terminal) -> None:
    """The clock has to stand. A change of size and back makes the app paint every cell."""
    terminal.settle()
    shown = terminal.cells
    for columns in (90, 80):
        terminal.resize(columns, 24)
        terminal.settle()
    assert in_words(shown) == in_words(terminal.cells)
    assert shown == terminal.cells, "colours or styles are stale"


def stop_clock(terminal: Terminal) -> None:
    """Leave whatever card lies over the session, and pause what runs."""
    terminal.settle()
    if any(text in terminal.text for text in CARDS):
        terminal.send("escape")
        terminal.wait_for("PAUSED")
    elif not any(text in terminal.text for text in STANDS):
        terminal.send("space")
        terminal.wait_for("PAUSED")


def test_digits_hidden_and_shown_within_a_frame_leave_nothing_behind(
    installed_soleus: Path, tmp_path: Path
) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_NEW_HOLDS, "utf-8")
    with Terminal([installed_soleus, "run", path], tmp_path) as terminal:
        terminal.wait_for("NEW EXERCISE")
        terminal.send("space")
        terminal.wait_for("HOLD")
        terminal.send("x", "space")
        terminal.wait_for("Sit on the heels")
        stop_clock(terminal)
        check_nothing_is_stale(terminal)


def test_large_digits_that_count_down_leave_nothing_behind(
    installed_soleus: Path, tmp_path: Path
) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_NEW_HOLDS, "utf-8")
    with Terminal([installed_soleus, "run", path], tmp_path) as terminal:
        terminal.wait_for("NEW EXERCISE")
        terminal.send("space")
        terminal.wait_for("left in all")
        for key in ("z", "space"):
            terminal.send(key)
            terminal.settle(quiet=1.5, timeout=2.5)  # some seconds of the hold, then paused
        terminal.wait_gone("left in all")
        check_nothing_is_stale(terminal)
        terminal.send("right", "space")
        terminal.wait_gone("─")  # the bar: what waits has none
        check_nothing_is_stale(terminal)


def test_nothing_is_stale_after_any_keys(installed_soleus: Path, tmp_path: Path) -> None:
    chosen = random.Random(SEED).choices(WALKING_KEYS, k=PRESSES)  # noqa: S311 - a repeatable walk
    with Terminal([installed_soleus, "run", "full-calf"], tmp_path) as terminal:
        for page in ("page 1 of 3", "page 2 of 3", "page 3 of 3"):
            terminal.wait_for(page)
            terminal.send("n")
        terminal.wait_for("Which leg is sore?")
        terminal.send("l")
        terminal.wait_for("A score that is left out")
        terminal.send("0", "enter")
        terminal.wait_for("WHEN YOU ARE READY")
        for start in range(0, PRESSES, TOGETHER):
            terminal.send(*chosen[start : start + TOGETHER])
            stop_clock(terminal)
            check_nothing_is_stale(terminal)
