"""What an exercise and an anatomy file say of figures: shapes, and the pose that a body takes.

Lengths are whole millimetres. A frame is a part of the body with axes of its own: x to the front,
y up, as the body stands upright; frames and poses are in `core.format.bodies`.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

PAGE = "page"
"""The frame of a picture."""
Name = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]{0,23}$")]
"""Of a frame, a pose or a prop."""
BodyId = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,47}$")]
Sentence = Annotated[str, Meta(min_length=1, max_length=240)]
Turn = Annotated[int, Meta(ge=-180, le=180)]
"""Degrees that a frame leans forward; 0 as the body stands upright."""
Bend = Annotated[int, Meta(ge=-60, le=170)]
Millimetres = Annotated[int, Meta(ge=-3000, le=3000)]
Spot = tuple[Millimetres, Millimetres]
Outline = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,23}( -?[0-9]{1,4},-?[0-9]{1,4}){1,40}$")]
"""A frame and points in it: `shank -46,20 -66,180`. As text it is read in no time at the start."""
Ink = Literal["skin", "far", "bone", "muscle", "tendon", "target", "prop", "floor"]
"""What a shape is: `far` is the limb behind, `target` what a picture is about."""


class Shape(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A smooth outline that is filled, or a line; it may go from one frame into the next."""

    ink: Ink
    outline: Annotated[tuple[Outline, ...], Meta(min_length=1, max_length=8)]
    width: Annotated[int, Meta(ge=1, le=1000)] | None = None
    """Of a line; one point makes a disc. None: an outline."""
    label: Annotated[str, Meta(min_length=1, max_length=24)] | None = None
    """In a picture: its name. The line to it begins at the first point.

    In a figure: a short name for where the title has no room.
    """


Shapes = Annotated[tuple[Shape, ...], Meta(min_length=1, max_length=24)]


class Drawing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`[figure]` of an anatomy file: how it looks in the frames of a body."""

    shapes: Shapes
    close: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=6)]
    """The frames that are shown from near where it is the target."""


class Picture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`[picture]` of an anatomy file: a page of its own that moves with no pose."""

    title: Annotated[str, Meta(min_length=1, max_length=60)]
    describe: Sentence
    shapes: Shapes


class Start(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a move into a pose begins: what is different there."""

    knee: Bend | None = None
    ankle: Bend | None = None
    turn: dict[Name, Turn] = {}
    at: Spot | None = None


class Figure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`[figure]` of an exercise: the pose of a body, with what it holds and stands on."""

    body: BodyId
    pose: Name
    describe: Sentence
    """For whoever can't see it."""
    turn: dict[Name, Turn] = {}
    """What is different from the pose of that name."""
    at: Spot | None = None
    props: dict[Name, Spot] = {}
    """Each with how far it stands from where its outline has it."""
    start: Start | None = field(name="from", default=None)
