"""What is done behind the first screen, so that the first key of each kind is a fast one too."""

import gc
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from textual.app import App

from tui.widgets.timing import after

BEHIND_TODAY = (
    "tui.panes.figure",
    "tui.leading.starting",
    "tui.leading.flow",
    "tui.screens.forms.form_page",
    "tui.screens.starting.red_flags",
    "tui.screens.session.session",
    "tui.screens.face",
    "tui.screens.starting.before",
    "tui.storage.log.index",
    "tui.core.review.review",
    "tui.panes.trend",
    "tui.panes.done",
    "tui.panes.entry_table",
    "tui.screens.review.review",
    "tui.screens.review.figures",
    "tui.screens.today.noting",
    "tui.panes.room",
    "tui.screens.help",
)
BEHIND_A_SESSION = ("tui.panes.room", "tui.screens.help", "tui.screens.forms.after")
_BETWEEN = 0.01
"""Seconds in which a key that was pressed meanwhile has its turn."""


def settle_in(app: App[Any], modules: Sequence[str]) -> None:
    """Load these one by one, then begin to collect garbage, which was off while starting.

    Not in a thread: one that is loading when the process ends may keep it from ending for ever.
    What has come until then stays, so the collector leaves it out: to look at all of it takes
    20 ms, now and then, in the middle of what a key asked for.
    """
    if modules:
        with suppress(Exception):  # it comes again, and is told, when a key asks for it
            import_module(modules[0])
        after(app, _BETWEEN, lambda: settle_in(app, modules[1:]))
    else:
        gc.freeze()
        gc.enable()
