"""Fields and what keys do to them; the form before a session; the line at the end."""

import pytest

from tests.core.filling_in import CALF, NECK, asked, at, entry, press
from tui.core.entries import PainAnswer
from tui.core.forms import form as moves
from tui.core.forms.before import before_form, soreness
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
    anchors,
)
from tui.core.forms.form import Form, Soreness, closing_line

KEY = Key("x")
SCALE = Scale(KEY, "How strong?", PAIN_WORDS)
YES_NO = Choice(KEY, "Any?", ("yes", "no"))
PLACES = Choices(KEY, "Where?", ("heel", "inner", "high", "other"))
NOTE = Text(KEY, "Anything else?", limit=10)


def form(*fields: Field) -> Form:
    return Form(tuple(fields))


def score_of(form: Form) -> int | None:
    return form.score(KEY)


def test_a_scale_says_what_its_ends_mean() -> None:
    assert anchors(PAIN_WORDS) == "0 = no pain, 10 = worst possible pain"
    assert anchors(EFFORT_WORDS) == "0 = rest, 10 = maximal"


def test_the_words_of_effort_are_those_of_the_published_scale() -> None:
    assert sorted(EFFORT_WORDS) == [0, 1, 2, 3, 4, 5, 7, 10]


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_sets_the_score(digit: int) -> None:
    assert score_of(press(form(SCALE), str(digit))) == digit


@pytest.mark.parametrize(("pause", "score"), [(1.5, 10), (1.6, 0)])
def test_a_0_soon_after_a_1_makes_10(pause: float, score: int) -> None:
    assert score_of(press(press(form(SCALE), "1", 0.0), "0", pause)) == score


def test_a_1_and_a_0_in_different_fields_stay_1_and_0() -> None:
    two = form(SCALE, Scale(Key("y"), "And now?", PAIN_WORDS))
    pressed = press(moves.go_on(press(two, "1")), "0")
    assert (pressed.score(KEY), pressed.score(Key("y"))) == (1, 0)


@pytest.mark.parametrize(
    ("score", "by", "then"),
    [(None, 1, 0), (None, -1, 0), (0, -1, 0), (0, 1, 1), (10, 1, 10), (10, -1, 9)],
)
def test_left_and_right_change_a_score_by_one(score: int | None, by: int, then: int) -> None:
    scale = Scale(KEY, "How strong?", PAIN_WORDS, score=score)
    assert score_of(moves.step(form(scale), by)) == then


def test_clearing_a_score_makes_it_unknown_not_0() -> None:
    assert score_of(moves.clear(press(form(SCALE), "4"))) is None


def test_a_cleared_1_is_not_remembered_for_a_10() -> None:
    assert score_of(press(moves.clear(press(form(SCALE), "1")), "0")) == 0


@pytest.mark.parametrize("key", ["x", "?", " ", "²", "٣"])
def test_other_characters_are_not_taken_by_a_scale(key: str) -> None:
    assert moves.character(form(SCALE), key, 0.0) is None


def test_nothing_is_chosen_at_first() -> None:
    assert form(YES_NO).choice(KEY) is None


@pytest.mark.parametrize(("key", "chosen"), [("y", "yes"), ("N", "no"), ("x", None), ("3", None)])
def test_a_letter_chooses(key: str, chosen: str | None) -> None:
    assert press(form(YES_NO), key).choice(KEY) == chosen


def test_a_letter_that_chooses_goes_on() -> None:
    other = Scale(Key("y"), "How strong?", PAIN_WORDS)
    assert press(form(YES_NO, other), "n").current == other
    assert press(form(YES_NO, other), "x").current == YES_NO


def test_a_letter_that_went_on_is_told_apart_until_the_next_key() -> None:
    other = Scale(Key("y"), "How strong?", PAIN_WORDS)
    arrived = press(form(YES_NO, other), "n")
    assert arrived.by_letter
    assert not press(arrived, "4").by_letter
    assert not moves.go_on(arrived, -1).by_letter
    assert not press(form(YES_NO), "n").by_letter, "there was nowhere to go on to"


@pytest.mark.parametrize(("steps", "chosen"), [([1], "yes"), ([1, 1], "no"), ([1, 1, 1], "no")])
def test_left_and_right_choose(steps: list[int], chosen: str) -> None:
    choosing = form(YES_NO)
    for by in steps:
        choosing = moves.step(choosing, by)
    assert choosing.choice(KEY) == chosen
    assert moves.clear(choosing).choice(KEY) is None


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [("h", "heel"), ("hh", "high"), ("hhh", "heel"), ("oh", "heel"), ("hoh", "heel")],
)
def test_a_letter_jumps_to_the_first_that_begins_so_and_again_to_the_next(
    keys: str, chosen: str
) -> None:
    assert moves.toggle(press(form(PLACES), keys)).choices(KEY) == (chosen,)


def test_a_letter_pressed_again_never_takes_back_what_it_led_to() -> None:
    heel = moves.toggle(press(form(PLACES), "h"))
    assert moves.toggle(press(heel, "h")).choices(KEY) == ("heel", "high")


def test_a_letter_begins_anew_behind_an_arrow_and_in_another_field() -> None:
    note = Text(Key("y"), "Anything else?", limit=10)
    once = press(form(PLACES, note), "h")
    for between in (moves.step(once, -1), moves.go_on(moves.go_on(once), -1)):
        assert moves.toggle(press(between, "h")).choices(KEY) == ("heel",)


