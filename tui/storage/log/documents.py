"""One log entry as a TOML document, and back.

A document is the table as the file holds it. It may have keys of a newer app or of another tool;
they mean nothing here, and are kept when the entry is written again.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from tui.core.entries import ENTRY_KINDS, Entry, FlagAnswer, Mark, PainAnswer, SetRecord
from tui.core.text import clean
from tui.storage.log.plain_toml import plain_document
from tui.storage.reading import Unreadable, read_small

Document = Mapping[str, Any]

MAX_BYTES = 1024 * 1024
"""Of one entry; some thousand sets, where a day's session has fifty."""
MAX_LINE = 5_000
"""Characters; a full note has 2,000, each of which may need a backslash."""

_SCHEMA = 1
_TABLES: Mapping[str, type[msgspec.Struct]] = {
    "pain": PainAnswer,
    "steps": SetRecord,
    "marks": Mark,
    "answers": FlagAnswer,
}
_NATIVE = (dt.datetime, dt.date)
"""What TOML has a type for, so that msgspec leaves it as it is and takes no text for it."""


class NotAnEntry(ValueError):  # noqa: N818 - reads as a sentence where it is caught
    """A document that this version can't show; the message ends a sentence about the file."""

    def about(self, path: Path) -> str:
        """The whole sentence."""
        return clean(f"{path}: {self}. The file is left as it is.")


class OfNewer(NotAnEntry):
    """A document that a newer version can show, as far as anybody can tell."""


def document_at(path: Path) -> dict[str, Any]:
    """The table in a file, of whatever kind; raises `NotAnEntry`."""
    try:
        text = read_small(path, limit=MAX_BYTES, longest_line=MAX_LINE)
    except Unreadable as error:
        raise NotAnEntry(error.reason) from error
    return document_in(text)


def document_in(text: str) -> dict[str, Any]:
    """The table in a text, of whatever kind; raises `NotAnEntry`."""
    document = plain_document(text)
    try:
        document = tomllib.loads(text) if document is None else document
    except (ValueError, RecursionError) as error:  # ValueError: also a number of 5,000 digits
        from tui.core.format.syntax import diagnose  # hardly any entry is damaged

        place, reason = diagnose(text, error)
        at = f" at line {place[0]}, column {place[1]}" if place else ""
        raise NotAnEntry(f"is damaged{at}: {reason}") from error
    schema = document.get("schema")
    if type(schema) is not int or schema < 1:  # in Python `true` would be an int
        raise NotAnEntry("is no log entry: it has no schema number")
    if schema > _SCHEMA:
        raise OfNewer(f"was written by a newer soleus (schema {schema}); update to read it")
    return document


def is_deleted(document: Document) -> bool:
    """Whether this revision says that the entry was deleted."""
    return document.get("deleted") is True


def entry_in(document: Document) -> Entry:
    """The entry with its text made safe and its times in whole seconds; raises `NotAnEntry`."""
    kind = document.get("kind")
    known = ENTRY_KINDS.get(kind) if isinstance(kind, str) else None
    if known is None:
        sort = OfNewer if isinstance(kind, str) else NotAnEntry
        raise sort(f"is damaged or of a newer soleus: its kind is {_in_short(repr(kind))}")
    try:
        return msgspec.convert(_tidy(document), known, builtin_types=_NATIVE)
    except (ValueError, RecursionError) as error:
        raise NotAnEntry(f"is damaged: {_in_short(error)}") from error


def encoded(entry: Entry, earlier: Document | None = None) -> bytes:
    """The file of an entry, with the keys of its `earlier` document that nobody here knows.

    Fractions of a second are dropped and text is made safe, as they will be read. Raises
    `NotAnEntry` for what could not be read back, such as a time without an offset.
    """
    document = _tidy(msgspec.to_builtins(entry, builtin_types=_NATIVE))
    return _written(_with_unknown_keys(document, type(entry), earlier or {}))


def encoded_as_deleted(document: Document) -> bytes:
    """The file of a revision that deletes the entry, with every key that it had.

    Raises `NotAnEntry` for what could not be read back.
    """
    return _written({**document, "deleted": True})


def encoded_as_restored(document: Document) -> bytes:
    """The file of a revision that brings a deleted entry back, with every key that it had.

    Raises `NotAnEntry` where its deleted revision does not hold an entry.
    """
    return _written({key: value for key, value in document.items() if key != "deleted"})


def _written(document: dict[str, Any]) -> bytes:
    """The bytes of a file, once it is known that they can be read back; raises `NotAnEntry`."""
    try:
        written = tomli_w.dumps(document)
    except RecursionError as error:
        raise NotAnEntry("holds unknown keys nested too deeply to be kept") from error
    read_back = document_in(written)
    if not is_deleted(read_back):
        entry_in(read_back)
    data = written.encode()
    if len(data) > MAX_BYTES or max(map(len, written.split("\n"))) > MAX_LINE:
        raise NotAnEntry("is too large to be read back")
    return data


def _tidy(value: Any, key: str = "") -> Any:
    """The same value with clean text (of several lines in notes) and whole seconds throughout."""
    if isinstance(value, str):
        return clean(value, keep_lines=key == "notes")
    if isinstance(value, int):
        return value
    if isinstance(value, dict):  # before Mapping, which is slow to ask for, and rare
        return {name: _tidy(part, name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy(part, key) for part in value]
    if isinstance(value, dt.datetime):
        return value.replace(microsecond=0)
    if isinstance(value, Mapping):
        return {name: _tidy(part, name) for name, part in value.items()}
    return value


def _with_unknown_keys(document: Document, known: type[Entry], earlier: Document) -> dict[str, Any]:
    """`document` and what `earlier` has more, in its tables of the same index too.

    Whoever writes an entry anew means it to be there, so `deleted` is left behind.
    """
    merged = {**_unknown(earlier, known), **document}
    merged.pop("deleted", None)
    for key in _TABLES.keys() & document.keys():
        more = [_unknown(table, _TABLES[key]) for table in _tables_of(earlier, key)]
        merged[key] = [
            {**(more[index] if index < len(more) else {}), **table}
            for index, table in enumerate(document[key])
        ]
    return merged


def _tables_of(document: Document, key: str) -> list[Document]:
    """The array of tables of that name; a deleted revision may hold anything, so look closely."""
    tables = document.get(key)
    if not isinstance(tables, list):
        return []
    return [table if isinstance(table, dict) else {} for table in tables]


def _unknown(document: Document, known: type[msgspec.Struct]) -> dict[str, Any]:
    return {key: document[key] for key in document if key not in known.__struct_fields__}


def _in_short(error: BaseException | str) -> str:
    return clean(str(error), limit=200)
