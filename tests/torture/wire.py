"""Listening to all that a command sends to its terminal, for bytes that must not be in it."""

import os
import re
import select
import termios
import time
import unicodedata
from contextlib import suppress

from tests.terminal.harness import Chunk, Terminal

_OF_TEXTUAL = re.compile(
    rb"\x1b\[[0-9;]*[mHu]"  # colours and styles, the cursor's place, the keyboard's mode
    rb"|\x1b\[[<>=][0-9;]*u"
    rb"|\x1b\[\?(?:25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048|7)[hl]"
    rb"|\x1b\[\?(?:2026|2048)\$p"
    rb"|\x1b\[\?u"
    rb"|\x1b\]22;(?:default|text)\x07"  # the mouse's pointer, after a click
)
"""All that Textual itself sends; nothing in hostile texts looks like one of these."""
_CUT_SHORT = re.compile(rb"\x1b(?:\[[0-9;?]*)?\Z|[\xc0-\xf7][\x80-\xbf]{0,2}\Z")
"""Where the command was ended in the middle of a sequence or character."""
_WORDS = 1_000
"""Characters of what a program says at its end."""
_AT_ONCE = 512
"""Bytes that a terminal's own buffer always has room for once it says it has some."""
_PLAIN = set("\r\n\b")
_JOINERS = set("\u200c\u200d\ufe0f")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class ListeningTerminal(Terminal):
    """A terminal that keeps what it is sent."""

    heard: bytes = b""

    def read(self, timeout: float) -> Chunk | None:
        """As always, and kept."""
        chunk = super().read(timeout)
        if chunk is not None:
            self.heard += chunk.data
        return chunk

    def take_signals_from_keys(self) -> None:
        """Let ctrl+c and the like be plain bytes, before and after the command is in raw mode.

        Else one right behind a key that quits would interrupt or stop it on its way out.
        """
        modes = termios.tcgetattr(self._master)
        modes[0] &= ~termios.IXON  # ctrl+s would stop all output
        modes[3] &= ~(termios.ISIG | termios.ICANON | termios.ECHO)
        termios.tcsetattr(self._master, termios.TCSANOW, modes)

    def send_slowly(self, data: bytes, timeout: float) -> bool:
        """Write and read by turns, so that neither end waits for the other; False if it won't take
        the data for `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while data and self.is_open:
            self.collect(quiet=0.0, timeout=0.1)
            if select.select([], [self._master], [], 0.05)[1]:
                with suppress(OSError):  # it has just ended
                    os.write(self._master, data[:_AT_ONCE])
                data = data[_AT_ONCE:]
                deadline = time.monotonic() + timeout
            elif time.monotonic() > deadline:
                return False
        return True


def raw_controls(heard: bytes) -> list[str]:
    """What could steer a terminal and is not Textual's, each with what stands around it."""
    left = _CUT_SHORT.sub(b"", _OF_TEXTUAL.sub(b"", heard))
    try:
        text = left.decode()
    except UnicodeDecodeError as error:
        return [f"not UTF-8: {left[max(0, error.start - 20) : error.end + 20]!r}"]
    bad = {
        character
        for character in set(text) - _PLAIN - _JOINERS
        if unicodedata.category(character) in _HIDDEN
    }
    return [f"{one!r} in {_around(text, one)!r}" for one in sorted(bad)]


def _around(text: str, character: str) -> str:
    at = text.index(character)
    return text[max(0, at - 20) : at + 20]


def last_words(heard: bytes) -> str:
    """The end of what was sent, as text: what a program that ends badly has to say."""
    text = re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", heard.decode(errors="replace"))
    shown = "".join(one for one in text if one.isprintable() or one == "\n")
    brief = re.sub(r"[ ─│╭╮╰╯]{2,}", " ", shown)
    return brief[-_WORDS:]
