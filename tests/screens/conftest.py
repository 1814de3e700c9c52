"""What tests of screens are given, and that they go on once the app rests, not a moment later."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import textual.app
import textual.pilot
import textual.screen

from tests.screens.rest import until_at_rest
from tests.screens.support import FakeClock
from tests.screens.walk import stores_with_quick
from tui.storage.stores import Stores

_PAINTS_EVERY = 0.002
"""Seconds, in place of a sixtieth: after each key that is waited for."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return stores_with_quick(tmp_path)


@pytest.fixture(autouse=True, scope="session")
def wait_no_longer_than_needed() -> Iterator[None]:
    """In the places where Textual has its own way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.app, "wait_for_idle", until_at_rest)
        patch.setattr(textual.pilot, "wait_for_idle", until_at_rest)
        patch.setattr(textual.screen, "UPDATE_PERIOD", _PAINTS_EVERY)
        yield
