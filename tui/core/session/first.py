"""What somebody who is new may begin with."""

from collections.abc import Iterable

from tui.core.format.definitions import Session
from tui.core.session.doses import session_seconds

SHORT = 300
"""Seconds: long enough to be worth it, short enough to be tried at once. Our choice."""


def first_session(sessions: Iterable[Session]) -> Session | None:
    """The one that comes nearest to five minutes and asks about pain; None where none does."""
    asking = sorted((one for one in sessions if one.region is not None), key=lambda one: one.id)
    return min(asking, key=lambda one: abs(session_seconds(one) - SHORT), default=None)
