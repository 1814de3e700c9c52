"""The least that a Textual app can be: what ours is compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static

MARKER = "minimal app is ready"
KEY = "x"


class Minimal(App[None]):
    """One text, and one key that changes it."""

    BINDINGS = [(KEY, "change", "Change the text")]
    presses = 0

    def compose(self) -> ComposeResult:
        """The one text."""
        yield Static(MARKER)

    def action_change(self) -> None:
        """Show how often the key was pressed."""
        self.presses += 1
        self.query_one(Static).update(f"pressed {self.presses} times")


if __name__ == "__main__":
    Minimal().run()
