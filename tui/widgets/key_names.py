"""What keys are called where they are shown."""

from typing import Any

from textual.app import App
from textual.binding import Binding

_SAY_THEIR_NAME = ("enter", "tab", "backspace")
"""Keys for which Textual has a sign that not every font has."""


def spelled_key(app: App[Any], binding: Binding) -> str:
    """The same within a sentence, or where there is room: `ctrl+q` for `^q`."""
    return binding.key if binding.key.startswith("ctrl+") else key_name(app, binding)


def key_name(app: App[Any], binding: Binding) -> str:
    """The key of a binding, as it is shown beside what it does."""
    if binding.key_display is None and binding.key in _SAY_THEIR_NAME:
        return binding.key
    return app.get_key_display(binding)
