"""What tests do before and around a session that is played in a real terminal."""

import re
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


_LEFT = re.compile(r"(\d+):(\d\d) left in all")


def seconds_left(terminal: Terminal) -> int | None:
    """Of the whole session; None where no session is shown."""
    found = _LEFT.search(terminal.text)
    return int(found[1]) * 60 + int(found[2]) if found else None


def let_pass(terminal: Terminal, until: int) -> None:
    """Let a session run until at most so many seconds are left: a busy machine may skip some."""

    def is_there() -> bool:
        left = seconds_left(terminal)
        return left is not None and left <= until

    terminal.wait_until(is_there, f"there were always more than {until} s left")


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
