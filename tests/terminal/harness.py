"""A real pseudo-terminal: starts a command in it, types, and reads what is on its screen."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

import pyte
from pyte.screens import Char

from tests.terminal.homes import clean_environment, make_known
from tests.terminal.keys import encode
from tests.terminal.processes import Patience, is_busy

ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised output: known, off
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # resizes reported in band: unknown
    b"\x1b[c": b"\x1b[?62;22c",  # what are you: a VT220 with colour
    b"\x1b[5n": b"\x1b[0n",  # are you well
}
"""What a modern terminal replies to the questions that Textual asks."""

_QUESTION = re.compile(b"|".join(re.escape(question) for question in ANSWERS))
_LONGEST_QUESTION = max(map(len, ANSWERS))
_POP_KEYBOARD_MODE = b"\x1b[<u"
"""Textual's last word to a kitty keyboard; pyte would print its `u`."""
_READ_AT_MOST = 65_536
_AT_ONCE = 32
"""Presses of a key that is held down; any terminal that has room has it for these."""
_LOCAL_MODES = 3
"""Where `termios` has echo and line editing."""
_PRIVATE = 5
"""Bits by which pyte shifts the number of a private mode."""
_GRACE = 2.0
"""Seconds that a command gets to leave by itself after a hang-up."""
_PATIENCE = 30.0
"""Seconds after which what is waited for won't come, however busy the machine is."""
_HELD_BACK = 1.0
"""Seconds after which a terminal shows a frame that was begun and not ended."""
_LOOK_EVERY = 0.05
"""Seconds between looks at whether a command has ended."""


class ScreenTimeoutError(AssertionError):
    """What was waited for did not come; the message holds the screen."""


@dataclass(frozen=True)
class Chunk:
    """Output of one read, and when it came (`time.perf_counter`)."""

    at: float
    data: bytes


_ALTERNATE_SCREEN = 1049
_SYNCHRONISED = 2026


class _Screen(pyte.Screen):
    """Takes all that terminals are asked; the usual screen and the alternate one are the same."""

    _left_at = (0, 0)
    """Column and row of the cursor when the alternate screen was entered."""

    def set_mode(self, *modes: int, **which: bool) -> None:
        """Remember where the cursor is when the alternate screen is entered."""
        if _ALTERNATE_SCREEN in modes:
            self._left_at = self.cursor.x, self.cursor.y
        super().set_mode(*modes, **which)

    def reset_mode(self, *modes: int, **which: bool) -> None:
        """Put the cursor back there, as terminals do: what is told then begins in its own row."""
        was_entered = _ALTERNATE_SCREEN << _PRIVATE in self.mode
        super().reset_mode(*modes, **which)
        if was_entered and _ALTERNATE_SCREEN in modes:
            self.cursor.x, self.cursor.y = self._left_at

    @property
    def is_held_back(self) -> bool:
        """Whether a frame was begun and not ended: terminals show it whole."""
        return _SYNCHRONISED << _PRIVATE in self.mode

    def report_device_status(self, mode: int, *, private: bool = False) -> None:
        """Leave out what pyte knows no private form of, such as whether it is dark (tmux)."""
        if not private:
            super().report_device_status(mode)


