"""A Textual app that shows nobody its insides, in as many colours as it is told."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from rich.console import Console, RenderableType
from textual.app import App
from textual.filter import ANSIToTruecolor, LineFilter
from textual.worker import WorkerFailed

from tui.core.terminals import Colours
from tui.terminal.colours import WithoutColours
from tui.terminal.driver import SafeDriver

_SYSTEMS: Mapping[Colours, Literal["truecolor", "256", "standard"]] = {
    "truecolor": "truecolor",
    "256": "256",
    "16": "standard",
    "none": "standard",
}
"""Rich's names; without colours there is nothing to be converted."""


class SafeApp(App[str]):
    """Reads the terminal safely; hands an exception that nobody caught to `report_crash`."""

    report_crash: Callable[[BaseException], None] | None = None
    """Set by whoever runs the app, and ends it; without it Textual does as it likes (in tests)."""

    def __init__(self, colours: Colours = "256", beyond_ascii: bool = True) -> None:
        """Textual takes `NO_COLOR` for shades of grey, and `TERM=xterm` for sixteen colours."""
        super().__init__(driver_class=SafeDriver)
        self.colours = colours
        self.beyond_ascii = beyond_ascii
        self.no_color = colours == "none"
        self.console = _console(self.console, colours)
        self.is_leaving = False
        """Whether it was asked to end, by a key or by what it does itself."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every row before it is sent."""
        kept: list[LineFilter] = [
            one for one in super().get_line_filters() if isinstance(one, ANSIToTruecolor)
        ]
        if self.no_color:
            kept.append(WithoutColours())
        if not self.beyond_ascii:
            from tui.terminal.signs import SignsInAscii  # few terminals need it

            kept.append(SignsInAscii())
        return kept

    def exit(
        self, result: str | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End, once the screen that is being opened is there: it looks for what it is made of."""
        if not self.screen_stack or self.screen.is_mounted:
            self.is_leaving = True
            super().exit(result, return_code, message)
        else:
            self.call_later(self.exit, result, return_code, message)

    def _handle_exception(self, error: Exception) -> None:
        if self.report_crash is None:
            super()._handle_exception(error)  # Textual's shows the values of all variables
        else:
            self.report_crash(error.error if isinstance(error, WorkerFailed) else error)


def _console(like: Console, colours: Colours) -> Console:
    """The console that Textual makes, with other colours: where from, it asks the environment."""
    return Console(
        color_system=_SYSTEMS[colours],
        file=like.file,
        markup=True,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        force_terminal=True,
        safe_box=False,
    )
