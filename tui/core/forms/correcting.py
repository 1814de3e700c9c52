"""The form to correct a session: the one after it, and the pain before it too."""

from dataclasses import replace

from msgspec.structs import replace as changed

from tui.core.entries import SessionEntry
from tui.core.format.definitions import Region
from tui.core.forms import after
from tui.core.forms.after_fields import NEW_SIGNS
from tui.core.forms.fields import PAIN_WORDS, Field, Key, Scale
from tui.core.forms.form import Form

_BEFORE = "before"


def correction_form(entry: SessionEntry, region: Region | None) -> Form:
    """Everything is asked, and what the entry knows is filled in; nothing is from its marks."""
    form = after.after_form(entry, region)
    known = {Key("during", one.side or ""): one.during for one in entry.pain}
    fields = tuple(_as_known(field, known) for field in form.fields)
    return replace(form, fields=(*_before_fields(entry, region), *fields), opened=True)


def corrected(form: Form, entry: SessionEntry, region: Region | None) -> SessionEntry:
    """The entry as the form has it."""
    answered = after.entry_of(form, entry, region)
    if region is None:
        return changed(answered, pain=entry.pain)
    signs_before = correction_form(entry, region).choice(NEW_SIGNS)
    is_about_signs = form.choice(NEW_SIGNS) != signs_before
    known = {answer.side: answer.new_signs for answer in entry.pain}
    pain = (
        changed(
            answer,
            before=form.score(Key(_BEFORE, answer.side or "")),
            # One question stands for all sides: untouched, it leaves each as it was.
            new_signs=answer.new_signs if is_about_signs else known.get(answer.side),
        )
        for answer in answered.pain
    )
    return changed(answered, pain=tuple(pain))


def _before_fields(entry: SessionEntry, region: Region | None) -> list[Field]:
    if region is None:
        return []
    return [
        Scale(
            Key(_BEFORE, answer.side or ""),
            region.questions.before,
            PAIN_WORDS,
            answer.side.upper() if answer.side else region.title,
            answer.before,
        )
        for answer in entry.pain
    ]


def _as_known(field: Field, known: dict[Key, int | None]) -> Field:
    """The worst pain as it was answered: unknown stays unknown until it is set."""
    if isinstance(field, Scale) and field.key in known:
        return replace(field, score=known[field.key])
    return field
