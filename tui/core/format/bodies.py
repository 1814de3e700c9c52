"""`bodies/ID.toml`: a body that can be drawn, its joints, its poses, and what it can hold."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from tui.core.format.figures import Name, Shape, Shapes, Spot, Start, Turn

FLOOR = "floor"
"""The frame of what no body moves."""
Joint = Literal["knee", "ankle"]
"""The keys of a step whose degrees bend a frame against the one it is on."""


class Frame(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part with axes of its own, fastened with one of its points to a point of another."""

    name: Name
    on: Name | None = None
    """None: the first, on which all others are, one on the other."""
    at: Spot = (0, 0)
    """The point of the frame that it is on."""
    own: Spot = (0, 0)
    """The point of its own that lies there."""
    joint: Joint | None = None
    bends: Literal["forward", "back"] = "forward"
    """Where it leans as the joint's degrees grow."""
    upright: bool = False
    """Whether it leans with nothing."""


class Pose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a body stands, sits or lies.

    A frame that is not in `turn` leans as the one it is on, bent by its joint.
    """

    fixed: Name
    """The frame that does not move while the others do."""
    at: Spot
    """Where its own origin is, from the floor's."""
    turn: dict[Name, Turn]
    start: Start | None = field(name="from", default=None)
    """Where a move into it begins, unless a figure says otherwise."""


class Prop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A thing beside the body, or held by it."""

    shapes: Shapes
    front: bool = False
    """Whether it covers the body."""


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`bodies/ID.toml`."""

    schema: Literal[1]
    title: Annotated[str, Meta(min_length=1, max_length=60)]
    frames: Annotated[tuple[Frame, ...], Meta(min_length=1, max_length=24)]
    shapes: Annotated[tuple[Shape, ...], Meta(min_length=1, max_length=40)]
    poses: dict[Name, Pose]
    props: dict[Name, Prop] = {}
