"""A line is lost in the middle of a hold, and the next login is back in it.

Cases 2, 3, 12 and 13, over real SSH where there is a line.
"""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.faults.small import run_small
from tests.skips import needs
from tests.terminal.gym import Gym
from tests.terminal.harness import Terminal
from tests.terminal.playing import let_pass, seconds_left
from tests.terminal.processes import wait_until_gone, with_home
from tests.torture import drops
from tests.torture.drops import GONE_WITHIN, HOLDS, add_member, come_back, reach_third_hold
from tests.torture.played import journals, shown
from tui.storage.places import Places

BUSY = 30.0
"""Seconds for what takes one, on a busy machine."""
SLACK = 0.5
"""Seconds after which it may be noticed that a key was pressed."""


@pytest.fixture
def gym(installed_soleus: Path, tmp_path: Path) -> Iterator[Gym]:
    needs("sshd")
    made = Gym(installed_soleus, tmp_path)
    with made.server:
        add_member(made, "ann")
        yield made


def test_next_login_is_back_in_the_third_hold_at_the_same_second(gym: Gym) -> None:
    line = reach_third_hold(gym, "ann")
    with line.terminal as terminal:
        let_pass(terminal, until=117)
        before, shown_at = seconds_left(terminal), time.monotonic()
        os.kill(terminal.pid, signal.SIGKILL)
        later = time.monotonic() - shown_at
        assert wait_until_gone(line.processes, GONE_WITHIN) == []

    with drops.log_in(gym, "ann") as terminal:
        terminal.wait_for("Long holds: cut off just now.", BUSY)
        now = come_back(terminal)
        assert now is not None
        assert (now.name, now.place) == ("Lean on the wall", "RIGHT · set 1 of 2")
        assert before is not None
        assert before - 1 - later <= now.seconds <= before + 1
        terminal.send("space")
        terminal.wait_for("GET READY")
        terminal.wait_for("HOLD", BUSY)
        assert shown(terminal.lines) == now._replace(phase="HOLD")


@pytest.mark.parametrize("kind", drops.KINDS)
def test_lines_dropped_in_every_way(installed_soleus: Path, tmp_path: Path, kind: str) -> None:
    part = replace(drops.PART, run=partial(drops.drop_lines, kinds=[kind]))
    tally = run_small(part, tmp_path, 2, installed_soleus)

    assert tally.facts[kind] == 2


def test_case_12_tmux_over_ssh_outlives_the_line_and_its_end_loses_nothing(gym: Gym) -> None:
    """Only within an account of one's own: a kiosk starts nothing but soleus."""
    needs("tmux")
    home = gym.home
    gym.server.add_key("shell")
    path = home / "long-holds.toml"
    path.write_text(HOLDS.replace('region = "calf"\n', ""), "utf-8")
    tmux = f"tmux -u -S {home}/tmux -f /dev/null"
    play = f"{tmux} new-session -A -s mine '{gym.home}/../bin/soleus run {path}'"
    with drops.log_in(gym, "shell", play) as terminal:
        terminal.wait_for("NEW EXERCISE", BUSY)
        terminal.send("space")
        let_pass(terminal, until=238)
        os.kill(terminal.pid, signal.SIGKILL)
    with drops.log_in(gym, "shell", play) as terminal:
        terminal.wait_for("left in all", BUSY)
        terminal.wait_until(lambda: shown(terminal.lines), "no hold was shown")
        now = shown(terminal.lines)
        assert now is not None, terminal.with_screen("no hold")
        assert now.phase == "HOLD"
        apps = [one for one in with_home(home) if is_soleus(one.pid)]
        assert apps
        assert gym.server.run("shell", f"{tmux} kill-server").returncode == 0
        assert wait_until_gone(apps, GONE_WITHIN) == []
    (journal,) = journals(home / ".local/state/soleus/runs")
    assert journal.run.segment.unit.step == 0
    assert not journal.is_damaged


def is_soleus(pid: int) -> bool:
    """Whether a process is the app, rather than what started it."""
    return b"python" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]


def test_case_13_terminal_that_stays_open_with_nobody_there(
    installed_soleus: Path, tmp_path: Path
) -> None:
    """As mosh leaves it when the phone never comes back: what ticks is read for ever."""
    settings = tmp_path / "config" / "soleus" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(drops.IDLE_SETTINGS, "utf-8")
    path = tmp_path / "long-holds.toml"
    path.write_text(HOLDS.replace('region = "calf"\n', ""), "utf-8")
    with Terminal([installed_soleus, "run", path], tmp_path) as terminal:
        terminal.wait_for("NEW EXERCISE", BUSY)
        terminal.send("space")
        pressed_at = time.monotonic()
        assert terminal.exit_code(2 * drops.IDLE * 1.1 + GONE_WITHIN) == 0
        took = time.monotonic() - pressed_at
    assert "Nobody pressed a key for a while" in terminal.text
    assert took >= 2 * drops.IDLE - SLACK
    (journal,) = journals(Places.under(tmp_path / "state" / "soleus").runs)
    assert journal.run.state == "paused"
    assert journal.run.worked >= drops.IDLE
