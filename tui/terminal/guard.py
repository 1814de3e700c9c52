"""The end of the app: by a signal, a hang-up or a crash, and within three seconds.

A hang-up comes as SIGHUP: from the kernel or, where it sends none, from the driver, which reads
the end of the input. A thread waits for it, so that it comes even when the event loop is blocked
or the terminal has stopped reading. First the app is asked to close; if it has not after `GRACE`
seconds, the thread does what matters by itself and ends the process. Only C code that never lets
go of the interpreter's lock could delay that.
"""

import os
import select
import signal
import stat
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

Keep = Callable[[float], str]
"""Waits until everything acknowledged is on disk, at most so many seconds; from any thread.

Gives what to tell the person if a signal ends the app.
"""

GRACE = 1.0
"""Seconds that the app gets to close by itself."""
KEEP_SECONDS = 1.0
"""What `keep` gets; with `GRACE` and the rest of the end less than three seconds."""
_TO_ANSWER = 0.1
"""Seconds more, to say that it was not enough."""
CRASHED = 70
"""The exit code for a mistake of our own (EX_SOFTWARE)."""

RESET = (
    b"\x18"  # whatever sequence was cut off
    b"\x1b[?2026l"  # show what was held back
    b"\x1b[<u"  # kitty's keys, which belong to the screen that is left below
    b"\x1b[?1049l\x1b[?25h\x1b[?7h\x1b[0m"  # the usual screen, cursor, line wrap, colours
    b"\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # focus, paste and resize reports
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
)
"""Undoes all that Textual's driver switches on (its `start_application_mode`)."""

_ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
_CRASH, _HURRY = 0, 255
"""In the pipe, where other bytes are numbers of signals."""
_ASK_AGAIN = 0.05
"""Seconds between attempts to reach an app that has just begun."""
_ATTEMPTS = 20
"""To write to a terminal that another thread may be writing to."""
_BETWEEN = 0.01
"""Seconds from one to the next."""


