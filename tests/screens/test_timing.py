"""Timers: none hangs the app, whatever number comes."""

import asyncio

import pytest
from textual.app import App

from tui.widgets.timing import SHORTEST, after


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), float("-inf"), -1.0, -1e-9])
async def test_refuses_what_is_no_length_of_time(seconds: float) -> None:
    app = App[None]()
    async with app.run_test():
        with pytest.raises(ValueError, match="a timer of"):
            after(app, seconds, app.bell)


@pytest.mark.parametrize("seconds", [0.0, 1e-9, SHORTEST])
async def test_calls_once_however_soon(seconds: float) -> None:
    app, calls, called = App[None](), [], asyncio.Event()

    def note() -> None:
        calls.append(seconds)
        called.set()

    async with app.run_test() as pilot:
        after(app, seconds, note)
        await asyncio.wait_for(called.wait(), 5)
        await pilot.pause(5 * SHORTEST)
    assert len(calls) == 1
