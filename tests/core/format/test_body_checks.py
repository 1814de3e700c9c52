"""Mistakes in bodies, and in what names their parts."""

from msgspec.structs import replace

from tests.drawing.bodies import BODY, figure
from tui.core.format.bodies import Frame, Pose, Prop
from tui.core.format.body_checks import check_body, check_figure
from tui.core.format.figures import Shape, Start

STRAY = Shape(ink="bone", outline=("foot 0,0", "shim 1,1"))


def told(**keys: object) -> list[tuple[object, ...]]:
    return [(*one.at, one.message) for one in check_body(replace(BODY, **keys))]


def test_a_good_body_has_none() -> None:
    assert told() == []


def test_frames_hang_on_earlier_ones() -> None:
    frames = (
        *BODY.frames,
        Frame(name="foot", on="shin"),
        Frame(name="arm"),
        Frame(name="hand", on="amr"),
    )
    assert told(frames=frames) == [
        ("frames", 4, "name", "there is a frame 'foot' already"),
        ("frames", 5, "'on' is missing: only the first frame is on no other"),
        ("frames", 6, "on", "unknown earlier frame 'amr' - did you mean 'arm'?"),
    ]
    assert told(frames=(Frame(name="floor", on="floor"),), shapes=(), poses={}, props={}) == [
        ("frames", 0, "name", "there is a frame 'floor' already"),
        ("frames", 0, "on", "unknown earlier frame 'floor'"),
    ]


def test_outlines_and_poses_name_frames() -> None:
    assert told(shapes=(*BODY.shapes, STRAY)) == [
        ("shapes", 5, "outline", 1, "unknown frame 'shim' - did you mean 'shin'?")
    ]
    assert told(props={"cup": Prop(shapes=(STRAY,))}) == [
        ("props", "cup", "shapes", 0, "outline", 1, "unknown frame 'shim' - did you mean 'shin'?")
    ]
    strange = Pose(fixed="floor", at=(0, 0), turn={"shinn": 3}, start=Start(turn={"thig": 1}))
    assert told(poses={"p": strange}) == [
        ("poses", "p", "fixed", "unknown frame 'floor' - did you mean 'foot'?"),
        ("poses", "p", "turn", "shinn", "unknown frame 'shinn' - did you mean 'shin'?"),
        ("poses", "p", "from", "turn", "thig", "unknown frame 'thig' - did you mean 'thigh'?"),
    ]


def test_a_figure_names_what_its_body_has() -> None:
    wrong = figure(
        pose="standin", turn={"shinn": 1}, props={"wal": (0, 0)}, start=Start(turn={"thig": 1})
    )
    assert [(*one.at, one.message) for one in check_figure(wrong, BODY, ("figure",))] == [
        ("figure", "pose", "unknown pose 'standin' - did you mean 'standing'?"),
        ("figure", "turn", "shinn", "unknown frame 'shinn' - did you mean 'shin'?"),
        ("figure", "from", "turn", "thig", "unknown frame 'thig' - did you mean 'thigh'?"),
        ("figure", "props", "wal", "unknown prop 'wal' - did you mean 'wall'?"),
    ]
    assert list(check_figure(figure(), BODY, ())) == []
