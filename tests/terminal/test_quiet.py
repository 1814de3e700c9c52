"""What goes over the line: nothing while the clock stands, little while it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.playing import let_pass

PROMPT_THEN_HOLD = """\
schema = 1
title = "Prompt, then hold"

[[steps]]
kind = "prompt"
name = "Walk a little"

[[steps]]
kind = "hold"
name = "One long hold"
seconds = 600
prepare = 0
"""
WATCHED = 2.0
"""Seconds in which a clock that ran would have changed the screen."""
HOLD_WATCHED = 4.0
MOST_BYTES_A_SECOND = 500


@pytest.fixture
def terminal(installed_soleus: Path, tmp_path: Path) -> Iterator[Terminal]:
    """A session that waits at its prompt."""
    path = tmp_path / "prompt-then-hold.toml"
    path.write_text(PROMPT_THEN_HOLD, "utf-8")
    with Terminal([installed_soleus, "run", path], tmp_path) as opened:
        opened.wait_for("WHEN YOU ARE READY")
        opened.settle()
        yield opened


def start_hold(terminal: Terminal) -> None:
    """From the prompt into the hold, which runs."""
    terminal.send("space")
    terminal.wait_for("NEW EXERCISE")
    terminal.send("space")
    let_pass(terminal, until=598)


def bytes_within(terminal: Terminal, seconds: float) -> int:
    """What comes while nobody presses a key."""
    return sum(len(chunk.data) for chunk in terminal.collect(quiet=seconds, timeout=seconds))


def test_prompt_that_waits_sends_nothing(terminal: Terminal) -> None:
    assert terminal.is_silent(WATCHED)


def test_pause_sends_nothing(terminal: Terminal) -> None:
    start_hold(terminal)
    terminal.send("space")
    terminal.wait_for("PAUSED")
    assert terminal.is_silent(WATCHED)


def test_hold_sends_little(terminal: Terminal) -> None:
    start_hold(terminal)
    sent = bytes_within(terminal, HOLD_WATCHED)
    assert 0 < sent < MOST_BYTES_A_SECOND * HOLD_WATCHED
