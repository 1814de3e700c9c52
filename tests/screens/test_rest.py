"""An app rests when nothing is left to do, and not before."""

import asyncio
import threading
import time

from tests.screens.rest import SOON, until_at_rest


async def test_what_is_to_run_at_once_has_run() -> None:
    seen: list[int] = []
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: loop.call_soon(lambda: loop.call_soon(seen.append, 1)))
    await until_at_rest()
    assert seen == [1]


async def test_a_timer_about_to_fire_is_waited_for_and_a_later_one_is_not() -> None:
    seen: list[str] = []
    loop = asyncio.get_running_loop()
    loop.call_later(SOON / 2, seen.append, "soon")
    later = loop.call_later(3600, seen.append, "later")
    await until_at_rest()
    assert seen == ["soon"]
    later.cancel()


async def test_a_thread_at_work_is_waited_for() -> None:
    seen: list[int] = []
    loop = asyncio.get_running_loop()

    def work() -> None:
        until = time.thread_time() + 0.05
        while time.thread_time() < until:
            pass
        loop.call_soon_threadsafe(seen.append, 1)

    thread = threading.Thread(target=work)
    thread.start()
    await until_at_rest(most=60)
    assert seen == [1]
    thread.join()


async def test_a_thread_that_waits_is_not() -> None:
    may_end = threading.Event()
    thread = threading.Thread(target=may_end.wait)
    thread.start()
    loop = asyncio.get_running_loop()
    began = loop.time()
    await until_at_rest(most=60)
    assert loop.time() - began < 60
    may_end.set()
    thread.join()


async def test_a_loop_that_never_rests_is_left_in_the_end() -> None:
    loop = asyncio.get_running_loop()
    going = True

    def again() -> None:
        if going:
            loop.call_soon(again)

    again()
    await until_at_rest(most=0.02)
    going = False
