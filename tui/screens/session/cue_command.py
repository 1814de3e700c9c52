"""A person's own program, told of cues: one at a time, without a shell, and never waited for."""

import atexit
import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PLACE = "{event}"
"""In a word of the command: what the cue is."""
RUNS_AT_MOST = 5.0
"""Seconds; then it is killed, with whatever it started."""
_KEPT = frozenset(
    {"HOME", "USER", "LOGNAME", "PATH", "SHELL", "TMPDIR", "TZ", "LANG", "LANGUAGE"}
    | {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PULSE_SERVER"}
)
_KEPT_BEGINNINGS = ("LC_", "XDG_")


class CueCommand:
    """Runs the command for a cue, unless the one before still runs: then that cue is left out.

    It reads nothing, its output goes nowhere, and it has no terminal to draw on. A thread starts
    it and waits for it, so that a slow disk holds nothing up and none is left as a zombie.
    """

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self._words = words
        self._environment = {
            name: value
            for name, value in environment.items()
            if name in _KEPT or name.startswith(_KEPT_BEGINNINGS)
        }
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self.trouble = ""
        """Why it could not be started the last time."""

    def tell(self, cue: str) -> None:
        """Start it, or leave this cue out; returns at once."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._thread = threading.Thread(target=self._run, args=(cue,), daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until none runs, at most so long; whether none does."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _run(self, cue: str) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the person's own, by no shell
                [word.replace(PLACE, cue) for word in self._words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=self._environment,
                cwd=_home(),
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            self.trouble = getattr(error, "strerror", None) or str(error)
            return
        self.trouble = ""
        atexit.register(self._kill)
        try:
            self._process.wait(RUNS_AT_MOST)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()
        atexit.unregister(self._kill)

    def _kill(self) -> None:
        """End it and what it started; while it is not reaped nobody else has its number."""
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


def _home() -> Path:
    """Where relative names in the command begin."""
    home = Path.home()
    return home if home.is_dir() else Path("/")
