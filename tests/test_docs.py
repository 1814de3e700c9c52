"""The documents name what there is, and what they name is there."""

import argparse
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest
from textual.screen import Screen

from tests.lowest import constraints
from tui.app import SoleusApp
from tui.arguments import parser
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
from tui.core.keymap import check_keymap
from tui.core.rules.starting import APPOINTMENT, EXPECTED
from tui.core.rules.verdicts import TABLE, WITHOUT_RULES
from tui.core.settings import PLAIN_DIGITS, Idle, Settings, SettingsFile, settled
from tui.core.table import COLUMNS
from tui.screens.all_keys import all_screens, key_sets
from tui.screens.session import SessionScreen
from tui.storage.library import Library
from tui.storage.places import Places
from tui.storage.roots import definition_roots
from tui.storage.settings import as_settings
from tui.widgets.key_names import bindings_of

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
LOG_FORMAT = ROOT / "docs" / "log-format.md"
SETTINGS = ROOT / "docs" / "settings.md"
IN_HOUSE = (ROOT, ROOT / "tui")
"""Where the paths in CONTRIBUTING's second table start."""

SHOWN_AS = {
    "full_stop": "`.`",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "plus": "`+`",
    "equals_sign": "`=`",
    "minus": "`-`",
    "exclamation_mark": "`!`",
    "question_mark": "`?`",
    "f1": "F1",
    "escape": "esc",
}
"""Textual's names of keys whose name in the README is neither the same nor one letter."""
NO_SESSION = 'schema = 1\ntitle = "Example"\n'
"""What an example lacks that shows steps alone."""
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
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_HOUSE_ROW = re.compile(r"^( *)(\S+(?: \S+)*)  +\S")


def name_of(path: Path) -> str:
    """For test ids: the path within the checkout."""
    return str(path.relative_to(ROOT))


def text_of(document: Path) -> str:
    return document.read_text("utf-8")


def section(document: Path, heading: str) -> str:
    """What stands under the heading that begins so, up to the next one of its level."""
    level, _, _ = heading.partition(" ")
    _, found, rest = text_of(document).partition(f"\n{heading}")
    assert found, f"{document.name} has no {heading!r}"
    return rest.split(f"\n{level} ", 1)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of each row of a Markdown table, headings left out."""
    cells = [
        [cell.strip() for cell in row.strip("|").split("|")]
        for row in text.splitlines()
        if row.startswith("|")
    ]
    return [row for row in cells[1:] if set("".join(row)) - set("-")]


def blocks(document: Path, language: str = "") -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(document), re.DOTALL | re.MULTILINE)


# --- the command line


def subcommands(
    of: argparse.ArgumentParser | None = None, before: str = ""
) -> dict[str, argparse.ArgumentParser]:
    """Every command by its name, `log purge` as well as `log`."""
    found: dict[str, argparse.ArgumentParser] = {}
    for group in (of or parser())._actions:
        if isinstance(group, argparse._SubParsersAction):
            for name, command in group.choices.items():
                within = subcommands(command, f"{before}{name} ")
                found |= within if _needs_more(command) else {before + name: command, **within}
    return found


def _needs_more(command: argparse.ArgumentParser) -> bool:
    """Whether it is nothing without a command of its own."""
    return any(
        isinstance(action, argparse._SubParsersAction) and action.required
        for action in command._actions
    )


def long_options(command: argparse.ArgumentParser) -> set[str]:
    """Such as `--json`."""
    options = (option for action in command._actions for option in action.option_strings)
    return {option for option in options if option.startswith("--")}


@pytest.mark.parametrize("name", subcommands())
def test_readme_has_every_command_with_its_options(name: str) -> None:
    table = rows(section(README, "## Use it").split("On the command line:")[1])
    within = "|".join(one.removeprefix(name) for one in subcommands() if one.startswith(f"{name} "))
    own = re.compile(rf"`soleus {name}\b" + (rf"(?!{within})" if within else ""))
    (row,) = [row for row in table if own.match(row[0])]
    everywhere = long_options(parser()) | {"--help"}
    missing = {one for one in long_options(subcommands()[name]) - everywhere if one not in row[1]}
    assert not missing


def test_readme_has_every_option_of_all_commands() -> None:
    use = section(README, "## Use it")
    assert {option for option in long_options(parser()) if option not in use} == set()


# --- the keys


def as_shown(key: str) -> str:
    """A key as the README's table writes it."""
    if key in SHOWN_AS:
        return SHOWN_AS[key]
    return f"`{key}`" if len(key) == 1 else key


