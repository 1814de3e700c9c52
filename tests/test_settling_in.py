"""What is loaded behind the first screen, and that garbage is collected from then on."""

import gc
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from textual.app import App

from tests.screens.support import until
from tui.settling_in import BEHIND_A_SESSION, BEHIND_TODAY, settle_in


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Off at first, and as it was afterwards."""
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("module", sorted({*BEHIND_TODAY, *BEHIND_A_SESSION}))
def test_module_is_there(module: str) -> None:
    assert find_spec(module)


async def test_loads_and_collects() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        settle_in(app, ["tui.core.when", "tui.core.shells"])
        assert not gc.isenabled()
        await until(pilot, gc.isenabled)
    assert gc.get_freeze_count()
    assert {"tui.core.when", "tui.core.shells"} <= set(sys.modules)


async def test_a_module_that_is_broken_disturbs_nothing() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        settle_in(app, ["tui.is_not_there"])
        await until(pilot, gc.isenabled)
    assert gc.get_freeze_count()
