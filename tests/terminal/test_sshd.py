"""The OpenSSH server for tests: logs in, tells who serves whom, and leaves nothing behind."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.skips import needs
from tests.terminal.harness import Terminal
from tests.terminal.processes import Process, wait_until_gone
from tests.terminal.sshd import Server

DEAF = "trap '' HUP TERM; echo ready; exec sleep 1000"
"""What a hang-up doesn't end."""
GONE = 10.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    needs("sshd")
    with Server(tmp_path / "sshd", settings=[f"SetEnv HOME={tmp_path} MADE=here"]) as opened:
        opened.add_key("ann")
        yield opened


def log_in(server: Server, home: Path, command: str) -> Terminal:
    terminal = Terminal(server.client("ann", command, options=["-t"]), home)
    try:
        terminal.wait_for("ready", timeout=30)
    except BaseException:
        terminal.close()
        raise
    return terminal


def test_runs_a_command_in_the_environment_of_the_test(server: Server, tmp_path: Path) -> None:
    done = server.run("ann", 'cat; echo "$HOME $MADE"; exit 3', sent=b"sent\n")
    assert (done.returncode, done.stderr) == (3, b"")
    assert done.stdout.decode() == f"sent\n{tmp_path} here\n"


def test_a_line_of_authorized_keys_is_obeyed(server: Server) -> None:
    server.add_key("bob", 'restrict,command="echo for bob only" KEY')
    assert server.run("bob", "echo something else").stdout == b"for bob only\n"
    assert server.run("ann", "echo something else").stdout == b"something else\n"


def test_a_line_can_be_driven_by_keys(server: Server, tmp_path: Path) -> None:
    with log_in(server, tmp_path, "echo ready; read word; echo got $word; tty") as terminal:
        terminal.type_text("left")
        terminal.send("enter")
        terminal.wait_for("got left")
        assert terminal.exit_code() == 0


def test_who_serves_a_connection(server: Server, tmp_path: Path) -> None:
    assert server.connections() == []
    with log_in(server, tmp_path, DEAF):
        (connection,) = server.connections()
        assert server.serving()[0] == connection
        assert len(server.serving()) >= 2


@pytest.mark.parametrize("killed", ["client", "sshd"])
def test_a_line_can_be_dropped_and_what_it_left_seen(
    server: Server, tmp_path: Path, killed: str
) -> None:
    with log_in(server, tmp_path, "echo ready; cat") as terminal:
        serving = server.serving()
        if killed == "client":
            os.kill(terminal.pid, signal.SIGKILL)
        else:
            for process in serving:
                if process.name.startswith("sshd"):
                    process.send(signal.SIGKILL)
        assert wait_until_gone(serving, GONE) == []


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    needs("sshd")
    with Server(tmp_path / "sshd") as server:
        server.add_key("ann")
        with log_in(server, tmp_path, DEAF):
            connection, *deaf = server.serving()
            connection.send(signal.SIGKILL)
            assert wait_until_gone([connection], GONE) == []
        with log_in(server, tmp_path, DEAF):
            serving = server.serving()
            server.stop()
    assert deaf
    assert [one for one in (*deaf, *serving) if one.is_alive] == []


def test_another_process_of_the_same_number_is_not_meant() -> None:
    started = int(Path("/proc/self/stat").read_text("utf-8").rpartition(")")[2].split()[19])
    assert Process(os.getpid(), started).is_alive
    other = Process(os.getpid(), started + 1)
    assert not other.is_alive
    other.send(signal.SIGKILL)


def test_says_why_it_does_not_start(tmp_path: Path) -> None:
    needs("sshd")
    with pytest.raises(AssertionError, match=r"(?s)sshd did not start.*NoSuchSetting"):
        Server(tmp_path / "sshd", settings=["NoSuchSetting yes"])
