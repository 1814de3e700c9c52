"""What all tests of plain mode need."""

import pytest

from tests.screens.conftest import clock, stores
from tui.leading import recording

__all__ = ["clock", "stores"]
_NEVER = 1e9


@pytest.fixture(autouse=True)
def clock_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a clock that jumps, every disk would be too slow."""
    monkeypatch.setattr(recording, "_TAKES_LONG", _NEVER)