def test_chosen_options_keep_the_order_in_which_they_are_offered() -> None:
    other_then_heel = moves.toggle(press(moves.toggle(press(form(PLACES), "o")), "h"))
    assert other_then_heel.choices(KEY) == ("heel", "other")


def test_toggling_twice_and_clearing_leave_nothing_chosen() -> None:
    once = moves.toggle(form(PLACES))
    assert once.choices(KEY) == ("heel",)
    assert moves.toggle(once).choices(KEY) == ()
    assert moves.clear(once).choices(KEY) == ()


def test_space_chooses_the_next_where_only_one_can_be_chosen() -> None:
    chosen, asked = [], form(YES_NO)
    for _ in range(3):
        asked = moves.toggle(asked)
        chosen.append(asked.choice(KEY))
    assert chosen == ["yes", "no", "yes"]


def test_text_takes_digits_letters_and_blanks() -> None:
    assert press(form(NOTE), " 10 y? ").text(KEY) == "10 y?"


def test_text_is_changed_at_its_cursor() -> None:
    typed = press(form(NOTE), "calm")
    inside = moves.step(moves.step(typed, -1), -1)
    assert press(inside, "l").text(KEY) == "callm"
    assert moves.clear(inside).text(KEY) == "clm"
    assert moves.clear(form(NOTE)).text(KEY) == ""


def test_text_beyond_the_limit_is_not_taken() -> None:
    assert press(form(NOTE), "0123456789xyz").text(KEY) == "0123456789"
    assert NOTE.insert("x" * 5_000).text == "x" * 10


def test_text_that_is_too_long_already_is_kept() -> None:
    old = Text(KEY, "Anything else?", limit=3, text="longer", at=6)
    assert old.insert("x" * 9) == old


def test_pasted_text_is_made_safe() -> None:
    assert NOTE.insert("a\x1b[31m\nb").text == "a\ufffd[31m b"


def test_moving_stops_at_both_ends() -> None:
    fields = [Scale(Key(name), "How strong?", PAIN_WORDS) for name in "abc"]
    three = form(*fields)
    assert moves.move(three, -1).current == fields[0]
    assert moves.go_on(three, 5).current == fields[2]
    assert moves.go_on(three, 5).is_last
    assert not three.is_last


def test_moving_passes_what_is_not_asked() -> None:
    fields = tuple(Scale(Key(name), "How strong?", PAIN_WORDS) for name in "abc")
    without_b = Form(fields, asks=lambda form, field: field.key.name != "b")
    assert moves.move(without_b, 1).current == fields[2]


def test_moving_through_a_text_to_read_goes_by_paragraphs() -> None:
    note = Text(Key("n"), "Anything else?", limit=10)
    reading = form(SCALE, Reading(Key("r"), "Read", ("one", "two")), note)
    first = moves.move(reading, 1)
    second = moves.move(first, 1)
    assert (first.current.key, second.current.key) == (Key("r"), Key("r"))
    assert moves.move(second, 1).current == note
    assert moves.move(moves.move(second, -1), -1).current == SCALE
    assert moves.go_on(first).current == note


def test_before_a_session_the_side_is_asked_and_nothing_is_chosen() -> None:
    first = before_form(CALF)
    assert asked(first) == [("side", "")]
    assert soreness(first) is None


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("l", Soreness(("left",), {"left": None})),
        ("l4", Soreness(("left",), {"left": 4})),
        ("r10", Soreness(("right",), {"right": 10})),
        ("r0", Soreness(("right",), {"right": 0})),
        ("b", Soreness(("left", "right"), {"left": None, "right": None})),
        ("n", Soreness((), {"left": 0, "right": 0})),
    ],
)
def test_what_is_said_before_a_session(keys: str, said: Soreness) -> None:
    assert soreness(press(before_form(CALF), keys)) == said


@pytest.mark.parametrize(
    ("left", "right", "sore"),
    [("4", "2", ("left", "right")), ("2", "4", ("right", "left")), ("3", "3", ("left", "right"))],
)
def test_of_two_sore_sides_the_one_that_hurts_more_is_first(
    left: str, right: str, sore: tuple[str, ...]
) -> None:
    both = press(moves.go_on(press(before_form(CALF), "b" + left)), right)
    said = soreness(both)
    assert said is not None
    assert said.sore == sore
    assert said.before == {"left": int(left), "right": int(right)}


def test_a_score_of_a_side_that_is_not_sore_after_all_is_not_kept() -> None:
    changed = press(at(press(before_form(CALF), "l7"), "side"), "r")
    assert soreness(changed) == Soreness(("right",), {"right": None})
    assert asked(changed) == [("side", ""), ("before", "right")]


def test_a_region_without_sides_has_one_scale() -> None:
    first = before_form(NECK)
    assert soreness(first) == Soreness((), {None: None})
    assert soreness(press(first, "3")) == Soreness((), {None: 3})


def test_the_closing_line_says_what_changed_sore_side_first() -> None:
    answers = [(None, 3, "right"), (4, 2, "left")]
    pain = [PainAnswer(region="calf", side=s, before=b, after=a) for b, a, s in answers]  # type: ignore[arg-type]  # a plain str
    assert closing_line(entry(*pain)) == "Left 4 → 2. Right: now 3."


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (4, None, ""),
        (None, None, ""),
        (0, 0, "Pain 0 → 0."),
        (None, 0, "Pain: now 0."),
        (2, 5, "Pain 2 → 5."),
    ],
)
def test_the_closing_line_claims_nothing_that_is_unknown(
    before: int | None, after: int | None, said: str
) -> None:
    assert closing_line(entry(PainAnswer(region="calf", before=before, after=after))) == said
