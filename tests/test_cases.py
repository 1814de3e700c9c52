"""The table of docs/reliability.md has all 42 cases, and the tests that it names are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TABLE = (ROOT / "docs" / "reliability.md").read_text("utf-8").split("## The cases")[1]
ROWS = re.findall(r"^\| (\d+) \| ([^|]+) \| `([^`]+)` \|$", TABLE, re.MULTILINE)


def test_all_cases_are_there_once() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 43))


@pytest.mark.parametrize("named", sorted({test for _, _, test in ROWS}))
def test_named_test_exists(named: str) -> None:
    path, _, function = named.partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    assert function in {node.name for node in tree.body if isinstance(node, functions)}
