"""Rules across the keys of a body, and of what names its parts."""

from collections.abc import Collection, Iterable, Iterator

from tui.core.format.bodies import FLOOR, Body
from tui.core.format.figures import Drawing, Figure, Shape
from tui.core.format.problems import KeyPath, Mistake, did_you_mean


def check_body(body: Body) -> Iterator[Mistake]:
    """Frames that hang together, and nothing in a frame that there isn't."""
    known: list[str] = []
    for index, frame in enumerate(body.frames):
        at = ("frames", index)
        if frame.name in (*known, FLOOR):
            yield Mistake((*at, "name"), f"there is a frame '{frame.name}' already")
        if frame.on is None and known:
            yield Mistake(at, "'on' is missing: only the first frame is on no other")
        elif frame.on is not None:
            yield from _names([(frame.on, (*at, "on"))], "earlier frame", known)
        known.append(frame.name)
    frames = {*known, FLOOR}
    yield from check_frames(body.shapes, frames, ("shapes",))
    for name, prop in body.props.items():
        yield from check_frames(prop.shapes, frames, ("props", name, "shapes"))
    for name, pose in body.poses.items():
        used: list[tuple[str, KeyPath]] = [(pose.fixed, ("poses", name, "fixed"))]
        used += [(turned, ("poses", name, "turn", turned)) for turned in pose.turn]
        if pose.start:
            used += [(one, ("poses", name, "from", "turn", one)) for one in pose.start.turn]
        yield from _names(used, "frame", known)


def check_frames(
    shapes: Iterable[Shape], frames: Collection[str], at: KeyPath
) -> Iterator[Mistake]:
    """Shapes whose outlines are in frames that there are."""
    for index, shape in enumerate(shapes):
        for line, outline in enumerate(shape.outline):
            place = (*at, index, "outline", line)
            yield from _names([(outline.partition(" ")[0], place)], "frame", frames)


def check_drawing(drawing: Drawing, frames: Collection[str], at: KeyPath) -> Iterator[Mistake]:
    """What an anatomy file draws, on a body that has these frames."""
    yield from check_frames(drawing.shapes, {*frames, FLOOR}, (*at, "shapes"))
    close = [(name, (*at, "close", index)) for index, name in enumerate(drawing.close)]
    yield from _names(close, "frame", frames)


def check_figure(figure: Figure, body: Body, at: KeyPath) -> Iterator[Mistake]:
    """The pose, frames and props that an exercise names."""
    frames = [frame.name for frame in body.frames]
    turned = [(name, (*at, "turn", name)) for name in figure.turn]
    if figure.start:
        turned += [(name, (*at, "from", "turn", name)) for name in figure.start.turn]
    yield from _names([(figure.pose, (*at, "pose"))], "pose", body.poses)
    yield from _names(turned, "frame", frames)
    yield from _names([(name, (*at, "props", name)) for name in figure.props], "prop", body.props)


def _names(
    used: Iterable[tuple[str, KeyPath]], sort: str, known: Collection[str]
) -> Iterator[Mistake]:
    for name, at in used:
        if name not in known:
            yield Mistake(at, f"unknown {sort} '{name}'{did_you_mean(name, known)}")
