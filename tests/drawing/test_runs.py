"""One ink in few styles: the picture stays the same, and no cell is a full block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.dots import QUADRANTS, SEXTANTS, Dots
from tui.drawing.raster import Canvas, pattern
from tui.drawing.runs import Run, runs

COLUMNS, ROWS = 6, 2
rows_of_dots = st.lists(
    st.lists(st.booleans(), min_size=COLUMNS * 2, max_size=COLUMNS * 2).map(bytearray),
    min_size=ROWS * 3,
    max_size=ROWS * 3,
)


def undone(run: Run, dots: Dots) -> str:
    """A run as it would be drawn without reverse."""
    if run.way != "solid":
        assert run.way == "ink" or run.text.isspace()
        return run.text
    full = canvas_of([bytearray([1] * dots.across)] * dots.down, 1, 1, dots)
    assert pattern(full)[0] not in run.text, "a full cell has to be a space"
    return "".join(_reversed(cell, dots) for cell in run.text)


def _reversed(cell: str, dots: Dots) -> str:
    for number in range(1 << (dots.across * dots.down)):
        way = tuple(bool(number >> place & 1) for place in range(dots.across * dots.down))
        if dots.draw(way) == cell:
            return dots.draw(tuple(not one for one in way))
    raise AssertionError(cell)


def canvas_of(inks: list[bytearray], columns: int, rows: int, dots: Dots) -> Canvas:
    canvas = Canvas(columns, rows, dots)
    canvas.inks = [row[: columns * dots.across] for row in inks[: rows * dots.down]]
    return canvas


@pytest.mark.parametrize("dots", [QUADRANTS, SEXTANTS], ids=lambda d: str(d[:2]))
@given(inks=rows_of_dots)
def test_the_picture_is_the_same(dots: Dots, inks: list[bytearray]) -> None:
    canvas = canvas_of(inks, COLUMNS, ROWS, dots)
    drawn = ["".join(undone(run, dots) for run in row) for row in runs(canvas)]
    assert drawn == pattern(canvas)


def row(text: str) -> list[Run]:
    """Runs of one row of cells: `#` full, `/` its left half, ` ` nothing."""
    halves = {"#": (1, 1), "/": (1, 0), " ": (0, 0)}
    dots = bytearray(dot for cell in text for dot in halves[cell])
    (found,) = runs(canvas_of([dots, bytearray(dots)], len(text), 1, QUADRANTS))
    return found


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (" /# ", [Run(" ", "nothing"), Run("▐ ", "solid"), Run(" ", "nothing")]),
        ("#/ /#", [Run(" ▐", "solid"), Run(" ", "nothing"), Run("▐ ", "solid")]),
        (" / /", [Run(" ▌ ▌", "ink")]),
        ("#  /", [Run(" ", "solid"), Run("  ▌", "ink")]),
        ("    ", [Run("    ", "nothing")]),
    ],
)
def test_what_is_full_in_part_is_drawn_as_its_neighbours_are(
    cells: str, expected: list[Run]
) -> None:
    assert row(cells) == expected
