"""Answers of a form one by one: kept as they are given, and put back."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.filling_in import CALF, LEFT_AND_RIGHT, NECK, entry, mark, set_record
from tui.core.entries import PainAnswer, SessionEntry
from tui.core.format.definitions import Region
from tui.core.forms import form as moves
from tui.core.forms.after import after_form, entry_of
from tui.core.forms.after_fields import EFFORT, NEW_SIGNS, NOTES
from tui.core.forms.answers import Answer, Value, answers_between, with_answers
from tui.core.forms.fields import Key, Text
from tui.core.forms.form import Form
from tui.core.text import clean

ENTRY = entry(*LEFT_AND_RIGHT, steps=(set_record("wall"), set_record("raise", load="5 kg")))
PRESSES = st.lists(
    st.sampled_from(
        ("down", "up", "left", "right", "clear", "toggle", *"0123456789ynlrbho", "é", "\u0301")
    ),
    max_size=80,
)


def pressed(form: Form, key: str) -> Form:
    """The form after a key, as `FormPage` does it."""
    match key:
        case "down" | "up":
            return moves.move(form, 1 if key == "down" else -1)
        case "left" | "right":
            return moves.step(form, 1 if key == "right" else -1)
        case "clear":
            return moves.clear(form)
        case "toggle":
            return moves.toggle(form)
        case _:
            return moves.character(form, key, 0.0) or form


def kept(answers: list[Answer]) -> list[Answer]:
    """As the journal gives them back."""
    return msgspec.json.decode(msgspec.json.encode(answers), type=list[Answer])


def filled_in(form: Form, region: Region) -> SessionEntry:
    """The entry with the form's answers; text as it is once it has been read back."""
    whole = entry_of(form, ENTRY, region)
    return msgspec.structs.replace(whole, notes=clean(whole.notes or "") or None)


@given(PRESSES)
def test_a_form_whose_answers_were_kept_one_by_one_says_the_same(keys: list[str]) -> None:
    form = after_form(ENTRY, CALF)
    answers: list[Answer] = []
    for key in ["down"] * 3 + keys:
        later = pressed(form, key)
        answers += answers_between(form, later)
        form = later
    again = with_answers(after_form(ENTRY, CALF), kept(answers))
    assert filled_in(again, CALF) == filled_in(form, CALF)


@given(PRESSES)
def test_all_answers_at_once_say_the_same_as_one_by_one(keys: list[str]) -> None:
    first = after_form(ENTRY, CALF)
    last = first
    for key in keys:
        last = pressed(last, key)
    again = with_answers(first, kept(answers_between(first, last)))
    assert filled_in(again, CALF) == filled_in(last, CALF)
    assert answers_between(last, last) == []


def test_moving_is_no_answer() -> None:
    form = after_form(ENTRY, CALF)
    assert answers_between(form, moves.move(form, 1)) == []


def test_one_key_is_one_answer_with_its_side() -> None:
    form = moves.go_to(after_form(ENTRY, CALF), Key("after", "right"))
    assert answers_between(form, pressed(form, "7")) == [Answer("after", "right", 7)]


def test_the_last_answer_to_a_question_counts() -> None:
    answers = [Answer("effort", "", 3), Answer("notes", "", "a"), Answer("effort", "", None)]
    form = with_answers(after_form(ENTRY, CALF), answers)
    assert form.score(EFFORT) is None
    assert form.text(NOTES) == "a"


@pytest.mark.parametrize(
    ("name", "of", "value"),
    [
        ("after", "left", 11),
        ("after", "left", -1),
        ("after", "left", "3"),
        ("after", "left", ("3",)),
        ("after", "middle", 3),
        ("no such question", "", 3),
        ("new_signs", "", "perhaps"),
        ("new_signs", "", 1),
        ("where", "left", "heel"),
        ("where", "left", 3),
        ("where", "left", None),
        ("notes", "", 3),
        ("notes", "", None),
        ("advice", "", "read"),
    ],
)
def test_what_fits_no_field_is_passed_over(name: str, of: str, value: Value) -> None:
    form = after_form(ENTRY, CALF)
    assert with_answers(form, [Answer(name, of, value)]) == form


def test_places_that_the_region_no_longer_has_are_left_out() -> None:
    form = with_answers(after_form(ENTRY, CALF), [Answer("where", "left", ("heel", "moon"))])
    assert form.choices(Key("where", "left")) == ("heel",)


def test_unknown_again_stays_unknown() -> None:
    marked = after_form(entry(*LEFT_AND_RIGHT, marks=(mark(5),)), CALF)
    assert marked.score(Key("during", "left")) == 5
    cleared = with_answers(marked, [Answer("during", "left", None)])
    assert cleared.score(Key("during", "left")) is None
    known = with_answers(after_form(ENTRY, CALF), [Answer("new_signs", "", "no")])
    assert known.choice(NEW_SIGNS) == "no"
    assert with_answers(known, [Answer("new_signs", "", None)]).choice(NEW_SIGNS) is None


def test_text_from_a_damaged_journal_cannot_steer_a_terminal() -> None:
    form = with_answers(after_form(ENTRY, CALF), [Answer("notes", "", "\x1b[2Ja" + "b" * 10_000)])
    notes = form.field(NOTES)
    assert isinstance(notes, Text)
    assert notes.text.startswith("\ufffd[2Ja")
    assert len(notes.text) == notes.limit
    assert notes.at == len(notes.text)


def test_a_region_without_sides_keeps_its_answers_too() -> None:
    asked = entry(PainAnswer(region="it-band", before=2), region="it-band")
    form = with_answers(after_form(asked, NECK), [Answer("after", "", 4)])
    assert form.score(Key("after")) == 4
