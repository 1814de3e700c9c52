"""Names among the cells of a figure, and the lines to them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.naming import EMPTY, Place, Rows, named, pointed
from tui.drawing.raster import Cell
from tui.drawing.shown import NUMBERS, TARGET, Label, View

INKS = {".": 0, "s": NUMBERS["skin"], "b": NUMBERS["bone"], "p": NUMBERS["prop"]} | {
    "m": NUMBERS["muscle"],
    "T": TARGET,
    "_": NUMBERS["floor"],
}
SOLEUS = Label("SOLEUS", "target", (0, 0))


def cells(*rows: str) -> Rows:
    """Each letter an ink that fills the cell."""
    return [[Cell(" ", 0, INKS[letter]) for letter in row] for row in rows]


def lit(rows: Sequence[Sequence[Cell]]) -> list[Place]:
    return [
        (x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell.ground == TARGET
    ]


def pointed_at(*rows: str, is_ascii: bool = False, text: str = "SOLEUS") -> list[str] | None:
    """What is seen then: letters of inks where nothing was written."""
    drawn = cells(*rows)
    found = pointed(drawn, SOLEUS, text, lit(drawn), is_ascii=is_ascii)
    if found is None:
        return None
    return [
        "".join(
            cell.character if cell != before else letter
            for cell, before, letter in zip(*both, strict=True)
        )
        for both in zip(found, drawn, rows, strict=True)
    ]


def test_name_stands_beside_its_shape_where_there_is_room() -> None:
    assert pointed_at("sTTs..........") == ["sTT◀.SOLEUS..."]
    assert pointed_at(".........sTs") == ["..SOLEUS.▶Ts"]
    assert pointed_at("sTTs..........", is_ascii=True) == ["sTT<.SOLEUS..."]


def test_else_above_or_below_it() -> None:
    assert pointed_at("..........", "..........", "sssTssssss") == [
        "SOLEUS....",
        "...▼......",
        "sssTssssss",
    ]
    assert pointed_at("sssTssssss", "..........", "..........") == [
        "sssTssssss",
        "...▲......",
        "SOLEUS....",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("sTTs.....",),
        ("sTTp.........",),
        ("ssTsssss", "________", "........"),
        ("ssTs" + "s" * 12 + ".........",),
    ],
    ids=["no room", "over a wall", "through the floor", "too far"],
)
def test_no_name_where_a_line_would_mislead(rows: tuple[str, ...]) -> None:
    assert pointed_at(*rows) is None


def test_a_line_goes_rather_over_bone_than_over_another_muscle() -> None:
    assert pointed_at(".........mTbb.........") == [".........mT◀━.SOLEUS.."]


def test_it_stands_without_a_margin_rather_than_not_at_all() -> None:
    assert pointed_at("sTsSOLEUSp".replace("SOLEUS", "......")) == ["sT◀SOLEUSp"]


@given(
    st.integers(1, 30).flatmap(
        lambda wide: st.lists(
            st.text("...sbpmT_", min_size=wide, max_size=wide), min_size=1, max_size=9
        )
    )
)
def test_names_cover_nothing_and_lines_lead_to_their_shape(rows: list[str]) -> None:
    drawn = cells(*rows)
    found = pointed(drawn, SOLEUS, "NAME", lit(drawn), is_ascii=False)
    if found is None:
        return
    changed = [
        (x, y) for y, row in enumerate(found) for x, cell in enumerate(row) if cell != drawn[y][x]
    ]
    name = [(x, y) for x, y in changed if found[y][x].character.isalpha()]
    line = [place for place in changed if place not in name]
    assert "".join(found[y][x].character for x, y in name) == "NAME"
    assert all(drawn[y][x] == EMPTY for x, y in name)
    assert len({x for x, _ in line}) == 1 or len({y for _, y in line}) == 1
    tips = [(x, y) for x, y in line if found[y][x].character in "◀▶▲▼"]
    ((x, y),) = tips
    ways = {"◀": (-1, 0), "▶": (1, 0), "▲": (0, -1), "▼": (0, 1)}
    across, down = ways[found[y][x].character]
    assert drawn[y + down][x + across].ground == TARGET


def test_the_line_to_a_name_in_a_column_begins_at_its_edge() -> None:
    label = Label("SOLEUS", "target", (1.5, -0.5))
    (shown,) = named(cells("sTs."), [label], View(0, 0, 1), 12, is_ascii=False)
    assert "".join(cell.character for cell in shown).rstrip() == "  ◀━━━ SOLEUS"
    assert [cell.ground for cell in shown[:3]] == [INKS["s"], TARGET, INKS["s"]]
    (plain,) = named(cells("sTs."), [label], View(0, 0, 1), 12, is_ascii=True)
    assert "".join(cell.character for cell in plain).rstrip() == "  <=== SOLEUS"


def test_lines_are_seen_on_bones() -> None:
    label = Label("SOLEUS", "target", (0.5, -0.5))
    (shown,) = named(cells("Tbs"), [label], View(0, 0, 1), 12, is_ascii=False)
    assert [cell.ground for cell in shown[:3]] == [TARGET, 0, INKS["s"]]


def test_names_of_what_is_not_seen_are_left_out() -> None:
    far = Label("far", "muscle", (99, 0))
    rows = named(cells("........."), [far], View(0, 9, 1), 9, is_ascii=False)
    assert [[cell.character for cell in row] for row in rows] == [[" "] * 18]
