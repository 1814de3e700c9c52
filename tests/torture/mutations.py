"""Definition and result files made wrong in random ways, then read as the app reads them."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tests.storage.entries import an_entry
from tests.torture.mutate import mutated
from tests.torture.part import Part, Tally
from tui.core.text import clean
from tui.storage.definitions.library import Library, builtin_folder
from tui.storage.log.documents import encoded
from tui.storage.log.log import EntryName, Log, Stored, Unreadable

_LONGEST = 0.5
"""Seconds of processor time that one file may take; a busy machine adds none to it."""
_NO_LIMIT = 10**9
_ENTRY = "20261122T051502Z-soleus-reset-1a2b3c4d.1.toml"


def run(tally: Tally) -> None:
    """Read `count` wrong files."""
    shutil.copytree(builtin_folder(), tally.folder / "sessions")
    library = Library([("yours", tally.folder / "sessions")])
    originals = [(path, path.read_bytes()) for path in sorted((tally.folder).rglob("*.toml"))]
    entry = tally.folder / "log" / "2026" / _ENTRY
    entry.parent.mkdir(parents=True)
    longest = 0.0
    while tally.done < tally.count:
        if tally.random.random() < 0.25:
            path, original = entry, encoded(an_entry(notes="tight\n" * 20))
        else:
            path, original = tally.random.choice(originals)
        wrong = mutated(original, tally.random)
        path.write_bytes(wrong)
        started = time.process_time()
        try:
            found = list(_read(tally, library, path, is_entry=path is entry))
        except Exception as error:  # noqa: BLE001 - this is what must not come
            found = [f"{type(error).__name__}: {error}"]
        took = time.process_time() - started
        longest = max(longest, took)
        if took > _LONGEST:
            found.append(f"took {took:.2f} s")
        if found:
            kept = tally.folder / f"wrong-{len(tally.failures)}"
            kept.write_bytes(wrong)
            tally.failed(f"{path.name}: {found[0]}: {wrong[:2_000]!r}")
        path.write_bytes(original)
        tally.passed()
    tally.facts["ms for the slowest"] = round(longest * 1000)


def _read(tally: Tally, library: Library, path: Path, is_entry: bool) -> Iterator[str]:
    """Every text of a file, or about it, that is not clean."""
    if is_entry:
        name = EntryName.of(path)
        assert name is not None
        found = Log(path.parents[1]).read(name)
        if isinstance(found, Stored):
            tally.facts["entries still good"] += 1
            yield from _dirty(msgspec.to_builtins(found.entry))
        elif isinstance(found, Unreadable):
            yield from _dirty(found.reason)
    else:
        problems = library.check(path)
        tally.facts["definitions still good"] += not problems
        for problem in problems:
            yield from _dirty(str(problem))
        if path.parent.name == "sessions" and path.name != "sources.toml" and not problems:
            yield from _dirty(msgspec.to_builtins(library.open(path).session))


def _dirty(value: Any) -> Iterator[str]:
    """Texts within a value that `clean` would change; notes may have lines."""
    if isinstance(value, str):
        if clean(value, _NO_LIMIT, keep_lines=True) != value:
            yield f"not clean: {value!r}"
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from _dirty(key)
            yield from _dirty(held)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _dirty(item)


PART = Part(
    name="mutations",
    does="wrong definition and result files: answered quickly, in words, with nothing raised",
    unit="files",
    count=100_000,
    minutes=20,
    run=run,
)
