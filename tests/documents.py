"""What tests of the documents share: where they are, and their parts."""

import re
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"


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


def keys_of(struct: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(struct)}
