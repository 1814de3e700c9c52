"""The form after a session: made from the session's entry, and put back into it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec.structs import replace as changed

from tui.core.entries import PainAnswer, SessionEntry, SetRecord
from tui.core.format.definitions import Region
from tui.core.forms.after_fields import (
    ADVICE,
    EFFORT,
    NEW_SIGNS,
    NOTES,
    RAN,
    asked_about,
    exercise_of,
    has_load,
    pain_fields,
    records_with_load,
    session_fields,
)
from tui.core.forms.answers import Answer, with_answers
from tui.core.forms.fields import Choices, Field, Key, Scale, Text
from tui.core.forms.form import Form, go_to
from tui.core.text import minutes

_ALWAYS_ASKED = ("during", "after", "new_signs")
_ASK_MORE_FROM = 3
"""Pain from which where and how it hurts is asked without being called for."""


def after_form(entry: SessionEntry, region: Region | None, answers: Iterable[Answer] = ()) -> Form:
    """What the entry knows and was answered is filled in, and the worst pain from its marks."""
    pain = tuple(pain_fields(entry, region)) if region else ()
    form = with_answers(Form((*pain, *session_fields(entry)), asks=_asks), answers)
    return replace(form, opened=not pain or any(map(_is_filled, form.fields)))


def entry_of(form: Form, entry: SessionEntry, region: Region | None) -> SessionEntry:
    """The entry with the form's answers; what the form doesn't ask stays as it is."""
    return changed(
        entry,
        pain=tuple(_answered(form, answer) for answer in asked_about(entry, region)),
        steps=tuple(_steps(form, entry)),
        effort=form.score(EFFORT),
        ran=_ran(form, entry),
        notes=form.text(NOTES) or None,
    )


def settle(before: Form, form: Form) -> Form:
    """What an answer brings about: to the advice when signs are reported, optional fields stay."""
    if has_new_signs(form) and not has_new_signs(before):
        return go_to(form, ADVICE)
    if is_optional(form.current):
        return replace(form, opened=True)
    return form


def has_new_signs(form: Form) -> bool:
    """Whether new signs are reported, so that the advice has to be read."""
    return form.choice(NEW_SIGNS) == "yes"


def why_more(form: Form) -> str:
    """Why the optional fields are asked without being called for; empty if they aren't."""
    names = ("during", "after")
    scores = [one.score for one in form.fields if isinstance(one, Scale) and one.key.name in names]
    if any(score is not None and score >= _ASK_MORE_FROM for score in scores):
        return f"a score is {_ASK_MORE_FROM} or more"
    return "it hurts more than before" if any(map(_rose, form.fields)) else ""


def shows_more(form: Form) -> bool:
    """Whether the optional fields are asked."""
    return form.opened or bool(why_more(form))


def first_optional(form: Form) -> Key:
    """Where the optional fields begin."""
    return next(field.key for field in form.fields if is_optional(field))


def summary(entry: SessionEntry) -> str:
    """Minutes, sets done of planned, and whether it was ended early."""
    sets = [record for record in entry.steps if record.kind != "gate"]
    done = sum(record.outcome != "skipped" for record in sets)
    parts = [minutes(entry.active_seconds), f"{done} of {len(sets)} sets"]
    return " · ".join([*parts, "ended early"] if entry.outcome == "ended early" else parts)


def _rose(field: Field) -> bool:
    return (
        isinstance(field, Scale)
        and field.key.name == "after"
        and field.score is not None
        and field.before is not None
        and field.score > field.before
    )


def is_optional(field: Field) -> bool:
    """Whether it is asked only where more is wanted, or due."""
    return field.key.name not in _ALWAYS_ASKED and field.key != ADVICE


def _asks(form: Form, field: Field) -> bool:
    if field.key == ADVICE:
        return has_new_signs(form)
    return shows_more(form) or not is_optional(field)


def _is_filled(field: Field) -> bool:
    match field:
        case Choices():
            return bool(field.chosen)
        case Scale():
            return field.key == EFFORT and field.score is not None
        case Text():
            return field.key == NOTES and bool(field.text)
        case _:
            return False


def _ran(form: Form, entry: SessionEntry) -> int | None:
    """Minutes; where it was not asked, what is known."""
    if form.field(RAN) is None:
        return entry.ran
    text = form.text(RAN)
    return int(text) if text else None


def _steps(form: Form, entry: SessionEntry) -> Iterator[SetRecord]:
    """All sets; those of an exercise whose load was changed get the new one."""
    known = records_with_load(entry)
    for record in entry.steps:
        load = form.text(Key("load", exercise_of(record)))
        if has_load(record) and load != known[exercise_of(record)].load:
            yield changed(record, load=load or None)
        else:
            yield record


def _answered(form: Form, answer: PainAnswer) -> PainAnswer:
    of = answer.side or ""
    if form.field(Key("after", of)) is None:
        return answer
    signs = form.choice(NEW_SIGNS)
    return changed(
        answer,
        during=form.score(Key("during", of)),
        after=form.score(Key("after", of)),
        new_signs=None if signs is None else signs == "yes",
        where=form.choices(Key("where", of)),
        feel=form.choices(Key("feel", of)),
    )
