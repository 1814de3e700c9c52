"""One session without a screen: its face in lines, and what they go through."""

import gc
from pathlib import Path

from tui.core.format.definitions import Session
from tui.plain.opening import PlainSession
from tui.storage.stores import Stores
from tui.system_clock import SystemClock
from tui.terminal.plainly import Input, Output, run_plainly


def play_in_lines(
    stores: Stores, crashes: Path, session: Session, named: str, first_line: str
) -> int:
    """Play it; gives the exit code. `named` is what the person called it."""
    gc.enable()  # it was off while starting
    clock = SystemClock(stores.settings.settings.time_zone)

    def make(output: Output, typed: Input) -> PlainSession:
        return PlainSession(stores, clock, session, output, typed, named)

    return run_plainly(make, crashes, first_line)
