"""Reading a small TOML file that anybody may have put there, without waiting or choking on it."""

import errno
import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any

from tui.core.text import clean

MAX_BYTES = 256 * 1024
MAX_LINE = 2_000
"""Characters; tomllib takes the square of a dotted key's length."""
_MAX_DEPTH = 32
"""Of tables and lists within each other; definitions need five."""
_LONG_KEY = re.compile(
    rf"""(?:^|[\[{{,])[ \t]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{_MAX_DEPTH}}}""",
    re.MULTILINE,
)
"""A dotted key with a table for each dot; a file full of them would take tomllib seconds."""
_OPEN_ONLY = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
"""Neither waits for the other end of a pipe nor makes a terminal ours."""
_BOM = b"\xef\xbb\xbf"

_TROUBLES = {
    errno.ELOOP: "is a link that leads back to itself; replace it with the file",
    errno.EACCES: "you have no permission to read it; ask its owner, or try chmod u+r",
    errno.EPERM: "you have no permission to read it; ask its owner, or try chmod u+r",
    errno.ENAMETOOLONG: "its name is too long; give it a shorter one",
    errno.ENXIO: "is a socket or device, not a file; name a TOML file",
}
_SORTS = {
    stat.S_IFDIR: "is a folder; name a TOML file in it",
    stat.S_IFIFO: "is a pipe, not a file; name a TOML file",
    stat.S_IFCHR: "is a device, not a file; name a TOML file",
    stat.S_IFBLK: "is a device, not a file; name a TOML file",
}


class Unreadable(Exception):  # noqa: N818 - it is the file's error
    """A file that gives no table; the text ends a sentence that begins with its name."""

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


class Missing(Unreadable):
    """There is no such file."""


def read_small(path: Path, limit: int = MAX_BYTES, longest_line: int = MAX_LINE) -> str:
    """The text of a regular UTF-8 file of at most `limit` bytes, its BOM removed; or `Unreadable`.

    No line of it has more than `longest_line` characters.
    """
    return text_of(read_bytes(path, limit), limit, longest_line)


def read_bytes(path: Path, limit: int) -> bytes:
    """What is in a regular file of at most `limit` bytes; or `Unreadable`."""
    try:
        content = _content(path, limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise Missing("there is no such file; check the name") from None
    except OSError as error:
        reason = _TROUBLES.get(error.errno or 0, f"can't be read: {error.strerror}")
        raise Unreadable(reason) from None
    except ValueError:  # a name with a NUL, or one that the file system can't encode
        raise Missing("no file can have this name; check it") from None
    return _bounded(content, limit)


def text_of(content: bytes, limit: int = MAX_BYTES, longest_line: int = MAX_LINE) -> str:
    """The text in the bytes of a file, wherever they came from; or `Unreadable`."""
    return _text(_bounded(content, limit).removeprefix(_BOM), longest_line)


def _bounded(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise Unreadable(f"is larger than {limit // 1024} KiB; split or shorten it")
    return content


def _content(path: Path, at_most: int) -> bytes:
    descriptor = os.open(path, _OPEN_ONLY)
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise Unreadable(_SORTS.get(stat.S_IFMT(mode), "is no regular file; name a TOML file"))
        return _read_to(descriptor, at_most)
    finally:
        os.close(descriptor)


def _read_to(descriptor: int, at_most: int) -> bytes:
    """All bytes up to a number; a regular file may still give them in parts."""
    parts: list[bytes] = []
    while at_most > 0 and (part := os.read(descriptor, at_most)):
        parts.append(part)
        at_most -= len(part)
    return b"".join(parts)


def _text(content: bytes, longest_line: int) -> str:
    if not content:
        raise Unreadable("is empty; a definition begins with schema = 1")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode().split("\n")
        place = len(before), len(before[-1]) + 1
        raise Unreadable("is not UTF-8 text; save it as UTF-8", *place) from None
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) > longest_line:
            reason = f"this line has more than {longest_line:,} characters; split it"
            raise Unreadable(reason, number, longest_line + 1)
    return text


def parse_toml(text: str) -> dict[str, Any]:
    """The table in a text, every key and string cleaned; or `Unreadable`."""
    dots = max(line.count(".") for line in text.split("\n"))  # looking for the key itself is slow
    if dots >= _MAX_DEPTH and (long_key := _LONG_KEY.search(text)):
        line = text.count("\n", 0, long_key.end()) + 1
        raise Unreadable(f"this key has more than {_MAX_DEPTH} parts; definitions need two", line)
    try:
        table: dict[str, Any] = cleaned(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        from tui.core.format.syntax import diagnose  # most files are TOML

        place, reason = diagnose(text, error)
        raise Unreadable(reason, *(place or ())) from None
    return table


def cleaned(value: Any, depth: int = _MAX_DEPTH) -> Any:
    """The same value with every key and string made safe; raises RecursionError beyond `depth`."""
    if isinstance(value, str):
        return clean(value)
    if depth == 0 and isinstance(value, (dict, list)):
        raise RecursionError("nested deeper than any definition")
    if isinstance(value, dict):
        return {clean(key): cleaned(held, depth - 1) for key, held in value.items()}
    if isinstance(value, list):
        return [cleaned(item, depth - 1) for item in value]
    return value
