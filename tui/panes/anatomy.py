"""The anatomy pane: the body in the pose of the step, the muscle that is worked on, and why."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from textual.reactive import reactive
from textual.timer import Timer

from tui.core.format.definitions import Session
from tui.core.playing.snapshot import Snapshot
from tui.core.session.segments import Phase
from tui.panes.notes import feel_notes, step_notes
from tui.widgets.key_names import named
from tui.widgets.lines import Line, Span, fit, line
from tui.widgets.medium import medium_of
from tui.widgets.pictured import Pictured
from tui.widgets.timing import every

if TYPE_CHECKING:
    from tui.core.format.bodies import Body
    from tui.core.format.figures import Figure

Bodies: TypeAlias = "Callable[[str], Body | None]"
"""Finds a body by its id."""

_MOVING: tuple[Phase, ...] = ("wait", "prepare", "switch")
"""When somebody gets ready and can see where the move goes."""
_FRAME = 1 / 3
"""Seconds; no faster, or the line of a phone is full of it."""
_FRAMES = 4
_STANDS_FIRST = 2
"""Frames for which the start is seen."""
_LOWEST = 8
"""Rows of a figure with its names; in fewer nobody could tell what it is."""
_TALLEST = 24
"""Rows of a figure on a screen that has no more than twice as many."""


def no_bodies(body: str) -> None:
    """Where there are none to be found."""


def body_of(session: Session, figure: "Figure | None", bodies: Bodies) -> "Body | None":
    """What a figure is drawn from: what came with the session counts first."""
    if figure is None:
        return None
    return session.bodies.get(figure.body) or bodies(figure.body)


class AnatomyPane(Pictured):
    """A figure and the notes of the current step, a page at a time."""

    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def __init__(
        self,
        session: Session,
        bodies: Bodies = no_bodies,
        *,
        moves: bool = True,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._session = session
        self._bodies = bodies
        self._moves = moves
        self._step = -1
        self._page = 0
        self._moved_for: object = None
        self._frame = _FRAMES
        self._timer: Timer | None = None
        self._drawn: dict[tuple[int, ...], list[Line]] = {}

    def watch_snapshot(self, now: Snapshot | None) -> None:
        """Another step begins on its first page; getting ready for a set begins with the move.

        What is paused stands still, in the pose.
        """
        if now is None:
            return
        is_other = now.step != self._step
        if is_other:
            self._step, self._page = now.step, 0
            self._drawn.clear()
        begun = (now.step, now.side, now.set)
        is_moment = now.phase in _MOVING and now.state != "paused"
        if is_moment and begun != self._moved_for and self._can_move:
            self._moved_for = begun
            self._begin_move()
        elif is_other or (not is_moment and self._frame < _FRAMES):
            self._end_move()

    @property
    def _can_move(self) -> bool:
        figure = self._session.steps[self._step].figure
        body = body_of(self._session, figure, self._bodies) if self._moves else None
        if figure is None or body is None or figure.pose not in body.poses:
            return False
        return (figure.start or body.poses[figure.pose].start) is not None

    def _begin_move(self) -> None:
        self._end_move(frame=-_STANDS_FIRST)
        self._timer = every(self, _FRAME, self._next_frame)

    def _next_frame(self) -> None:
        self._frame += 1
        if self._frame >= _FRAMES:
            self._end_move()
        elif self._frame > 0:
            self.redraw()

    def _end_move(self, frame: int = _FRAMES) -> None:
        self._frame = frame
        if self._timer:
            self._timer.stop()
            self._timer = None
        self.redraw()

    def turn_page(self) -> None:
        """The next page; after the last comes the first."""
        self._page += 1
        self.redraw()

    def notify_style_update(self) -> None:
        """Draw anew where the terminal may show something else now."""
        super().notify_style_update()
        self._drawn.clear()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """One page, with its number where there are more.

        On the first the figure is above the notes; the picture has a page of its own.
        """
        if self._step < 0:
            return []
        text = width - 1
        notes = list(step_notes(self._session, self._session.steps[self._step], text))
        figure = self._figure(text, height)
        room = max(1, height - 1)
        picture = self._picture(text, room)
        if not picture and len(figure) + len(notes) <= height:
            return [*figure, *notes]
        pages = [figure + notes[: room - len(figure)]]
        notes = notes[room - len(figure) :]
        if picture:
            under = max(0, room - len(picture) - 1)
            pages.append([*picture, line(), *notes[:under]])
            notes = notes[under:]
        pages += (notes[at : at + room] for at in range(0, len(notes), room))
        self._page %= len(pages)
        page = pages[self._page]
        more = named(self, "{session.anatomy}: more")
        footer = fit(f"{more} ({self._page + 1} of {len(pages)})", width)
        return [*page, *[line()] * (room - len(page)), line(Span(footer, "dim"))]

    def _figure(self, width: int, height: int) -> list[Line]:
        """Of the step, as tall as leaves room for what is to be felt."""
        step = self._session.steps[self._step]
        felt = len(list(feel_notes(step, width)))
        rows = min(max(_TALLEST, height // 2), height - felt - 1)
        if step.figure is None or rows < _LOWEST:
            return []
        key = (max(self._frame, 0), width, rows)
        if key not in self._drawn:
            from tui.panes.figure import figure_lines

            body = body_of(self._session, step.figure, self._bodies)
            self._drawn[key] = (
                figure_lines(
                    self._session, step, body, key[0] / _FRAMES, width, rows, medium_of(self.app)
                )
                if body
                else []
            )
        return self._drawn[key]

    def _picture(self, width: int, height: int) -> list[Line]:
        target = self._session.anatomy.get(self._session.steps[self._step].target)
        if target is None or target.picture is None:
            return []
        key = (width, height)
        if key not in self._drawn:
            from tui.panes.figure import picture_lines

            self._drawn[key] = picture_lines(target, width, height, medium_of(self.app))
        return self._drawn[key]
