"""What is around the program: terminal, language, tmux, SSH, versions; looked at for `doctor`."""

import datetime as dt
import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

from tui.core.health.health import Language, Terminal, Time, Tmux
from tui.core.health.program import ByteCode, Package
from tui.core.settings import Settings
from tui.core.terminals import chosen, is_utf8, locale_named
from tui.core.text import clean
from tui.storage.definitions.loading import shown_path
from tui.storage.settings import LoadedSettings
from tui.storage.time_zones import is_known
from tui.system_clock import SystemClock

_PACKAGES = ("tui", "textual")
"""Whose byte-code decides how long a start takes."""
_TMUX_WAIT = 2.0
"""Seconds."""


COLOURS = {
    "truecolor": "millions of colours",
    "256": "256 colours",
    "16": "16 colours",
    "none": "no colours",
}


def terminal(settings: Settings) -> Terminal:
    """What standard error is connected to, which screens are written to."""
    term = os.environ.get("TERM", "")
    is_one = os.isatty(0) and os.isatty(2)
    size = os.get_terminal_size(2) if is_one else os.terminal_size((0, 0))
    colours = COLOURS[chosen(None, os.environ, settings.colour)]
    return Terminal(is_one, clean(term, 40), colours, size.columns, size.lines)


def language() -> Language:
    """What the environment says of letters."""
    name = clean(locale_named(os.environ), 40)
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return Language(name, is_utf8(os.environ), is_installed=False)
    return Language(name, is_utf8(os.environ))


def tmux() -> Tmux | None:
    """The options of the tmux that we run in; None outside of one."""
    if not os.environ.get("TMUX"):
        return None
    escape_time = _tmux_option("-sv", "escape-time")
    return Tmux(
        escape_time=int(escape_time) if escape_time and escape_time.isdecimal() else None,
        bell_action=_tmux_option("-gv", "bell-action"),
    )


def _tmux_option(where: str, name: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - no part of it comes from elsewhere
            ["tmux", "show-options", where, name],  # noqa: S607 - whichever the person uses
            capture_output=True,
            check=False,
            timeout=_TMUX_WAIT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def is_over_ssh() -> bool:
    """Whether this shell, or one that it came from, was started by sshd."""
    return bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))


def bell() -> bool:
    """Ring twice where there is a terminal, and tell whether there is."""
    if not os.isatty(2):
        return False
    os.write(2, b"\a\a")
    return True


def time_facts(loaded: LoadedSettings, newest: dt.datetime | None, is_ssh: bool) -> Time:
    """The clock, and the zone that it is told in."""
    holds = loaded.settings.time_zone
    chosen_zone = holds or loaded.lost_zone
    named = chosen_zone or os.environ.get("TZ", "")
    return Time(
        now=SystemClock(holds).now(),
        zone=clean(named, 60),
        zone_is_known=not loaded.lost_zone and (bool(holds) or _is_known_to_c(named)),
        is_set=bool(chosen_zone),
        newest=newest,
        is_ssh=is_ssh,
    )


def _is_known_to_c(zone: str) -> bool:
    """Whether the C library finds it, as it always does a rule such as `CET-1CEST`."""
    return "/" not in zone or zone.startswith((":", "/")) or is_known(zone)


def finds_program(name: str) -> bool:
    """Whether a cue would find it: it begins in the home folder, wherever we are."""
    return shutil.which(Path.home() / name if "/" in name else name) is not None


def packages() -> list[Package]:
    """Python and what soleus needs; none where nobody has installed it."""
    try:
        soleus = metadata.distribution("soleus")
    except metadata.PackageNotFoundError:
        return []
    python = soleus.metadata["Requires-Python"] or ""
    found = [Package("Python", python, ".".join(map(str, sys.version_info[:3])))]
    for requirement in soleus.requires or ():
        if "extra ==" not in requirement:
            limits = requirement.partition(";")[0]
            name = limits.rstrip("<>=!~ ,.0123456789")
            found.append(Package(name, limits.removeprefix(name).strip(), _version(name)))
    return found


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def byte_code() -> Iterator[ByteCode]:
    """Whether the packages that a start loads are compiled."""
    for name in _PACKAGES:
        spec = util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent
        modules = list(folder.rglob("*.py"))
        yield ByteCode(
            folder=shown_path(folder),
            modules=len(modules),
            uncompiled=sum(not _is_compiled(module) for module in modules),
            heals=not sys.dont_write_bytecode and os.access(folder, os.W_OK),
            python=shown_path(Path(sys.executable)),
        )


def _is_compiled(module: Path) -> bool:
    """Whether its byte-code is there and not older, as Python itself looks: by time and size."""
    try:
        with open(util.cache_from_source(str(module)), "rb") as file:  # noqa: PTH123 - it is a text
            head = file.read(16)
        source = module.stat()
    except (OSError, NotImplementedError):
        return False
    if int.from_bytes(head[4:8], "little"):  # kept by a hash of the source, which Python compares
        return True
    wanted = (int(source.st_mtime) & 0xFFFFFFFF, source.st_size & 0xFFFFFFFF)
    return wanted == (int.from_bytes(head[8:12], "little"), int.from_bytes(head[12:16], "little"))
