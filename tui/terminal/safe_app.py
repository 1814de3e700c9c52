"""A Textual app that shows nobody its insides."""

from collections.abc import Callable

from rich.console import RenderableType
from textual.app import App
from textual.worker import WorkerFailed

from tui.terminal.driver import SafeDriver


class SafeApp(App[str]):
    """Reads the terminal safely; hands an exception that nobody caught to `report_crash`."""

    report_crash: Callable[[BaseException], None] | None = None
    """Set by whoever runs the app, and ends it; without it Textual does as it likes (in tests)."""

    def __init__(self) -> None:
        super().__init__(driver_class=SafeDriver)

    def exit(
        self, result: str | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End, once the screen that is being opened is there: it looks for what it is made of."""
        if not self.screen_stack or self.screen.is_mounted:
            super().exit(result, return_code, message)
        else:
            self.call_later(self.exit, result, return_code, message)

    def _handle_exception(self, error: Exception) -> None:
        if self.report_crash is None:
            super()._handle_exception(error)  # Textual's shows the values of all variables
        else:
            self.report_crash(error.error if isinstance(error, WorkerFailed) else error)
