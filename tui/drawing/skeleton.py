"""Where each part of a body is in a pose: joints and frames, and nothing of what they are.

Millimetres, x to the front and y up. A frame that leans forward is turned clockwise.
"""

from collections.abc import Iterable, Mapping
from math import cos, radians, sin
from typing import NamedTuple

from tui.core.format.bodies import FLOOR, Body, Frame
from tui.core.format.figures import Figure, Start
from tui.drawing.raster import Point


class Stance(NamedTuple):
    """A pose in numbers. `bends` holds the joints' degrees, `turns` the frames' that are given."""

    fixed: str
    at: Point
    turns: Mapping[str, float]
    bends: Mapping[str, float]


class Placed(NamedTuple):
    """A frame in the world: where its origin is, and how many degrees it leans forward."""

    x: float
    y: float
    lean: float

    def points(self, spots: Iterable[Point]) -> list[Point]:
        """Points of the frame, (across, along), in the world."""
        turned, aside = cos(radians(self.lean)), sin(radians(self.lean))
        return [
            (self.x + across * turned + along * aside, self.y - across * aside + along * turned)
            for across, along in spots
        ]

    def point(self, across: float, along: float) -> Point:
        """One of them."""
        return self.points([(across, along)])[0]


def place(body: Body, stance: Stance) -> dict[str, Placed]:
    """Every frame by name, and the floor; those that hang together with the fixed one."""
    turns = stance.turns
    placed = {
        FLOOR: Placed(0, 0, 0),
        stance.fixed: Placed(*stance.at, turns.get(stance.fixed, 0)),
    }
    waiting = list(body.frames)
    while waiting:
        later = []
        for frame in waiting:
            on = frame.on or frame.name
            if frame.name not in placed and on in placed:
                parent = placed[on]
                lean = _lean(frame, parent.lean + _bend(frame, stance), turns)
                placed[frame.name] = _origin(parent.point(*frame.at), frame.own, lean)
            elif frame.name in placed and on not in placed:
                child = placed[frame.name]
                lean = turns.get(on, child.lean - _bend(frame, stance))
                placed[on] = _origin(child.point(*frame.own), frame.at, lean)
            elif frame.name not in placed:
                later.append(frame)
        if len(later) == len(waiting):
            break
        waiting = later
    return placed


def stances(body: Body, figure: Figure, bends: Mapping[str, float]) -> tuple[Stance, Stance]:
    """Where a move begins and where it ends; `KeyError` where the body has no such pose."""
    pose = body.poses[figure.pose]
    start = figure.start or pose.start or Start()
    end = Stance(pose.fixed, figure.at or pose.at, {**pose.turn, **figure.turn}, bends)
    bent = {"knee": start.knee, "ankle": start.ankle}
    begin = Stance(
        pose.fixed,
        start.at or end.at,
        {**end.turns, **start.turn},
        {**bends, **{joint: bend for joint, bend in bent.items() if bend is not None}},
    )
    return begin, end


def between(one: Stance, other: Stance, share: float) -> Stance:
    """The stance a share of the way from one to the other; each number goes evenly."""
    return Stance(
        other.fixed,
        (_mixed(one.at[0], other.at[0], share), _mixed(one.at[1], other.at[1], share)),
        _all_mixed(one.turns, other.turns, share),
        _all_mixed(one.bends, other.bends, share),
    )


def _bend(frame: Frame, stance: Stance) -> float:
    degrees = stance.bends.get(frame.joint, 0) if frame.joint else 0
    return -degrees if frame.bends == "back" else degrees


def _lean(frame: Frame, with_parent: float, turns: Mapping[str, float]) -> float:
    return turns.get(frame.name, 0 if frame.upright else with_parent)


def _origin(pin: Point, own: tuple[float, float], lean: float) -> Placed:
    """Where a frame's origin is when its own point lies on the pin."""
    away = Placed(0, 0, lean).point(*own)
    return Placed(pin[0] - away[0], pin[1] - away[1], lean)


def _mixed(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def _all_mixed(
    one: Mapping[str, float], other: Mapping[str, float], share: float
) -> dict[str, float]:
    return {
        name: _mixed(one.get(name, other.get(name, 0)), other.get(name, one.get(name, 0)), share)
        for name in {**one, **other}
    }
