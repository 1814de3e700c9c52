"""Whoever presses a key in a test goes on once the app rests, and not a moment later."""

from collections.abc import Iterator

import pytest
import textual.app
import textual.pilot
import textual.screen

from tests.screens.rest import until_at_rest

_PAINTS_EVERY = 0.002
"""Seconds, in place of a sixtieth: after each key that is waited for."""


@pytest.fixture(autouse=True, scope="session")
def wait_no_longer_than_needed() -> Iterator[None]:
    """In the places where Textual has its own way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.app, "wait_for_idle", until_at_rest)
        patch.setattr(textual.pilot, "wait_for_idle", until_at_rest)
        patch.setattr(textual.screen, "UPDATE_PERIOD", _PAINTS_EVERY)
        yield
