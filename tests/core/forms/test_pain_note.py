"""The form for pain at any time, and the entry that it becomes."""

import datetime as dt
from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from tests.core.filling_in import asked, at, press
from tests.core.logged import pain
from tests.core.noted import CALF, NECK, REGIONS, berlin, local
from tui.core.entries import PainEntry
from tui.core.format.definitions import Region
from tui.core.forms import form as moves
from tui.core.forms.form import Form
from tui.core.forms.pain_note import advice, noted, pain_entry_of, pain_form
from tui.core.forms.whose import Unanswered

NOW = berlin("2026-11-26 12:00")
ONE = {"calf": CALF}


def entry_of(
    form: Form, regions: Mapping[str, Region] = REGIONS, entry: PainEntry | None = None
) -> PainEntry:
    found = pain_entry_of(form, regions, NOW, local, "1", entry)
    assert isinstance(found, PainEntry)
    return found


def lacks(form: Form, regions: Mapping[str, Region] = REGIONS) -> Unanswered:
    found = pain_entry_of(form, regions, NOW, local, "1")
    assert isinstance(found, Unanswered)
    return found


def more(form: Form, name: str, of: str = "") -> Form:
    """The optional fields shown, with the cursor on one."""
    from dataclasses import replace as changed

    return at(changed(form, opened=True), name, of)


def test_the_region_that_was_used_last_is_chosen_and_the_side_is_next() -> None:
    form = pain_form(REGIONS, "calf")
    assert asked(form) == [("region", ""), ("side", "calf"), ("score", "calf")]
    assert form.choice(form.asked[0].key) == "Calf"
    assert form.current.key == ("side", "calf")


def test_two_keys_are_enough_and_nothing_else_is_said() -> None:
    entry = entry_of(press(pain_form(REGIONS, "calf"), "l3"))
    assert entry == PainEntry(
        schema=1,
        kind="pain",
        entered=NOW,
        app="1",
        started=NOW,
        region="calf",
        side="left",
        score=3,
    )


def test_one_region_is_not_asked_for() -> None:
    form = pain_form(ONE, "calf")
    assert asked(form) == [("side", "calf"), ("score", "calf")]
    assert entry_of(press(form, "r10"), ONE).score == 10


def test_a_region_without_sides_is_asked_for_its_score_alone() -> None:
    form = pain_form(REGIONS, "neck")
    assert asked(form) == [("region", ""), ("score", "neck")]
    entry = entry_of(press(form, "0"))
    assert (entry.region, entry.side, entry.score) == ("neck", None, 0)


def test_another_region_has_its_own_questions() -> None:
    form = press(at(pain_form(REGIONS, "calf"), "region"), "s")
    assert asked(form)[1:] == [("side", "shoulder"), ("score", "shoulder")]
    assert entry_of(press(form, "r4")).region == "shoulder"


@pytest.mark.parametrize(("keys", "at_field"), [("", ("side", "calf")), ("l", ("score", "calf"))])
def test_what_is_lacking_is_told(keys: str, at_field: tuple[str, str]) -> None:
    assert lacks(press(pain_form(REGIONS, "calf"), keys)).at == at_field


def test_an_earlier_time_and_all_else_are_kept() -> None:
    form = more(press(pain_form(REGIONS, "calf"), "l3"), "when")
    for _ in "now":
        form = moves.clear(form)
    form = press(form, "07:10")
    form = moves.toggle(press(at(form, "where", "calf"), "h"))
    form = moves.toggle(press(at(form, "feel", "calf"), "a"))
    entry = entry_of(press(at(form, "notes"), " on the stairs "))
    assert (entry.started, entry.entered) == (berlin("2026-11-26 07:10"), NOW)
    assert (entry.where, entry.feel, entry.notes) == (("heel",), ("ache",), "on the stairs")


def test_a_time_to_come_is_told_at_its_field() -> None:
    form = press(more(press(pain_form(REGIONS, "calf"), "l3"), "when"), "x")
    assert lacks(form).at == ("when", "")


@pytest.mark.parametrize("region", ["calf", "gone"])
def test_a_correction_keeps_what_was_not_touched(region: str) -> None:
    moment = dt.datetime.fromisoformat("2026-11-20T18:00:59-08:00")
    earlier = replace(
        pain(moment.date(), 3, where=("heel", "odd"), feel=("ache",), notes="cold"),
        region=region,
        started=moment,
    )
    form = pain_form(REGIONS, entry=earlier)
    assert entry_of(form, entry=earlier) == replace(earlier, entered=NOW, app="1")
    corrected = entry_of(press(at(form, "score", region), "5"), entry=earlier)
    assert corrected == replace(earlier, entered=NOW, app="1", score=5)


@pytest.mark.parametrize(
    ("changes", "with_time", "says"),
    [
        ({}, False, "Noted: calf left 3."),
        ({}, True, "Noted: calf left 3, 2026-11-26 12:00."),
        ({"started": berlin("2026-11-26 07:10")}, False, "Noted: calf left 3, 2026-11-26 07:10."),
        ({"side": None, "region": "neck"}, False, "Noted: neck 3."),
    ],
)
def test_what_is_said_of_it(changes: dict[str, object], with_time: bool, says: str) -> None:
    entry = entry_of(press(pain_form(REGIONS, "calf"), "l3"))
    assert noted(replace(entry, **changes), with_time) == says


@pytest.mark.parametrize(
    ("score", "feel", "says"),
    [
        (5, (), ""),
        (5, ("ache",), ""),
        (6, (), "6 or more: let it rest today, and look again tomorrow. But don't wait if "),
        (2, ("pop",), "SAME DAY: a pop in the calf."),
        (9, ("ache", "pop"), "SAME DAY: a pop in the calf."),
    ],
)
def test_advice_comes_with_much_pain_or_a_feeling_that_stops(
    score: int, feel: tuple[str, ...], says: str
) -> None:
    region = replace(CALF, signs_advice=(*CALF.signs_advice, "SAME DAY: a pop in the calf."))
    found = advice(pain(NOW.date(), score, feel=feel), region)
    assert found.startswith(says)
    assert bool(found) is bool(says)


def test_a_stop_feeling_without_a_line_of_its_own_has_one() -> None:
    assert "the same day" in advice(pain(NOW.date(), 1, feel=("pop",)), CALF)
    assert advice(pain(NOW.date(), 1, feel=("pop",)), replace(NECK, rules=None)) == ""
