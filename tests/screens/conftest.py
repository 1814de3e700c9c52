"""Whoever presses a key in a test goes on once the app rests, and not a moment later."""

from collections.abc import Iterator

import pytest
import textual.app
import textual.pilot

from tests.screens.rest import until_at_rest


@pytest.fixture(autouse=True, scope="session")
def wait_no_longer_than_needed() -> Iterator[None]:
    """The two places where Textual has its own way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.app, "wait_for_idle", until_at_rest)
        patch.setattr(textual.pilot, "wait_for_idle", until_at_rest)
        yield
