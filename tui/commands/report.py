"""`soleus report`."""

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable

from tui import __version__
from tui.commands.dates import day_given
from tui.core.entries import SessionEntry, day_of
from tui.core.refusal import CannotBeDone
from tui.core.report.page import Page, page_of
from tui.core.report.report import Asked, report_of
from tui.core.rules.history import Logged
from tui.core.rules.verdicts import verdicts
from tui.core.text import clean
from tui.core.when import FIRST_DAY
from tui.storage.listing import CannotList
from tui.storage.log.log import Log
from tui.storage.log.reporting import entries_around, region_of, sessions_of
from tui.storage.places import Places
from tui.storage.settings import load_settings
from tui.system_clock import SystemClock

DAYS = 90
"""Of a report, if nobody says since when; today is the last."""
LONGEST_NAME = 60


def print_report(places: Places, asked: argparse.Namespace) -> int:
    """Print it; 1 where a file can't be read, or there is nothing to tell.

    Raises `CannotBeDone` for a period or a region that there can't be.
    """
    settings = load_settings(places.settings).settings
    today = SystemClock(settings.time_zone).now().date()
    since, until = _period(asked.since, asked.until, today)
    try:
        log, unreadable = entries_around(Log(places.log), since, until)
    except CannotList as error:
        print(error, file=sys.stderr)
        return 1
    for one in unreadable:
        print(one.reason, file=sys.stderr)
    if unreadable:
        print(
            f"Files that the report is without: {len(unreadable)}. They are left as they are.",
            file=sys.stderr,
        )
    within = [one for one in log if since <= day_of(one.entry) <= until]
    region_id = asked.region or most_done(within)
    if not any(one.entry.region == region_id for one in within):
        about = f" about {clean(region_id)}" if region_id else ""
        print(f"The log has nothing{about} from {since} to {until}.", file=sys.stderr)
        return 1
    page = _page(
        places,
        log,
        Asked(region_id=region_id, since=since, until=until, today=today, name=_name(asked.name)),
    )
    if asked.html:
        from tui.commands.report_html import html_of as shown
    else:
        from tui.commands.report_text import text_of as shown
    sys.stdout.write(shown(page))
    return 1 if unreadable else 0


def most_done(log: Iterable[Logged]) -> str:
    """The region with most sessions, else with most entries; empty where there is none."""
    sessions: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    for one in log:
        if one.entry.region:
            entries[one.entry.region] += 1
            sessions[one.entry.region] += isinstance(one.entry, SessionEntry)
    return max(sorted(entries), key=lambda one: (sessions[one], entries[one]), default="")


def _page(places: Places, log: list[Logged], asked: Asked) -> Page:
    region = region_of(places, asked.region_id)
    colours = {}
    if region and region.rules:
        colours = verdicts(log, asked.region_id, region, asked.today)
    about = [one for one in log if one.entry.region == asked.region_id]
    sessions = sessions_of(places, about)
    return page_of(report_of(log, asked, __version__, region, colours, sessions))


def _period(since: str | None, until: str | None, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day; nothing is told of days to come."""
    last = max(FIRST_DAY, min(day_given("--until", until) or today, today))
    first = max(FIRST_DAY, day_given("--since", since) or last - dt.timedelta(DAYS - 1))
    if first > last:
        raise CannotBeDone(
            f"The period would end before it begins: {first} to {last}. Choose other days."
        )
    return first, last


def _name(given: str | None) -> str | None:
    return clean(given, LONGEST_NAME).strip() or None if given else None
