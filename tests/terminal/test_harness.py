"""The pseudo-terminal itself, with small Python programs in it."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.terminal.harness import ScreenTimeoutError, Terminal

ECHO_KEYS = """
import os, tty
tty.setraw(0)
print("ready", flush=True)
while True:
    print(os.read(0, 32), end="\\r\\n", flush=True)
"""
SAY_SIZE = """
import os, signal
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGWINCH])
while True:
    print(os.get_terminal_size(), flush=True)
    signal.sigwait([signal.SIGWINCH])
"""
IGNORE_HANG_UP = """
import signal
signal.signal(signal.SIGHUP, signal.SIG_IGN)
print("ready", flush=True)
while True:
    signal.pause()
"""
ASK = """
import os, tty
tty.setraw(0)
os.write(1, b"\\x1b[?20")
os.write(1, b"26$p")
print(os.read(0, 32), flush=True)
"""


class OpenTerminal(Protocol):
    """Starts a Python program in a terminal that is closed after the test."""

    def __call__(self, program: str, columns: int = 80, rows: int = 24) -> Terminal: ...


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[OpenTerminal]:
    with ExitStack() as stack:

        def start(program: str, columns: int = 80, rows: int = 24) -> Terminal:
            command = [sys.executable, "-c", program]
            return stack.enter_context(Terminal(command, tmp_path, columns=columns, rows=rows))

        yield start


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_reads_the_screen_and_the_exit_code(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal("print('one'); print('two'); raise SystemExit(3)")
    terminal.wait_for("two")
    assert terminal.lines[:2] == ["one", "two"]
    assert terminal.exit_code() == 3
    assert terminal.bytes_read == len("one\r\ntwo\r\n")


def test_knows_its_size_before_the_command_starts(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal(SAY_SIZE, columns=60, rows=20)
    terminal.wait_for("columns=60, lines=20")
    terminal.resize(120, 40)
    terminal.wait_for("columns=120, lines=40")
    assert len(terminal.lines) == 40


@pytest.mark.parametrize(
    ("key", "received"),
    [
        ("enter", rb"b'\r'"),
        ("down", rb"b'\x1b[B'"),
        ("ctrl+q", rb"b'\x11'"),
        ("escape", rb"b'\x1b'"),
        ("ß", rb"b'\xc3\x9f'"),
        (b"\x1b[1;5A", rb"b'\x1b[1;5A'"),
    ],
)
def test_sends_keys(open_terminal: OpenTerminal, key: str | bytes, received: bytes) -> None:
    terminal = open_terminal(ECHO_KEYS)
    terminal.wait_for("ready")
    terminal.send(key)
    terminal.wait_for(received.decode())


def test_types_a_text_but_takes_no_unknown_key(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal("print(input().upper())")
    terminal.type_text("left calf")
    terminal.send("enter")
    terminal.wait_for("LEFT CALF")
    with pytest.raises(ValueError, match="no key is called 'entr'"):
        terminal.send("entr")


def test_answers_a_question_that_came_in_two_parts(open_terminal: OpenTerminal) -> None:
    open_terminal(ASK).wait_for(r"b'\x1b[?2026;2$y'")


def test_waits_until_a_text_is_gone(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal("print('soon gone'); input(); print('\\x1b[2J', end=''); input()")
    terminal.wait_for("soon gone")
    terminal.send("enter")
    terminal.wait_gone("soon gone")


def test_shows_the_screen_when_a_text_does_not_come(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal("print('something else'); input()")
    terminal.wait_for("something else")
    with pytest.raises(ScreenTimeoutError, match=r"(?s)'hello' never came in time.*something else"):
        terminal.wait_for("hello", timeout=0.1)
    with pytest.raises(ScreenTimeoutError, match="still running"):
        terminal.exit_code(timeout=0.1)


def test_gives_up_at_once_when_the_command_has_ended(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal("print('last words')")
    with pytest.raises(ScreenTimeoutError, match=r"(?s)before the output ended.*last words"):
        terminal.wait_for("hello", timeout=60)


def test_tells_when_the_cells_change_but_not_the_text(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal("print('bold'); input(); print('\\x1b[H\\x1b[1mbold'); input()")
    terminal.wait_for("bold")
    terminal.settle()
    before = terminal.cells
    assert terminal.cells == before
    terminal.send("enter")
    terminal.wait_until(lambda: terminal.cells[0] != before[0], "the cells never changed")
    assert terminal.lines[0] == "bold"


def test_environment_is_clean(
    open_terminal: OpenTerminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TEXTUAL", "debug")
    monkeypatch.setenv("COLORTERM", "truecolor")
    terminal = open_terminal("import os; print(*sorted(os.environ), os.environ['HOME'], sep='\\n')")
    terminal.exit_code()
    names = set(terminal.text.split("\n"))
    assert names >= {"TERM", "LANG", "PATH", "XDG_STATE_HOME"}
    assert not names & {"TEXTUAL", "COLORTERM", "PYTHONPATH"}
    assert str(tmp_path) in terminal.text.replace("\n", "")


def test_a_dropped_line_reaches_the_command_as_a_hang_up(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal(ECHO_KEYS)
    terminal.wait_for("ready")
    terminal.hang_up()
    assert terminal.exit_code() == -signal.SIGHUP


@pytest.mark.parametrize("drop_first", [False, True])
def test_leaves_nothing_behind(open_terminal: OpenTerminal, drop_first: bool) -> None:
    terminal = open_terminal(IGNORE_HANG_UP)
    terminal.wait_for("ready")
    if drop_first:
        terminal.hang_up()
    terminal.close()
    assert not is_running(terminal.pid)


def test_says_when_there_is_no_such_command(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Terminal([tmp_path / "missing"], tmp_path)


def test_reads_wide_characters_and_what_overwrites_half_of_one(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal("print('足 calf'); print('足\\rx|')")
    terminal.exit_code()
    assert terminal.lines[:2] == ["足 calf", "x|"]