def key_table() -> list[str]:
    """The keys of a session that the README names, digits and their range left out."""
    cells = (row[0] for row in rows(section(README, "## Use it").split("On the command line:")[0]))
    keys = [key for cell in cells for key in re.findall(r"`[^`]+`|[\w+]*\w", cell)]
    return [key for key in keys if key not in ("to", "`0`", "`9`")]


def test_readme_has_every_key_of_a_session_and_no_other() -> None:
    bound = {*bindings_of(SessionScreen), *bindings_of(SoleusApp)}
    assert set(key_table()) == {as_shown(binding.key) for binding in bound}


def test_readme_has_the_keys_that_are_typed() -> None:
    assert "`0` to `9`" in section(README, "## Use it")


@pytest.mark.parametrize("screen", all_screens(), ids=lambda screen: screen.__name__)
def test_every_binding_can_be_listed_and_says_what_it_does(screen: type[Screen[Any]]) -> None:
    assert [one.key for one in bindings_of(screen) if not (one.id and one.tooltip)] == []


def test_all_screens_are_found() -> None:
    assert len(all_screens()) >= 12


KEYS = ROOT / "docs" / "keys.md"


@pytest.mark.parametrize("example", blocks(KEYS, "toml"))
def test_keys_of_your_own_can_be_used_as_written(example: str) -> None:
    table = tomllib.loads(example)
    file, found = as_settings(table)
    assert file is not None
    settings = settled([file])
    assert settings.has_own_keys
    assert found == []
    assert check_keymap(settings.keymap, key_sets(), settings.digits) == []
    without = check_keymap({}, key_sets(), settings.digits)
    assert bool(without) is (settings.digits != PLAIN_DIGITS)


# --- the log


def keys_of(struct: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(struct)}


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


# --- the settings


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


# --- the house


def project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    return project


def names_of(requirements: Iterable[str]) -> list[str]:
    """`textual>=8.2,<9` gives `textual`."""
    return [re.split(r"[<>=!~;\[ ]", one, maxsplit=1)[0] for one in requirements]


def test_every_dependency_has_its_reason() -> None:
    given = {row[0]: row[1] for row in rows(section(CONTRIBUTING, "## Dependencies"))}
    assert set(given) == set(names_of(project()["dependencies"]))
    assert all(given.values())


@pytest.mark.parametrize("name", names_of(project()["optional-dependencies"]["dev"]))
def test_every_tool_has_its_reason(name: str) -> None:
    assert re.search(rf"\b{name}\b", section(CONTRIBUTING, "## Dependencies"))


def house() -> Iterator[Path]:
    """Every path that the picture of the house names; what is indented lies in the folder above."""
    folders: list[tuple[int, Path]] = [(-1, ROOT)]
    for row in section(CONTRIBUTING, "## The house").split("```")[1].splitlines():
        if match := _HOUSE_ROW.match(row):
            indent, names = len(match[1]), match[2].split()
            while folders[-1][0] >= indent:
                folders.pop()
            yield from (folders[-1][1] / name for name in names)
            folders.append((indent, folders[-1][1] / names[0]))


@pytest.mark.parametrize("path", list(house()), ids=name_of)
def test_house_is_as_drawn(path: Path) -> None:
    assert path.exists()


