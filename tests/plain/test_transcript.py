"""The transcript in docs/plain.md is what soleus says, line for line."""

import re
from itertools import pairwise
from pathlib import Path

from tests.plain.playing import Played
from tests.plain.scripted import Reply
from tests.screens.support import FakeClock
from tests.screens.walk import stores_with_quick

PAGE = Path(__file__).resolve().parents[2] / "docs" / "plain.md"
TYPED = "> "
"""Begins a line that is typed."""


def block(language: str) -> str:
    """The one example in that language."""
    fenced = rf"^```{language}\n(.*?)^```"
    (found,) = re.findall(fenced, PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return str(found)


def replies(lines: list[str]) -> list[Reply]:
    """Each typed line, as an answer to the line above it."""
    return [
        (f"{before}\n", line[len(TYPED) :].strip())
        for before, line in pairwise(lines)
        if line.startswith(TYPED.strip())
    ]


def test_the_transcript_is_what_is_said(tmp_path: Path) -> None:
    lines = block("text").splitlines()
    stores = stores_with_quick(tmp_path)
    (tmp_path / "own" / "wall.toml").write_text(block("toml"))
    played = Played(stores, FakeClock(), "wall", *replies(lines))
    assert played.paper.lines == [line for line in lines if not line.startswith(TYPED.strip())]
