"""Mistakes in a definition file: what they say, where they are, and finding them all.

msgspec stops at the first mistake and words it its own way; here every key is converted by
itself, and the texts are ours.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from tui.core.text import clean

KeyPath = tuple[str | int, ...]
"""How to get to a value: keys of tables and, from 0, places in lists."""
Table = dict[str, Any]
"""A TOML table as tomllib gives it."""
T = TypeVar("T")

MAX_LISTED = 200
"""Mistakes of one file that are told; more would be a file that is something else."""
_LONGEST_SHOWN = 40
_TOML_TYPES = (dt.date,)
"""What TOML has a type for: a text that looks like a date is a text."""


class Mistake(Struct, frozen=True):
    """Something wrong in a table, at the key named last in `at`."""

    at: KeyPath
    message: str


class Problem(Struct, frozen=True):
    """Something wrong in a file; lines, columns (in characters) and steps count from 1."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None
    step: int | None = None
    is_warning: bool = False
    """Whether the file can be used as it is."""

    def __str__(self) -> str:
        return f"{self.path}:{'' if self.line else ' '}{self.in_file}"

    @property
    def in_file(self) -> str:
        """The same without the file's name, for where that is told already."""
        places = [f"{number}:" for number in (self.line, self.column) if number is not None]
        warning = "warning: " if self.is_warning else ""
        step = "" if self.step is None else f"step {self.step}: "
        return f"{''.join(places)}{' ' if places else ''}{warning}{step}{self.message}"


def convert(table: object, wanted: type[T]) -> T:
    """The table as a value of that type; raises `msgspec.ValidationError` with msgspec's text."""
    return msgspec.convert(table, wanted, builtin_types=_TOML_TYPES)


def fits(value: Any, annotation: object) -> bool:
    """Whether the value is one that the annotation describes."""
    try:
        msgspec.convert(value, annotation, builtin_types=_TOML_TYPES)
    except msgspec.ValidationError:
        return False
    return True


def mistakes(table: object, wanted: type[Struct], at: KeyPath = ()) -> list[Mistake]:
    """Every way in which a table is not what the struct describes, up to `MAX_LISTED` and one.

    `at` is where the table is in its file.
    """
    from tui.core.format.expectations import check  # most files have no mistake

    return list(islice(check(table, wanted, at), MAX_LISTED + 1))


def readable_keys(table: Table, wanted: type[Struct]) -> Table:
    """The keys of a table that are as the struct describes them."""
    from tui.core.format.expectations import types_by_key  # most files have no mistake

    types = types_by_key(wanted)
    return {key: value for key, value in table.items() if key in types and fits(value, types[key])}


def located(path: str, text: str, found: Sequence[Mistake]) -> tuple[Problem, ...]:
    """The mistakes in a file with this text, in the order in which they stand there."""
    if not found:
        return ()
    from tui.core.format.locate import locate  # most files have no mistake

    places = locate(text)
    problems = [
        Problem(path, mistake.message, *places.of(mistake.at), step_of(mistake.at))
        for mistake in found[:MAX_LISTED]
    ]
    problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    if len(found) > MAX_LISTED:
        problems.append(
            Problem(path, f"there are more than {MAX_LISTED} mistakes; correct these first")
        )
    return tuple(problems)


def step_of(at: KeyPath) -> int | None:
    """The number from 1 of the step that a path leads into."""
    match at:
        case ("steps", int(index), *_):
            return index + 1
    return None


def shown(value: object) -> str:
    """A value as it may stand in a message: on one line, and not at full length."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case list():
            return f"a list of {len(value)}" if value else "an empty list"
        case dict():
            return "a table"
        case int() if value.bit_length() > 64:
            return "a number that long"
        case dt.date() | dt.time():
            return value.isoformat()
    return str(value)


def quoted(text: str) -> str:
    """A text in double quotes, harmless for a terminal, cut after some 40 characters."""
    import json  # most files have nothing to quote

    safe = clean(text)
    if len(safe) <= _LONGEST_SHOWN:
        return json.dumps(safe, ensure_ascii=False)
    short = json.dumps(safe[:_LONGEST_SHOWN].rstrip() + "…", ensure_ascii=False)
    return f"{short} ({len(text)} characters)"


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """The end of a message, with the most similar option; empty if none is similar."""
    near = nearest(word, options)
    return f" - did you mean '{near}'?" if near else ""


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that `word` is most likely a misspelling of, whatever its case."""
    from difflib import get_close_matches  # slow to load, and rarely needed

    by_folded: Mapping[str, str] = {option.casefold(): option for option in options}
    folded = word[:60].casefold()
    close = get_close_matches(folded, by_folded, 3)
    shortened = [option for option in close if _is_short_for(folded, option)]
    return by_folded[(shortened or close)[0]] if close else None


def misspelt(written: Iterable[str], known: Sequence[str]) -> set[str]:
    """The keys that unknown ones are near to: that these are misspelt says all of it."""
    near = (nearest(key, known) for key in written if key not in known)
    return {key for key in near if key}


def _is_short_for(word: str, option: str) -> bool:
    """Whether letters were left out, no more: 'secs' is rather 'seconds' than 'sets'."""
    letters = iter(option)
    return all(letter in letters for letter in word)


def suggested_id(text: str) -> str:
    """The id that a title or file name makes: 'Große Übung' -> 'grosse-ubung'; may be empty."""
    from unicodedata import combining, normalize  # most names are ids

    apart = normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-")
