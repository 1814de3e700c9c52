"""`soleus pain` and `soleus morning`."""

import argparse
import datetime as dt
import sys

from msgspec import Struct

from tui import __version__
from tui.core.entries import MorningEntry, PainEntry
from tui.core.format.definitions import Region, Side
from tui.core.forms import pain_note
from tui.core.forms.said import checked_side, said
from tui.core.refusal import CannotBeDone
from tui.core.rules import mornings
from tui.core.rules.mornings import MorningDue
from tui.core.text import clean
from tui.core.when import typed_day, typed_moment
from tui.storage.listing import CannotList
from tui.storage.log.history import entries_since, region_used_last
from tui.storage.log.log import Log
from tui.storage.log.mornings import mornings_due
from tui.storage.log.onset import onset_offer
from tui.storage.places import Places
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite
from tui.system_clock import SystemClock

_NOTE_LIMIT = 2_000


def note(places: Places, asked: argparse.Namespace) -> int:
    """Keep what was said; 1 if it can't be kept. Raises `CannotBeDone`."""
    stores = Stores.at(places, asked.kiosk)
    for sentence in stores.settings.said:  # the time may be another than was meant
        print(sentence, file=sys.stderr)
    try:
        if asked.command == "pain":
            _note_pain(stores, asked)
        else:
            _note_morning(stores, asked)
    except (CannotList, CannotWrite) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _note_pain(stores: Stores, asked: argparse.Namespace) -> None:
    regions = stores.library().regions()
    what = said(asked.words, regions, at_most=1)
    if not what.region_id:
        raise CannotBeDone(f"Which part? Known: {', '.join(regions) or 'none'}.")
    region = regions[what.region_id]
    clock = SystemClock(stores.settings.settings.time_zone)
    now = clock.now()
    started = typed_moment(asked.at or "", now, clock.local)
    if isinstance(started, str):
        raise CannotBeDone(started)
    entry = PainEntry(
        schema=1,
        kind="pain",
        entered=now,
        app=__version__,
        started=started,
        region=what.region_id,
        side=checked_side(what.region_id, region, what.side),
        score=what.scores[0],
        notes=clean(asked.note or "", _NOTE_LIMIT).strip() or None,
    )
    entry_id = Log.new_id(started, entry.kind)
    stores.log.add(entry_id, entry)
    print(pain_note.noted(entry, with_time=True))
    offer = onset_offer(stores, entry_id, entry, in_today=False)
    for line in filter(None, (pain_note.advice(entry, region), offer)):
        print(line)


def _note_morning(stores: Stores, asked: argparse.Namespace) -> None:
    regions = {
        id: region
        for id, region in stores.library().regions().items()
        if region.questions.morning is not None
    }
    what = said(asked.words, regions, at_most=2)
    clock = SystemClock(stores.settings.settings.time_zone)
    now = clock.now()
    day = typed_day(asked.day, now.date()) if asked.day else mornings.this_morning(now)
    why_not = day if isinstance(day, str) else mornings.why_not(day, now)
    if isinstance(day, str) or why_not:
        raise CannotBeDone(why_not)
    region_id = what.region_id or _region_meant(stores, regions, what.side, now)
    side = checked_side(region_id, regions[region_id], what.side)
    morning, stiff = (*what.scores, None)[:2]
    about = MorningDue(day, region_id, side)
    earlier = _earlier(stores.log, about)
    if earlier is not None and stiff is None:
        stiff = earlier.entry.stiff  # correcting one answer leaves the other as it is
    entry = mornings.morning_entry(about, morning, stiff, now, clock.local, __version__)
    if earlier is not None:
        stores.log.revise(earlier.id, entry)
    else:
        stores.log.add(Log.new_id(entry.started, entry.kind), entry)
    print(mornings.noted(entry))


def _region_meant(
    stores: Stores, regions: dict[str, Region], side: Side | None, now: dt.datetime
) -> str:
    """The only one with a morning that is due on that side, else the one that was used last."""
    due = {one.about.region_id for one in mornings_due(stores, now) if one.about.side == side}
    if len(due) == 1:
        return due.pop()
    found = region_used_last(stores.log, due or regions)
    if not found and len(regions) == 1:
        found = next(iter(regions))
    if not found:
        raise CannotBeDone(f"Which part? Known: {', '.join(regions) or 'none'}.")
    return found


class _Earlier(Struct, frozen=True):
    id: str
    entry: MorningEntry


def _earlier(log: Log, about: MorningDue) -> _Earlier | None:
    """An answer about the same morning, which this one corrects; None if there is none."""
    for logged in entries_since(log, about.day):
        match logged.entry:
            case MorningEntry(day=day, region=region, side=side) as entry:
                if MorningDue(day, region, side) == about:
                    return _Earlier(logged.id, entry)
            case _:
                pass
    return None
