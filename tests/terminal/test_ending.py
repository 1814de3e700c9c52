"""The app ends within three seconds, keeps what was done, and leaves the terminal as it was.

Cases 1 and 4 to 12; those of SSH are beside them. Times are counted from the signal.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.running import run_command
from tests.skips import needs
from tests.terminal.conftest import Provoke
from tests.terminal.harness import Terminal
from tests.terminal.homes import clean_environment
from tests.terminal.processes import Process, children, wait_until_gone
from tests.terminal.provoke import KEPT, SAID

LIMIT = 3.0
"""Seconds that an end may take."""
START = 20.0
"""Seconds for a start on a busy machine."""
QUIET = 1.0
"""Seconds without a frame after which the app is stuck."""
BLOCK = b"\x1bOQ"
FLOOD = b"\x1bOR"
HUP, TERM, INT, STOP, CONT = (
    signal.SIGHUP,
    signal.SIGTERM,
    signal.SIGINT,
    signal.SIGSTOP,
    signal.SIGCONT,
)
THREADS = 4
"""The loop, the reader, the writer, the guard."""


@pytest.fixture
def terminal(provoke: Provoke) -> Terminal:
    """Today, at rest."""
    opened = provoke()
    opened.wait_for("Soleus reset", START)
    opened.settle()
    return opened


def wait_until(is_so: Callable[[], bool], timeout: float = START) -> None:
    """Look until it is; a test that waits in vain fails."""
    deadline = time.monotonic() + timeout
    while not is_so():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.02)


def block(terminal: Terminal, home: Path) -> None:
    """Make the event loop do nothing else for a long time."""
    terminal.send(BLOCK)
    wait_until((home / "blocked").exists)


def fill(terminal: Terminal, home: Path) -> None:
    """Read nothing until the app is stuck with what it wants to show."""
    terminal.send(FLOOD)
    frames = home / "frames"
    wait_until(frames.exists)
    wait_until(lambda: time.time() - frames.stat().st_mtime > QUIET)


def was_kept(home: Path) -> bool:
    return (home / "kept").exists()


def check_gone(terminal: Terminal, expected: int) -> None:
    """Of an app whose terminal is gone too."""
    assert terminal.exit_code_unread(LIMIT) == expected
    assert not terminal.has_processes


def check_ended(terminal: Terminal, expected: int) -> None:
    """In time, with this exit code, and nothing switched that was not."""
    assert terminal.exit_code_unread(LIMIT) == expected
    terminal.settle()
    assert terminal.left_switched == set()
    assert terminal.modes == terminal.modes_before
    assert not terminal.has_processes


def test_case_1_line_is_dropped(terminal: Terminal, tmp_path: Path) -> None:
    terminal.hang_up()
    check_gone(terminal, 128 + HUP)
    assert was_kept(tmp_path)


@pytest.mark.parametrize("redirected", ["", "2>/dev/tty", ">/dev/null"])
def test_case_4_line_is_dropped_where_hang_ups_are_ignored(
    installed_soleus: Path, tmp_path: Path, redirected: str
) -> None:
    """As `nohup` does it, which also takes away what the app needs."""
    command: list[str | Path] = [
        "sh",
        "-c",
        f"trap '' HUP; exec \"$0\" {redirected}",
        installed_soleus,
    ]
    with Terminal(command, tmp_path) as terminal:
        terminal.wait_for("Soleus reset", START)
        terminal.hang_up()
        check_gone(terminal, 128 + HUP)


@pytest.mark.parametrize(
    "signals",
    [(TERM,), (HUP,), (INT,), (TERM, TERM, TERM), (TERM, CONT), (TERM, CONT, TERM)],
    ids=lambda signals: "+".join(one.name.removeprefix("SIG") for one in signals),
)
def test_cases_5_and_6_signals(
    terminal: Terminal, tmp_path: Path, signals: tuple[signal.Signals, ...]
) -> None:
    assert terminal.modes != terminal.modes_before
    terminal.send_signal(*signals)
    check_ended(terminal, 128 + signals[0])
    assert was_kept(tmp_path)
    assert ("ended from outside" in terminal.text) is (signals[0] is not HUP)


def test_screen_that_stumbles_over_the_end_is_no_crash(provoke: Provoke, tmp_path: Path) -> None:
    terminal = provoke("--stumbles")
    terminal.wait_for("Soleus reset", START)
    terminal.send_signal(TERM)
    check_ended(terminal, 128 + TERM)
    assert not (tmp_path / "data" / "crashes").exists()


def test_last_word_waits_for_no_terminal_that_has_stopped_reading(
    provoke: Provoke, tmp_path: Path
) -> None:
    terminal = provoke("--stumbles", "--full")
    terminal.wait_for("Soleus reset", START)
    terminal.send_signal(TERM)
    check_ended(terminal, 128 + TERM)


@pytest.mark.parametrize("also", ["", "--stuck"])
def test_screen_that_fails_at_something_once_the_person_has_left_is_no_crash(
    provoke: Provoke, tmp_path: Path, also: str
) -> None:
    terminal = provoke("--does-more", also)
    terminal.wait_for("Soleus reset", START)
    terminal.send("q")
    check_ended(terminal, 0)
    assert SAID in terminal.text
    assert not (tmp_path / "data" / "crashes").exists()


def test_last_word_is_in_ascii_where_the_locale_is_not_utf8(provoke: Provoke) -> None:
    terminal = provoke("--ascii")
    terminal.wait_for("Soleus reset", START)
    terminal.send("q")
    check_ended(terminal, 0)
    assert "Saved. Left 4 > 2." in terminal.text


@pytest.mark.parametrize("trouble", ["--slow-disk", "--late"])
def test_last_word_is_told_once_though_the_end_hangs(provoke: Provoke, trouble: str) -> None:
    terminal = provoke(trouble)
    terminal.wait_for("Soleus reset", START)
    terminal.settle()
    terminal.send_signal(TERM)
    assert terminal.exit_code_unread(LIMIT) == 128 + TERM
    sent = b"".join(one.data for one in terminal.collect(QUIET))
    assert sent.count(b"ended from outside") == 1


def test_case_7_stopped_and_continued(terminal: Terminal) -> None:
    for _ in range(3):
        terminal.send_signal(STOP)
        wait_until(lambda: state_of(terminal.pid) == "T")
        terminal.send_signal(CONT)
        wait_until(lambda: state_of(terminal.pid) != "T")
    terminal.send("down")
    terminal.settle()
    wait_until(lambda: terminal.threads == THREADS)
    terminal.send("q")
    check_ended(terminal, 0)


def test_case_7_stopped_and_ended_by_its_shell(installed_soleus: Path, tmp_path: Path) -> None:
    """In the background the kernel would stop whoever sets the modes of the shell's terminal."""
    with Terminal(["bash", "--norc", "--noprofile", "-i"], tmp_path) as shell:
        shell.send(f"{installed_soleus}; echo co''ntinued\r".encode())
        shell.wait_for("Soleus reset", START)
        shell.settle()
        (app,) = children(shell.pid)
        pid = app.pid
        os.kill(pid, STOP)
        wait_until(lambda: state_of(pid) == "T")
        shell.wait_for("Stopped")
        shell.send(b"kill %1\r")
        assert wait_until_gone([app], LIMIT) == []
        shell.send(b"echo wo''rks\r")
        shell.wait_for("works")
        assert 1049 not in shell.left_switched


