"""A person's editor, opened from Today and by `soleus new`, in a real terminal."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.test_ending import START, THREADS, wait_until

EDITOR = """#!/bin/sh
# An editor that waits for a line, and appends it to the file.
trap 'touch hung-up; exit' HUP
stty -echo  # and leaves the terminal as no editor should
printf 'EDITING %s\\n' "$1"
read -r line
printf '%s\\n' "$line" >> "$1"
"""


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    path = tmp_path / "my editor"
    path.write_text(EDITOR)
    path.chmod(0o700)
    return path


@pytest.fixture
def terminal(installed_soleus: Path, tmp_path: Path, editor: Path) -> Iterator[Terminal]:
    """Today, with that editor."""
    command: list[str | Path] = [installed_soleus, "--data-dir", tmp_path / "data"]
    with Terminal(command, tmp_path, env={"EDITOR": f"'{editor}'"}, known=Path("data")) as opened:
        opened.wait_for("Before a run", START)
        opened.settle()
        yield opened


def own(home: Path, name: str) -> Path:
    return home / "data" / "config" / "sessions" / name


def begin(terminal: Terminal) -> None:
    """Open the editor on a new session."""
    terminal.send("n")
    terminal.wait_for("called?")
    terminal.type_text("Leg day")
    terminal.wait_for("leg-day.toml")
    terminal.send("enter")
    terminal.wait_for("EDITING")


def test_a_session_is_written_broken_and_mended(terminal: Terminal, tmp_path: Path) -> None:
    begin(terminal)
    terminal.type_text("xseconds = 3")
    terminal.send("enter")
    terminal.wait_for("leg-day.toml has 1 mistake: e opens it again.")
    terminal.wait_for("unknown key 'xseconds'")
    path = own(tmp_path, "leg-day.toml")
    path.write_text(path.read_text("utf-8").replace("xseconds = 3", ""))
    terminal.send("e")
    terminal.wait_for("EDITING")
    terminal.send("enter")
    terminal.wait_for("leg-day.toml has no mistakes.")
    terminal.wait_for("▶ Leg day")
    wait_until(lambda: terminal.threads == THREADS)
    terminal.send("q")
    assert terminal.exit_code() == 0
    assert terminal.left_switched == set()
    assert terminal.modes == terminal.modes_before


def test_ctrl_c_in_the_editor_is_the_editors(terminal: Terminal) -> None:
    begin(terminal)
    terminal.send(b"\x03")
    terminal.wait_for("with an error (-2).")
    terminal.send("j")  # Today lives, and hears keys
    terminal.send("q")
    assert terminal.exit_code() == 0
    assert terminal.modes == terminal.modes_before


def test_an_end_from_outside_tells_the_editor(
    installed_soleus: Path, tmp_path: Path, editor: Path
) -> None:
    in_a_shell = ["sh", "-c", '"$@"; echo "it gave $?"; read -r end', "sh"]
    command: list[str | Path] = [*in_a_shell, installed_soleus, "--data-dir", tmp_path / "data"]
    with Terminal(command, tmp_path, env={"EDITOR": f"'{editor}'"}, known=Path("data")) as terminal:
        terminal.wait_for("Before a run", START)
        terminal.settle()
        begin(terminal)
        children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children")
        os.kill(int(children.read_text("ascii")), signal.SIGTERM)
        terminal.wait_for(f"it gave {128 + signal.SIGTERM}")
        assert terminal.modes == terminal.modes_before
        wait_until((tmp_path / "hung-up").exists)


def test_a_line_that_drops_ends_both(terminal: Terminal) -> None:
    begin(terminal)
    terminal.hang_up()
    assert terminal.exit_code_unread(5.0) == 128 + signal.SIGHUP
    wait_until(lambda: not terminal.has_processes)


def test_a_job_that_was_stopped_in_the_editor_goes_on(terminal: Terminal) -> None:
    begin(terminal)
    os.killpg(terminal.pid, signal.SIGSTOP)
    os.killpg(terminal.pid, signal.SIGCONT)
    terminal.type_text("# more")
    terminal.send("enter")
    terminal.wait_for("leg-day.toml has no mistakes.")
    terminal.send("q")
    assert terminal.exit_code() == 0


def test_new_opens_the_editor_then_checks(
    installed_soleus: Path, tmp_path: Path, editor: Path
) -> None:
    command: list[str | Path] = [installed_soleus, "--data-dir", "data", "new", "leg-day"]
    with Terminal(command, tmp_path, env={"VISUAL": f"'{editor}'", "EDITOR": "false"}) as opened:
        opened.wait_for("EDITING", START)
        opened.type_text("xseconds = 3")
        opened.send("enter")
        opened.wait_for("unknown key 'xseconds'", START)
        assert opened.exit_code() == 1
        assert opened.modes == opened.modes_before
