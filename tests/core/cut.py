"""Journals made of events, for tests of what they come to."""

import datetime as dt

import msgspec

from tests.core.builders import hold, plan, reps, step
from tui.core.forms.answers import Answer
from tui.core.interrupted.going_on import PlayedEvent
from tui.core.interrupted.journal import Kept, Opening
from tui.core.session.segments import Plan

BEGAN = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
WHOLE = plan(
    step("gate", "Loads?", question="Any pain at rest?", guards=("Raise",)),
    hold("Wall", 20, sets=2, rest=5, prepare=3),
    reps("Raise", 3),
)
KEPT = msgspec.json.Decoder(Kept)


def opening(of: Plan = WHOLE, **keys: object) -> Opening:
    values = {"id": "20261122T120000Z-test-1", "app": "1", "boot": "boot", "at": 100.0, **keys}
    return Opening(schema=1, wall=BEGAN, plan=of, before=(), **values)  # type: ignore[arg-type]


def kept(*events: PlayedEvent | Answer) -> list[Kept]:
    return [Kept(BEGAN, event) for event in events]