class Guard(threading.Thread):
    """Ends the app, and leaves the terminal as it was at `start`.

    Signals are written to a pipe by the interpreter itself (`set_wakeup_fd`), so they arrive
    while the main thread is stuck in C.
    """

    def __init__(self, keep: Keep | None = None, terminal: int = 0) -> None:
        super().__init__(name="guard", daemon=True)
        self.last_words: Callable[[int], str] = lambda code: ""
        """Gives what to tell the person, by the exit code, where the thread has to end it all."""
        self.kept = ""
        """What `keep` gave; empty where it took too long."""
        self.is_told = False
        """Whether the app's end was told, on a terminal as it was: then only the exit is left."""
        self.is_closing = False
        """Whether the app was asked to close."""
        self._keep = keep
        self._terminal = terminal
        self._app: App[Any] | None = None
        self._over = threading.Event()
        self._last = threading.Lock()
        """Held by whichever thread ends things: this one, or the one that runs the app."""
        self._handlers: dict[signal.Signals, Any] = {}

    def start(self) -> None:
        """Begin; in the main thread, with the terminal as it is to be left."""
        self._modes = termios.tcgetattr(self._terminal)
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)
        signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        for number in _ENDING:  # also where they are ignored: without a terminal there is no app
            self._handlers[number] = signal.signal(number, _noted)
        super().start()

    def watch(self, app: "App[Any]") -> None:
        """From now on ask this app to close before ending the process."""
        self._app = app

    def give_way(self) -> None:
        """Does not return where the guard is ending the process already, and tells the person."""
        with self._last:
            pass

    def stop(self) -> None:
        """The app has ended, what it did is kept and told: signals do what they did before.

        Does not return where the guard is ending the process already.
        """
        with self._last:
            self._over.set()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(-1)

    def crashed(self) -> None:
        """End with `CRASHED`; from any thread."""
        self._tell(_CRASH)

    def hurry(self) -> None:
        """End the app that is closing, unless it comes there by itself; from any thread."""
        self._tell(_HURRY)

    def keep(self) -> None:
        """Wait for what must not be lost, but no longer than `KEEP_SECONDS`; never raises."""
        if self._keep is not None:
            waiting = threading.Thread(target=self._keep_quietly, args=[self._keep], daemon=True)
            waiting.start()
            waiting.join(KEEP_SECONDS + _TO_ANSWER)

    def run(self) -> None:
        """Wait for a reason to end, then end."""
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])  # never stopped for a restore
        reason = self._reason()
        if reason == _HURRY:
            if not self._over.wait(GRACE):
                code = self._app.return_code if self._app else None
                self._end(code or 0)
            return
        code = CRASHED if reason == _CRASH else 128 + reason
        if not self._can_close(reason) or not self._closes(code):
            self._end(code)

    def restore_terminal(self) -> None:
        """Put back screen and modes, also after half a frame."""
        with suppress(OSError, termios.error):
            self._restore(self._terminal)

    def _reason(self) -> int:
        """The number of a signal, `_CRASH` or `_HURRY`; blocks."""
        while True:
            number = os.read(self._reader, 1)[0]
            if number in (_CRASH, _HURRY, *_ENDING):
                return number

    def _tell(self, reason: int) -> None:
        with suppress(OSError):  # full of signals, so it ends anyway
            os.write(self._writer, bytes([reason]))

    def _can_close(self, reason: int) -> bool:
        """Whether there is an app to ask, and closing would not be stopped by the kernel."""
        if self._app is None:
            return reason == _CRASH  # while it was made: the main thread ends it
        if is_hung_up(self._terminal):
            self._let_go()
            return True
        return self._is_in_front()

    def _closes(self, code: int) -> bool:
        """Ask the app to close; whether it did in time."""
        deadline = time.monotonic() + GRACE
        asked = False
        while not asked and time.monotonic() < deadline:
            asked = self._ask_to_close(code)
            if self._over.wait(_ASK_AGAIN):
                return True
        return self._over.wait(max(0.0, deadline - time.monotonic()))

    def _ask_to_close(self, code: int) -> bool:
        """Whether there was a loop to ask."""
        app = self._app
        loop = app._loop if app else None
        if app is None or loop is None:
            return False
        self.is_closing = True
        with suppress(RuntimeError):  # closed just now
            loop.call_soon_threadsafe(lambda: app.exit(return_code=code))
        return True

    def _end(self, code: int) -> None:
        """What matters, then the end of the process, unless the app has ended just now."""
        self._last.acquire()
        if self._over.is_set():
            return
        try:
            self.keep()
            if not self.is_told:
                self._take_terminal(code)
        finally:
            os._exit(code)

    def _take_terminal(self, code: int) -> None:
        """Restore it although others still write to it, and tell the person what there is."""
        with suppress(OSError, termios.error):
            terminal = _open_again(self._terminal)
            self._let_go()
            _interrupt_other_threads()
            for _ in range(_ATTEMPTS):
                with suppress(BlockingIOError):
                    self._restore(terminal)
                    break
                time.sleep(_BETWEEN)
            os.write(terminal, self.last_words(code).encode("utf-8", "replace"))

    def _restore(self, terminal: int) -> None:
        """`BlockingIOError` where somebody else is still writing."""
        if self._is_in_front(terminal):  # else it belongs to a shell, which has set its own
            termios.tcflush(terminal, termios.TCIOFLUSH)
            termios.tcsetattr(terminal, termios.TCSANOW, self._modes)
        os.write(terminal, RESET)

    def _is_in_front(self, terminal: int | None = None) -> bool:
        """Whether no shell has taken the terminal back."""
        try:
            group = os.tcgetpgrp(self._terminal if terminal is None else terminal)
        except OSError:
            return True
        return group == os.getpgrp()

    def _let_go(self) -> None:
        """Of the terminal: what is still read or written is nothing, and nothing blocks."""
        with suppress(OSError):
            nothing = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
            for standard in range(3):
                _replace_terminal(standard, nothing)

    def _keep_quietly(self, keep: Keep) -> None:
        with suppress(Exception):
            self.kept = keep(KEEP_SECONDS)


def is_hung_up(terminal: int) -> bool:
    """Whether there is nobody at the other end any more, though there may be something to read."""
    watched = select.poll()
    watched.register(terminal, 0)  # hang-ups are always told
    return any(told & (select.POLLHUP | select.POLLERR) for _, told in watched.poll(0))


def _noted(number: int, frame: FrameType | None) -> None:
    """Nothing: the interpreter has written the number to the pipe."""


def _replace_terminal(descriptor: int, nothing: int) -> None:
    with suppress(OSError):  # it was closed already
        if stat.S_ISCHR(os.fstat(descriptor).st_mode):  # no file or pipe
            os.dup2(nothing, descriptor)


def _interrupt_other_threads() -> None:
    """Whoever is stuck in a write holds the terminal's lock; what is left of it goes nowhere."""
    for thread in threading.enumerate():
        if thread.ident and thread is not threading.current_thread():
            with suppress(OSError):  # ended just now
                signal.pthread_kill(thread.ident, signal.SIGTERM)


def _open_again(terminal: int) -> int:
    """The same terminal, but not blocking; its other users would not want that on theirs."""
    flags = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    try:
        return os.open(os.ttyname(terminal), flags)
    except OSError:  # in a container it may have no name
        return os.open("/dev/tty", flags)
