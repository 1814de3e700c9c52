"""Files made wrong: as bytes, as lines, and as tables that are TOML still but hold odd things."""

import datetime as dt
import random
import tomllib
from collections.abc import Callable
from typing import Any

import tomli_w

from tests.torture.hostile import TEXTS

Mutation = Callable[[bytes, random.Random], bytes]

_ODD: list[Any] = [
    0, -1, 1, 3600, 10**9, 2**63, -(2**63), 10**30, 1.5, float("nan"), float("inf"), 1e300,
    True, False, "", " ", "x" * 61, "x" * 241, "../../etc/passwd", "__class__", "1979-05-27",
    [], [[]], [[1, [2, [3]]]], {}, {"a": {"b": {"c": []}}}, ["a", 1, True], [0, 0, 0, 0],
    dt.date(1, 1, 1), dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC), dt.time(0, 0),
    dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14))),
    dt.datetime(2026, 1, 1),  # noqa: DTZ001 - TOML has times without an offset
    *TEXTS.values(),
]  # fmt: skip
_RAW = [
    b"\x00", b"\xff", b"\xc3", b"\x1b[2J", b"\x9b", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\t",
    b'"', b"'", b'"""', b"'''", b"[", b"]", b"[[", b"{", b"}", b"=", b".", b",", b"#", b"\\",
    b"\\u", b"\\ud800", b"nan", b"-inf", b"1e400", b"0x", b"1_", b"9" * 5_000, b"[" * 600,
    b"{a=" * 100, b"a." * 500, b"\xf0\x9f\x8f\x83", b"\xed\xa0\x80", b"true",
]  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The file with one to four things wrong."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = chance.choice(_MUTATIONS)(content, chance)
    return content


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 30)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _take_out(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + content[start + chance.choice((1, 2, 10, 200)) :]


def _put_in(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(_RAW) + content[at:]


def _repeat_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randint(0, len(lines))
    some = lines[at : at + chance.choice((1, 1, 5))]
    to = chance.randint(0, len(lines))
    return b"".join(lines[:to] + some * chance.choice((1, 1, 600)) + lines[to:])


def _swap_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def _swap_value(content: bytes, chance: random.Random) -> bytes:
    """Put an odd value, or one from elsewhere in the file, in place of another."""
    try:
        table = tomllib.loads(content.decode())
        places = _places(table)
    except (ValueError, RecursionError):
        return _flip(content, chance)
    if not places:
        return content
    holder, key = chance.choice(places)
    other, other_key = chance.choice(places)
    what = chance.randrange(4)
    if what == 0:
        del holder[key]
    elif what == 1 and isinstance(holder, dict):
        holder[chance.choice(list(TEXTS.values()))] = holder.pop(key)
    else:
        holder[key] = chance.choice(_ODD) if what == 2 else other[other_key]
    try:
        return tomli_w.dumps(table).encode()
    except (ValueError, RecursionError, TypeError):  # such as a table put within itself
        return content


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every (holder, key) in tables and lists, however deep."""
    keys: list[Any] = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    return [pair for key in keys for pair in ((value, key), *_places(value[key]))]


_MUTATIONS: list[Mutation] = [
    _flip, _cut, _take_out, _put_in, _repeat_lines, _swap_lines, *[_swap_value] * 6
]  # fmt: skip
