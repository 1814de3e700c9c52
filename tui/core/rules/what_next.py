"""What Today has to say of all regions: what is open, what is next, and what crept up."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.core.entries import SessionEntry
from tui.core.format.definitions import Id, Region, Session
from tui.core.rules.advice import Advice, Known, advise
from tui.core.rules.history import Logged
from tui.core.rules.next_dose import NextLine, next_line
from tui.core.rules.red_flags import OpenFlag, open_everywhere
from tui.core.rules.starting import STOPPING
from tui.core.rules.verdicts import verdicts
from tui.core.rules.weekly import changes, rises


class Next(Struct, frozen=True):
    """What is next, and what to know about it."""

    session: Id | None = None
    """The one that is suggested first."""
    warnings: tuple[str, ...] = ()
    advice: tuple[NextLine, ...] = ()
    """For each region that was trained, the one trained last first."""


def what_next(log: Sequence[Logged], sessions: Sequence[Session], now: dt.datetime) -> Next:
    """From the entries of the last weeks, and the sessions that there are."""
    regions = {
        one.region_id: one.region for one in sessions if one.region_id is not None and one.region
    }
    warnings = [_flag_words(flags) for flags in _by_stopping(open_everywhere(log, now))]
    session, lines = None, []
    for region_id in _trained(log):
        region = regions.get(region_id)
        if region is None or region.rules is None:
            continue
        advice = _advice(log, region_id, region, sessions, now)
        if advice.is_first:  # all that was begun was left out, so there is nothing to go by
            continue
        session = session or advice.session
        title = next((one.title for one in sessions if one.id == advice.session), None)
        lines.append(next_line(advice, title, now))
        warnings += [*advice.concerns, *rises(changes(log, region_id, region, now.date()))]
    return Next(session, tuple(warnings), tuple(lines))


def _advice(
    log: Sequence[Logged],
    region_id: Id,
    region: Region,
    sessions: Sequence[Session],
    now: dt.datetime,
) -> Advice:
    colours = verdicts(log, region_id, region, now.date())
    return advise(Known(log, region_id, region, colours, sessions, now))


def _trained(log: Sequence[Logged]) -> list[Id]:
    """Regions of the sessions in the log, the one trained last first."""
    done = [one.entry for one in log if isinstance(one.entry, SessionEntry) and one.entry.region]
    done.sort(key=lambda entry: entry.started, reverse=True)
    return list(dict.fromkeys(entry.region for entry in done if entry.region))


def _by_stopping(flags: Sequence[OpenFlag]) -> Iterator[list[OpenFlag]]:
    """Those that stop sessions, then the others, where there are any."""
    for stops in (True, False):
        found = [flag for flag in flags if (flag.tier in STOPPING) is stops]
        if found:
            yield found


def _flag_words(flags: Sequence[OpenFlag]) -> str:
    first = flags[0]
    if first.tier in STOPPING:
        return f"A red flag is open since {first.day}: start any session to see what to do."
    return f"A red flag of {first.day} waits for an appointment: be seen, and don't run."
