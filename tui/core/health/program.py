"""What `soleus doctor` finds of the program itself: versions, and whether it is compiled."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.core.health.health import Finding

_LIMIT = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9.]+)\s*")


class Package(Struct, frozen=True):
    """Something that soleus is made of, as it is installed."""

    name: str
    allowed: str
    """Such as `>=8.2,<9`; empty: any version."""
    version: str | None
    """None where it is not installed."""


def of_versions(packages: Sequence[Package]) -> Iterator[Finding]:
    """Whether each is one that soleus was made for."""
    if not packages:
        yield Finding("note", "versions", "soleus was not installed, so nobody says which it needs")
        return
    good = []
    for one in packages:
        limits = f"soleus needs {one.name} {one.allowed}".rstrip()
        if one.version is None:
            yield Finding("do", "versions", limits, "Install soleus anew: it brings what it needs.")
        elif not allows(one.allowed, one.version):
            says = f"{limits}, and {one.version} is installed"
            yield Finding("do", "versions", says, "Install soleus anew: it brings what it needs.")
        else:
            good.append(f"{one.name} {one.version}")
    if good:
        yield Finding("ok", "versions", ", ".join(good))


def allows(limits: str, version: str) -> bool:
    """Whether a version is within limits such as `>=8.2,<9`; nothing else is understood."""
    return all(
        _holds(_numbers(version), match[1], _numbers(match[2]))
        for match in map(_LIMIT.fullmatch, limits.split(","))
        if match
    )


def _holds(version: list[int], sign: str, limit: list[int]) -> bool:
    size = max(len(version), len(limit))
    left, right = ([*one, *[0] * (size - len(one))] for one in (version, limit))
    match sign:
        case ">=":
            return left >= right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case "<":
            return left < right
        case "!=":
            return left != right
        case _:
            return left == right


def _numbers(version: str) -> list[int]:
    """`8.2.1rc1` gives 8, 2, 1."""
    found = re.match(r"[0-9]+(?:\.[0-9]+)*", version)
    return [int(part) for part in found[0].split(".")] if found else []


class ByteCode(Struct, frozen=True):
    """One package's modules."""

    folder: str
    modules: int
    uncompiled: int
    """Whose byte-code is missing or older than they are."""
    heals: bool
    """Whether Python may write what is missing when it is needed."""
    python: str
    """The interpreter, for the command that compiles."""


def of_byte_code(code: ByteCode) -> Finding:
    """Whether starts are quick."""
    if not code.uncompiled:
        return Finding("ok", "byte-code", f"{code.folder} is compiled")
    says = f"{code.uncompiled} of {code.modules} modules in {code.folder} are not compiled"
    if code.heals:
        return Finding("ok", "byte-code", f"{says}; Python does that when it first needs one")
    command = f"{code.python} -m compileall -q {code.folder}"
    advice = f"Every start takes twice as long: whoever installed soleus runs {command}"
    return Finding("do", "byte-code", says, advice)
