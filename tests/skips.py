"""Every reason for which a test may be skipped: what the machine lacks, in a sentence.

A new reason is declared here. With `--declared-skips-only`, as `.ci/run` calls the tests, only what
a machine may rightly refuse is skipped; all other tools have to be there.
"""

import shutil
import subprocess
from functools import cache

import pytest

REASONS = {
    "tmux": "tmux is not installed",
    "sshd": "no OpenSSH server is installed (openssh-server)",
    "strace": "strace is not installed, or may not trace here",
    "rsync": "rsync is not installed",
    "git": "git is not installed",
    "taplo": "taplo is not installed (npm install --global @taplo/cli)",
    "zsh": "zsh is not installed",
    "fish": "fish is not installed",
    "groff": "groff is not installed (groff-base)",
    "tmpfs": "this machine does not let us mount a small tmpfs",
    "loop mount": "this machine does not let us mount an ext4 image",
}
"""By need; the sentence is what pytest shows."""
MACHINE_MAY_REFUSE = ("tmpfs", "loop mount")
"""Needs that no package brings: a container may forbid every mount."""

_PROBES = {
    "tmux": ["tmux", "-V"],
    "rsync": ["rsync", "--version"],
    "git": ["git", "--version"],
    "taplo": ["sh", "-c", "echo 'a = 1' | taplo lint -"],
    "zsh": ["zsh", "--version"],
    "fish": ["fish", "--version"],
    "groff": ["groff", "--version"],
    "strace": ["strace", "-f", "-qq", "-o", "/dev/null", "true"],
    "tmpfs": ["unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
    "loop mount": [
        "unshare",
        "--mount",
        "sh",
        "-ec",
        'cd "$(mktemp -d)"; trap \'rm -rf "$PWD"\' EXIT; truncate -s 4M image; '
        "mkfs.ext4 -q -F image; mkdir at; mount -o loop image at; umount at",
    ],
}
"""Commands that succeed where the need is met. Mounts are made in a namespace of their own, so
that they are gone with the command."""


@cache
def reason_against(need: str) -> str | None:
    """Why this machine does not meet the need; None where it does."""
    if need == "sshd":
        is_met = shutil.which("sshd", path="/usr/sbin:/sbin:/usr/bin:/usr/local/sbin") is not None
    else:
        is_met = _succeeds(_PROBES[need])
    return None if is_met else REASONS[need]


def needs(*all_needs: str) -> None:
    """Skip the test that calls, unless this machine meets all of these needs."""
    for need in all_needs:
        if reason := reason_against(need):
            pytest.skip(reason)


def is_allowed(reason: str) -> bool:
    """Whether a test may be skipped for this reason where only declared skips are."""
    return reason in [REASONS[need] for need in MACHINE_MAY_REFUSE]


class UndeclaredSkips:
    """Plugin of pytest: fails the run for each skip that is not allowed, and lists them."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Look at a test, or at what is set up for it."""
        self._look_at(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Look at a file, which may be skipped whole."""
        self._look_at(report)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Tell by the exit code."""
        if self._found:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell which they are."""
        if self._found:
            terminalreporter.section("skipped for a reason that tests/skips.py does not allow")
            for line in self._found:
                terminalreporter.line(line)

    def _look_at(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if not report.skipped or hasattr(report, "wasxfail"):
            return
        told = report.longrepr
        reason = str(told[2] if isinstance(told, tuple) else told).removeprefix("Skipped: ")
        if not is_allowed(reason):
            self._found.append(f"{report.nodeid}: {reason}")


def _succeeds(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    except OSError:
        return False
    return done.returncode == 0
