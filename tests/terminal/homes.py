"""A home of its own for a command: nothing of the caller's, and known to soleus if need be."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path


def clean_environment(home: Path, truecolor: bool = False) -> dict[str, str]:
    """Nothing of the caller's environment but PATH; every personal folder is under `home`."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home / "runtime"),
    }
    if truecolor:
        environment["COLORTERM"] = "truecolor"
    return environment


def at_noon() -> dict[str, str]:
    """Variables with which it is noon for a command: before 04:00 no morning is asked about."""
    return {"TZ": f"NOON{dt.datetime.now(dt.UTC).hour - 12:+d}"}


def make_known(state: Path) -> None:
    """Leave what the first start leaves in a state folder, where that can be done."""
    runs = state / "runs"
    with suppress(OSError):
        for folder in (*reversed(runs.parents), runs):
            if not folder.exists():
                folder.mkdir(0o700)
