"""The form for an injury, asked once for each: when it began, how, and whether it is over."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.core.entries import EpisodeEntry, PainEntry, SessionEntry
from tui.core.format.definitions import Region, Side
from tui.core.forms.fields import Choice, Field, Key, Text
from tui.core.forms.form import Form, go_to
from tui.core.forms.whose import (
    Unanswered,
    is_of_region,
    past_region,
    region_of,
    side_of,
    whose_fields,
    with_region,
)
from tui.core.rules.history import Logged
from tui.core.when import typed_day

ONSET, SUDDEN, ENDED, NOTES = Key("onset"), Key("sudden"), Key("ended"), Key("notes")
_HOW: Mapping[bool, str] = {True: "suddenly", False: "bit by bit"}
_DAY_LIMIT, _NOTES_LIMIT = 20, 2_000
_HINTS = ("A pull or a tear begins suddenly; most overuse bit by bit.",)


def is_open(episode: EpisodeEntry) -> bool:
    """Whether the injury is not over, as far as is known."""
    return episode.ended is None


def open_ones(
    log: Iterable[Logged], region_id: str, side: Side | None
) -> list[tuple[str, EpisodeEntry]]:
    """Id and entry of each open injury there, the newest first."""
    found = [
        (one.entry.onset, one.id, one.entry)
        for one in log
        if isinstance(one.entry, EpisodeEntry)
        and is_open(one.entry)
        and (one.entry.region, one.entry.side) == (region_id, side)
    ]
    return [one[1:] for one in sorted(found, key=lambda one: one[:2], reverse=True)]


def hurting(entry: PainEntry | SessionEntry) -> list[tuple[str, Side | None]]:
    """Region and side of all that hurt, the worst first."""
    if isinstance(entry, PainEntry):
        return [(entry.region, entry.side)] if entry.score else []
    worst = {
        (one.region, one.side): max(filter(None, (one.before, one.during, one.after)), default=0)
        for one in entry.pain
    }
    return sorted((one for one in worst if worst[one]), key=lambda one: -worst[one])


def unexplained(
    entry: PainEntry | SessionEntry, injuries: Sequence[Logged], earlier: Sequence[Logged]
) -> tuple[str, Side | None] | None:
    """What hurts in it for the first time in a while, and has no open injury: to be asked once.

    `earlier` are entries of the weeks before; pain there has led to the question already.
    """
    known = {
        one
        for logged in earlier
        if isinstance(logged.entry, PainEntry | SessionEntry)
        for one in hurting(logged.entry)
    }
    new = (one for one in hurting(entry) if one not in known and not open_ones(injuries, *one))
    return next(new, None)


def injury_form(
    regions: Mapping[str, Region],
    region_id: str,
    side: Side | None = None,
    entry: EpisodeEntry | None = None,
) -> Form:
    """Of that region and side where they are known; the rest as the entry has it."""
    regions = with_region(regions, region_id, side is not None)

    def asks(form: Form, field: Field) -> bool:
        return is_of_region(form, field, regions)

    fields = tuple(_fields(regions, region_id, side, entry))
    form = Form(fields, asks=asks)
    return go_to(form, ONSET) if side and not entry else past_region(form, is_known=True)


def injury_entry_of(
    form: Form,
    regions: Mapping[str, Region],
    now: dt.datetime,
    app: str,
    entry: EpisodeEntry | None = None,
) -> EpisodeEntry | Unanswered:
    """What was answered as an entry written now, or what it lacks; `entry` is corrected by it."""
    if entry is not None:
        regions = with_region(regions, entry.region, entry.side is not None)
    side = side_of(form, regions)
    if isinstance(side, Unanswered):
        return side
    today = now.date()
    onset = typed_day(form.text(ONSET), today)
    if isinstance(onset, str):
        return Unanswered(ONSET, onset)
    if onset > today:
        return Unanswered(ONSET, "That day is still to come.")
    ended = typed_day(form.text(ENDED), today) if form.text(ENDED) else None
    if isinstance(ended, str):
        return Unanswered(ENDED, ended)
    if ended is not None and not onset <= ended <= today:
        return Unanswered(ENDED, "It is over from a day between its first one and today.")
    return EpisodeEntry(
        schema=1,
        kind="episode",
        entered=now,
        app=app,
        started=entry.started if entry else now,
        region=region_of(form, regions),
        side=side,
        onset=onset,
        sudden={_HOW[True]: True, _HOW[False]: False}.get(form.choice(SUDDEN) or ""),
        ended=ended,
        notes=form.text(NOTES) or None,
    )


def _fields(
    regions: Mapping[str, Region], region_id: str, side: Side | None, entry: EpisodeEntry | None
) -> Iterator[Field]:
    yield from whose_fields(regions, region_id, side, "Which side?")
    onset = str(entry.onset) if entry else ""
    ended = str(entry.ended) if entry and entry.ended else ""
    how = None if entry is None or entry.sudden is None else _HOW[entry.sudden]
    notes = (entry.notes or "") if entry else ""
    yield Text.holding(
        ONSET, "When did it start? Such as 2026-11-20; about is enough", _DAY_LIMIT, onset
    )
    yield Choice(SUDDEN, "Suddenly or bit by bit?", tuple(_HOW.values()), chosen=how, hints=_HINTS)
    yield Text.holding(ENDED, "Is it over? The day, or nothing if it isn't", _DAY_LIMIT, ended)
    yield Text.holding(NOTES, "Anything else?", _NOTES_LIMIT, notes)
