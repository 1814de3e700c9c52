"""Bytes from the terminal, cut into pieces that a parser of keys can take one at a time.

Textual's parser trusts what it reads: a byte of Latin-1 ends the app, a paste without an end
swallows every later key, and each character of a long unknown sequence becomes a key press. Here
all of that is bounded, in time and in size. Time is an argument.
"""

import re
from codecs import getincrementaldecoder
from typing import Literal

from msgspec import Struct

ESCAPE_DELAY = 0.1
"""Seconds after which an escape character was the Escape key, not the start of something."""
SILENCE = 1.0
"""Seconds without input that end whatever was begun and has no end."""
LONGEST_SEQUENCE = 32
"""Characters; Textual would take what is longer for that many keys."""
LONGEST_PASTE = 65_536
"""Characters."""

_PASTE_START = "\x1b[200~"
_PASTE_END = "\x1b[201~"

_WHOLE = re.compile(
    r"""
      (?P<text>   [^\x1b]+ )
    | (?P<sequence> \x1b\[ (?: \[[^\x1b]                   # the Linux console: F1 to F5
                             | M[^\x1b]{3}                 # X10 mouse
                             | (?![M[]) [0-?]*+ [ -/]*+ [@-~] )
                  | \x1bO [0-9;]*+ [^\x00-\x1f] )
    | (?P<string> \x1b[]PX^_] [^\x00-\x1f]*+ (?: \x07 | \x1b\\ ) )
    | (?P<escape> \x1b [^\x1b[O\]PX^_]                     # alt and a character
                | \x1b (?= \x1b ) )                        # Escape, then something of its own
    """,
    re.VERBOSE,
)
_BEGUN = re.compile(
    r"""
      \x1b (?: \[ (?: \[ | M[^\x1b]{0,2} | [0-?]*+ [ -/]*+ )
             | O [0-9;]*+
             | []PX^_] [^\x00-\x1f]*+ \x1b? )?
    """,
    re.VERBOSE,
)
"""What more input may make whole, if nothing follows it; else it is broken off."""


class Piece(Struct, frozen=True):
    """Something whole.

    `text` is typed characters, `escape` the Escape key or alt with a character, `sequence` what a
    terminal sends for a key or as an answer, `paste` what was pasted, without its marks.
    """

    kind: Literal["text", "escape", "sequence", "paste"]
    text: str


class InputFilter:
    """Takes bytes as they come, split anywhere, and gives pieces; never raises.

    An unfinished paste is handed on as far as it came: it is what the person meant, and only the
    mark of its end was lost. What comes of a longer one than `LONGEST_PASTE` is dropped, and so
    are unfinished sequences, and the strings (OSC, DCS ...) that nobody here asks for.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._held = ""
        """The start of something whose end has not come."""
        self._is_too_long = False
        """Whether what is held has lost its middle and will be dropped."""
        self._pasting = False
        self._pasted = ""
        self._deadline: float | None = None

    def feed(self, data: bytes, now: float) -> list[Piece]:
        """The pieces that `data` completes; `now` is in seconds of a steady clock."""
        text = self._held + self._decode(data)
        self._held = ""
        pieces: list[Piece] = []
        while text:
            text = self._paste(text, pieces) if self._pasting else self._take(text, pieces)
        self._deadline = self._next_deadline(now)
        return pieces

    def tick(self, now: float) -> list[Piece]:
        """What is over because nothing came for a while."""
        if self._deadline is None or now < self._deadline:
            return []
        held, too_long = self._held, self._is_too_long
        self._held, self._is_too_long, self._deadline = "", False, None
        if self._pasting:
            return self._end_paste()
        if too_long:
            return []
        if len(held) <= 2:
            return [Piece("escape", held)]
        return [Piece("sequence", held)] if held[1] == "[" else []  # as rxvt's, ending in a dollar

    def seconds_left(self, now: float) -> float | None:
        """Until `tick` has something to do; None: for ever, 0 or less: at once."""
        return None if self._deadline is None else self._deadline - now

    def _next_deadline(self, now: float) -> float | None:
        if self._pasting or self._is_too_long or len(self._held) > 2:
            return now + SILENCE
        return now + ESCAPE_DELAY if self._held else None

    def _take(self, text: str, pieces: list[Piece]) -> str:
        """Move what `text` begins with to `pieces`, or hold it, or drop it; gives what is left."""
        if whole := _WHOLE.match(text):
            self._hand_on(whole, pieces)
            return text[whole.end() :]
        begun = _BEGUN.match(text)
        end = begun.end() if begun else 1
        if end == len(text):
            self._hold(text)
            return ""
        self._is_too_long = False
        return text[end - 1 if text[end - 1] == "\x1b" else end :]  # an escape begins anew

    def _hand_on(self, whole: re.Match[str], pieces: list[Piece]) -> None:
        is_too_long = self._is_too_long or len(whole.group()) > LONGEST_SEQUENCE
        self._is_too_long = False
        if whole["text"]:
            pieces.append(Piece("text", whole["text"]))
        elif whole["escape"]:
            pieces.append(Piece("escape", whole["escape"]))
        elif whole["sequence"] == _PASTE_START:
            self._pasting = True
        elif whole["sequence"] and whole["sequence"] != _PASTE_END and not is_too_long:
            pieces.append(Piece("sequence", whole["sequence"]))

    def _hold(self, text: str) -> None:
        """Keep what was begun; of what is too long, just enough to find its end."""
        if len(text) > LONGEST_SEQUENCE:
            self._is_too_long = True
        if self._is_too_long:
            text = text[:2] + ("\x1b" if text[-1] == "\x1b" and len(text) > 2 else "")
        self._held = text

    def _paste(self, text: str, pieces: list[Piece]) -> str:
        """Collect what is pasted; gives what follows the end of the paste."""
        pasted, end, rest = text.partition(_PASTE_END)
        if not end:
            self._held = _start_of_mark(pasted)
            pasted = pasted.removesuffix(self._held)
        was_full = len(self._pasted) >= LONGEST_PASTE
        self._pasted = (self._pasted + pasted)[:LONGEST_PASTE]
        if len(self._pasted) == LONGEST_PASTE and not was_full:
            pieces.append(Piece("paste", self._pasted))
        if end:
            pieces.extend(self._end_paste())
        return rest

    def _end_paste(self) -> list[Piece]:
        """Hand on what was pasted, unless that was done when it grew too long."""
        text = self._pasted
        self._pasting, self._pasted = False, ""
        return [Piece("paste", text)] if 0 < len(text) < LONGEST_PASTE else []


def _start_of_mark(text: str) -> str:
    """The end of `text` that may be the first part of the mark of a paste's end."""
    sizes = range(len(_PASTE_END) - 1, 0, -1)
    return next((_PASTE_END[:size] for size in sizes if text.endswith(_PASTE_END[:size])), "")