def test_case_7_what_is_typed_for_its_shell_does_not_stop_the_end(
    installed_soleus: Path, tmp_path: Path
) -> None:
    """In the background the kernel would stop whoever reads what was typed for the shell."""
    with Terminal(["bash", "--norc", "--noprofile", "-i"], tmp_path) as shell:
        shell.send(f"{installed_soleus}\r".encode())
        shell.wait_for("Soleus reset", START)
        shell.settle()
        (app,) = children(shell.pid)
        pid = app.pid
        os.kill(pid, STOP)
        shell.wait_for("Stopped")
        shell.send(b"bg; sleep 1\r")
        wait_until(lambda: state_of(pid) != "T")
        shell.send(b"echo ty''ped\r")
        shell.wait_for("typed")
        assert state_of(pid) != "T"
        os.kill(pid, TERM)
        assert wait_until_gone([app], LIMIT) == []


def state_of(pid: int) -> str:
    """`T` for stopped, as `ps` shows it."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]


def test_case_8_terminal_that_stops_reading_then_a_signal(
    terminal: Terminal, tmp_path: Path
) -> None:
    fill(terminal, tmp_path)
    terminal.send_signal(TERM)
    check_ended(terminal, 128 + TERM)
    assert was_kept(tmp_path)


def test_case_8_terminal_that_stops_reading_then_is_gone(
    terminal: Terminal, tmp_path: Path
) -> None:
    fill(terminal, tmp_path)
    terminal.hang_up()
    check_gone(terminal, 128 + HUP)
    assert was_kept(tmp_path)


@pytest.mark.parametrize("number", [HUP, TERM, INT])
def test_case_9_blocked_loop_then_a_signal(
    terminal: Terminal, tmp_path: Path, number: signal.Signals
) -> None:
    block(terminal, tmp_path)
    terminal.send_signal(number)
    check_ended(terminal, 128 + number)
    assert was_kept(tmp_path)
    assert (KEPT in terminal.text) is (number is not HUP)


def test_case_9_blocked_loop_then_a_hang_up(terminal: Terminal, tmp_path: Path) -> None:
    block(terminal, tmp_path)
    terminal.hang_up()
    check_gone(terminal, 128 + HUP)
    assert was_kept(tmp_path)


def test_case_10_no_terminal(installed_soleus: Path, tmp_path: Path) -> None:
    """Standard input at its end, as for `ssh HOST soleus </dev/null`."""
    refused = run_command(tmp_path, installed_soleus)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1


def test_case_10_input_ends(terminal: Terminal) -> None:
    """Another program has set line editing again, where ctrl+d is the end of input."""
    terminal.edit_lines()
    terminal.send("ctrl+d")
    check_ended(terminal, 128 + HUP)


def test_case_11_signal_while_the_app_is_made(provoke: Provoke, tmp_path: Path) -> None:
    terminal = provoke("--slow")
    wait_until((tmp_path / "making").exists)
    terminal.send_signal(TERM)
    check_ended(terminal, 128 + TERM)


@pytest.mark.parametrize("number", [TERM, INT, HUP])
@pytest.mark.parametrize("delay", [0.05, 0.15, 0.25, 0.35, 0.45])
def test_case_11_signal_during_start_up(
    installed_soleus: Path, tmp_path: Path, delay: float, number: signal.Signals
) -> None:
    with Terminal([installed_soleus], tmp_path) as terminal:
        terminal.collect(quiet=delay, timeout=delay)
        terminal.send_signal(number)
        code = terminal.exit_code(LIMIT)
        is_python_s = number is INT and "Fatal Python error: init_import_site" in terminal.text
        assert is_python_s or code in (-number, 128 + number)
        assert terminal.modes == terminal.modes_before
        assert terminal.left_switched == set()


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Commands to a tmux server of the test's own."""
    needs("tmux")

    def command(*arguments: str | Path) -> str:
        return subprocess.run(
            ["tmux", "-S", tmp_path / "tmux", "-f", "/dev/null", *arguments],
            env=clean_environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    yield command
    command("kill-server")


def test_case_12_tmux_server_ends(installed_soleus: Path, tmux: Callable[..., str]) -> None:
    tmux("new-session", "-d", "-x", "80", "-y", "24", installed_soleus)
    wait_until(lambda: "Soleus reset" in tmux("capture-pane", "-p"))
    app = Process.of(int(tmux("list-panes", "-F", "#{pane_pid}")))
    tmux("kill-server")
    assert wait_until_gone([app], LIMIT) == []
