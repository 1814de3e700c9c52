"""What is sent to a terminal whose locale is not UTF-8."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len
from textual._border import BORDER_CHARS

from tui.terminal.in_ascii import IN_ASCII
from tui.widgets.heat_map import LEVELS

TUI = Path(__file__).resolve().parents[2] / "tui"
SHOWING = ("panes", "screens", "widgets", "core")
ELSEWHERE = ("core/text.py", "core/format/syntax.py", "core/report", "core/demo")
"""What reads text, and what is printed."""


def signs(path: Path) -> Iterator[str]:
    """Each character beyond ASCII in the strings of a file, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from re.findall(r"[^\x00-\x7f]", node.value)


def test_every_sign_of_the_screens_has_one_in_ascii() -> None:
    paths = [path for part in SHOWING for path in (TUI / part).rglob("*.py")]
    shown = [path for path in paths if not str(path.relative_to(TUI)).startswith(ELSEWHERE)]
    found = {sign for path in shown for sign in signs(path)}
    used = set(re.findall(r"border(?:-\w+)?: (\w+) \$", (TUI / "app.tcss").read_text()))
    frames = {sign for name in used for row in BORDER_CHARS[name] for sign in row}
    assert {"▶", "✓", "…", "│", "┌", "▏"} <= found | frames
    assert {one for one in found | frames if not one.translate(IN_ASCII).isascii()} == set()


def test_what_stands_for_it_is_as_wide() -> None:
    assert all(len(like) == cell_len(chr(sign)) == 1 for sign, like in IN_ASCII.items())


def test_what_is_more_or_less_stays_told_apart() -> None:
    for row in (LEVELS, "·▁▂▃▄▅▆▇█", "▲▼", "▶✓~–", "✓~!?…–"):
        assert len(set(row.translate(IN_ASCII))) == len(row)
