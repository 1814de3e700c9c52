"""Saving takes long: said meanwhile, so that nobody starts something else instead."""

from collections.abc import Sequence

from tui.screens.card import Card
from tui.widgets.lines import Line, Span, line, paragraph


class SlowScreen(Card[None]):
    """Stays until what is being saved is saved."""

    ASKS = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No help: nothing may lie over it when it goes by itself."""
        return action != "help"

    def say(self, width: int) -> Sequence[Line]:
        """What is waited for."""
        return [
            line(Span("Saving ...", "accent")),
            line(),
            *paragraph("The disk takes long. Nothing is lost: this goes on by itself.", width),
        ]
