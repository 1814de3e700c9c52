"""CONTRIBUTING draws the house as it is, and gives the reason of every dependency."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents import CONTRIBUTING, ROOT, name_of, rows, section, text_of
from tests.lowest import constraints

IN_HOUSE = (ROOT, ROOT / "tui")
"""Where the paths in CONTRIBUTING's second table start."""
_HOUSE_ROW = re.compile(r"^( *)(\S+(?: \S+)*)  +\S")


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


def test_every_library_has_a_lowest_version() -> None:
    named = {one.partition("==")[0] for one in constraints()}
    assert named == set(names_of(project()["dependencies"]))


def test_pythons_are_tried_that_are_declared() -> None:
    said = [one.rpartition(" ")[2] for one in project()["classifiers"] if "Python :: 3." in one]
    (tried,) = re.findall(r"^PYTHONS := (.*)$", text_of(ROOT / "Makefile"), re.MULTILINE)
    assert {one.removeprefix("python") for one in tried.split()} == set(said)
