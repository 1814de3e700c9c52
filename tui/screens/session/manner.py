"""How a session is shown and told, by a person's settings."""

from collections.abc import Callable
from typing import NamedTuple

from tui.core.settings import Bell, Settings
from tui.panes.anatomy import Bodies, no_bodies


class Manner(NamedTuple):
    """What a session screen is given beside the run."""

    bell: Bell = "change"
    command: tuple[str, ...] = ()
    """A program to run at each cue, and its arguments; none where it is empty."""
    is_room: bool = False
    """Whether it opens in large letters."""
    remember_room: Callable[[bool], None] = lambda is_room: None
    """Told of each other choice."""
    bodies: Bodies = no_bodies
    """Finds what figures are drawn from."""
    moves: bool = True
    """Whether figures may move."""


USUAL = Manner()
"""Of somebody who has set nothing."""


def manner_by(settings: Settings, bodies: Bodies, remember_room: Callable[[bool], None]) -> Manner:
    """What the settings say."""
    return Manner(
        bell=settings.bell,
        command=settings.on_cue,
        is_room=settings.room_view,
        remember_room=remember_room,
        bodies=bodies,
        moves=settings.motion,
    )
