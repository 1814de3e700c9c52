"""Questions of every kind, asked in lines. An empty line leaves an answer as it is: unknown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from tui.core.forms.fields import Choice, Choices, Field, Key, Reading, Scale, Text, anchors
from tui.core.forms.form import Form, go_on, put
from tui.plain.commands import begun
from tui.plain.talk import Left, Talk

BACK = "back"
QUIT = "quit"
UNKNOWN = "-"
_WHAT_A_SCORE_IS = "A number from 0 to 10 is wanted, or an empty line."


def choose(talk: Talk, question: str, ways: Sequence[tuple[str, str]], default: str = "") -> str:
    """One of the ways, each a word with what it does; an empty line is the default.

    Raises `Left` for `quit`.
    """
    talk.say(question)
    talk.say(*(f"{word}: {does}." for word, does in ways if does))
    words = [word for word, _ in ways]
    while True:
        line = ask(talk)
        if not line:
            return default
        if word := begun(words, line):
            return word
        talk.say(f"Type {', '.join(words)}, or an empty line.")


def is_yes(talk: Talk, question: str) -> bool:
    """Whether yes was answered; an empty line is no."""
    return choose(talk, question, (("yes", ""), ("no", "")), "no") == "yes"


def ask(talk: Talk, question: str = "") -> str:
    """A line; raises `Left` for `quit`."""
    line = talk.ask(question)
    if line.casefold() == QUIT:
        raise Left
    return line


def walk(
    talk: Talk,
    form: Form,
    keep: Callable[[Form, Form], Form] = lambda before, after: after,
    *,
    first: Key,
    needed: Key | None = None,
) -> Form | None:
    """Every question from the current one on; None where the person goes back before the first.

    `keep` is given the form before and after each answer, and gives what comes of it; the choice
    that is `needed` is not left unknown.
    """
    while True:
        answered = ask_field(talk, form, needed)
        if answered is None:
            if form.current.key == first:
                return None
            form = go_on(form, -1)
            continue
        form = keep(form, answered)
        if form.at == answered.at and form.is_last:
            return form
        form = form if form.at != answered.at else go_on(form)


def ask_field(talk: Talk, form: Form, needed: Key | None = None) -> Form | None:
    """The form with an answer to its current question; None goes back to the one before."""
    field = form.current
    is_needed = field.key == needed
    talk.say(*_question(field, is_needed=is_needed))
    while True:
        line = talk.ask() if isinstance(field, Text) else ask(talk)
        if line.casefold() == BACK and not isinstance(field, Text):
            return None
        answered = _answered(field, line)
        if is_needed and isinstance(answered, Choice) and answered.chosen is None:
            answered = _options(answered)
        if not isinstance(answered, str):
            return put(form, answered)
        talk.say(answered)


def _question(field: Field, *, is_needed: bool) -> list[str]:
    """The question, and what an empty line does."""
    about = (
        f"{field.about.capitalize()}. " if not isinstance(field, Reading) and field.about else ""
    )
    match field:
        case Scale():
            keeps = "leaves it unknown"
            if field.score is not None:
                why = ", from your marks" if field.score == field.marked else ""
                keeps = f"keeps {field.score}{why}; {UNKNOWN} makes it unknown"
            asked = f"{about}{field.question} {anchors(field.words)}. An empty line {keeps}."
            return [asked]
        case Choice():
            keeps = f"keeps {field.chosen}" if field.chosen else "leaves it unknown"
            empty = "" if is_needed and not field.chosen else f" An empty line {keeps}."
            return [*field.hints, f"{about}{field.question} {_options(field)}{empty}"]
        case Choices():
            options = ", ".join(f"{at} {one}" for at, one in enumerate(field.options, 1))
            keeps = f"keeps {', '.join(field.chosen)}" if field.chosen else "is none"
            return [f"{about}{field.question} {options}. Numbers; an empty line {keeps}."]
        case Text():
            keeps = f"keeps {field.text}; {UNKNOWN} clears it" if field.text else "leaves it out"
            return [f"{about}{field.question} An empty line {keeps}."]
        case Reading():
            return [f"{field.question}.", *field.paragraphs, "Read this, then an empty line."]
    assert_never(field)


def _answered(field: Field, line: str) -> Field | str:
    """The field with that answer, or what is wrong with it."""
    if not line or isinstance(field, Reading):
        return field
    match field:
        case Scale():
            if line == UNKNOWN:
                return field.clear()
            score = as_score(line)
            return _WHAT_A_SCORE_IS if score is None else replace(field, score=score)
        case Choice():
            if line == UNKNOWN:
                return field.clear()
            chosen = begun(field.options, line)
            return _options(field) if chosen is None else replace(field, chosen=chosen)
        case Choices():
            return _several(field, line)
        case Text():
            empty = replace(field, text="", at=0)
            filled = empty if line == UNKNOWN else empty.insert(line)
            is_taken = filled.text or line == UNKNOWN
            return filled if is_taken else "A number is wanted, or an empty line."
    assert_never(field)


def _options(field: Choice) -> str:
    """`Type left, right, both or neither.`"""
    *others, last = field.options
    return f"Type {', '.join(others)} or {last}."


def as_score(line: str) -> int | None:
    """The score from 0 to 10 that was typed; None where it is none."""
    is_number = line.isascii() and line.isdigit() and len(line) <= len("10")
    return int(line) if is_number and int(line) <= 10 else None


def numbers_in(line: str, most: int) -> set[int] | None:
    """Numbers from 1 to `most`, with blanks or commas between them; None where it is not that."""
    words = line.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and len(word) < 4 for word in words):
        return None
    numbers = {int(word) for word in words}
    return numbers if numbers and all(0 < one <= most for one in numbers) else None


def _several(field: Choices, line: str) -> Choices | str:
    if line == UNKNOWN:
        return field.clear()
    numbers = numbers_in(line, len(field.options))
    if numbers is None:
        return f"Numbers from 1 to {len(field.options)} are wanted, or an empty line."
    return replace(field, chosen=tuple(field.options[one - 1] for one in sorted(numbers)))
