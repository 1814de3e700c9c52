"""The person's own editor, opened on a file in the same terminal."""

import os
import shlex
import shutil
import signal
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.core.text import clean

NO_EDITOR = "No editor is set. For example: export EDITOR=nano"
_USUAL = ("editor", "nano", "vi")
"""Where neither VISUAL nor EDITOR is set; the first is what Debian calls the machine's choice."""
_FROM_KEYS = (signal.SIGINT, signal.SIGQUIT)
"""The terminal sends these to all that run in it."""
_AT_ONCE = 1.0
"""Seconds in which nobody edits anything."""
_STANDARD_OUTPUT = 1
_TERMINAL = 2
"""The descriptor on which the screens are shown too, so that it is a terminal."""


def editor_words(environment: Mapping[str, str]) -> list[str]:
    """The editor's command, to which a file is added; empty where there is none."""
    wanted = environment.get("VISUAL") or environment.get("EDITOR")
    if wanted:
        with suppress(ValueError):  # a quote that is not closed
            return shlex.split(wanted)
        return [wanted]
    path = environment.get("PATH")
    return next(([one] for one in _USUAL if shutil.which(one, path=path)), [])


class Editor:
    """One editor, for one file at a time."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._process = 0
        """Its number; 0 while none runs."""

    def open(self, path: Path) -> str:
        """Let the person edit, and wait; gives a line on what went wrong, empty if nothing did.

        Call it in the main thread. The editor has the terminal, and the keys that make signals are
        for it alone.
        """
        name = clean(Path(self._words[0]).name, 40)
        started, before = time.monotonic(), _state(path)
        with _as_it_was(_TERMINAL), _ignoring(*_FROM_KEYS):
            try:
                self._process = os.posix_spawnp(
                    self._words[0],
                    [*self._words, str(path)],
                    os.environ,
                    file_actions=[(os.POSIX_SPAWN_DUP2, _TERMINAL, _STANDARD_OUTPUT)],
                    setsigdef=[*_FROM_KEYS, signal.SIGPIPE],
                )
            except OSError as error:
                reason = clean(error.strerror or str(error))
                return f"The editor {name} can't be started: {reason}. Set EDITOR to another one."
            code = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
            self._process = 0
        if code:
            return f"The editor {name} ended with an error ({code}). What it saved counts."
        if _state(path) == before and time.monotonic() - started < _AT_ONCE:
            return (
                f"The editor {name} came back at once, nothing changed. One with a window of its "
                "own has to be told to wait, as in EDITOR='code --wait'."
            )
        return ""

    def hang_up(self) -> None:
        """Tell an editor that is open that the line is gone, so that it keeps what is unsaved."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGHUP)


def _state(path: Path) -> tuple[int, int, int] | None:
    """What differs once a file was written; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def _as_it_was(terminal: int) -> Iterator[None]:
    """Give the terminal its modes back, whatever an editor that was killed has left."""
    try:
        modes = termios.tcgetattr(terminal)
    except termios.error:  # none
        yield
        return
    yield
    with suppress(termios.error):
        termios.tcsetattr(terminal, termios.TCSADRAIN, modes)


@contextmanager
def _ignoring(*numbers: signal.Signals) -> Iterator[None]:
    """Not to be ended by these meanwhile."""
    handlers = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
