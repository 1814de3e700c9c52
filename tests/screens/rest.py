"""When an app rests: the loop, the timers about to fire, and every thread.

Textual's own way is to sleep twice a fiftieth of a second after each key, and more while there is
work: most of what tests of screens took. On a busy machine that is too short besides.
"""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from threading import get_native_id

from tests.terminal.processes import Patience

SOON = 0.06
"""Seconds: what a timer does by then is waited for, such as to paint what has changed."""
_A_MOMENT = 0.001
"""Seconds in which a thread that has something to do does some of it."""
_THREADS = Path("/proc/self/task")
_ASLEEP = "S"


async def until_at_rest(least: float = 0.0, most: float = 1.0) -> None:
    """Wait until neither the loop nor any thread has anything to do, `most` seconds at most, in
    which what was waited for a processor doesn't count.
    """
    loop = asyncio.get_running_loop()
    patience = Patience(most, os.getpid())
    while not patience.is_over:
        await asyncio.sleep(0)
        if is_busy(loop):
            continue
        due = next_timer(loop) - loop.time()
        if due < SOON:
            await asyncio.sleep(max(0.0, due))
            continue
        before = others()
        await asyncio.sleep(_A_MOMENT)
        after = others()
        if before == after and all_asleep(after) and not is_busy(loop):
            return


def is_busy(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether anything but the caller is to run at once."""
    return bool(loop._ready)  # type: ignore[attr-defined]  # asyncio has no public way


def next_timer(loop: asyncio.AbstractEventLoop) -> float:
    """When the loop has something to do by itself."""
    timers = [one for one in loop._scheduled if not one.cancelled()]  # type: ignore[attr-defined]
    return min((one.when() for one in timers), default=float("inf"))


def others() -> dict[str, str]:
    """What each other thread is doing, and how often it was given the processor."""
    mine = str(get_native_id())
    found = {}
    for thread in _THREADS.iterdir():
        with suppress(OSError):  # it has ended
            if thread.name != mine:
                doing = (thread / "stat").read_text().rpartition(")")[2].split()[0]
                turns = (thread / "schedstat").read_text().split()[2]
                found[thread.name] = f"{doing} {turns}"
    return found


def all_asleep(threads: dict[str, str]) -> bool:
    """Whether none of them runs, waits for the processor, or waits for a disk."""
    return all(doing.startswith(_ASLEEP) for doing in threads.values())
