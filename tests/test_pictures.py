"""The pictures of the README are what the app shows, and hold what a picture needs."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.pictures import FOLDER, PICTURES, Picture, draw
from tools.svg import Drawn, svg

README = (Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")
INK, PAPER = "#ffb000", "#101418"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_picture_is_current(picture: Picture, tmp_path: Path) -> None:
    """Where it is not: `make pictures`, and look at what changed."""
    assert (FOLDER / f"{picture.name}.svg").read_text("utf-8") == await draw(picture, tmp_path)


def test_readme_shows_them_all_and_says_what_is_on_them() -> None:
    shown = re.findall(r"!\[([^\]]+)\]\(docs/pictures/([\w-]+)\.svg\)", README)
    assert [name for _, name in shown] == [picture.name for picture in PICTURES]
    assert [title for title, _ in shown] == [picture.title for picture in PICTURES]


def shapes(character: str) -> list[dict[str, str]]:
    """Of one cell, without those of the background."""
    drawn = ElementTree.fromstring(svg([[Drawn(character, INK, PAPER)]], "one"))  # noqa: S314 - ours
    found = [one.attrib for one in drawn.iter() if one.tag.endswith("rect")]
    return [one for one in found if one["fill"] == INK]


@pytest.mark.parametrize(
    ("block", "boxes"),
    [
        ("█", [(0, 0, 10, 20)]),
        ("▀", [(0, 0, 10, 10)]),
        ("▂", [(0, 15, 10, 5)]),
        ("▌", [(0, 0, 5, 20)]),
        ("▕", [(8.75, 0, 1.25, 20)]),
        ("▚", [(0, 0, 5, 10), (5, 10, 5, 10)]),
        ("x", []),
        (" ", []),
    ],
)
def test_block_is_drawn_where_it_is(block: str, boxes: list[tuple[float, ...]]) -> None:
    sides = ("x", "y", "width", "height")
    assert [tuple(float(one[side]) for side in sides) for one in shapes(block)] == boxes


def test_letters_are_text_with_their_places() -> None:
    picture = svg([[Drawn(letter, INK, PAPER) for letter in "a <b>"]], "two")
    words = [one for one in ElementTree.fromstring(picture).iter() if one.tag.endswith("text")]  # noqa: S314 - ours
    assert [(one.text, one.attrib["x"]) for one in words] == [("a", "0"), ("<b>", "20")]
