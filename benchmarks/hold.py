"""A session that is one long hold beside its figure, to measure what a running timer costs."""

from pathlib import Path

from benchmarks.measure import TIMEOUT, soleus
from tests.terminal.harness import ScreenTimeoutError, Terminal

STEP_NAME = "One long hold"
GO_ON = PAUSE = "space"
SESSION = f"""\
schema = 1
title = "Benchmark"
summary = "A timer that runs for ten minutes, in three large digits."

[[steps]]
kind = "hold"
name = "{STEP_NAME}"
short = "HOLD"
seconds = 599
prepare = 0
knee = 20
ankle = 10
muscles = ["soleus"]

[steps.figure]
body = "person"
pose = "standing"
describe = "Standing; it does not move, for the screen is to change by its timer alone."
"""
TICKING_WITHIN = 2.5
"""A running timer changes the screen at least once in so many seconds."""
MOST_PRESSES = 3
"""A step that is new to the log waits for a key, and a screen may come before it."""


def write_session(folder: Path) -> Path:
    """Of a session file that can be checked and played."""
    path = folder / "one-long-hold.toml"
    path.write_text(SESSION, "utf-8")
    return path


def open_hold(folder: Path) -> Terminal:
    """A terminal in which the hold's timer is running."""
    terminal = Terminal(soleus(folder, "run", write_session(folder)), folder)
    try:
        terminal.wait_for(STEP_NAME, TIMEOUT)
        _start_timer(terminal)
    except BaseException:
        terminal.close()
        raise
    return terminal


def _start_timer(terminal: Terminal) -> None:
    terminal.settle()
    for _ in range(MOST_PRESSES):
        if is_ticking(terminal):
            return
        terminal.send(GO_ON)
        terminal.settle()
    if not is_ticking(terminal):
        raise ScreenTimeoutError(terminal.with_screen("the timer never ran"))


def is_ticking(terminal: Terminal) -> bool:
    """Whether the screen changes by itself."""
    before = terminal.text
    terminal.settle(quiet=TICKING_WITHIN, timeout=TICKING_WITHIN)
    return terminal.text != before
