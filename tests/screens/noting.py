"""Today over a log with sessions of the days before, and a region that asks about mornings."""

import datetime as dt
from pathlib import Path

from tests.core.logged import answer, session
from tests.screens.walk import Walk, stores_with_quick
from tests.storage.logs import entries_in
from tui.core.entries import Entry
from tui.core.format.definitions import Side
from tui.storage.log.log import Log
from tui.storage.stores import Stores

NOW = dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.UTC)
"""When the tests' clock starts."""
CALF = """
schema = 1
title = "Calf"
sided = true
places = ["heel", "inner"]
feelings = ["tight", "pop"]
signs_advice = ["EMERGENCY: a cold leg."]
[rules]
version = "1"
stop_feelings = ["pop"]
[questions]
side = "Which leg is sore?"
before = "How strong?"
during = "At its worst?"
after = "And now?"
new_signs = "New signs?"
now = "How strong is your calf pain?"
morning = "In your first steps this morning, how strong is it?"
stiff = "That morning, how stiff is the calf?"
"""
NECK = CALF.replace('"Calf"', '"Neck"').replace("sided = true", "sided = false")


def stores_with_regions(tmp_path: Path, **regions: str) -> Stores:
    """Stores whose own regions are these."""
    stores = stores_with_quick(tmp_path)
    folder = stores.definitions[0][1] / "regions"
    folder.mkdir()
    for name, text in regions.items():
        (folder / f"{name}.toml").write_text(text)
    return stores


def sore(stores: Stores, days_ago: int = 1, *sides: Side) -> None:
    """A session of that day, after which these sides hurt; the left one unless they are said."""
    day = NOW.date() - dt.timedelta(days=days_ago)
    entry = session(day, *(answer(side=side, after=2) for side in sides or ("left",)))
    stores.log.add(Log.new_id(entry.started, entry.session), entry)


def notes(stores: Stores, kind: str) -> list[Entry]:
    """The entries of a kind, newest first."""
    return [one for one in entries_in(stores.log) if one.kind == kind]


async def wait_for_note(walk: Walk, stores: Stores, kind: str, count: int = 1) -> None:
    """Wait until it is kept and Today says so: the file is written in a thread."""
    for _ in range(500):
        await walk.pilot.pause(0.01)
        if len(notes(stores, kind)) == count and not walk.app._is_leading:
            await walk.pilot.pause()
            await walk.pilot.pause()
            return
    raise AssertionError(f"{count} of {kind} never came:\n{walk.text}")
