"""The form after a session: what is asked, when more is, and what goes into the entry."""

import dataclasses

import pytest
from msgspec.structs import replace

from tests.core.filling_in import (
    CALF,
    LEFT_AND_RIGHT,
    NECK,
    asked,
    at,
    entry,
    mark,
    press,
    set_record,
)
from tui.core.entries import PainAnswer, SessionEntry
from tui.core.format.definitions import Region
from tui.core.forms import form as moves
from tui.core.forms.after import (
    after_form,
    entry_of,
    has_more,
    settle,
    shows_more,
    why_more,
    with_more,
)
from tui.core.forms.fields import Key, Reading
from tui.core.forms.form import Form

SORE_LEFT = PainAnswer(region="calf", side="left", before=2)
ONE_SIDE = entry(SORE_LEFT)
FIRST_THREE = [("during", "left"), ("after", "left"), ("new_signs", "")]


def kept(form: Form, of: SessionEntry = ONE_SIDE, region: Region | None = CALF) -> SessionEntry:
    return entry_of(form, of, region)


def answer(form: Form, name: str, keys: str, of: str = "left") -> Form:
    return settle(form, press(at(form, name, of), keys))


def with_signs(form: Form, key: str) -> Form:
    return settle(form, press(at(form, "new_signs"), key))


def test_three_questions_come_first() -> None:
    assert asked(after_form(ONE_SIDE, CALF)) == FIRST_THREE


def test_the_sore_side_comes_first_and_new_signs_once() -> None:
    form = after_form(entry(*LEFT_AND_RIGHT), CALF)
    assert asked(form) == [
        *FIRST_THREE[:2],
        ("during", "right"),
        ("after", "right"),
        FIRST_THREE[2],
    ]


def test_a_side_whose_pain_is_unknown_comes_after_one_with_none() -> None:
    unknown = PainAnswer(region="calf", side="left")
    form = after_form(entry(unknown, PainAnswer(region="calf", side="right", before=0)), CALF)
    assert asked(form)[0] == ("during", "right")


def test_both_sides_are_asked_where_nothing_was_asked_before() -> None:
    nothing_asked = entry()
    form = after_form(nothing_asked, CALF)
    assert {of for _, of in asked(form)} == {"left", "right", ""}
    assert [one.side for one in kept(form, nothing_asked).pain] == ["left", "right"]


def test_a_region_without_sides_is_asked_about_once() -> None:
    nothing_asked = entry()
    form = after_form(nothing_asked, NECK)
    assert asked(form) == [("during", ""), ("after", ""), ("new_signs", "")]
    assert form.fields[0].about == "IT band"  # type: ignore[union-attr]  # the first is a scale
    done = kept(answer(form, "after", "2", of=""), nothing_asked, NECK)
    assert done.pain == (PainAnswer(region="calf", after=2),)


def test_a_session_without_a_region_asks_about_itself_only() -> None:
    plain = entry(region=None)
    form = after_form(plain, None)
    assert asked(form) == [("effort", ""), ("notes", "")]
    assert kept(form, plain, None) == plain


def test_pain_stays_as_it_is_where_the_region_is_not_known_any_more() -> None:
    answered = entry(replace(SORE_LEFT, during=3, after=1, new_signs=True, where=("heel",)))
    form = after_form(answered, None)
    assert asked(form) == [("effort", ""), ("ran", ""), ("notes", "")]
    assert kept(form, answered, None) == answered


def test_what_was_not_answered_stays_unknown() -> None:
    assert kept(after_form(ONE_SIDE, CALF)) == ONE_SIDE


def test_the_worst_is_filled_in_from_the_marks_of_that_side() -> None:
    marked = entry(*LEFT_AND_RIGHT, marks=(mark(1), mark(2), mark(9, side="right")))
    form = after_form(marked, CALF)
    assert form.score(Key("during", "left")) == 2
    assert form.score(Key("during", "right")) == 9


def test_a_tender_spot_under_the_thumb_is_not_the_worst() -> None:
    massaged = entry(SORE_LEFT, steps=(set_record(kind="massage"),), marks=(mark(7),))
    assert after_form(massaged, CALF).score(Key("during", "left")) is None


def test_an_answer_counts_more_than_the_marks() -> None:
    answered = entry(replace(SORE_LEFT, during=1), marks=(mark(2),))
    assert after_form(answered, CALF).score(Key("during", "left")) == 1


@pytest.mark.parametrize(
    ("name", "score", "why"),
    [
        ("during", "2", ""),
        ("during", "3", "a score is 3 or more"),
        ("after", "2", ""),
        ("after", "3", "a score is 3 or more"),
    ],
)
def test_more_is_asked_from_3(name: str, score: str, why: str) -> None:
    form = answer(after_form(ONE_SIDE, CALF), name, score)
    assert why_more(form) == why
    assert shows_more(form) == bool(why)


@pytest.mark.parametrize(
    ("before", "after", "rose"), [(1, "2", True), (2, "2", False), (None, "2", False)]
)
def test_more_is_asked_when_it_hurts_more_than_before(
    before: int | None, after: str, rose: bool
) -> None:
    form = after_form(entry(replace(SORE_LEFT, before=before)), CALF)
    assert why_more(answer(form, "after", after)) == ("it hurts more than before" if rose else "")


def test_pain_before_alone_does_not_ask_for_more() -> None:
    assert not shows_more(after_form(entry(replace(SORE_LEFT, before=5)), CALF))


def test_effort_is_not_pain() -> None:
    form = answer(after_form(ONE_SIDE, CALF), "effort", "9", of="")
    assert why_more(form) == ""


