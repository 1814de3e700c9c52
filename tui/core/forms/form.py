"""A form: its fields, where the cursor is, and what a key does. Time is an argument."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tui.core.entries import PainAnswer, SessionEntry
from tui.core.format.definitions import Dose, Side
from tui.core.forms.fields import Choice, Choices, Field, Key, Reading, Scale, Text
from tui.core.forms.score import Typed, typed

_DIGITS = tuple("0123456789")


@dataclass(frozen=True, slots=True)
class Soreness:
    """What was said before a session."""

    sore: tuple[Side, ...]
    """The sorest first; empty where neither is, or the region has no sides."""
    before: dict[Side | None, int | None]
    """By side, for each that was asked about; None is unknown."""
    dose: Dose = "full"
    """How much of the session was chosen."""


@dataclass(frozen=True, slots=True)
class FormResult:
    """A session's entry with what was filled in."""

    entry: SessionEntry
    saved: bool
    """False puts it off: the form can be gone on with later."""


def _asks_everything(form: "Form", field: Field) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Form:
    """Fields, of which some are asked only after certain answers."""

    fields: tuple[Field, ...]
    asks: Callable[["Form", Field], bool] = _asks_everything
    """Whether a field is asked, given the answers."""
    at: int = 0
    """Index of the current one among all fields."""
    typed: Typed | None = None
    """The digit before, while the cursor stays where it is."""
    opened: bool = False
    """Whether the person wants the optional fields."""
    by_letter: bool = False
    """Whether the last key was a letter that answered the field before and went on by itself."""
    jumped: str = ""
    """The letter that moved the cursor among options; again it means the next that begins so."""

    @property
    def current(self) -> Field:
        """The field that keys go to."""
        return self.fields[self.at]

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that are shown."""
        return tuple(field for field in self.fields if self.asks(self, field))

    @property
    def is_last(self) -> bool:
        """Whether no field follows the current one."""
        return self.asked[-1].key == self.current.key

    def field(self, key: Key) -> Field | None:
        """The field of that key, asked or not."""
        return next((field for field in self.fields if field.key == key), None)

    def score(self, key: Key) -> int | None:
        """The score of a scale; None where it is unknown or there is no such scale."""
        field = self.field(key)
        return field.score if isinstance(field, Scale) else None

    def choice(self, key: Key) -> str | None:
        """The chosen option; None where it is unknown or there is no such choice."""
        field = self.field(key)
        return field.chosen if isinstance(field, Choice) else None

    def choices(self, key: Key) -> tuple[str, ...]:
        """All chosen options."""
        field = self.field(key)
        return field.chosen if isinstance(field, Choices) else ()

    def text(self, key: Key) -> str:
        """What was typed, without blanks around it."""
        field = self.field(key)
        return field.text.strip() if isinstance(field, Text) else ""


def put(form: Form, field: Field) -> Form:
    """The form with this field in place of the current one."""
    fields = (*form.fields[: form.at], field, *form.fields[form.at + 1 :])
    return replace(form, fields=fields, typed=None, by_letter=False, jumped="")


def go_to(form: Form, key: Key) -> Form:
    """The cursor on the field of that key."""
    keys = [field.key for field in form.fields]
    return replace(form, at=keys.index(key), typed=None, by_letter=False, jumped="")


def go_on(form: Form, by: int = 1) -> Form:
    """The cursor on another field that is asked; it stops at both ends."""
    keys = [field.key for field in form.asked]
    index = keys.index(form.current.key) + by
    return go_to(form, keys[min(max(index, 0), len(keys) - 1)])


def move(form: Form, by: int) -> Form:
    """One up or down: to the paragraph beside where something is being read, else a field on."""
    field = form.current
    if isinstance(field, Reading) and field.step(by) != field:
        return put(form, field.step(by))
    return go_on(form, by)


def step(form: Form, by: int) -> Form:
    """One to the left or right."""
    return put(form, form.current.step(by))


def clear(form: Form) -> Form:
    """Unknown again; in text, the character before the cursor."""
    return put(form, form.current.clear())


def toggle(form: Form) -> Form:
    """Choose what the cursor is on; where one alone can be chosen, the next one."""
    if not isinstance(form.current, Choice | Choices):
        return form
    return replace(put(form, form.current.toggle()), jumped=form.jumped)


def digit(form: Form, pressed: int, now: float) -> Form:
    """Set a score; a 0 soon after a 1 makes it 10."""
    if not isinstance(form.current, Scale):
        return form
    latest = typed(form.typed, pressed, now)
    return replace(put(form, replace(form.current, score=latest.score)), typed=latest)


def character(form: Form, pressed: str, now: float) -> Form | None:
    """What a printable key does; None where it means nothing in the current field.

    A letter that chooses the only answer to a question also goes on to the next one.
    """
    match form.current:
        case Text() as field:
            return put(form, field.insert(pressed))
        case Scale() if pressed in _DIGITS:
            return digit(form, int(pressed), now)
        case Choice() as field:
            chosen = field.letter(pressed)
            return _answered(form, chosen) if chosen else None
        case Choices() as field:
            reached = field.letter(pressed, again=pressed == form.jumped)
            return replace(put(form, reached), jumped=pressed) if reached else None
        case _:
            return None


def _answered(form: Form, field: Field) -> Form:
    """The field as the letter left it, and the cursor on the next one."""
    after = go_on(put(form, field))
    return replace(after, by_letter=after.at != form.at)


def sorest_first(answers: tuple[PainAnswer, ...]) -> tuple[PainAnswer, ...]:
    """By pain before the session, the highest first and the unknown last."""
    return tuple(sorted(answers, key=lambda one: 1 if one.before is None else -one.before))


def closing_line(entry: SessionEntry) -> str:
    """What is known of the pain now, sore side first; empty where nothing is."""
    return " ".join(filter(None, map(_change, sorest_first(entry.pain))))


def _change(answer: PainAnswer) -> str:
    if answer.after is None:
        return ""
    whose = (answer.side or "pain").capitalize()
    if answer.before is None:
        return f"{whose}: now {answer.after}."
    return f"{whose} {answer.before} → {answer.after}."
