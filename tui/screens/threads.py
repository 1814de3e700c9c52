"""Work in a thread, so that no key waits for a disk."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
_HANGS_AFTER = 0.3
"""Seconds in which a module is loaded, also on a slow machine."""
_working: set[threading.Thread] = set()


def in_thread(work: Callable[[], T]) -> asyncio.Future[T]:
    """Done when the work is. Unlike asyncio's own threads, one that hangs does not keep the
    process from ending.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def succeed(result: T) -> None:
        if not future.cancelled():
            future.set_result(result)

    def fail(error: Exception) -> None:
        if not future.cancelled():
            future.set_exception(error)

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - whoever waits for the future gets it
            failed = error
            with suppress(RuntimeError):  # the app has ended meanwhile
                loop.call_soon_threadsafe(fail, failed)
        else:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(succeed, result)
        finally:
            _working.discard(threading.current_thread())

    thread = threading.Thread(target=run, name="working", daemon=True)
    _working.add(thread)
    thread.start()
    return future


def let_finish() -> None:
    """Wait until no work is left, unless it hangs; for the end, from any thread.

    Work may load a module. A process that ends in the middle of that may wait for it for ever.
    """
    deadline = time.monotonic() + _HANGS_AFTER
    for thread in _working.copy():
        thread.join(max(0.0, deadline - time.monotonic()))
