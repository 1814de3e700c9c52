"""A body in a pose with the shapes of its muscles, and pictures that move with no pose."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from tui.core.format.bodies import Body
from tui.core.format.figures import PAGE, Figure, Ink, Picture, Shape
from tui.drawing.raster import Point
from tui.drawing.shown import Label, Piece, Scene, Shown, bounds
from tui.drawing.skeleton import Placed, Stance, between, place, stances

_NEAR_MARGIN, _MARGIN, _PAGE_MARGIN = 60, 40, 5
"""Millimetres round the part that matters, round all of it, and round a picture."""
_FLOOR = 40
"""Millimetres of it that are seen below."""
_TOO_FINE: frozenset[Ink] = frozenset(("bone", "tendon", "muscle"))
"""What can't be told apart in the whole of a body."""
_BETWEEN = 3
"""Points that make each corner of an outline round."""


class Muscle(NamedTuple):
    """What a body is shown with."""

    title: str
    shapes: Sequence[Shape]
    is_target: bool


def pieces(
    shapes: Iterable[Shape],
    placed: Mapping[str, Placed],
    instead: Mapping[Ink, Ink] = MappingProxyType({}),
) -> Iterator[Piece]:
    """The shapes where their frames are; a shape in a frame that there isn't is left out.

    `instead` gives inks that are changed.
    """
    for shape in shapes:
        parts = _parts(shape.outline)
        if all(frame in placed for frame, _ in parts):
            points = [point for frame, spots in parts for point in placed[frame].points(spots)]
            rounded = points if shape.width else _rounded(points)
            ink = instead.get(shape.ink, shape.ink)
            yield Piece(ink, rounded, shape.width, frame=parts[0][0])


@lru_cache(maxsize=512)
def _parts(outline: tuple[str, ...]) -> list[tuple[str, list[Point]]]:
    """Frames and the points in them; the same few are asked for again and again."""
    parts = []
    for line in outline:
        frame, *spots = line.split()
        pairs = (spot.split(",") for spot in spots)
        parts.append((frame, [(float(across), float(along)) for across, along in pairs]))
    return parts


def scene(
    body: Body, figure: Figure, stance: Stance, muscles: Sequence[Muscle], near: Sequence[str]
) -> Scene:
    """A body in a stance with its muscles, the target last; `near` are frames of it."""
    placed = place(body, stance)
    skin = list(pieces(body.shapes, placed))
    parts = [_muscle(muscle, placed) for muscle in muscles]
    behind = list(_props(body, figure.props, placed, front=False))
    before = list(_props(body, figure.props, placed, front=True))
    from_near = [*skin, *(piece for part in parts for piece in part), *before]
    all_pieces = [*behind, *from_near]
    around = [piece for piece in skin if piece.ink == "skin" and piece.frame in near] or skin
    return Scene(
        Shown(
            [piece for piece in all_pieces if piece.ink not in _TOO_FINE],
            bounds(all_pieces).with_margin(_MARGIN, _FLOOR),
        ),
        Shown(
            [piece for piece in from_near if piece.ink != "far"],
            bounds(around).with_margin(_NEAR_MARGIN, _FLOOR),
        ),
        [_label(muscle, part) for muscle, part in zip(muscles, parts, strict=True) if part],
    )


def on_the_way(
    body: Body,
    figure: Figure,
    bends: Mapping[str, float],
    share: float,
    muscles: Sequence[Muscle],
    near: Sequence[str],
) -> Scene:
    """The scene a share of the way into the pose; nothing changes its size on the way.

    `KeyError` where the body has no such pose.
    """
    begin, end = stances(body, figure, bends)
    first, now, last = (
        scene(body, figure, stance, muscles, near)
        for stance in (begin, between(begin, end, share), end)
    )
    return Scene(
        Shown(now.whole.pieces, first.whole.box.together(last.whole.box)),
        Shown(now.close.pieces, last.close.box.around(now.close.box)),
        now.labels,
    )


def still(picture: Picture) -> Scene:
    """A picture as it is."""
    placed = {PAGE: Placed(0, 0, 0)}
    shown: list[Piece] = []
    labels: list[Label] = []
    for shape in picture.shapes:
        for piece in pieces([shape], placed):
            shown.append(piece)
            if shape.label:
                name = shape.label.upper() if shape.ink == "target" else shape.label
                labels.append(Label(name, shape.ink, piece.points[0]))
    all_of_it = Shown(shown, bounds(shown).with_margin(_PAGE_MARGIN, _PAGE_MARGIN))
    return Scene(all_of_it, all_of_it, labels)


def _muscle(muscle: Muscle, placed: Mapping[str, Placed]) -> list[Piece]:
    """Its pieces; of the target, muscle and tendon are lit, or all where it has neither."""
    inks = {shape.ink for shape in muscle.shapes}
    lit = inks.intersection(("muscle", "tendon")) or inks
    instead: dict[Ink, Ink] = dict.fromkeys(lit, "target") if muscle.is_target else {}
    return list(pieces(muscle.shapes, placed, instead))


def _label(muscle: Muscle, part: Sequence[Piece]) -> Label:
    """At what is lit, or at the first of its pieces; short as the first label of its shapes."""
    at = next((piece for piece in part if piece.ink == "target"), part[0])
    name, short = muscle.title, next((shape.label for shape in muscle.shapes if shape.label), "")
    if muscle.is_target:
        return Label(name.upper(), at.ink, _middle(at.points), short.upper())
    return Label(name.lower(), at.ink, _middle(at.points), short)


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _props(
    body: Body, props: Mapping[str, Point], placed: Mapping[str, Placed], *, front: bool
) -> Iterator[Piece]:
    """What stands behind a body, or what is held before it; each so far from where it would be."""
    for name, (x, y) in props.items():
        prop = body.props.get(name)
        if prop is not None and prop.front is front:
            there = {key: Placed(one.x + x, one.y + y, one.lean) for key, one in placed.items()}
            yield from pieces(prop.shapes, there)


def _rounded(points: Sequence[Point]) -> list[Point]:
    """Through all the points without corners, and round again (a closed Catmull-Rom spline)."""
    corners = zip(
        [points[-1], *points[:-1]],
        points,
        [*points[1:], points[0]],
        [*points[2:], *points[:2]],
        strict=True,
    )
    return [
        (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
        for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in corners
        for a, b, c, d in _WEIGHTS
    ]


def _weights(share: float) -> tuple[float, float, float, float]:
    """Of the corner before, the two that a point lies between, and the one after."""
    square, cube = share**2, share**3
    return (
        (2 * square - share - cube) / 2,
        (2 - 5 * square + 3 * cube) / 2,
        (share + 4 * square - 3 * cube) / 2,
        (cube - square) / 2,
    )


_WEIGHTS = [_weights(part / _BETWEEN) for part in range(_BETWEEN)]
