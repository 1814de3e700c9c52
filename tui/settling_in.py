"""What is done behind the first screen, so that the first key of each kind is a fast one too."""

import gc
import threading
from collections.abc import Sequence
from importlib import import_module

BEHIND_TODAY = (
    "tui.panes.figure",
    "tui.leading.flow",
    "tui.screens.face",
    "tui.screens.before",
    "tui.screens.review",
    "tui.screens.figures",
    "tui.screens.noting",
    "tui.panes.room",
    "tui.screens.help",
)
BEHIND_A_SESSION = ("tui.panes.room", "tui.screens.help", "tui.screens.after")


def settle_in(modules: Sequence[str]) -> None:
    """Load these in a thread, and begin to collect garbage, which was off while starting.

    What has come until then stays, so the collector leaves it out: to look at all of it takes
    20 ms, now and then, in the middle of what a key asked for.
    """
    threading.Thread(target=_settle_in, args=(modules,), name="settling in", daemon=True).start()


def _settle_in(modules: Sequence[str]) -> None:
    try:
        for module in modules:
            import_module(module)
    except Exception:  # noqa: BLE001 - it comes again, and is told, when a key asks for it
        return
    finally:
        gc.freeze()
        gc.enable()
