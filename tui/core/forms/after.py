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
    """What an answer brings about: to the advice when signs are reported."""
    is_new = has_new_signs(form) and not has_new_signs(before)
    return go_to(form, ADVICE) if is_new else form


def has_new_signs(form: Form) -> bool:
    """Whether new signs are reported, so that the advice has to be read."""
    return form.choice(NEW_SIGNS) == "yes"


def why_more(form: Form, of: str | None = None) -> str:
    """Why optional fields are asked without being called for; empty if they aren't.

    `of` one side: where and how it hurts is asked of the side alone that has a reason.
    """
    told = [
        field
        for field in form.fields
        if isinstance(field, Scale)
        and field.key.name in ("during", "after")
        and of in (None, field.key.of)
    ]
    if any(one.score is not None and one.score >= _ASK_MORE_FROM for one in told):
        return f"a score is {_ASK_MORE_FROM} or more"
    return "it hurts more than before" if any(map(_rose, told)) else ""


def why_asked(form: Form, field: Field) -> str:
    """Why this optional field is asked without being called for; empty for any other."""
    if not _is_optional(field):
        return ""
    return why_more(form, field.key.of if isinstance(field, Choices) else None)


def shows_more(form: Form) -> bool:
    """Whether optional fields are asked."""
    return form.opened or bool(why_more(form))


def has_more(form: Form) -> bool:
    """Whether there are optional fields that are not asked."""
    return any(_is_left_out(form, field) for field in form.fields)


def with_more(form: Form) -> Form:
    """All optional fields asked, and the cursor on the first that was not: it needs `has_more`."""
    first = next(field.key for field in form.fields if _is_left_out(form, field))
    return go_to(replace(form, opened=True), first)


def summary(entry: SessionEntry) -> str:
    """Minutes, sets done of planned, and whether it was ended early."""
    outcomes = [record.outcome for record in entry.steps if record.kind != "gate"]
    done = sum(outcome in ("done", "eased") for outcome in outcomes)
    cut = outcomes.count("cut short")
    sets = f"{done} of {len(outcomes)} sets{f', {cut} in part' if cut else ''}"
    parts = [minutes(entry.active_seconds), sets]
    return " · ".join([*parts, "ended early"] if entry.outcome == "ended early" else parts)


def _is_left_out(form: Form, field: Field) -> bool:
    return _is_optional(field) and not _asks(form, field)


def _rose(field: Scale) -> bool:
    return (
        field.key.name == "after"
        and field.score is not None
        and field.before is not None
        and field.score > field.before
    )


def _is_optional(field: Field) -> bool:
    """Whether it is asked only where more is wanted, or due."""
    return field.key.name not in _ALWAYS_ASKED and field.key != ADVICE


def _asks(form: Form, field: Field) -> bool:
    """What was filled in stays, and what the cursor is on, though the reason goes away."""
    if field.key == ADVICE:
        return has_new_signs(form)
    if not _is_optional(field) or form.opened or field is form.current or _is_filled(field):
        return True
    return bool(why_asked(form, field))


def _is_filled(field: Field) -> bool:
    match field:
        case Choices():
            return bool(field.chosen)
        case Scale():
            return field.key == EFFORT and field.score is not None
        case Text():
            return field.key in (NOTES, RAN) and bool(field.text)
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
