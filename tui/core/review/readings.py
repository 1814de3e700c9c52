"""Scores out of a log as one flat list, and their means over stretches of days."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tui.core.entries import SessionEntry, day_of
from tui.core.format.definitions import Id, Side
from tui.core.rules.history import Logged
from tui.core.rules.morning_scores import mornings_by_side
from tui.core.rules.outcomes import answers, peak_of

Measure = Literal["before", "worst", "after", "morning", "stiff"]
"""`worst` is the worst of a session, massage left out; the last two are of mornings."""

_DAILY_UP_TO = 35
_WEEKLY_UP_TO = 371
_MOST_SPANS = 60
"""What a page can show beside one another; our choice."""


class Reading(Struct, frozen=True):
    """One score that is known."""

    day: dt.date
    side: Side | None
    measure: Measure
    score: int


class Span(Struct, frozen=True):
    """Some days, both ends included, and the means of what is known of them."""

    since: dt.date
    until: dt.date
    means: dict[Measure, float] = {}
    """A measure that nothing is known of is left out."""


def readings(
    log: Sequence[Logged], region_id: Id, since: dt.date, until: dt.date
) -> Iterator[Reading]:
    """Every known score of a region on these days, both ends included."""
    for reading in _readings(log, region_id):
        if since <= reading.day <= until:
            yield reading


def _readings(log: Sequence[Logged], region_id: Id) -> Iterator[Reading]:
    for one in log:
        if isinstance(one.entry, SessionEntry) and one.entry.region == region_id:
            yield from _of_session(one.entry, region_id)
    for side, mornings in mornings_by_side(log, region_id).items():
        for day, score in mornings.pain.items():
            yield Reading(dt.date.fromordinal(day), side, "morning", score)
        for day, score in mornings.stiff.items():
            yield Reading(dt.date.fromordinal(day), side, "stiff", score)


def _of_session(entry: SessionEntry, region_id: Id) -> Iterator[Reading]:
    for answer in answers(entry, region_id):
        scores: tuple[tuple[Measure, int | None], ...] = (
            ("before", answer.before),
            ("worst", peak_of(entry, answer)),
            ("after", answer.after),
        )
        for measure, score in scores:
            if score is not None:
                yield Reading(day_of(entry), answer.side, measure, score)


def spans(found: Sequence[Reading], since: dt.date, until: dt.date, days: int) -> list[Span]:
    """The time cut into spans of so many days, oldest first; the first one may be shorter."""
    count = -(-((until - since).days + 1) // days)
    scores: list[dict[Measure, list[int]]] = [{} for _ in range(count)]
    for one in found:
        if since <= one.day <= until:
            at = count - 1 - (until - one.day).days // days
            scores[at].setdefault(one.measure, []).append(one.score)
    cut: list[Span] = []
    for at, of_span in enumerate(scores):
        last = until - dt.timedelta((count - 1 - at) * days)
        first = max(since, last - dt.timedelta(min(days - 1, (last - since).days)))
        means = {measure: sum(known) / len(known) for measure, known in of_span.items()}
        cut.append(Span(first, last, means))
    return cut


def fitting_days(since: dt.date, until: dt.date) -> int:
    """Days of a span, so that a page can show them all: a day, a week, or some four weeks."""
    days = (until - since).days + 1
    if days <= _DAILY_UP_TO:
        return 1
    return 7 if days <= _WEEKLY_UP_TO else 28 * -(-days // (28 * _MOST_SPANS))
