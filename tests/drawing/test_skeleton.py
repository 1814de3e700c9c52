"""Where the parts of a body are in a pose."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.drawing.bodies import BODY, figure
from tui.core.format.figures import Start
from tui.drawing.raster import Point
from tui.drawing.skeleton import Placed, Stance, between, place, stances

degrees = st.integers(-60, 170)


def stance(knee: float = 0, ankle: float = 0, fixed: str = "foot", **turns: float) -> Stance:
    return Stance(fixed, (0, 80), {fixed: 0, **turns}, {"knee": knee, "ankle": ankle})


def near(one: Point, x: float, y: float) -> bool:
    return hypot(one[0] - x, one[1] - y) < 1e-6


def test_upright_all_parts_stand_one_on_the_other() -> None:
    placed = place(BODY, stance())
    assert [placed[name] for name in ("foot", "shin", "thigh", "seat")] == [
        (0, 80, 0),
        (0, 80, 0),
        (0, 480, 0),
        (0, 880, 0),
    ]


@pytest.mark.parametrize(
    ("lean", "x", "y"), [(0, 0, 100), (90, 100, 0), (-90, -100, 0), (180, 0, -100)]
)
def test_what_leans_forward_is_turned_to_the_toes(lean: float, x: float, y: float) -> None:
    assert near(Placed(0, 0, lean).point(0, 100), x, y)
    assert near(Placed(0, 0, lean).point(100, 0), y, -x)


@given(knee=degrees, ankle=degrees)
def test_joints_bend_as_far_as_the_step_says(knee: int, ankle: int) -> None:
    """Toes towards the shin leans it forward, and a bent knee leans the thigh back."""
    placed = place(BODY, stance(knee, ankle))
    assert placed["shin"].lean - placed["foot"].lean == ankle
    assert placed["shin"].lean - placed["thigh"].lean == knee
    assert placed["seat"].lean == 0


@given(knee=degrees, ankle=degrees, turn=st.integers(-180, 180))
def test_parts_hang_together_from_whichever_is_fixed(knee: int, ankle: int, turn: int) -> None:
    for fixed in ("foot", "shin", "thigh"):
        placed = place(BODY, stance(knee, ankle, fixed, **{fixed: turn}))
        assert placed[fixed] == (0, 80, turn)
        ankle_at, knee_at = placed["shin"].point(0, 0), placed["shin"].point(0, 400)
        assert near(placed["foot"].point(0, 0), *ankle_at)
        assert near(placed["thigh"].point(0, 0), *knee_at)
        assert placed["shin"].lean - placed["thigh"].lean == pytest.approx(knee)


def test_a_part_that_is_turned_bends_no_joint() -> None:
    assert place(BODY, stance(knee=30, thigh=-90))["thigh"].lean == -90


def test_a_move_goes_from_one_pose_to_the_other() -> None:
    start = Start(knee=0, turn={"foot": -10}, at=(-100, 80))
    begin, end = stances(BODY, figure(start=start, turn={"seat": 5}), {"knee": 40, "ankle": 20})
    assert begin == ("foot", (-100, 80), {"foot": -10, "seat": 5}, {"knee": 0, "ankle": 20})
    assert end == ("foot", (0, 80), {"foot": 0, "seat": 5}, {"knee": 40, "ankle": 20})
    assert between(begin, end, 0) == begin
    assert between(begin, end, 1) == end
    half = between(begin, end, 0.5)
    assert (half.at, half.turns["foot"], half.bends["knee"]) == ((-50, 80), -5, 20)


def test_a_pose_has_a_start_of_its_own_unless_the_figure_has_one() -> None:
    pose = replace(BODY.poses["standing"], start=Start(ankle=-20))
    body = replace(BODY, poses={"standing": pose})
    assert stances(body, figure(), {"ankle": 20})[0].bends == {"ankle": -20}
    assert stances(body, figure(start=Start(ankle=5)), {"ankle": 20})[0].bends == {"ankle": 5}


def test_without_a_start_a_move_goes_nowhere() -> None:
    begin, end = stances(BODY, figure(), {"knee": 40, "ankle": 20})
    assert begin == end
