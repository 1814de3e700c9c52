"""Work in threads, and what waits for it at the end."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from tui.screens import threads
from tui.screens.threads import in_thread, let_finish


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Work waits for it; opened at the end, so that no thread is left."""
    gate = threading.Event()
    yield gate
    gate.set()


async def test_gives_the_result() -> None:
    assert await in_thread(lambda: 7) == 7


async def test_gives_the_error() -> None:
    with pytest.raises(ZeroDivisionError):
        await in_thread(lambda: 1 // 0)


async def test_the_end_waits_for_work_that_goes_on(gate: threading.Event) -> None:
    done = []
    in_thread(lambda: done.append(gate.wait()))
    threading.Timer(0.01, gate.set).start()
    let_finish()
    assert done == [True]


async def test_the_end_does_not_wait_for_work_that_hangs(
    gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "_HANGS_AFTER", 0.0)
    in_thread(gate.wait)
    let_finish()
    assert not gate.is_set()


async def test_the_end_does_not_wait_for_work_that_is_done() -> None:
    await in_thread(lambda: None)
    await asyncio.to_thread(let_finish)
    assert not threads._working
