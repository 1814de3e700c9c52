"""The form for pain at any time: made of the regions, and put into an entry."""

import datetime as dt
from collections.abc import Iterator, Mapping

from tui.core.entries import PainEntry
from tui.core.format.definitions import Region, Side
from tui.core.forms.fields import PAIN_WORDS, Choices, Field, Key, Scale, Text
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
from tui.core.rules.starting import TOO_MUCH
from tui.core.telling import whose
from tui.core.when import NOW, Local, typed_moment

WHEN = Key("when")
NOTES = Key("notes")
_OPTIONAL = ("when", "where", "feel", "notes")
_NOTES_LIMIT, _WHEN_LIMIT = 2_000, 20
_HOW_STRONG = "Right now, how strong is the pain?"


def pain_form(
    regions: Mapping[str, Region], region_id: str = "", entry: PainEntry | None = None
) -> Form:
    """Nothing but the region is chosen in it, or what the entry holds; needs a region.

    Region, side and score are asked at once; when, where, feel and a note where more is wanted.
    """
    if entry is not None:
        region_id = entry.region
        regions = with_region(regions, region_id, entry.side is not None)

    def asks(form: Form, field: Field) -> bool:
        is_asked = form.opened or field.key.name not in _OPTIONAL
        return is_asked and is_of_region(form, field, regions)

    fields = tuple(_fields(regions, region_id, entry))
    is_more_known = entry is not None and bool(entry.where or entry.feel or entry.notes)
    form = Form(fields, asks=asks, opened=is_more_known)
    return past_region(form, is_known=region_id in regions)


def pain_entry_of(
    form: Form,
    regions: Mapping[str, Region],
    now: dt.datetime,
    local: Local,
    app: str,
    entry: PainEntry | None = None,
) -> PainEntry | Unanswered:
    """What was answered as an entry written now, or what it lacks.

    `entry` is what the form was made from: where its time was not touched, it stays to the second.
    """
    if entry is not None:
        regions = with_region(regions, entry.region, entry.side is not None)
    region_id = region_of(form, regions)
    side = side_of(form, regions)
    if isinstance(side, Unanswered):
        return side
    key = Key("score", region_id)
    score = form.score(key)
    if score is None:
        return Unanswered(key, "How strong is it? 0 to 10.")
    started: dt.datetime | str
    if entry is not None and form.text(WHEN) == _when(entry):
        started = entry.started
    else:
        started = typed_moment(form.text(WHEN) or NOW, now, local)
    if isinstance(started, str):
        return Unanswered(WHEN, started)
    return PainEntry(
        schema=1,
        kind="pain",
        entered=now,
        app=app,
        started=started,
        region=region_id,
        side=side,
        score=score,
        where=form.choices(Key("where", region_id)),
        feel=form.choices(Key("feel", region_id)),
        notes=form.text(NOTES) or None,
    )


def noted(entry: PainEntry, with_time: bool = False) -> str:
    """What is said once it is kept; the time too where it was not felt just now."""
    is_earlier = with_time or entry.started != entry.entered
    when = f", {entry.started:%Y-%m-%d %H:%M}" if is_earlier else ""
    return f"Noted: {whose(entry)} {entry.score}{when}."


def advice(entry: PainEntry, region: Region) -> str:
    """One line where the pain or the feeling asks for it; empty otherwise. It informs, no more."""
    stops = region.rules.stop_feelings if region.rules else ()
    for feeling in entry.feel:
        if feeling in stops:
            named = (one for one in region.signs_advice if feeling.casefold() in one.casefold())
            return next(named, f"{feeling}: stop, and be seen by a clinician the same day.")
    if entry.score < TOO_MUCH:
        return ""
    first = (
        f" But don't wait if this is so: {region.signs_advice[0]}" if region.signs_advice else ""
    )
    return f"{TOO_MUCH} or more: let it rest today, and look again tomorrow.{first}"


def _fields(
    regions: Mapping[str, Region], region_id: str, entry: PainEntry | None
) -> Iterator[Field]:
    side: Side | None = entry.side if entry else None
    yield from whose_fields(regions, region_id, side)
    for id, region in regions.items():
        known = entry if entry is not None and entry.region == id else None
        question = region.questions.now or _HOW_STRONG
        score = known.score if known else None
        yield Scale(Key("score", id), question, PAIN_WORDS, region.title, score)
    yield Text.holding(
        WHEN, "When? Empty is now; else 07:10 or 2026-11-26 07:10", _WHEN_LIMIT, _when(entry)
    )
    for id, region in regions.items():
        known = entry if entry is not None and entry.region == id else None
        yield from _places_and_feelings(id, region, known)
    notes = entry.notes if entry else None
    yield Text.holding(NOTES, "Anything else?", _NOTES_LIMIT, notes or "")


def _places_and_feelings(id: str, region: Region, entry: PainEntry | None) -> Iterator[Choices]:
    asked = (
        ("where", "Where is it?", region.places, entry.where if entry else ()),
        ("feel", "What does it feel like?", region.feelings, entry.feel if entry else ()),
    )
    for name, question, options, chosen in asked:
        if known := tuple(dict.fromkeys((*options, *chosen))):
            yield Choices(Key(name, id), question, known, region.title, chosen)


def _when(entry: PainEntry | None) -> str:
    return f"{entry.started:%Y-%m-%d %H:%M}" if entry else ""
