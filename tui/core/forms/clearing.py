"""The form for a clearance: what a clinician allowed, from when until when."""

import datetime as dt
from collections.abc import Iterator, Mapping

from tui.core.entries import ClearanceEntry
from tui.core.format.definitions import Region
from tui.core.forms.fields import Choice, Field, Key, Text
from tui.core.forms.form import Form
from tui.core.forms.whose import (
    Unanswered,
    is_of_region,
    past_region,
    region_of,
    side_of,
    whose_fields,
    with_region,
)
from tui.core.when import typed_day

WHO, DAY, UNTIL = Key("who"), Key("day"), Key("until")
COVERS, LIMIT, NOTES = Key("covers"), Key("pain_limit"), Key("notes")
HIGHEST_LIMIT = 5
"""No clearance goes beyond it: pain above it is too much for everybody (`core.rules.starting`)."""
_BOTH = "both"
_WHO_LIMIT, _DAY_LIMIT, _COVERS_LIMIT, _NOTES_LIMIT = 80, 20, 200, 2_000
_HINTS = ("Lifts what says that a clinician should see it first.", "Never: an emergency, a pop.")


def clearance_form(
    regions: Mapping[str, Region], region_id: str, entry: ClearanceEntry | None = None
) -> Form:
    """Of that region; the rest empty, or as the entry has it."""
    if entry is not None:
        region_id = entry.region
    regions = with_region(regions, region_id, entry is not None and entry.side is not None)

    def asks(form: Form, field: Field) -> bool:
        return is_of_region(form, field, regions)

    form = Form(tuple(_fields(regions, region_id, entry)), asks=asks)
    return past_region(form, is_known=True)


def clearance_entry_of(
    form: Form,
    regions: Mapping[str, Region],
    now: dt.datetime,
    app: str,
    entry: ClearanceEntry | None = None,
) -> ClearanceEntry | Unanswered:
    """What was answered as an entry written now, or what it lacks."""
    if entry is not None:
        regions = with_region(regions, entry.region, entry.side is not None)
    side = side_of(form, regions)
    if isinstance(side, Unanswered):
        return side
    if not form.text(WHO):
        return Unanswered(WHO, "Who cleared you? A name, or what they are.")
    day = typed_day(form.text(DAY), now.date())
    if isinstance(day, str):
        return Unanswered(DAY, day)
    if day > now.date():
        return Unanswered(DAY, "That day is still to come.")
    until = typed_day(form.text(UNTIL), now.date()) if form.text(UNTIL) else None
    if isinstance(until, str):
        return Unanswered(UNTIL, until)
    if until is not None and until < day:
        return Unanswered(UNTIL, "The last day can't be before the first.")
    limit = form.choice(LIMIT)
    return ClearanceEntry(
        schema=1,
        kind="clearance",
        entered=now,
        app=app,
        started=entry.started if entry else now,
        region=region_of(form, regions),
        side=side,
        who=form.text(WHO),
        day=day,
        until=until,
        covers=form.text(COVERS) or None,
        pain_limit=None if limit is None else int(limit),
        notes=form.text(NOTES) or None,
    )


def _fields(
    regions: Mapping[str, Region], region_id: str, entry: ClearanceEntry | None
) -> Iterator[Field]:
    side = entry.side if entry else None
    fields = whose_fields(regions, region_id, side, "Which side?", _BOTH, is_answered=bool(entry))
    yield from fields
    day, until = (str(entry.day), str(entry.until or "")) if entry else ("", "")
    limit = None if entry is None or entry.pain_limit is None else str(entry.pain_limit)
    limits = tuple(map(str, range(HIGHEST_LIMIT + 1)))
    yield Text.holding(WHO, "Who cleared you?", _WHO_LIMIT, entry.who if entry else "")
    yield Text.holding(DAY, "On what date? Such as 2026-11-20", _DAY_LIMIT, day)
    yield Text.holding(UNTIL, "Until when? The last day, or nothing", _DAY_LIMIT, until)
    yield Text.holding(COVERS, "For what?", _COVERS_LIMIT, (entry.covers or "") if entry else "")
    yield Choice(
        LIMIT, f"Up to what pain (at most {HIGHEST_LIMIT})?", limits, chosen=limit, hints=_HINTS
    )
    yield Text.holding(NOTES, "Anything else?", _NOTES_LIMIT, (entry.notes or "") if entry else "")
