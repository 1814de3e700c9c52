"""From the command to the screen and back: what must be so before, and is put right after."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.endings import ENDED
from tui.core.terminals import shows_no_screen
from tui.core.text import clean
from tui.terminal.crash import Crash
from tui.terminal.guard import CRASHED, Guard, Keep

if TYPE_CHECKING:
    from tui.terminal.safe_app import SafeApp

CANNOT = 2
"""The exit code where there is no screen to show."""
_ENDED_FROM_OUTSIDE = (128 + signal.SIGTERM, 128 + signal.SIGINT)
"""Exit codes; after a hang-up nobody is left to be told."""
NEEDS_TERMINAL = (
    "soleus needs a terminal to show its screens. Over SSH: ssh -t HOST soleus. "
    "Without one, a session can be done line by line: soleus run SESSION --plain"
)
NEEDS_SCREEN = (
    "soleus needs a terminal that can show screens, and this one says that it is {term}: "
    "if it can, start TERM=xterm soleus; if not, soleus run SESSION plays line by line."
)
_GOES_PLAIN = (
    "This terminal says that it is {term}, so the session goes line by line. "
    "`help` lists what can be typed."
)
NEEDS_SCREEN_IN_KIOSK = (
    "A terminal that can show screens is needed, and this one says that it is {term}: "
    "ssh -t HOST run ID plays one session line by line."
)


def run_app(
    make: "Callable[[], SafeApp]", crashes: Path, keep: Keep | None = None, *, kiosk: bool = False
) -> int:
    """Make the app and run it; gives the exit code.

    `make` is called where it is known that there is a terminal, and where a signal or a mistake
    already ends as it should: it may import what is slow. `crashes` is the folder for reports.
    128 + n: ended by signal n, 129 also by a hang-up; 70: a mistake of ours; 2: no screen.
    """
    if reason := _refusal(kiosk):
        print(reason, file=sys.stderr)
        return CANNOT
    _write_utf8()
    guard = Guard(keep)
    crash = Crash(crashes, guard.crashed)
    app: SafeApp | None = None
    guard.last_words = lambda code: crash.line or _closing(code, guard.kept, app)
    guard.start()

    def report(error: BaseException) -> None:
        if not guard.is_closing:  # else a screen that is half made, say, stumbles over its end
            crash.report(error)

    def report_from(app: "SafeApp", error: BaseException) -> None:
        if app.is_leaving:  # the same, and what stumbled may be what its end waits for
            guard.hurry()
        else:
            report(error)

    threading.excepthook = lambda failed: report(failed.exc_value or failed.exc_type())
    try:
        app = make()
        app.report_crash = partial(report_from, app)
        guard.watch(app)
        app.run(mouse=False)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        report(error)
    guard.keep()
    crash.wait()
    guard.give_way()
    code = app.return_code or 0 if app else CRASHED
    if crash.line:
        code = CRASHED
        guard.restore_terminal()
        print(crash.line, end="", file=sys.stderr, flush=True)
    else:
        print(_closing(code, guard.kept, app), end="", flush=True)
    guard.is_told = True
    guard.stop()  # not before: a terminal that has stopped reading would hold up the line for ever
    return code


def _closing(code: int, kept: str, app: "SafeApp | None") -> str:
    """The line that is left on the terminal, if any: about the end, or about what was done."""
    result = app.return_value if app else None
    line = kept or ENDED if code in _ENDED_FROM_OUTSIDE else result
    if line and app and not app.beyond_ascii:
        from tui.terminal.in_ascii import IN_ASCII  # few terminals need it

        line = line.translate(IN_ASCII)
    return f"{line}\n" if line else ""


def goes_plain() -> str:
    """Why a session is played line by line in this terminal; empty where it shows screens.

    Empty too where there is no terminal: `ssh -t` was forgotten more likely than left out.
    """
    term = _without_screen() if _is_terminal() else ""
    return _GOES_PLAIN.format(term=term) if term else ""


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _without_screen() -> str:
    """What the terminal is, where it is one that shows no screens; else empty."""
    term = os.environ.get("TERM", "")
    if not shows_no_screen(term):
        return ""
    return f"'{clean(term)}'" if term else "of no kind"


def _refusal(kiosk: bool) -> str | None:
    """Why no screen can be shown here."""
    if not _is_terminal():
        return NEEDS_TERMINAL
    if term := _without_screen():
        return (NEEDS_SCREEN_IN_KIOSK if kiosk else NEEDS_SCREEN).format(term=term)
    return None


def _write_utf8() -> None:
    """Whatever the locale says: most terminals read it, and a person's letters have no other form.

    Signs of the screens are sent in ASCII where the locale is not UTF-8 (`tui.terminal.signs`).
    """
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")
