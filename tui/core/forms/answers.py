"""Answers of a form one by one, so that each can be kept and put back into the form."""

from collections.abc import Iterable
from dataclasses import replace

from msgspec import Struct

from tui.core.forms.fields import HIGHEST, Choice, Choices, Field, Key, Scale, Text
from tui.core.forms.form import Form
from tui.core.text import clean

Value = int | str | tuple[str, ...] | None
"""A score, a choice or a text, several choices; None or empty is unknown."""


class Answer(Struct, frozen=True, tag_field="do", tag="answer"):
    """What a field of the form holds now."""

    name: str
    of: str
    value: Value


def answers_between(before: Form, after: Form) -> list[Answer]:
    """What has changed from one to the other."""
    return [
        Answer(new.key.name, new.key.of, _value(new))
        for old, new in zip(before.fields, after.fields, strict=True)
        if _value(old) != _value(new)
    ]


def with_answers(form: Form, answers: Iterable[Answer]) -> Form:
    """The form with these answers, later ones last; what does not fit a field is passed over."""
    latest = {Key(answer.name, answer.of): answer.value for answer in answers}
    fields = (
        _answered(field, latest[field.key]) if field.key in latest else field
        for field in form.fields
    )
    return replace(form, fields=tuple(fields))


def _value(field: Field) -> Value:
    match field:
        case Scale():
            return field.score
        case Choice() | Choices():
            return field.chosen
        case Text():
            return field.text
        case _:
            return None


def _answered(field: Field, value: Value) -> Field:
    match field, value:
        case Scale(), None:
            return field.clear()
        case Scale(), int() if 0 <= value <= HIGHEST:
            return replace(field, score=value)
        case Choice(), None:
            return field.clear()
        case Choice(), str() if value in field.options:
            return replace(field, chosen=value)
        case Choices(), tuple():
            return replace(field, chosen=tuple(one for one in value if one in field.options))
        case Text(), str():
            text = clean(value, field.limit)
            return replace(field, text=text, at=len(text))
        case _:
            return field
