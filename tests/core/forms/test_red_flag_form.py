"""The questions sheet by sheet: what passes one, and what becomes of the marks."""

import pytest
from msgspec.structs import replace

from tests.core.flagged import FLAGS, RISKS
from tui.core.format.definitions import Flag
from tui.core.forms.red_flag_form import (
    RedFlagForm,
    answers_of,
    go_back,
    go_on,
    mark,
    none_of_these,
    shared_out,
)

FORM = RedFlagForm(FLAGS)


def pressed(keys: str, form: RedFlagForm = FORM) -> RedFlagForm:
    """Digits mark, n none, e enter, b back."""
    for key in keys:
        match key:
            case "n":
                form = none_of_these(form)
            case "e":
                form = go_on(form)
            case "b":
                form = go_back(form)
            case digit:
                form = mark(form, int(digit) - 1)
    return form


def asked(form: RedFlagForm) -> tuple[str, ...]:
    return form.sheet.lines if form.sheet else ()


def said(form: RedFlagForm) -> dict[str, tuple[str, ...]]:
    """Risks by the questions that were answered with yes."""
    return {one.flag: one.risks for one in answers_of(form) if one.yes}


def test_three_times_none_answers_everything_with_no() -> None:
    form = pressed("nnn")
    assert form.sheet is None
    assert [one.flag for one in answers_of(form)] == [flag.id for flag in FLAGS]
    assert [one.tier for one in answers_of(form)] == [flag.tier for flag in FLAGS]
    assert said(form) == {}


def test_nothing_is_preselected_and_enter_alone_does_not_pass() -> None:
    assert not FORM.marks
    assert not FORM.says_none
    assert pressed("e") == FORM
    with pytest.raises(ValueError, match="not all questions"):
        answers_of(FORM)


@pytest.mark.parametrize(
    ("keys", "yes"),
    [
        ("1enn", {"lung": ()}),
        ("12enn", {"lung": (), "cold": ()}),
        ("121enn", {"cold": ()}),
        ("1nnn", {}),  # none of these takes the mark away
        ("n1e1enn", {"vein": ("Surgery.",)}),
        ("n1e21en", {"vein": RISKS}),
        ("n1enn", {"vein": ()}),
        ("n1e1eb1enn", {"vein": ()}),
        ("nn1e", {"bone": ()}),
        ("n1e1ebb1n1e", {"bone": ()}),  # back past the risks, and not marked any longer
        ("3nnn", {}),  # there is no third question
        ("11e", None),
        ("1een", None),
    ],
)
def test_what_keys_answer(keys: str, yes: dict[str, tuple[str, ...]] | None) -> None:
    form = pressed(keys)
    if yes is None:
        assert form.sheet is not None
    else:
        assert said(form) == yes


def test_risks_are_asked_only_of_what_is_marked_and_before_going_on() -> None:
    assert asked(pressed("n1e")) == RISKS
    assert asked(pressed("n1ee")) == RISKS
    assert asked(pressed("n1en")) == ("Bone pain?",)
    assert asked(pressed("nn")) == ("Bone pain?",)


def test_what_was_said_stands_when_one_goes_back() -> None:
    form = pressed("1eb")
    assert form.marks == {0}
    assert asked(form) == ("Breathless?", "Cold leg?")
    assert pressed("nb").says_none
    assert asked(pressed("nbe")) == ("Swollen leg?",)
    assert not pressed("nb1").says_none
    assert pressed("bbb") == FORM


def test_only_tiers_that_are_there_are_asked_and_in_their_order() -> None:
    form = RedFlagForm(tuple(reversed(FLAGS[1:3])))
    assert asked(form) == ("Cold leg?",)
    assert pressed("nn", form).sheet is None
    assert [one.flag for one in answers_of(pressed("nn", form))] == ["vein", "cold"]


def test_a_long_list_takes_several_sheets() -> None:
    many = tuple(Flag(id=f"f{one}", tier="book", question=f"{one}?") for one in range(12))
    form = RedFlagForm(many)
    assert len(asked(form)) == 9
    assert asked(pressed("n", form)) == ("9?", "10?", "11?")
    assert said(pressed("n3e", form)) == {"f11": ()}


def test_many_risks_take_several_sheets() -> None:
    risks = tuple(f"r{one}" for one in range(11))
    form = RedFlagForm((replace(FLAGS[2], risks=risks),))
    assert said(pressed("1e9e2e", form)) == {"vein": ("r8", "r10")}
    assert said(pressed("1enn", form)) == {"vein": ()}


def test_after_the_last_sheet_keys_do_nothing_but_go_back() -> None:
    done = pressed("nnn")
    assert pressed("1n", done) == done
    assert asked(pressed("b", done)) == ("Bone pain?",)


def test_one_question_a_sheet_gives_the_same_answers() -> None:
    one = shared_out(FORM, 1)
    assert asked(one) == ("Breathless?",)
    assert said(pressed("nnnn", one)) == {}
    assert said(pressed("nn1en1e1e", one)) == {"vein": RISKS[1:2], "bone": ()}


@pytest.mark.parametrize(
    ("keys", "opens"),
    [
        ("", ("Breathless?",)),
        ("2", ("Breathless?",)),  # marked, and the one before it not yet answered
        ("2e", ("Swollen leg?",)),
        ("2eb", ("Breathless?",)),
        ("n1e1", RISKS[1:]),
        ("nnn", ()),
    ],
)
def test_sharing_out_anew_keeps_what_was_said(keys: str, opens: tuple[str, ...]) -> None:
    form = pressed(keys)
    one = shared_out(form, 1)
    assert asked(one) == opens[:1]
    assert (one.marked, one.none) == (form.marked, form.none)
    back = shared_out(one, 9)
    assert back == form


def test_a_sheet_of_which_some_was_answered_is_asked_whole() -> None:
    form = shared_out(pressed("n", shared_out(FORM, 1)), 9)
    assert asked(form) == ("Breathless?", "Cold leg?")
    assert not form.says_none
    assert pressed("e", form) == form
    assert said(pressed("nnn", form)) == {}
