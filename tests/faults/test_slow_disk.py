"""A disk that hangs holds up nothing but what it is to keep: countdown, keys and end go on."""

import signal
from pathlib import Path

from tests.terminal import slow_disk
from tests.terminal.harness import Terminal
from tests.torture.drops import GONE_WITHIN, HOLDS

BUSY = 30.0
FOR_EVER = "3600"
"""Seconds that each fsync takes."""


def open_hold(installed_soleus: Path, home: Path, seconds: str) -> Terminal:
    """The first hold, running, on such a disk."""
    path = home / "long-holds.toml"
    path.write_text(HOLDS.replace('region = "calf"\n', ""), "utf-8")
    python = installed_soleus.with_name("python")
    program = Path(slow_disk.PROGRAM)
    terminal = Terminal([python, program, seconds, "run", path], home)
    try:
        terminal.wait_for("NEW EXERCISE", BUSY)
        terminal.send("space")
        terminal.wait_for("HOLD", BUSY)
    except BaseException:
        terminal.close()
        raise
    return terminal


def test_countdown_keys_and_end_on_a_disk_that_hangs(
    installed_soleus: Path, tmp_path: Path
) -> None:
    with open_hold(installed_soleus, tmp_path, FOR_EVER) as terminal:
        for left in ("3:58 left", "3:57 left", "3:56 left"):
            terminal.wait_for(left, BUSY)
        terminal.send("space")
        terminal.wait_for("PAUSED", BUSY)
        terminal.send("right")
        terminal.wait_for("set 2 of 2", BUSY)
        terminal.wait_for("Saving takes long", BUSY)
        assert not list((tmp_path / "state").rglob("*.jsonl")), "nothing was to be kept here"
        terminal.send_signal(signal.SIGTERM)
        assert terminal.exit_code(GONE_WITHIN) == 128 + signal.SIGTERM
        assert terminal.modes == terminal.modes_before


def test_quitting_on_a_disk_that_hangs(installed_soleus: Path, tmp_path: Path) -> None:
    with open_hold(installed_soleus, tmp_path, FOR_EVER) as terminal:
        terminal.send("ctrl+q")
        assert terminal.exit_code(GONE_WITHIN) == 0


def test_saving_that_takes_long_is_said(installed_soleus: Path, tmp_path: Path) -> None:
    with open_hold(installed_soleus, tmp_path, "0.7") as terminal:
        terminal.send("q")
        terminal.wait_for("End the session?")
        terminal.send("enter")
        terminal.wait_for("Saving ...")
        terminal.send("enter", "space", "q")  # keys meant for nothing do nothing
        terminal.wait_for("0 of 4 sets", BUSY)
        terminal.send("ctrl+s")
        terminal.wait_for("Saving ...")
        assert terminal.exit_code(BUSY) == 0
        assert "Saved." in terminal.text


def test_quitting_while_saving_takes_for_ever(installed_soleus: Path, tmp_path: Path) -> None:
    with open_hold(installed_soleus, tmp_path, FOR_EVER) as terminal:
        terminal.send("q")
        terminal.wait_for("End the session?")
        terminal.send("enter")
        terminal.wait_for("Saving ...")
        terminal.send("ctrl+q")
        assert terminal.exit_code(GONE_WITHIN) == 0
