import pytest

from tui.widgets.lines import Line
from tui.widgets.pair_bars import Pair, label_row, pair_bars, pitch, score_row, that_fit


def text(lines: list[Line]) -> list[str]:
    return [one.plain.rstrip() for one in lines]


def tones(lines: list[Line], character: str) -> set[str]:
    return {span.tone for one in lines for span in one.spans if character in span.text}


def test_the_axis_is_fixed_and_bars_stand_in_eighths_of_a_row() -> None:
    pairs = [Pair(10, 5), Pair(5, 2.5), Pair(1, 0)]

    assert text(pair_bars(pairs, 4, 3)) == [
        "  10┤█",
        "    │█",
        "   5┤██ █",
        "   0┤██ ██ ▃▁",
    ]
    assert text(pair_bars([Pair(10, 0)], 3, 3)) == ["  10┤█", "   5┤█", "   0┤█▁"]


@pytest.mark.parametrize(("rows", "five"), [(1, None), (2, None), (3, 1), (4, 1), (6, 2), (7, 3)])
def test_half_way_up_is_told(rows: int, five: int | None) -> None:
    axis = [one.plain.strip() for one in reversed(pair_bars([], rows, 3))]

    assert axis[-1] == "10┤"
    assert [at for at, label in enumerate(axis) if label == "5┤"] == (
        [] if five is None else [five]
    )


def test_zero_is_a_bar_and_unknown_is_a_gap() -> None:
    pairs = [Pair(0, 0), Pair(None, None), Pair(None, 3), Pair(3, None)]

    assert text(pair_bars(pairs, 1, 3)) == ["  10┤▁▁ ·· ·▂ ▂·"]
    assert text(pair_bars(pairs, 1, 5)) == ["  10┤▁▁▁▁ · ·  · ▂▂ ▂▂·"]


@pytest.mark.parametrize(
    ("pair", "rows"),
    [
        (Pair(1, 3), ["", "  ▲", " ██"]),
        (Pair(2, 5), ["  ▲", "  █", " ██"]),
        (Pair(3, 3), ["", "", " ██"]),
        (Pair(3, 2), ["", "", " ██"]),
        (Pair(None, 3), ["", "", " ·█"]),
        (Pair(9, 10), [" ██▲", " ██", " ██"]),
    ],
)
def test_what_got_worse_is_marked_by_a_shape(pair: Pair, rows: list[str]) -> None:
    shown = [row[4:].replace("┤", " ").replace("│", " ") for row in text(pair_bars([pair], 3, 3))]
    whole = [row.translate(str.maketrans("▁▂▃▄▅▆▇", "███████")).rstrip() for row in shown]

    assert whole == [row.rstrip() for row in rows]


def test_what_got_worse_is_of_another_colour_too() -> None:
    worse, better = pair_bars([Pair(2, 4)], 3, 3), pair_bars([Pair(4, 2)], 3, 3)

    assert tones(worse, "▲") == {"bad"}
    assert "bad" not in {span.tone for one in better for span in one.spans}


def test_every_score_in_tenths_is_higher_than_the_one_before_or_as_high() -> None:
    heights = [
        sum(" ▁▂▃▄▅▆▇█".index(one.plain[5]) for one in pair_bars([Pair(tenths / 10, None)], 3, 3))
        for tenths in range(101)
    ]

    assert heights == sorted(heights)
    assert (heights[0], heights[-1]) == (1, 24)


@pytest.mark.parametrize(
    ("count", "width", "cells", "shown"),
    [
        (13, 43, 3, 13),
        (13, 42, 3, 12),
        (13, 30, 3, 8),
        (13, 86, 6, 13),
        (5, 43, 7, 5),
        (5, 200, 9, 5),
        (13, 5, 3, 0),
    ],
)
def test_the_newest_that_fit_are_shown(count: int, width: int, cells: int, shown: int) -> None:
    assert pitch(count, width) == cells
    assert that_fit(count, width) == shown


@pytest.mark.parametrize(
    ("cells", "row"), [(3, "  10┤█▄"), (5, "  10┤██▄▄"), (7, "  10┤███▄▄▄"), (6, "  10┤██▄▄")]
)
def test_bars_grow_wider_with_the_room(cells: int, row: str) -> None:
    assert text(pair_bars([Pair(10, 5)], 1, cells)) == [row]


def test_scores_stand_beneath_their_bars() -> None:
    assert score_row("am", [0, None, 2.6, 10, 4.4], 3).plain.rstrip() == "am   0  ·  3  10 4"


def test_labels_do_not_touch() -> None:
    assert label_row(["", "Sep", "Oct", "", "Nov"], 3).plain == "        Sep      Nov"
