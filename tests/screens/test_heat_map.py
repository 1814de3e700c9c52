import pytest

from tui.widgets.heat_map import heat_map, legend, level, month_labels
from tui.widgets.meter import sparks


@pytest.mark.parametrize(
    ("value", "shape"), [(0, 0), (1, 1), (9, 1), (10, 2), (19, 2), (20, 3), (30, 4), (999, 4)]
)
def test_a_limit_that_is_reached_is_a_level_more(value: int, shape: int) -> None:
    assert level(value, (10, 20, 30)) == shape


def test_a_column_is_a_week_and_each_level_has_a_shape() -> None:
    weeks: list[list[int | None]] = [[0, 1, 2, 3, 4, 0, 0], [4, 4, None, None, None, None, None]]

    assert [one.plain for one in heat_map(weeks, ["", "Sep"])] == [
        "    Sep",
        "M · ██",
        "T ░░██",
        "W ▒▒  ",
        "T ▓▓  ",
        "F ██  ",
        "S ·   ",
        "S ·   ",
    ]


def test_the_legend_shows_every_shape() -> None:
    assert legend("0", "30+ min").plain == "0 ··░░▒▒▓▓██ 30+ min"


def test_a_month_is_named_where_it_begins() -> None:
    assert month_labels(["Aug", "Aug", "Sep", "Sep", "Oct"]) == ["", "", "Sep", "", "Oct"]


def test_a_meter_is_full_at_its_limit_and_not_before() -> None:
    assert sparks([0, 1, 300, 599, 600, 900], 600).text == "·▁▄▇██"
