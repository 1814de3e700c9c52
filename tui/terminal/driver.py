"""Textual's own driver, made safe against what a terminal or a dropped line can do to it.

Read beside `textual/drivers/linux_driver.py`, of which this replaces the reading and the few
methods that trust the other side.
"""

import asyncio
import os
import re
import select
import signal
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic
from typing import Any, TextIO

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ScreenStackError
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from tui.terminal.guard import is_hung_up
from tui.terminal.input_filter import InputFilter, Piece

MOST_COLUMNS = 400
MOST_ROWS = 150
_READ_AT_MOST = 4096
_A_LITTLE = 64
"""Bytes, both; the second from a terminal whose app has not caught up."""
_BEYOND_F12 = re.compile(r"\x1b\[(?:2[5-9]|[3-9]\d|\d{3,4})(?:;\d+)?~")
"""Function keys whose numbers Textual takes for those of characters: F19 would be a `!`."""
_LOOK_UP = 0.1
"""Seconds after which a quiet keyboard is left, to see whether the app has ended."""
_FLOOD = 32
"""Messages of one read; nobody types so fast."""
_LONGEST_WAIT = 1.0
_BETWEEN_LOOKS = 0.005
"""Seconds, both."""


class SafeDriver(LinuxDriver):
    """For `App(driver_class=...)`. When the terminal is gone it raises SIGHUP, for the guard."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._size = size or self._get_terminal_size()  # the app would ask for it unclamped
        assert self._file is not None  # noqa: S101 - `run_app` has seen that it is a terminal
        self._file = _Output(self._file)  # type: ignore[assignment]  # all that is used of a file
        self._parser = XTermParser()

    def start_application_mode(self) -> None:
        """As Textual's, but for a new size: read by its signal's handler, which the next signal may
        interrupt, the last size would come before the one before it.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's has no types
        loop = asyncio.get_running_loop()

        def resized(*_: object) -> None:
            if not self._in_band_window_resize:
                loop.call_soon_threadsafe(self._tell_size)

        signal.signal(signal.SIGWINCH, resized)

    def _tell_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))

    def process_message(self, message: Message) -> None:
        """Hand a key, or a size, to the app; what was not asked for is ignored."""
        if isinstance(message, events.MouseEvent) and not self._mouse:
            return
        if isinstance(message, events.Resize):
            if not (self._in_band_window_resize and all(message.size)):
                return
            size = Size(*_clamped(*message.size))
            message = events.Resize(size, size, size, message.pixel_size)
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys until the app ends or the terminal is gone."""
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTIN])  # it would stop the guard too
        filtered = InputFilter()
        most = _READ_AT_MOST
        while not self.exit_event.is_set():
            left = filtered.seconds_left(monotonic())
            wait = _LOOK_UP if left is None else max(0.0, min(left, _LOOK_UP))
            if select.select([self.fileno], [], [], wait)[0]:
                data = self._read(most)
                if not data and self._is_behind():
                    self.exit_event.wait(_LOOK_UP)
                    continue
                if not data:
                    signal.raise_signal(signal.SIGHUP)
                    return
                pieces = filtered.feed(data, monotonic())
            else:
                pieces = filtered.tick(monotonic())
            messages = [message for piece in pieces for message in self._messages_of(piece)]
            for message in messages:
                self.process_message(message)
            if len(messages) > _FLOOD or most == _A_LITTLE:
                most = _READ_AT_MOST if self._catches_up() else _A_LITTLE

    def _catches_up(self) -> bool:
        """Wait until the app has taken all that was read, a second at most; whether it has.

        What waits in its queues takes a kilobyte a key. Where there is nobody left to press one,
        the rest is read at once, to come to its end.
        """
        done = asyncio.run_coroutine_threadsafe(_caught_up(self._app), self._loop)
        until = monotonic() + _LONGEST_WAIT
        while not done.done() and monotonic() < until:
            if self.exit_event.wait(_BETWEEN_LOOKS) or is_hung_up(self.fileno):
                return True
        return done.done()

    def _run_input_thread(self) -> None:
        self.run_input_thread()  # a mistake in it is reported as any other, not printed

    def _read(self, most: int) -> bytes:
        """At most so many bytes of what was typed; none when the terminal is gone, or a shell's."""
        try:
            return os.read(self.fileno, most)
        except OSError:
            return b""

    def _is_behind(self) -> bool:
        """Whether a shell has taken the terminal back, so that what is typed is for it."""
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False

    def _messages_of(self, piece: Piece) -> Iterator[Message]:
        if piece.kind == "sequence" and _BEYOND_F12.fullmatch(piece.text):
            return
        if piece.kind == "paste":
            yield events.Paste(piece.text.replace("\x00", ""))  # as Textual does
            return
        messages: list[Message] = []
        try:
            messages.extend(self._parser.feed(piece.text))
            if piece.kind == "escape":
                messages.extend(self._parser.feed(""))  # nothing follows
        except Exception:  # noqa: BLE001 - a key that the parser chokes on is no key
            messages.clear()
        if not messages or piece.kind == "escape":
            self._parser = XTermParser()  # the old one has ended, or waits for more of this piece
        yield from messages

    def _get_terminal_size(self) -> tuple[int, int]:
        return _clamped(*super()._get_terminal_size())

    def _sigcont_application(self, *_: object) -> None:
        """Go on only after a stop of our own: Textual would start a second reader and writer."""
        if self._must_signal_resume:
            super()._sigcont_application()


async def _caught_up(app: App[Any]) -> None:
    """Until nobody who gets keys has any left: who has the focus, and all around that."""
    with suppress(ScreenStackError):  # closing
        while any(
            not one._message_queue.empty()
            for one in (app, *(app.focused or app.screen).ancestors_with_self)
        ):
            await asyncio.sleep(_BETWEEN_LOOKS)


class _Output:
    """The terminal as Textual's writer knows it, which a terminal that is gone would end."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Drop what can no longer be shown."""
        try:
            self._file.write(text)
        except OSError:
            signal.raise_signal(signal.SIGHUP)

    def flush(self) -> None:
        """As `write`."""
        try:
            self._file.flush()
        except OSError:
            signal.raise_signal(signal.SIGHUP)

    def fileno(self) -> int:
        """Of the terminal."""
        return self._file.fileno()


def _clamped(columns: int, rows: int) -> tuple[int, int]:
    """A size that can be painted: the other side may claim millions of cells."""
    return min(columns, MOST_COLUMNS), min(rows, MOST_ROWS)
