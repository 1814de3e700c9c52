"""A real OpenSSH server on a high loopback port, with keys of its own; nothing of the machine's."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tests.terminal.homes import clean_environment
from tests.terminal.processes import Process, children, descendants, wait_until_gone

SSHD = shutil.which("sshd", path="/usr/sbin:/sbin:/usr/bin:/usr/local/sbin") or "sshd"
ADDRESS = "127.0.0.1"
_USUAL = """\
ListenAddress {address}
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
PrintLastLog no
LogLevel VERBOSE
Subsystem sftp internal-sftp
"""
"""Whoever runs the tests logs in as themselves, in a home that the test makes."""
_PRIVILEGE_SEPARATION = Path("/run/sshd")
"""Has to be there where the server is started by root; a package's service makes it."""
_START = 20.0
_GRACE = 5.0
"""Seconds for the server to start and to stop."""
_PORTS_TRIED = 5


class Server:
    """Listens until the `with` block is left, which ends it and all that was started through it."""

    def __init__(
        self, folder: Path, settings: Sequence[str] = (), match: Sequence[str] = ()
    ) -> None:
        """`folder` is for its files; whoever logs in starts with the environment of the test.

        `settings` are lines of `sshd_config` that win over the usual ones; `match` are blocks at
        its end.
        """
        self.folder = folder
        self._settings = settings
        self._match = match
        self._seen: set[Process] = set()
        folder.mkdir(0o700, parents=True)
        _make_key(folder / "host")
        (folder / "authorized_keys").touch(0o600)
        self._log = folder / "log"
        if os.geteuid() == 0:
            _PRIVILEGE_SEPARATION.mkdir(0o755, exist_ok=True)
        self._process = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """Of the process that listens; those that serve a connection are its children."""
        return self._process.pid

    @property
    def log(self) -> str:
        """What the server has to say."""
        return self._log.read_text("utf-8", "replace")

    def connections(self) -> list[Process]:
        """One sshd for each connection, the oldest first."""
        return children(self.pid)

    def serving(self) -> list[Process]:
        """All that the server has started and that runs: of each connection its sshd first.

        What is left of a connection whose sshd was killed is nobody's child: ask before killing.
        """
        found = descendants(self.pid)
        self._seen.update(found)
        return found

    def add_key(self, name: str, line: str = "KEY") -> None:
        """Make a key that lets its owner in; in a line of `authorized_keys` it stands for KEY."""
        _make_key(self.folder / name)
        public = (self.folder / f"{name}.pub").read_text("ascii").strip()
        with (self.folder / "authorized_keys").open("a", encoding="utf-8") as file:
            file.write(line.replace("KEY", public) + "\n")

    def client(self, name: str, *command: str, options: Sequence[str] = ()) -> list[str]:
        """The whole line with which the owner of that key logs in, or runs a command."""
        line = ["ssh", *self._client_options(name), *options, self._destination]
        return [*line, "--", *command] if command else line  # the client reads on for options

    def run(
        self,
        name: str,
        *command: str | bytes,
        options: Sequence[str] = (),
        sent: bytes = b"",
        env: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command without a terminal, to its end."""
        line = self.client(name, options=["-T", *options])
        return subprocess.run(
            [*line, "--", *command] if command else line,
            env=clean_environment(self.folder) | (env or {}),
            input=sent,
            capture_output=True,
            check=False,
            timeout=60,
        )

    def copy(
        self, program: str, name: str, source: Path, target: Path
    ) -> subprocess.CompletedProcess[bytes]:
        """Try to copy a file to a path of the server's, with `scp` or `sftp`."""
        options = self._client_options(name)
        options[options.index("-p")] = "-P"
        line = {
            "scp": ["scp", *options, str(source), f"{self._destination}:{target}"],
            "sftp": ["sftp", "-b", "-", *options, self._destination],
        }
        return subprocess.run(
            line[program],
            env=clean_environment(self.folder),
            input=f"put {source} {target}\n".encode(),
            capture_output=True,
            check=False,
            timeout=60,
        )

    def stop(self) -> None:
        """End the server, its connections and all that ran in them."""
        self.serving()
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(_GRACE)
        for process in self._seen:
            process.send(signal.SIGKILL)
        wait_until_gone(self._seen, _GRACE)

    @property
    def _destination(self) -> str:
        return f"{pwd.getpwuid(os.geteuid()).pw_name}@{ADDRESS}"

    def _client_options(self, name: str) -> list[str]:
        known = self.folder / "known_hosts"
        host = (self.folder / "host.pub").read_text("ascii")
        known.write_text(f"[{ADDRESS}]:{self.port} {host}", "ascii")
        settings = {
            "BatchMode": "yes",
            "IdentitiesOnly": "yes",
            "IdentityAgent": "none",
            "StrictHostKeyChecking": "yes",
            "UserKnownHostsFile": known,
            "GlobalKnownHostsFile": "/dev/null",
            "LogLevel": "ERROR",
        }
        given = [part for key, value in settings.items() for part in ("-o", f"{key}={value}")]
        return ["-F", "/dev/null", "-p", str(self.port), "-i", str(self.folder / name), *given]

    def _start(self) -> subprocess.Popen[bytes]:
        """On a port that is free now; should somebody take it first, on another one."""
        for _ in range(_PORTS_TRIED):
            self.port = _free_port()
            process = self._start_on_port()
            deadline = time.monotonic() + _START
            while time.monotonic() < deadline and process.poll() is None:
                if "Server listening on" in self.log:
                    return process
                time.sleep(0.01)
            process.kill()
            process.wait()
            if "Address already in use" not in self.log:
                break
        raise AssertionError(f"sshd did not start:\n{self.log}")

    def _start_on_port(self) -> subprocess.Popen[bytes]:
        usual = _USUAL.format(address=ADDRESS, port=self.port, folder=self.folder)
        config = self.folder / "sshd_config"
        config.write_text("\n".join([*self._settings, usual, *self._match, ""]), "utf-8")
        self._log.write_text("")
        return subprocess.Popen(
            [SSHD, "-D", "-f", config, "-E", self._log],
            env=clean_environment(self.folder),
            stdin=subprocess.DEVNULL,
        )


def _make_key(path: Path) -> None:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", path.name, "-f", path], check=True
    )


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((ADDRESS, 0))
        port: int = found.getsockname()[1]
        return port
