"""A mistake of ours: one line, a private report without a word of the person's. Case 42."""

import re
import stat
from pathlib import Path

import pytest

from tests.terminal.conftest import Provoke
from tests.terminal.harness import Terminal
from tests.terminal.provoke import SECRET

START = 20.0
LIMIT = 3.0
WIDE = 200
WORDS_OF_ITS_INSIDES = ("Traceback", "ValueError", "locals", SECRET)
KEYS = {
    "crash": b"\x1bOS",
    "crash_worker": b"\x1b[15~",
    "crash_thread": b"\x1b[17~",
    "crash_blocked": b"\x1b[18~",
    "crash_closing": b"\x1b[19~",
}
"""What to press, by what it does: the names stand in the report."""


def reports(home: Path) -> list[Path]:
    return sorted((home / "data" / "crashes").glob("*"))


def check_told(terminal: Terminal, says: str, within: float = LIMIT) -> str:
    """One line, on a terminal as it was before; gives the line."""
    assert terminal.exit_code_unread(within) == 70
    terminal.settle()
    assert terminal.left_switched == set()
    assert terminal.modes == terminal.modes_before
    assert not terminal.has_processes
    last = "".join(terminal.lines).rpartition("soleus ended")[2]
    assert says in last
    assert not [word for word in WORDS_OF_ITS_INSIDES if word in last]
    return last


@pytest.mark.parametrize("does", KEYS)
def test_case_42_crash(provoke: Provoke, tmp_path: Path, does: str) -> None:
    terminal = provoke()
    terminal.wait_for("Soleus reset", START)
    terminal.settle()
    terminal.send(KEYS[does])
    told = check_told(terminal, "Report: ")
    (report,) = reports(tmp_path)
    assert report.name in told
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700
    text = report.read_text("utf-8")
    assert SECRET not in text
    assert str(tmp_path) not in text
    assert "builtins.ValueError\n" in text
    assert re.search(r"provoke\.py:\d+ in Provoked\.action_crash\n", text)
    assert (tmp_path / "kept").exists()


def test_case_42_crash_before_the_first_screen(provoke: Provoke, tmp_path: Path) -> None:
    check_told(provoke("--broken"), "Report: ", within=START + LIMIT)
    (report,) = reports(tmp_path)
    assert SECRET not in report.read_text("utf-8")


def test_case_42_crash_whose_report_cannot_be_written(provoke: Provoke, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "crashes").write_text("mine", "utf-8")
    terminal = provoke()
    terminal.wait_for("Soleus reset", START)
    terminal.settle()
    terminal.send(KEYS["crash"])
    check_told(terminal, "could not be written: a file is where a folder should be")


def test_case_42_no_screenshot(provoke: Provoke, tmp_path: Path) -> None:
    """Textual's command palette has one, which wrote the pain log where all may read it."""
    terminal = provoke()
    terminal.wait_for("Soleus reset", START)
    terminal.settle()
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    terminal.send("ctrl+p", "ctrl+s")
    terminal.settle()
    assert "Screenshot" not in terminal.text
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before