def test_house_is_drawn_whole() -> None:
    drawn = set(house())
    assert {ROOT / name for name in ("sessions", "tui", "tests", "benchmarks", "docs")} <= drawn
    parts = {path for path in (ROOT / "tui").rglob("*") if (path / "__init__.py").is_file()}
    assert parts <= drawn


def test_places_to_change_things_are_there() -> None:
    table = section(CONTRIBUTING, "## The house").split("Where to change what:")[1]
    named = {path for row in rows(table) for path in re.findall(r"`([\w/.-]+)`", row[1])}
    assert named
    assert {one for one in named if not any((base / one).exists() for base in IN_HOUSE)} == set()


# --- links and examples


def links() -> list[tuple[Path, str]]:
    """(document, target) of every link that stays in the checkout."""
    return [
        (document, target)
        for document in DOCUMENTS
        for target in _LINK.findall(text_of(document))
        if "://" not in target
    ]


def anchors(document: Path) -> set[str]:
    """What links can name in a document, made of its headings as GitHub does."""
    kept = (
        re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(text_of(document))
    )
    return {heading.replace(" ", "-") for heading in kept}


@pytest.mark.parametrize(("document", "target"), links(), ids=str)
def test_links_lead_somewhere(document: Path, target: str) -> None:
    path, _, anchor = target.partition("#")
    aim = document.parent / path if path else document
    assert aim.exists()
    assert not anchor or anchor in anchors(aim)


def examples() -> list[str]:
    """Every TOML example for people who write sessions."""
    return [*blocks(README, "toml"), *blocks(ROOT / "sessions" / "README.md", "toml")]


@pytest.mark.parametrize("at", range(len(examples())))
def test_examples_pass_the_checker(at: int, tmp_path: Path) -> None:
    written = [_write_example(tmp_path, *one) for one in enumerate(examples())]
    library = Library(definition_roots(Places.under(tmp_path / "data")))
    assert [str(problem) for problem in library.check(written[at])] == []


def _write_example(folder: Path, at: int, example: str) -> Path:
    """Where the README puts it; an example of steps alone becomes a session."""
    is_exercise = "steps" not in tomllib.loads(example)
    name = "exercises/doorway" if is_exercise else f"example-{at}"
    path = folder / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    whole = "schema" in tomllib.loads(example)
    path.write_text(example if whole else NO_SESSION + example, "utf-8")
    return path


def test_there_are_examples() -> None:
    assert len(examples()) >= 4


# --- the rules

RULES = ROOT / "docs" / "rules.md"


def test_every_rule_for_a_colour_is_explained_in_its_order_and_no_other() -> None:
    named = [
        (row[0], row[1].strip("`")) for row in rows(section(RULES, "## The colour of a session"))
    ]
    known = [(colour, name) for colour, name, _ in TABLE]
    assert named == [*known, (WITHOUT_RULES.colour, WITHOUT_RULES.rule)]


def test_every_rule_before_a_session_is_explained() -> None:
    named = {row[0].strip("`") for row in rows(section(RULES, "## What may be started"))}
    code = (ROOT / "tui" / "core" / "rules" / "starting.py").read_text("utf-8")
    given = set(re.findall(r'_Said\(\s*"([^"]+)"', code)) | {APPOINTMENT, EXPECTED}
    assert named == given


# --- versions


def test_every_library_has_a_lowest_version() -> None:
    named = {one.partition("==")[0] for one in constraints()}
    assert named == set(names_of(project()["dependencies"]))


def test_pythons_are_tried_that_are_declared() -> None:
    said = [one.rpartition(" ")[2] for one in project()["classifiers"] if "Python :: 3." in one]
    (tried,) = re.findall(r"^PYTHONS := (.*)$", text_of(ROOT / "Makefile"), re.MULTILINE)
    assert {one.removeprefix("python") for one in tried.split()} == set(said)
