"""The pain of a period side by side: figures, trends, and which mornings are known."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tui.core.entries import Entry, PainEntry, SessionEntry, day_of, was_worked
from tui.core.format.definitions import Id, Side
from tui.core.review.readings import Measure, Reading, Span, spans
from tui.core.rules.morning_scores import Mornings
from tui.core.rules.mornings import LATE_DAYS, is_asked_about
from tui.core.rules.outcomes import answers, peak_of
from tui.core.telling import score_text

FIGURES: tuple[Measure, ...] = ("worst", "morning", "stiff")
"""The measures that are told in figures, in their order."""
_WEEK = 7


class Figure(Struct, frozen=True):
    """One measure over the period, of which at least one score is known."""

    measure: Measure
    known: int
    first: Span
    """The first week of which something is known, counted back from the period's end."""
    last: Span
    """The last such week, which may be the same."""
    worst: Reading
    """The latest of the highest."""

    @property
    def means(self) -> tuple[float, ...]:
        """Of the first and the last week; one where they are the same."""
        weeks = (self.first,) if self.first == self.last else (self.first, self.last)
        return tuple(week.means[self.measure] for week in weeks)


class SideReport(Struct, frozen=True):
    """One side over the period."""

    side: Side | None
    readings: tuple[Reading, ...]
    figures: tuple[Figure, ...]
    places: tuple[tuple[str, int], ...]
    """How often each was named, most often first."""
    feelings: tuple[tuple[str, int], ...]


class MorningCount(Struct, frozen=True):
    """Of the mornings after a session, of which one side at least is known or none."""

    known: int
    missing: int
    open: int
    """Not known yet; they can still be told."""


def sides_of(
    found: Sequence[Reading], entries: Sequence[Entry], since: dt.date, until: dt.date
) -> Iterator[SideReport]:
    """Each side that something is known of: left, right, and what has no side."""
    order: tuple[Side | None, ...] = ("left", "right", None)
    for side in order:
        scores = tuple(one for one in found if one.side == side)
        named = [(where, feel) for one, where, feel in _named(entries) if one == side]
        if scores or any(where or feel for where, feel in named):
            yield SideReport(
                side,
                scores,
                tuple(_figures(scores, since, until)),
                _most(place for where, _ in named for place in where),
                _most(feeling for _, feel in named for feeling in feel),
            )


def count_mornings(
    mornings: Iterable[Mornings], played: Iterable[SessionEntry], today: dt.date
) -> MorningCount:
    """Of the days after these sessions, up to today; after nothing done only where it is asked."""
    known = {day for one in mornings for day in one.pain}
    after = {
        day_of(one).toordinal() + 1 for one in played if was_worked(one) or is_asked_about(one)
    }
    unknown = {day for day in after if day <= today.toordinal()} - known
    still_open = {day for day in unknown if today.toordinal() - day <= LATE_DAYS}
    return MorningCount(len(after & known), len(unknown - still_open), len(still_open))


def scores_of(
    entry: SessionEntry, mornings: dict[Side | None, Mornings], region_id: Id, side: Side | None
) -> str:
    """`left 3 → 5 → 2, 4`: before, worst, after, next morning; of all sides where none is asked."""
    told: list[str] = []
    for answer in answers(entry, region_id):
        if side is None or answer.side == side:
            scores = (answer.before, peak_of(entry, answer), answer.after)
            whose = f"{answer.side} " if answer.side else ""
            arrows = " → ".join(map(score_text, scores))
            of_side = mornings.get(answer.side, Mornings())
            morning = of_side.pain.get(day_of(entry).toordinal() + 1)
            told.append(f"{whose}{arrows}, {score_text(morning)}")
    return "; ".join(told)


def _figures(scores: Sequence[Reading], since: dt.date, until: dt.date) -> Iterator[Figure]:
    for measure in FIGURES:
        known = [one for one in scores if one.measure == measure]
        if known:
            days = [one.day for one in known]
            yield Figure(
                measure,
                len(known),
                _week_of(min(days), known, since, until),
                _week_of(max(days), known, since, until),
                max(known, key=lambda one: (one.score, one.day)),
            )


def _week_of(day: dt.date, found: Sequence[Reading], since: dt.date, until: dt.date) -> Span:
    """The week, counted back from the period's end, that a day is in."""
    last = until - dt.timedelta((until - day).days // _WEEK * _WEEK)
    return spans(found, max(since, last - dt.timedelta(_WEEK - 1)), last, _WEEK)[0]


def _named(
    entries: Iterable[Entry],
) -> Iterator[tuple[Side | None, tuple[str, ...], tuple[str, ...]]]:
    """Side, places and feelings of each answer and of pain at other times."""
    for entry in entries:
        if isinstance(entry, SessionEntry):
            yield from ((one.side, one.where, one.feel) for one in entry.pain)
        elif isinstance(entry, PainEntry):
            yield entry.side, entry.where, entry.feel


def _most(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda one: (-one[1], one[0])))
