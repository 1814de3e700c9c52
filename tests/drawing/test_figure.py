"""Scenes and what is drawn of them, in every way that a terminal can show it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.drawing.bodies import BODY, SHIN, figure
from tui.core.format.figures import Figure, Picture, Shape
from tui.drawing import figure as layout
from tui.drawing.dots import BRAILLE, QUADRANTS
from tui.drawing.figure import chip, picture
from tui.drawing.medium import Medium, medium
from tui.drawing.naming import Rows
from tui.drawing.raster import Cell
from tui.drawing.scene import Muscle, scene, still
from tui.drawing.shown import NUMBERS, TARGET, Scene
from tui.drawing.skeleton import stances

COLOUR = medium(beyond_ascii=True, has_colour=True)
BRAILLE_ONLY = medium(beyond_ascii=True, has_colour=False)
ASCII_ONLY = medium(beyond_ascii=False, has_colour=True)
every_medium = pytest.mark.parametrize(
    "shown", [COLOUR, BRAILLE_ONLY, ASCII_ONLY], ids=["colour", "braille", "ascii"]
)
TARGETED = Muscle("Soleus", (SHIN,), is_target=True)
OTHER = Muscle("Other", (SHIN,), is_target=False)


def standing(
    *muscles: Muscle, shown: Figure | None = None, near: tuple[str, ...] = ("shin",)
) -> Scene:
    shown = shown or figure()
    _, end = stances(BODY, shown, {"knee": 0, "ankle": 0})
    return scene(BODY, shown, end, muscles, near)


def drawn(scene_: Scene, columns: int, rows: int, shown: Medium, *, names: bool) -> Rows:
    return layout.figure(scene_, columns, rows, shown, names=names).rows


def text(rows: Rows) -> list[str]:
    return ["".join(cell.character for cell in row) for row in rows]


def inks(rows: Rows) -> set[int]:
    return {ink for row in rows for cell in row for ink in (cell.ink, cell.ground)}


def cells_of(rows: Rows, ink: str) -> list[tuple[int, int]]:
    number = NUMBERS[ink]
    return [
        (x, y)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if number in (cell.ink, cell.ground)
    ]


@every_medium
def test_target_is_lit_and_others_are_dim(shown: Medium) -> None:
    lit = drawn(standing(TARGETED), 30, 10, shown, names=False)
    dim = drawn(standing(OTHER), 30, 10, shown, names=False)
    assert TARGET in inks(lit)
    assert NUMBERS["muscle"] not in inks(lit)
    assert TARGET not in inks(dim)
    assert NUMBERS["muscle"] in inks(dim)


def test_legend_shows_inks_as_the_figure_does() -> None:
    assert chip("target", COLOUR) == [Cell(" ", 0, TARGET)] * 2
    assert text([chip("target", BRAILLE_ONLY), chip("muscle", BRAILLE_ONLY)]) == ["⣿⣿", "  "]
    assert text([chip("target", ASCII_ONLY), chip("muscle", ASCII_ONLY)]) == ["##", "++"]


def test_target_is_filled_where_there_is_no_colour_and_all_else_is_a_line() -> None:
    full = BRAILLE.draw((True,) * 8)
    lit = drawn(standing(TARGETED), 30, 16, BRAILLE_ONLY, names=False)
    dim = drawn(standing(OTHER), 30, 16, BRAILLE_ONLY, names=False)
    assert any(cell.character == full and cell.ink == TARGET for row in lit for cell in row)
    assert not any(full in row for row in text(dim))


def test_ascii_says_by_a_letter_what_it_is() -> None:
    rows = text(drawn(standing(TARGETED), 30, 14, ASCII_ONLY, names=False))
    assert "".join(rows).isascii()
    assert all(any(letter in row for row in rows) for letter in "#:o_")


@every_medium
@given(columns=st.integers(0, 90), rows=st.integers(0, 40), names=st.booleans())
def test_every_size_is_kept_or_left_empty(
    shown: Medium, columns: int, rows: int, names: bool
) -> None:
    wide = standing(TARGETED, shown=figure(props={"wall": (700, 0)}))
    for scene_ in (standing(TARGETED), wide):
        picture_ = drawn(scene_, columns, rows, shown, names=names)
        assert len(picture_) <= rows
        assert {len(row) for row in picture_} <= {columns}


def test_the_whole_and_the_part_from_near_stand_beside_or_below_each_other() -> None:
    for columns, rows in ((40, 10), (20, 30)):
        scene_ = standing(TARGETED)
        lit = cells_of(drawn(scene_, columns, rows, COLOUR, names=False), "target")
        column = {x for x, _ in lit}
        row = {y for _, y in lit}
        gaps = [set(range(min(seen), max(seen))) - seen for seen in (column, row)]
        assert any(gaps)


def test_bones_are_seen_from_near_only() -> None:
    scene_ = standing(TARGETED)
    assert "bone" in {piece.ink for piece in scene_.close.pieces}
    assert "bone" not in {piece.ink for piece in scene_.whole.pieces}


def test_what_is_held_covers_the_body_and_what_stands_behind_does_not() -> None:
    held = standing(shown=figure(props={"band": (0, 0), "wall": (300, 0), "nothing": (0, 0)}))
    order = [piece.ink for piece in held.whole.pieces if piece.ink != "floor"]
    assert (order[0], order[-1]) == ("prop", "prop")
    assert [piece.ink for piece in held.close.pieces].count("prop") == 1
    wall = held.whole.pieces[0]
    assert {x for x, _ in wall.points} == {300}


def test_shapes_in_parts_that_the_body_lacks_are_left_out() -> None:
    arm = Shape(ink="muscle", outline=("arm 0,0 9,9 9,0",))
    strange = standing(Muscle("Arm", (arm,), is_target=True), near=("arm",))
    assert strange.labels == []
    assert drawn(strange, 30, 10, COLOUR, names=True)


def test_ground_makes_no_picture_wider() -> None:
    assert standing().whole.box.wide < 500


def test_names_are_whole_and_each_has_a_row_of_its_own() -> None:
    again = [Muscle(title, (SHIN,), title == "Soleus") for title in ("One", "Two", "Soleus")]
    rows = text(drawn(standing(*again), 60, 12, COLOUR, names=True))
    for name in ("one", "two", "SOLEUS"):
        (row,) = [row for row in rows if name in row]
        assert row.rstrip().endswith(name)


LONG = Muscle("A muscle with a long title", (SHIN,), is_target=True)


@every_medium
def test_target_is_named_where_the_figure_leaves_room(shown: Medium) -> None:
    found = layout.figure(standing(OTHER, TARGETED), 40, 14, shown, names=False)
    assert sum("SOLEUS" in row for row in text(found.rows)) == 1
    assert [label.text for label in found.unnamed] == ["other"]


def test_a_title_without_room_gives_way_to_its_short_name_and_stays_in_the_legend() -> None:
    short = LONG._replace(shapes=(replace(SHIN, label="long"),))
    without, with_short = (
        layout.figure(standing(one), 24, 12, COLOUR, names=False) for one in (LONG, short)
    )
    assert [label.text for label in without.unnamed] == [LONG.title.upper()]
    assert not any(row.strip().isalpha() for row in text(without.rows))
    assert [label.text for label in with_short.unnamed] == [LONG.title.upper()]
    assert any("LONG" in row for row in text(with_short.rows))


def test_a_target_without_muscle_or_tendon_is_lit_whole() -> None:
    cap, pad = replace(SHIN, ink="bone"), Shape(ink="skin", outline=("shin 0,0 9,9 9,0",))
    lit, dim = (Muscle("Kneecap", (pad, cap), target) for target in (True, False))
    found = layout.figure(standing(dim, lit), 40, 14, COLOUR, names=False)
    assert any("KNEECAP" in row for row in text(found.rows))
    assert [label.ink for label in found.unnamed] == ["skin"]


def test_what_is_not_seen_from_near_is_in_no_legend() -> None:
    far = Muscle("Far", (Shape(ink="muscle", outline=("thigh 0,390 9,399 9,390",)),), False)
    found = layout.figure(standing(far, TARGETED, near=("foot",)), 30, 12, COLOUR, names=False)
    assert "far" not in [label.text for label in found.unnamed]


PICTURE = Picture(
    title="Behind",
    describe="A leg from behind.",
    shapes=(
        Shape(ink="skin", outline=("page 0,0 100,0 100,300 0,300",)),
        Shape(ink="target", label="soleus", outline=("page 80,200 20,200 20,100 80,100",)),
        Shape(ink="bone", label="heel", outline=("page 50,20",), width=30),
    ),
)


@every_medium
def test_picture_has_its_names(shown: Medium) -> None:
    rows = picture(still(PICTURE), 34, 12, shown)
    assert {len(row) for row in rows} == {34}
    beside = [row[-8:].strip() for row in text(rows)]
    assert [name for name in beside if name.isalpha()] == ["SOLEUS", "heel"]
    assert picture(still(PICTURE), 15, 12, shown) == []


def test_blocks_are_quadrants_in_colour() -> None:
    possible = {QUADRANTS.draw(dots) for dots in product((False, True), repeat=4)}
    rows = drawn(standing(OTHER), 30, 10, COLOUR, names=False)
    assert {cell.character for row in rows for cell in row} <= possible - {"█"}
