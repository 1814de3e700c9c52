"""Lines that tell whether they are whole: eight hex digits of CRC32, a blank, JSON.

A line that was being written when the power went has no end, and is dropped. A line that was
damaged later has the wrong sum; the ones around it are still good.
"""

import zlib

from msgspec import Struct

_SUM = 8
"""Hex digits."""


class Found(Struct, frozen=True):
    """The good lines of a file, without their sums."""

    lines: tuple[bytes, ...]
    is_damaged: bool
    """Whether there were whole lines that are no good."""


def with_sum(content: bytes) -> bytes:
    """A line of a file; the content has no line end in it."""
    return b"%08x %s\n" % (zlib.crc32(content), content)


def good_lines(raw: bytes) -> Found:
    """What is whole in a file; the part after its last line end was never acknowledged."""
    rows = raw.split(b"\n")[:-1]
    found = tuple(row[_SUM + 1 :] for row in rows if _is_whole(row))
    return Found(found, len(found) < len(rows))


def _is_whole(row: bytes) -> bool:
    content = row[_SUM + 1 :]
    return row[: _SUM + 1] == b"%08x " % zlib.crc32(content)