class Terminal:
    """A command in a terminal of its own, ended when the `with` block is left.

    Reading and drawing are apart, because drawing is slow: whoever times a program collects its
    output first and draws it afterwards. All the waiting methods do both. As pyte knows no
    alternate screen, what the command last drew stays readable after it has left.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        home: Path,
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        truecolor: bool = False,
        known: Path | None = Path("state", "soleus"),
    ) -> None:
        """`known`: where whoever has this home was here before, and so is not greeted."""
        if known is not None:
            make_known(home / known)
        self.bytes_read = 0
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._tail = b""
        """The end of the output so far: a question may be split between two reads."""
        self.is_open = True
        """Whether more can come: something still holds the other end."""
        self._master, slave = os.openpty()
        try:
            _set_size(self._master, columns, rows)
            self.modes_before = self.modes
            self.started_at = time.perf_counter()
            self._process = subprocess.Popen(
                command,
                env=clean_environment(home, truecolor) | dict(env or {}),
                cwd=cwd or home,
                preexec_fn=partial(_enter_terminal, slave),
            )
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """Of the command, which also leads the process group."""
        return self._process.pid

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, without the blanks at their ends."""
        return ["".join(cell.data for cell in row).rstrip() for row in self.cells]

    @property
    def text(self) -> str:
        """The screen in one string, a line a row."""
        return "\n".join(self.lines)

    @property
    def modes(self) -> list[Any]:
        """What `stty` shows: echo, line editing and the like."""
        return termios.tcgetattr(self._master)

    @property
    def left_switched(self) -> set[int]:
        """Private modes (DECSET) that are not as in a new terminal, in what was drawn so far."""
        new = pyte.Screen(1, 1).mode
        return {mode >> _PRIVATE for mode in self._screen.mode ^ new}

    @property
    def has_processes(self) -> bool:
        """Whether any process of the command is left, one that waits to be reaped included."""
        try:
            os.killpg(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    @property
    def most_memory(self) -> int:
        """Bytes that the command has had in memory at once, so far."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024

    @property
    def processor_seconds(self) -> float:
        """That the command has used so far, in all its threads."""
        after_name = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def threads(self) -> int:
        """Of the command."""
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))

    def with_screen(self, message: str) -> str:
        """`message` and, framed below it, what is on the screen."""
        rule = "-" * self._screen.columns
        return f"{message}; the screen:\n{rule}\n{self.text.rstrip()}\n{rule}"

    @property
    def cells(self) -> list[list[Char]]:
        """A copy of every character with its colours and style, row by row."""
        buffer, columns = self._screen.buffer, range(self._screen.columns)
        return [[buffer[row][column] for column in columns] for row in range(self._screen.lines)]

    def send(self, *keys: str | bytes) -> None:
        """Press keys: names ("enter", "ctrl+q"), single characters, or raw bytes.

        A key right after "escape" would be read as alt and that key: wait for its effect first.
        """
        os.write(self._master, b"".join(map(encode, keys)))

    def type_text(self, text: str) -> None:
        """Type `text` character by character, as it stands."""
        self.send(*text)

    def has_room(self, timeout: float) -> bool:
        """Whether it takes keys within so many seconds, a hundred bytes at least."""
        return bool(select.select([], [self._master], [], timeout)[1])

    def hold_down(self, key: str, seconds: float) -> int:
        """Press a key for so long, as often as there is room for it; gives how often."""
        many = encode(key) * _AT_ONCE
        pressed = 0
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if self.has_room(left):
                pressed += _AT_ONCE * os.write(self._master, many) // len(many)
        return pressed

    def read(self, timeout: float) -> Chunk | None:
        """The next output, not yet drawn; None if none came within `timeout` seconds."""
        if not self.is_open or not select.select([self._master], [], [], max(0.0, timeout))[0]:
            return None
        try:
            data = os.read(self._master, _READ_AT_MOST)
        except OSError:  # Linux: every process has closed the other end
            data = b""
        if not data:
            self.is_open = False
            return None
        chunk = Chunk(time.perf_counter(), data)
        self.bytes_read += len(data)
        self._answer_questions(data)
        return chunk

    def draw(self, chunk: Chunk) -> None:
        """Put output that was read on the screen."""
        self._stream.feed(chunk.data.replace(_POP_KEYBOARD_MODE, b""))

    def collect(self, quiet: float, timeout: float = 10.0) -> list[Chunk]:
        """All output, not yet drawn, until none comes for `quiet` seconds or the time is up."""
        chunks: list[Chunk] = []
        deadline = time.perf_counter() + timeout
        while (left := deadline - time.perf_counter()) > 0:
            chunk = self.read(min(quiet, left))
            if chunk is None:
                break
            chunks.append(chunk)
        return chunks

    def settle(self, quiet: float = 0.3, timeout: float = 10.0) -> None:
        """Read and draw until nothing has come for `quiet` seconds, and the command rests too.

        On a busy machine one that has said nothing may only have had no turn.
        """
        deadline = time.perf_counter() + timeout
        while (left := deadline - time.perf_counter()) > 0:
            for chunk in self.collect(quiet, left):
                self.draw(chunk)
            if not self.is_open or not is_busy(self.pid):
                break

    def is_silent(self, seconds: float, timeout: float = _PATIENCE) -> bool:
        """Read and draw; whether there came so many seconds in which nothing was sent."""
        deadline = time.perf_counter() + timeout
        while (left := deadline - time.perf_counter()) > seconds:
            if (chunk := self.read(min(seconds, left))) is None:
                return self.is_open
            self.draw(chunk)
        return False

    def wait_for(self, text: str, timeout: float = _PATIENCE) -> None:
        """Read until `text` is on the screen, within one row."""
        self.wait_until(lambda: text in self.text, f"{text!r} never came", timeout)

    def wait_gone(self, text: str, timeout: float = _PATIENCE) -> None:
        """Read until `text` is no longer on the screen."""
        self.wait_until(lambda: text not in self.text, f"{text!r} never went", timeout)

    def wait_until(
        self, is_so: Callable[[], object], otherwise: str, timeout: float = _PATIENCE
    ) -> None:
        """Read until it is so, which is asked of whole frames; `otherwise` says it never was."""
        deadline = time.perf_counter() + timeout
        self._read_to_end_of_frame()
        while not is_so():
            left = deadline - time.perf_counter()
            if left <= 0 or not self.is_open:
                reason = "in time" if self.is_open else "before the output ended"
                raise ScreenTimeoutError(self.with_screen(f"{otherwise} {reason}"))
            if chunk := self.read(left):
                self.draw(chunk)
                self._read_to_end_of_frame()

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as when a window is dragged; the command gets SIGWINCH."""
        self._screen.resize(rows, columns)
        _set_size(self._master, columns, rows)

    def resize_blank(self, columns: int, rows: int) -> None:
        """The same with a blank screen, so that only what is drawn for the new size is seen."""
        self._screen.resize(rows, columns)
        self._screen.erase_in_display(2)
        _set_size(self._master, columns, rows)

    def edit_lines(self) -> None:
        """Set line editing (`stty icanon`), where a program has switched it off."""
        modes = self.modes
        modes[_LOCAL_MODES] |= termios.ICANON
        termios.tcsetattr(self._master, termios.TCSANOW, modes)

    def send_signal(self, *numbers: signal.Signals) -> None:
        """Send signals to the command alone, in this order."""
        for number in numbers:
            self._process.send_signal(number)

    def claim_size(self, columns: int, rows: int) -> None:
        """Tell the command a size that the screen does not have."""
        _set_size(self._master, columns, rows)

    def exit_code_unread(self, timeout: float = _PATIENCE) -> int:
        """Wait until the command has ended, as a terminal that has stopped reading.

        What it waits for a processor isn't counted.
        """
        patience = Patience(timeout, self.pid)
        while self._process.poll() is None:
            if patience.is_over:
                raise ScreenTimeoutError(f"still running after {timeout} s")
            time.sleep(_LOOK_EVERY / 5)
        return self._process.returncode

    def exit_code(self, timeout: float = _PATIENCE) -> int:
        """Read until the command has ended; negative if a signal ended it."""
        patience = Patience(timeout, self.pid)
        while not patience.is_over:
            code = self._process.poll()
            if chunk := self.read(_LOOK_EVERY):
                self.draw(chunk)
            elif code is not None:  # what it said before is read
                return code
            elif not self.is_open:
                time.sleep(_LOOK_EVERY / 5)
        raise ScreenTimeoutError(self.with_screen(f"still running after {timeout} s"))

    def hang_up(self) -> None:
        """Drop the line, as a lost SSH connection does; nothing can be read afterwards."""
        if self._master >= 0:
            os.close(self._master)
        self._master = -1
        self.is_open = False

    def close(self) -> None:
        """End the command and whatever is left of its process group: a hang-up, then a kill."""
        if self._process.returncode is None:
            self._signal_group(signal.SIGHUP)
            self._wait_for_leaving()
            self._signal_group(signal.SIGKILL)
            self._process.wait()
        self.hang_up()

    def _answer_questions(self, data: bytes) -> None:
        seen = self._tail + data
        for question in _QUESTION.finditer(seen):
            if question.end() <= len(self._tail):
                continue  # answered when it came
            with suppress(OSError):  # whoever asked has left
                os.write(self._master, ANSWERS[question.group()])
        self._tail = seen[-(_LONGEST_QUESTION - 1) :]

    def _read_to_end_of_frame(self) -> None:
        """As a terminal that holds a frame back until it is whole, unless that takes too long."""
        until = time.perf_counter() + _HELD_BACK
        while self._screen.is_held_back and (left := until - time.perf_counter()) > 0:
            if chunk := self.read(left):
                self.draw(chunk)
            elif not self.is_open:
                break

    def _signal_group(self, number: signal.Signals) -> None:
        """Safe only while the command is not reaped: until then nobody else has its number."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)

    def _wait_for_leaving(self) -> None:
        """Until the grace is over; reads on, lest the command wait for room to write."""
        if self.is_open:
            self.collect(quiet=_GRACE, timeout=_GRACE)
        else:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE)


def _enter_terminal(slave: int) -> None:
    """In the child: take the terminal."""
    obey_signals()
    os.login_tty(slave)


def obey_signals() -> None:
    """In a child: even where whoever started the tests ignores them, as `nohup` does."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
