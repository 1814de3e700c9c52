"""The keys that move through a list or a text, the same on every screen that has one."""

from typing import Protocol

from textual.binding import Binding, BindingType

from tui.screens.base import Page, Result

FARTHER_THAN_ANY = 10**9
"""Rows; every list and text ends before."""


class Movable(Protocol):
    """A list or a text; both stop at their ends."""

    def move(self, by: int) -> None:
        """By rows."""

    def move_page(self, by: int) -> None:
        """By whole views."""


class MovingPage(Page[Result]):
    """A page with one thing to move through; its bindings come from `moving_keys`."""

    def movable(self) -> Movable:
        """What the keys move through."""
        raise NotImplementedError

    def action_move(self, by: int) -> None:
        """A row down or up."""
        self.movable().move(by)

    def action_move_page(self, by: int) -> None:
        """A view down or up."""
        self.movable().move_page(by)

    def action_move_far(self, by: int) -> None:
        """To the last or the first row."""
        self.movable().move(by * FARTHER_THAN_ANY)


def moving_keys(screen: str, row: str) -> list[BindingType]:
    """The bindings of the screen of that id; `row` is what its list or text is made of."""

    def key(keys: str, action: str, which: str, tooltip: str, shown: str | None = None) -> Binding:
        return Binding(
            keys,
            action,
            "Move",
            show=shown is not None,
            key_display=shown,
            id=f"{screen}.{which}",
            tooltip=tooltip,
        )

    return [
        key("down,j", "move(1)", "down", f"The next {row}", shown="↑↓"),
        key("up,k", "move(-1)", "up", f"The {row} before"),
        key("pagedown", "move_page(1)", "page_down", "The next page"),
        key("pageup", "move_page(-1)", "page_up", "The page before"),
        key("home,g", "move_far(-1)", "first", f"The first {row}"),
        key("end,G", "move_far(1)", "last", f"The last {row}"),
    ]
