"""README and other documents name what there is, and what they name is there."""

import argparse
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.documents import DOCUMENTS, README, ROOT, blocks, rows, section, text_of
from tui.app import SoleusApp
from tui.arguments import parser
from tui.core.keymap import check_keymap
from tui.core.rules.starting import APPOINTMENT, EXPECTED
from tui.core.rules.verdicts import TABLE, WITHOUT_RULES
from tui.core.settings import PLAIN_DIGITS, settled
from tui.screens.all_keys import all_screens, key_sets
from tui.screens.session.session import SessionScreen
from tui.storage.definitions.library import Library
from tui.storage.definitions.roots import definition_roots
from tui.storage.places import Places
from tui.storage.settings import as_settings
from tui.widgets.key_names import bindings_of

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
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


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
