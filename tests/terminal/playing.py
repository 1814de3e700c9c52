"""What tests do before and around a session that is played in a real terminal."""

import stat
from pathlib import Path

from tests.terminal.harness import Terminal

ASKS_ABOUT_CALF = """\
schema = 1
title = "One calf hold"
region = "calf"

[[steps]]
kind = "hold"
name = "Lean on the wall"
seconds = 1
prepare = 0
"""


def write(path: Path, text: str) -> Path:
    """A file, with whatever folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def mode(path: Path) -> str:
    """Permissions, as `ls` writes them."""
    return stat.filemode(path.stat().st_mode)


def choose(terminal: Terminal, title: str) -> None:
    """In Today: filter for a session, and start it."""
    terminal.wait_for("Today")
    terminal.send("/")
    terminal.wait_for("/_")
    terminal.type_text(title.lower())
    terminal.wait_for(f"/{title.lower()}_")
    terminal.send("enter")
    terminal.wait_for("(esc: all)")
    terminal.send("enter")
