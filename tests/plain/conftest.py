"""What all tests of plain mode need."""

from pathlib import Path

import pytest

from tests.screens.support import FakeClock
from tests.screens.walk import stores_with_quick
from tui.leading import recording
from tui.storage.stores import Stores

_NEVER = 1e9


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return stores_with_quick(tmp_path)


@pytest.fixture(autouse=True)
def clock_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a clock that jumps, every disk would be too slow."""
    monkeypatch.setattr(recording, "_TAKES_LONG", _NEVER)