def test_more_goes_away_again_with_its_reason_but_not_what_was_filled_in() -> None:
    due = answer(after_form(ONE_SIDE, CALF), "after", "3")
    assert not shows_more(answer(due, "after", "2"))
    filled = moves.toggle(at(due, "where", "left"))
    assert asked(answer(filled, "after", "2")) == [*FIRST_THREE, ("where", "left")]


def test_where_and_how_it_hurts_is_asked_of_the_side_that_has_a_reason() -> None:
    form = answer(after_form(entry(*LEFT_AND_RIGHT), CALF), "during", "3", of="left")
    form = answer(form, "during", "1", of="right")
    optional = [one for one in asked(form) if one[0] in ("where", "feel", "effort")]
    assert optional == [("where", "left"), ("feel", "left"), ("effort", "")]

    more = with_more(form)
    assert (more.current.key.name, more.current.key.of) == ("where", "right")
    assert not has_more(more)


def test_what_the_cursor_is_on_is_asked_though_its_reason_is_gone() -> None:
    form = at(after_form(ONE_SIDE, CALF), "feel", "left")
    assert asked(form) == [*FIRST_THREE, ("feel", "left")]
    assert asked(moves.go_on(form, -1)) == FIRST_THREE


def test_more_is_open_where_something_of_it_was_filled_in() -> None:
    drafts = (
        replace(ONE_SIDE, effort=0),
        replace(ONE_SIDE, notes="tight"),
        replace(ONE_SIDE, pain=(replace(SORE_LEFT, feel=("ache",)),)),
    )
    assert all(shows_more(after_form(draft, CALF)) for draft in drafts)


def test_an_answer_of_an_older_region_file_is_kept() -> None:
    old = entry(replace(SORE_LEFT, where=("shin",), feel=("odd",)))
    form = after_form(old, CALF)
    assert kept(form, old) == old
    with_heel = kept(moves.toggle(answer(form, "where", "h")), old)
    assert with_heel.pain[0].where == ("heel", "shin")


@pytest.mark.parametrize(("key", "signs"), [("y", True), ("n", False), ("x", None)])
def test_new_signs_are_kept_for_every_side(key: str, signs: bool | None) -> None:
    both = entry(*LEFT_AND_RIGHT)
    form = with_signs(after_form(both, CALF), key)
    assert [one.new_signs for one in kept(form, both).pain] == [signs, signs]


def test_reported_signs_lead_to_the_advice() -> None:
    unanswered = at(after_form(ONE_SIDE, CALF), "new_signs")
    for reported in (press(unanswered, "y"), moves.step(unanswered, 1)):
        reading = settle(unanswered, reported).current
        assert isinstance(reading, Reading)
        assert reading.paragraphs == CALF.signs_advice


def test_there_is_advice_even_where_the_region_has_none() -> None:
    form = with_signs(after_form(ONE_SIDE, replace(CALF, signs_advice=())), "y")
    assert isinstance(form.current, Reading)
    assert form.current.paragraphs


def test_the_advice_goes_away_when_there_are_no_signs_after_all() -> None:
    form = with_signs(after_form(ONE_SIDE, CALF), "y")
    assert ("advice", "") in asked(form)
    assert ("advice", "") not in asked(with_signs(form, "n"))


def test_every_answer_reaches_the_entry() -> None:
    form = answer(after_form(ONE_SIDE, CALF), "during", "4")
    form = answer(form, "after", "10")
    form = with_signs(form, "n")
    for name, letters in (("where", "h"), ("feel", "at")):
        for letter in letters:
            form = moves.toggle(answer(form, name, letter))
    form = answer(answer(form, "effort", "5", of=""), "notes", " tight ", of="")
    assert kept(form) == replace(
        ONE_SIDE,
        effort=5,
        notes="tight",
        pain=(
            replace(
                SORE_LEFT,
                during=4,
                after=10,
                new_signs=False,
                where=("heel",),
                feel=("tight", "ache"),
            ),
        ),
    )


LOADED = entry(
    SORE_LEFT,
    steps=(
        set_record("wall"),
        set_record("raise", load="10 kg", set=1),
        set_record("raise", load="12 kg", set=2),
        set_record("raise", load="12 kg", set=3, outcome="skipped"),
        set_record("press", load="5 kg", outcome="skipped"),
    ),
)


def loads(form: Form) -> list[str | None]:
    return [record.load for record in kept(form, LOADED).steps]


def test_a_load_that_is_left_alone_stays_what_it_was_in_each_set() -> None:
    assert kept(after_form(LOADED, CALF), LOADED) == LOADED


def test_a_changed_load_is_that_of_the_sets_that_were_done() -> None:
    form = answer(after_form(LOADED, CALF), "load", "!", of="raise")
    assert loads(form) == [None, "12 kg!", "12 kg!", "12 kg", "5 kg"]


def test_a_load_is_asked_only_where_one_was_used() -> None:
    form = dataclasses.replace(after_form(LOADED, CALF), opened=True)
    assert [of for name, of in asked(form) if name == "load"] == ["raise"]


def test_a_load_that_was_deleted_is_unknown() -> None:
    form = at(after_form(LOADED, CALF), "load", "raise")
    for _ in "12 kg":
        form = moves.clear(form)
    assert loads(form) == [None, None, None, "12 kg", "5 kg"]


def test_a_load_has_at_most_20_characters() -> None:
    form = answer(after_form(LOADED, CALF), "load", "x" * 30, of="raise")
    assert loads(form)[1] == "12 kg" + "x" * 15
