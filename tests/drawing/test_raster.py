"""Shapes in, characters out, in every way that a cell can be divided."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.dots import ASCII, BRAILLE, QUADRANTS, SEXTANTS, Dots
from tui.drawing.raster import Canvas, Cell, cells, circle, pattern

KINDS = {
    "quadrants": QUADRANTS,
    "sextants": SEXTANTS,
    "braille": BRAILLE,
    "ascii": ASCII,
}
every_kind = pytest.mark.parametrize("dots", KINDS.values(), ids=KINDS)
WITH_GROUND = [QUADRANTS, SEXTANTS]
SQUARE = [(1, 2), (3, 2), (3, 6), (1, 6)]
"""Two cells wide and two high, one cell from the left and one from the top."""


def ways(dots: Dots) -> list[tuple[bool, ...]]:
    return list(product((False, True), repeat=dots.across * dots.down))


@pytest.mark.parametrize("dots", [QUADRANTS, SEXTANTS, BRAILLE], ids=lambda d: str(d[:2]))
def test_every_way_to_set_the_dots_has_its_own_character(dots: Dots) -> None:
    assert len({dots.draw(way) for way in ways(dots)}) == len(ways(dots))


@every_kind
def test_nothing_is_a_space_and_one_character_is_one_cell(dots: Dots) -> None:
    assert dots.draw((False,) * dots.across * dots.down) == " "
    assert all(len(dots.draw(way)) == 1 for way in ways(dots))


def test_ascii_is_ascii() -> None:
    assert all(ASCII.draw(way).isascii() for way in ways(ASCII))


@pytest.mark.parametrize(
    ("dots", "way", "character"),
    [
        (QUADRANTS, "1000", "▘"),
        (QUADRANTS, "0110", "▞"),
        (SEXTANTS, "100000", "\U0001fb00"),
        (SEXTANTS, "101010", "▌"),
        (SEXTANTS, "011111", "\U0001fb3b"),
        (BRAILLE, "10000000", "⠁"),
        (BRAILLE, "01000000", "⠈"),
        (BRAILLE, "00000010", "⡀"),
    ],
)
def test_dots_are_where_unicode_says(dots: Dots, way: str, character: str) -> None:
    assert dots.draw(tuple(bit == "1" for bit in way)) == character


@every_kind
def test_polygon_fills_exactly_what_it_covers(dots: Dots) -> None:
    canvas = Canvas(4, 4, dots)
    canvas.fill(SQUARE, 1)
    full = dots.draw((True,) * dots.across * dots.down)
    assert pattern(canvas) == ["    ", f" {full}{full} ", f" {full}{full} ", "    "]


@pytest.mark.parametrize(("share", "is_filled"), [(0.4, False), (0.6, True)])
def test_dot_counts_when_its_middle_is_covered(share: float, is_filled: bool) -> None:
    for wide, high in ((share / 2, 1), (0.5, share)):
        canvas = Canvas(1, 1, QUADRANTS)
        canvas.fill([(0, 0), (wide, 0), (wide, high), (0, high)], 1)
        assert bool(canvas.inks[0][0]) is is_filled


@every_kind
def test_what_is_outside_is_cut_off(dots: Dots) -> None:
    canvas = Canvas(2, 1, dots)
    canvas.fill([(-50, -50), (50, -50), (50, 50), (-50, 50)], 1)
    canvas.stroke([(-9, -9), (-3, 99)], 2, 1)
    full = dots.draw((True,) * dots.across * dots.down)
    assert pattern(canvas) == [full * 2]
    assert not any(2 in row for row in canvas.inks)


def test_solid_cells_are_spaces_on_a_ground() -> None:
    canvas = Canvas(4, 4, QUADRANTS)
    canvas.fill(SQUARE, 7)
    assert cells(canvas)[1] == [Cell(" ", 0, 0), Cell(" ", 0, 7), Cell(" ", 0, 7), Cell(" ", 0, 0)]


def test_cell_of_two_inks_shows_both() -> None:
    canvas = Canvas(1, 1, QUADRANTS)
    canvas.fill([(0, 0), (1, 0), (1, 2), (0, 2)], 1)
    canvas.fill([(0, 0), (0.5, 0), (0.5, 2), (0, 2)], 2)
    (((character, ink, ground),),) = cells(canvas)
    assert {(character, ink, ground)} <= {("▌", 2, 1), ("▐", 1, 2)}


@given(st.lists(st.sampled_from([0, 1, 2, 3]), min_size=4, max_size=4))
def test_no_dot_is_lost_to_nothing_nor_made_of_it(inks: list[int]) -> None:
    """Where a cell has room for two inks only, a third one is shown in another, not left out."""
    canvas = Canvas(1, 1, QUADRANTS)
    canvas.inks = [bytearray(inks[:2]), bytearray(inks[2:])]
    ((cell,),) = cells(canvas)
    solid = QUADRANTS.draw(tuple(one != 0 for one in inks))
    if 0 in inks and len(set(inks)) > 1 and cell.ground == 0:
        assert cell.character == solid
    assert {cell.ink, cell.ground} <= {*inks, 0}


def test_later_shape_covers_the_earlier() -> None:
    canvas = Canvas(4, 4, QUADRANTS)
    canvas.fill(SQUARE, 1)
    canvas.fill(SQUARE, 2)
    assert not any(1 in row for row in canvas.inks)


@every_kind
def test_thin_stroke_has_no_gaps(dots: Dots) -> None:
    canvas = Canvas(12, 6, dots)
    canvas.stroke([(0.2, 0.2), (11.8, 11.8)], 1, 0.01)
    assert all(any(row) for row in canvas.inks)
    assert all(any(row[column] for row in canvas.inks) for column in range(12 * dots.across))


def test_stroke_is_as_thick_as_it_is_told() -> None:
    canvas = Canvas(20, 10, BRAILLE)
    canvas.stroke([(0, 10), (20, 10)], 1, 4)
    across = [bool(row[20]) for row in canvas.inks]
    assert sum(across) == 8  # dots of half a cell width
    assert across[16:24] == [True] * 8


def test_circle_is_round_on_the_screen() -> None:
    canvas = Canvas(20, 10, QUADRANTS)
    canvas.fill(circle(10, 10, 6), 1)
    wide = max(sum(row) for row in canvas.inks) / QUADRANTS.across
    high = sum(any(row) for row in canvas.inks) / QUADRANTS.down * 2
    assert wide == pytest.approx(12, abs=1)
    assert high == pytest.approx(12, abs=1)


def test_outline_is_a_dot_wide_and_what_is_filled_is_full() -> None:
    canvas = Canvas(6, 6, BRAILLE)
    canvas.fill([(0, 0), (6, 0), (6, 12), (0, 12)], 1)
    canvas.fill([(2, 4), (4, 4), (4, 8), (2, 8)], 2)
    assert pattern(canvas, filled=[2])[2] == "  ⣿⣿  "
    assert pattern(canvas, filled=[])[2] == "  ⡏⢹  "
    assert pattern(canvas, filled=[2])[0] == " " * 6  # the edge of the canvas is no border


@pytest.mark.parametrize("dots", WITH_GROUND, ids=lambda dots: str(dots[:2]))
@given(points=st.lists(st.tuples(st.floats(-5, 15), st.floats(-5, 15)), min_size=1, max_size=9))
def test_any_shape_gives_a_whole_picture(dots: Dots, points: list[tuple[float, float]]) -> None:
    canvas = Canvas(7, 3, dots)
    canvas.fill(points, 1)
    canvas.stroke(points, 2, 0.7)
    for rows in (cells(canvas), pattern(canvas), pattern(canvas, filled=[2])):
        assert [len(row) for row in rows] == [7, 7, 7]


@given(st.lists(st.lists(st.integers(0, 3), min_size=6, max_size=6), min_size=4, max_size=8))
def test_an_outline_is_what_lies_beside_a_lesser_ink(inks: list[list[int]]) -> None:
    canvas = Canvas(3, len(inks) // 4, BRAILLE)
    canvas.inks = [bytearray(row) for row in inks[: len(inks) // 4 * 4]]
    rows = canvas.inks

    def seen(y: int, x: int) -> bool:
        around = [(y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)]
        beside = [rows[v][u] for v, u in around if 0 <= v < len(rows) and 0 <= u < 6]
        return rows[y][x] == 3 or min(beside) < rows[y][x]

    wanted = [
        BRAILLE.draw(tuple(seen(top + v, left + u) for v in range(4) for u in range(2)))
        for top in range(0, len(rows), 4)
        for left in range(0, 6, 2)
    ]
    assert "".join(pattern(canvas, filled=[3])) == "".join(wanted)
