"""A body of three parts, to be drawn in tests."""

from msgspec.structs import replace

from tui.core.format.bodies import Body, Frame, Pose, Prop
from tui.core.format.figures import Figure, Shape

SHIN = Shape(ink="muscle", outline=("shin -20,50 -20,200 -60,200 -60,50",))
BODY = Body(
    schema=1,
    title="A leg",
    frames=(
        Frame(name="foot"),
        Frame(name="shin", on="foot", joint="ankle"),
        Frame(name="thigh", on="shin", at=(0, 400), joint="knee", bends="back"),
        Frame(name="seat", on="thigh", at=(0, 400), upright=True),
    ),
    shapes=(
        Shape(ink="floor", outline=("floor -3000,-20 3000,-20",), width=40),
        Shape(ink="skin", outline=("foot -50,-80 200,-80 200,-40 -50,0",)),
        Shape(ink="skin", outline=("shin 0,0 0,400",), width=120),
        Shape(ink="bone", outline=("shin 10,0 10,400",), width=40),
        Shape(ink="skin", outline=("thigh 0,0 0,400",), width=160),
    ),
    poses={"standing": Pose(fixed="foot", at=(0, 80), turn={"foot": 0})},
    props={
        "wall": Prop(shapes=(Shape(ink="prop", outline=("floor 0,0 0,900",), width=40),)),
        "band": Prop(
            shapes=(Shape(ink="prop", outline=("foot 190,-60", "thigh 0,380"), width=10),),
            front=True,
        ),
    },
)
FIGURE = Figure(body="leg", pose="standing", describe="A leg that stands.")


def figure(**keys: object) -> Figure:
    """A leg that stands, with what is told otherwise."""
    return replace(FIGURE, **keys)
