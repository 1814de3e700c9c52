"""A gym machine as the documents set it up, with the installed command, in a folder of its own."""

import grp
import os
from collections.abc import Sequence
from pathlib import Path

from tests.documents import ROOT, blocks
from tests.terminal.sshd import Server

DOCUMENT = ROOT / "docs" / "gym-machine.md"
PLAN = """\
schema = 1
title = "My plan"

[[steps]]
kind = "hold"
name = "Lean on the wall"
seconds = 1
prepare = 0
"""
SECONDS = 30.0
"""Logging in and starting, on a busy machine."""
_PYTHON = "/opt/soleus/bin/python"
_KEY = "ssh-ed25519 AAAA... ann's phone"
_KEY_FILE = "/etc/ssh/gym-members"


def replaced(text: str, old: str, new: str) -> str:
    """`text` with what is in it only where the document is followed."""
    assert old in text, f"the document has no {old!r} any more"
    return text.replace(old, new)


def install_launcher(installed_soleus: Path, folder: Path) -> Path:
    """The documented `/usr/local/bin/soleus`, in a folder for programs."""
    (text,) = blocks(DOCUMENT, "sh")
    launcher = folder / "soleus"
    folder.mkdir()
    launcher.write_text(replaced(text, _PYTHON, str(installed_soleus.with_name("python"))), "utf-8")
    launcher.chmod(0o755)
    return launcher


def line_of_member(name: str) -> str:
    """The documented line of `authorized_keys`, KEY standing for the key."""
    (text,) = blocks(DOCUMENT, "authorized_keys")
    return replaced(replaced(text.strip(), _KEY, "KEY"), "--member ann", f"--member {name}")


def block_of_shared_account(folder: Path) -> str:
    """The documented end of `sshd_config`, for whoever runs the tests."""
    text, _ = blocks(DOCUMENT, "sshd_config")
    text = replaced(text, "Match User gym", "Match User *")
    return replaced(text, _KEY_FILE, str(folder / "authorized_keys"))


def block_of_own_accounts() -> str:
    """The other one, for the group of whoever runs the tests."""
    _, text = blocks(DOCUMENT, "sshd_config")
    return replaced(text, "Match Group gym", f"Match Group {grp.getgrgid(os.getegid()).gr_name}")


class Gym:
    """A server whose account has the home `home`, and finds the documented launcher."""

    def __init__(
        self,
        installed_soleus: Path,
        folder: Path,
        settings: Sequence[str] = (),
        match: Sequence[str] | None = None,
    ) -> None:
        """`match` is the block of the shared account, unless another one is given."""
        self.home = folder / "home"
        self.home.mkdir(0o700)
        launcher = install_launcher(installed_soleus, folder / "bin")
        sshd = folder / "sshd"
        environment = f"SetEnv HOME={self.home} PATH={launcher.parent}:{os.defpath}"
        self.server = Server(
            sshd,
            settings=[environment, *settings],
            match=[block_of_shared_account(sshd)] if match is None else match,
        )

    def add_member(self, name: str) -> None:
        """Let a member in, as the document says."""
        self.server.add_key(name, line_of_member(name))

    def folder_of(self, name: str) -> Path:
        """Where a member's log is."""
        return self.home / ".local" / "share" / "soleus" / "members" / name
