"""Injuries and clearances: what is asked, what is lacking, and when it is asked at all."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.filling_in import asked, at, press
from tests.core.logged import ago, answer, clearance, log_of, pain, session, strain
from tests.core.noted import REGIONS, berlin
from tui.core.entries import ClearanceEntry, EpisodeEntry, PainEntry, SessionEntry
from tui.core.format.definitions import Side
from tui.core.forms import form as moves
from tui.core.forms.clearing import clearance_entry_of, clearance_form
from tui.core.forms.form import Form
from tui.core.forms.injury import hurting, injury_entry_of, injury_form, open_ones, unexplained
from tui.core.forms.whose import Unanswered

NOW = berlin("2026-11-20 12:00")
DAY = NOW.date()


def injury(**fields: str) -> Form:
    """The form of the left calf with these texts typed and letters pressed."""
    return _filled(injury_form(REGIONS, "calf", "left"), fields)


def cleared(**fields: str) -> Form:
    """The form of the calf with these texts typed and letters pressed."""
    return _filled(clearance_form(REGIONS, "calf"), fields)


def _filled(form: Form, fields: dict[str, str]) -> Form:
    for name, keys in fields.items():
        form = press(at(form, name, "calf" if name == "side" else ""), keys)
    return form


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"onset": "2026-11-14"}, (dt.date(2026, 11, 14), None, None, None)),
        ({"onset": "today", "sudden": "s"}, (DAY, True, None, None)),
        ({"onset": "yesterday", "sudden": "b"}, (ago(1), False, None, None)),
        ({"onset": "2026-11-14", "ended": "today"}, (dt.date(2026, 11, 14), None, DAY, None)),
        ({"onset": "today", "ended": "today", "notes": "stairs"}, (DAY, None, DAY, "stairs")),
    ],
)
def test_an_injury_is_kept_as_it_was_told(fields: dict[str, str], wanted: object) -> None:
    entry = injury_entry_of(injury(**fields), REGIONS, NOW, "1")
    assert isinstance(entry, EpisodeEntry)
    assert (entry.onset, entry.sudden, entry.ended, entry.notes) == wanted
    assert (entry.region, entry.side, entry.started) == ("calf", "left", NOW)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "onset"),
        ({"onset": "3 weeks ago"}, "onset"),
        ({"onset": "2026-11-21"}, "onset"),
        ({"onset": "2026-11-14", "ended": "soon"}, "ended"),
        ({"onset": "2026-11-14", "ended": "2026-11-13"}, "ended"),
        ({"onset": "2026-11-14", "ended": "2026-11-21"}, "ended"),
    ],
)
def test_an_injury_that_lacks_something_is_told(fields: dict[str, str], field: str) -> None:
    found = injury_entry_of(injury(**fields), REGIONS, NOW, "1")
    assert isinstance(found, Unanswered)
    assert found.at.name == field


def test_a_side_is_needed_where_there_are_sides() -> None:
    form = press(at(injury_form(REGIONS, "calf"), "onset"), "today")
    found = injury_entry_of(form, REGIONS, NOW, "1")
    assert isinstance(found, Unanswered)
    assert found.at == ("side", "calf")
    neck = press(at(injury_form(REGIONS, "neck"), "onset"), "today")
    assert isinstance(injury_entry_of(neck, REGIONS, NOW, "1"), EpisodeEntry)


def test_with_the_side_known_the_date_is_next() -> None:
    assert injury_form(REGIONS, "calf", "left").current.key.name == "onset"
    assert injury_form(REGIONS, "calf").current.key.name == "side"


def test_an_injury_is_gone_on_with() -> None:
    known = replace(strain(ago(9)), notes="stairs")
    form = press(at(injury_form(REGIONS, "calf", "left", known), "ended"), "yesterday")
    entry = injury_entry_of(form, REGIONS, NOW, "1", known)
    assert entry == replace(known, entered=NOW, app="1", ended=ago(1))


@pytest.mark.parametrize(
    ("injuries", "wanted"),
    [
        ([], []),
        ([strain(ago(9))], ["0"]),
        ([strain(ago(20)), strain(ago(9)), strain(ago(30))], ["1", "0", "2"]),
        ([strain(ago(9), ended=ago(1)), strain(ago(20))], ["1"]),
        ([strain(ago(9), side="right")], []),
        ([strain(ago(9), ended=ago(1))], []),
    ],
)
def test_open_injuries_of_a_side_the_newest_first(
    injuries: list[EpisodeEntry], wanted: list[str]
) -> None:
    found = open_ones(log_of(*injuries), "calf", "left")
    assert [id for id, _ in found] == wanted


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (pain(DAY, 3), ["left"]),
        (pain(DAY, 0), []),
        (session(DAY, answer(before=1), answer(side="right", after=4)), ["right", "left"]),
        (session(DAY, answer(before=0), answer(side="right")), []),
    ],
)
def test_what_hurts(entry: PainEntry | SessionEntry, wanted: list[Side]) -> None:
    assert hurting(entry) == [("calf", side) for side in wanted]


@pytest.mark.parametrize(
    ("injuries", "earlier", "is_asked"),
    [
        ([], [], True),
        ([strain(ago(90))], [], False),
        ([strain(ago(90), ended=ago(30))], [], True),
        ([strain(ago(90), side="right")], [], True),
        ([], [pain(ago(3), 1)], False),
        ([], [session(ago(3), answer(during=1))], False),
        ([], [pain(ago(3), 0)], True),
        ([], [pain(ago(3), 4, side="right")], True),
    ],
)
def test_it_is_asked_once_for_each_injury(
    injuries: list[EpisodeEntry], earlier: list[PainEntry | SessionEntry], is_asked: bool
) -> None:
    found = unexplained(pain(DAY, 3), log_of(*injuries), log_of(*earlier))
    assert found == (("calf", "left") if is_asked else None)


# --- clearances


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"side": "l"}, ("left", None, None, None)),
        ({"side": "b", "until": "2026-12-01"}, (None, dt.date(2026, 12, 1), None, None)),
        ({"side": "r", "covers": "raises", "pain_limit": "4"}, ("right", None, "raises", 4)),
        ({"side": "r", "pain_limit": "0"}, ("right", None, None, 0)),
    ],
)
def test_a_clearance_is_kept_as_it_was_told(fields: dict[str, str], wanted: object) -> None:
    form = cleared(who="Dr Lee", day="yesterday", **fields)
    entry = clearance_entry_of(form, REGIONS, NOW, "1")
    assert isinstance(entry, ClearanceEntry)
    assert (entry.side, entry.until, entry.covers, entry.pain_limit) == wanted
    assert (entry.who, entry.day, entry.region) == ("Dr Lee", ago(1), "calf")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"who": "Dr Lee", "day": "today"}, "side"),
        ({"side": "l", "day": "today"}, "who"),
        ({"side": "l", "who": "Dr Lee"}, "day"),
        ({"side": "l", "who": "Dr Lee", "day": "2026-11-21"}, "day"),
        ({"side": "l", "who": "Dr Lee", "day": "today", "until": "spring"}, "until"),
        ({"side": "l", "who": "Dr Lee", "day": "today", "until": "yesterday"}, "until"),
    ],
)
def test_a_clearance_that_lacks_something_is_told(fields: dict[str, str], field: str) -> None:
    found = clearance_entry_of(cleared(**fields), REGIONS, NOW, "1")
    assert isinstance(found, Unanswered)
    assert found.at.name == field


def test_no_clearance_goes_beyond_5() -> None:
    form = press(at(clearance_form(REGIONS, "calf"), "pain_limit"), "6789")
    assert form.choice(form.current.key) is None


@pytest.mark.parametrize("side", ["left", None])
def test_a_clearance_is_corrected(side: Side | None) -> None:
    known = clearance(
        ago(3), side=side, until=ago(-9), covers="raises", pain_limit=4, notes="phone"
    )
    form = clearance_form(REGIONS, "", known)
    assert clearance_entry_of(form, REGIONS, NOW, "1", known) == replace(
        known, entered=NOW, app="1"
    )
    form = moves.clear(at(form, "pain_limit"))
    corrected = clearance_entry_of(form, REGIONS, NOW, "1", known)
    assert corrected == replace(known, entered=NOW, app="1", pain_limit=None)


def test_only_the_chosen_region_is_asked_for_its_side() -> None:
    names = [name for name, _ in asked(clearance_form(REGIONS, "neck"))]
    assert names[:2] == ["region", "who"]
