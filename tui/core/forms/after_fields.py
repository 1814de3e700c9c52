"""What is asked after a session, with what its entry answers already."""

from collections.abc import Iterator

from tui.core.entries import PainAnswer, SessionEntry, SetRecord
from tui.core.format.definitions import Region
from tui.core.forms.fields import (
    EFFORT_WORDS,
    PAIN_WORDS,
    Choice,
    Choices,
    Field,
    Key,
    Reading,
    Scale,
    Text,
)
from tui.core.forms.form import sorest_first
from tui.core.playing.result import worst_mark

NEW_SIGNS = Key("new_signs")
ADVICE = Key("advice")
EFFORT = Key("effort")
RAN = Key("ran")
NOTES = Key("notes")
_ADVICE_TITLE = "New signs: what to do, most urgent first"
_ADVICE_WHERE_NONE_IS_WRITTEN = (
    "No advice is written for this region. In an emergency ring 112, 911 or 999 and don't drive.",
    "This can't diagnose: if you are worried, be seen by a clinician.",
)
_YES_NO = {True: "yes", False: "no"}
_NOTES_LIMIT, _LOAD_LIMIT = 2_000, 20
_RAN_LIMIT = 3
"""Digits of the minutes that somebody ran in a day."""
_DIGITS = "0123456789"


def asked_about(entry: SessionEntry, region: Region | None) -> tuple[PainAnswer, ...]:
    """The entry's; both sides where nothing was asked before, though the session has a region."""
    if entry.pain or region is None or entry.region is None:
        return entry.pain
    if region.sided:
        return (
            PainAnswer(region=entry.region, side="left"),
            PainAnswer(region=entry.region, side="right"),
        )
    return (PainAnswer(region=entry.region),)


def _is_filled_in(answers: tuple[PainAnswer, ...]) -> bool:
    """Whether pain was asked about after the session already."""
    return any((one.during, one.after) != (None, None) for one in answers)


def pain_fields(entry: SessionEntry, region: Region) -> Iterator[Field]:
    """The questions that are always asked, then where and how it hurts.

    Signs that were told in the session have their advice first: it is not to be scrolled to.
    """
    answers = sorest_first(asked_about(entry, region))
    if not answers:
        return
    advice = Reading(ADVICE, _ADVICE_TITLE, region.signs_advice or _ADVICE_WHERE_NONE_IS_WRITTEN)
    is_first = any(answer.new_signs for answer in answers) and not _is_filled_in(answers)
    if is_first:
        yield advice
    for answer in answers:
        yield from _pain_scales(entry, region, answer)
    yield Choice(NEW_SIGNS, region.questions.new_signs, ("yes", "no"), chosen=_signs(answers))
    if not is_first:
        yield advice
    for answer in answers:
        yield from _places_and_feelings(region, answer)


def _signs(answers: tuple[PainAnswer, ...]) -> str | None:
    """One answer stands for all sides: the worst of theirs."""
    known = [answer.new_signs for answer in answers if answer.new_signs is not None]
    return _YES_NO[any(known)] if known else None


def _whose(answer: PainAnswer, region: Region) -> str:
    return answer.side.upper() if answer.side else region.title


def _pain_scales(entry: SessionEntry, region: Region, answer: PainAnswer) -> Iterator[Scale]:
    of, about = answer.side or "", _whose(answer, region)
    marked = worst_mark(entry.marks, entry.steps, answer.side)
    during = marked if answer.during is None else answer.during
    yield Scale(
        Key("during", of),
        region.questions.during,
        PAIN_WORDS,
        about,
        during,
        before=answer.before,
        marked=marked,
    )
    yield Scale(
        Key("after", of),
        region.questions.after,
        PAIN_WORDS,
        about,
        answer.after,
        before=answer.before,
    )


def _places_and_feelings(region: Region, answer: PainAnswer) -> Iterator[Choices]:
    of, about = answer.side or "", _whose(answer, region)
    asked = (
        ("where", "Where is it?", region.places, answer.where),
        ("feel", "What does it feel like?", region.feelings, answer.feel),
    )
    for name, question, options, chosen in asked:
        if known := tuple(dict.fromkeys((*options, *chosen))):
            yield Choices(Key(name, of), question, known, about, chosen)


def session_fields(entry: SessionEntry) -> Iterator[Field]:
    """Effort, the load of each exercise that has one, running, and a note."""
    yield Scale(EFFORT, "How hard was the whole session?", EFFORT_WORDS, score=entry.effort)
    for exercise, record in records_with_load(entry).items():
        load = record.load or ""
        yield Text(Key("load", exercise), "Which load?", _LOAD_LIMIT, record.name, load, len(load))
    if entry.region is not None:
        yield _ran(entry.ran)
    notes = entry.notes or ""
    yield Text(NOTES, "Anything else?", _NOTES_LIMIT, text=notes, at=len(notes))


def _ran(minutes: int | None) -> Text:
    """It loads the region too."""
    text = "" if minutes is None else str(minutes)
    question = "How many minutes did you run in the last 24 hours?"
    return Text(RAN, question, _RAN_LIMIT, text=text, at=len(text), only=_DIGITS)


def records_with_load(entry: SessionEntry) -> dict[str, SetRecord]:
    """The last set that was done with a load, by exercise."""
    return {exercise_of(record): record for record in entry.steps if has_load(record)}


def exercise_of(record: SetRecord) -> str:
    """What the log calls the exercise of a set."""
    return record.exercise or record.name


def has_load(record: SetRecord) -> bool:
    """Whether it was done, with a load."""
    return record.load is not None and record.outcome != "skipped"
