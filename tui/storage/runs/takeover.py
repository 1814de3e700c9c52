"""Ending the process that plays a session in another terminal, so that this one can go on."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.core.text import clean
from tui.storage.runs.locks import Holder, ask_for, holder_of

SECONDS_TO_SAVE = 3.0
"""What the other process gets to save and leave by itself."""
_SECONDS_TO_DIE = 2.0
_LOOKS_EVERY = 0.05


class CannotTakeOver(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """The other process goes on; the message is a sentence for the person."""


def take_over(lock: Path) -> None:
    """End whoever holds the lock: asked first, killed if it can't leave.

    It can tell from the lock why it is ended (`ask_for`). Waits until the lock is free, five
    seconds at most. Raises `CannotTakeOver`.
    """
    holder = holder_of(lock)
    if holder is None:
        return
    if holder.host != socket.gethostname():
        raise CannotTakeOver(clean(f"It is being played on {holder.host}: end it there first."))
    if holder.pid == os.getpid():
        raise CannotTakeOver("It is still being saved here, as the disk may hang: try again soon.")
    with _ender(holder) as end:
        if holder_of(lock) != holder:  # it left, and its number may be somebody else's now
            return
        ask_for(lock)
        for number, seconds in (
            (signal.SIGTERM, SECONDS_TO_SAVE),
            (signal.SIGKILL, _SECONDS_TO_DIE),
        ):
            end(number)
            if _is_free(lock, holder, seconds):
                return
    raise CannotTakeOver(
        "The other soleus does not end, as its disk or machine may hang: try again soon."
    )


@contextmanager
def _ender(holder: Holder) -> Iterator[Callable[[signal.Signals], None]]:
    """What sends a signal to that process and, where the system can tell, to no other."""
    if not hasattr(os, "pidfd_open"):
        yield lambda number: _send(lambda: os.kill(holder.pid, number))
        return
    try:
        descriptor = os.pidfd_open(holder.pid)
    except OSError:
        yield lambda number: None  # it has just ended
        return
    try:
        yield lambda number: _send(lambda: signal.pidfd_send_signal(descriptor, number))
    finally:
        os.close(descriptor)


def _send(send: Callable[[], None]) -> None:
    try:
        send()
    except ProcessLookupError:
        return
    except PermissionError as error:
        raise CannotTakeOver("It belongs to somebody else, who has to end it.") from error


def _is_free(lock: Path, holder: Holder, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while holder_of(lock) == holder:
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOKS_EVERY)
    return True
