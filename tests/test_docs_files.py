"""The documents of the log and of the settings have every key and every word, and no other."""

import re
import tomllib
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

from tests.documents import ROOT, keys_of, rows, section, text_of
from tui.core.entries import (
    ENTRY_KINDS,
    ClearanceEntry,
    EpisodeEntry,
    FlagAnswer,
    Mark,
    MorningEntry,
    PainAnswer,
    PainEntry,
    ScreenEntry,
    SessionEntry,
    SetRecord,
)
from tui.core.settings import Idle, Settings, SettingsFile, settled
from tui.core.table import COLUMNS

LOG_FORMAT = ROOT / "docs" / "log-format.md"
SETTINGS = ROOT / "docs" / "settings.md"
LOG_TABLES: dict[str, type[msgspec.Struct]] = {
    "A session": SessionEntry,
    "`[[pain]]`": PainAnswer,
    "`[[steps]]`": SetRecord,
    "`[[marks]]`": Mark,
    "Pain at any other time": PainEntry,
    "A morning": MorningEntry,
    "A red-flag screen": ScreenEntry,
    "`[[answers]]`": FlagAnswer,
    "An injury": EpisodeEntry,
    "A clearance": ClearanceEntry,
}
"""By the heading in the log's format."""


def log_section(heading: str) -> str:
    """What the format says of one table of an entry."""
    return section(LOG_FORMAT, f"## {heading}")


def keys_named(heading: str) -> set[str]:
    """The keys in the first column of a table of the log's format."""
    named = (re.findall(r"`(\w+)`", row[0]) for row in rows(log_section(heading)))
    return {key for keys in named for key in keys}


def words_of(struct: type[msgspec.Struct], key: str) -> list[str]:
    """The texts that a value can be, where it is one of a few, quoted."""
    kind = get_type_hints(struct)[key]
    assert get_origin(kind) is Literal
    return [f'"{word}"' for word in get_args(kind)]


@pytest.mark.parametrize("heading", LOG_TABLES)
def test_log_format_has_every_key_and_no_other(heading: str) -> None:
    struct = LOG_TABLES[heading]
    is_entry = struct in ENTRY_KINDS.values()
    of_every_entry = keys_named("Every entry") if is_entry else set()
    tables = {"pain", "steps", "marks", "answers"} & keys_of(struct)
    assert keys_named(heading) == keys_of(struct) - of_every_entry - tables
    assert of_every_entry - {"deleted"} <= keys_of(struct)


def test_log_format_has_every_kind() -> None:
    (row,) = [row for row in rows(log_section("Every entry")) if row[0] == "`kind`"]
    assert re.findall(r'"(\w+)"', row[1]) == list(ENTRY_KINDS)
    assert set(ENTRY_KINDS.values()) <= set(LOG_TABLES.values())


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("A session", "outcome"),
        ("A session", "dose"),
        ("`[[steps]]`", "outcome"),
        ("A red-flag screen", "why"),
        ("`[[answers]]`", "tier"),
    ],
)
def test_log_format_has_every_word_and_no_other(heading: str, key: str) -> None:
    (row,) = [row for row in rows(log_section(heading)) if row[0] == f"`{key}`"]
    assert re.findall(r'"[^"]+"', row[1]) == words_of(LOG_TABLES[heading], key)


def test_log_format_has_every_column_in_order() -> None:
    table = rows(section(LOG_FORMAT, "## As a table"))
    assert [name for row in table for name in re.findall(r"`(\w+)`", row[0])] == list(COLUMNS)


def test_settings_have_every_key_and_no_other() -> None:
    named = [
        {key for cells in rows(part) for key in re.findall(r"`(\w+)`", cells[0])}
        for part in text_of(SETTINGS).split("| key of `[idle]`")
    ]
    assert named == [keys_of(SettingsFile), keys_of(Idle)]


def test_settings_example_holds_every_default() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", text_of(SETTINGS), re.DOTALL)
    read = msgspec.convert(tomllib.loads(example), SettingsFile)
    assert settled([read]) == Settings()
    assert None not in [getattr(read, key) for key in keys_of(SettingsFile)]
    assert read.idle is not None
    assert None not in [getattr(read.idle, key) for key in keys_of(Idle)]
