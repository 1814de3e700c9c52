"""When red flags are asked, and what ends an answer of yes."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.flagged import (
    NOW,
    REGION,
    ago,
    clearance,
    log,
    pain,
    played,
    screen,
    seen,
)
from tui.core.entries import Entry
from tui.core.format.definitions import Region
from tui.core.rules.red_flags import (
    Due,
    clean_since,
    is_due,
    last_screen,
    open_everywhere,
    open_flags,
)

RULELESS = replace(REGION, rules=None)


@pytest.mark.parametrize(
    ("entries", "due"),
    [
        ([], "first"),
        ([played(1)], "first"),
        ([screen(1, region="neck")], "first"),
        ([seen(1, 1)], "first"),
        ([screen(0)], None),
        ([screen(6)], None),
        ([screen(7)], "weekly"),
        ([screen(6.9)], "weekly"),  # by days, not by hours
        ([screen(30), screen(2)], None),
        ([screen(2), screen(30)], None),
        ([screen(8), seen(1, 1)], "weekly"),
        ([screen(8, "vein")], "weekly"),
    ],
)
def test_first_and_weekly(entries: list[Entry], due: Due | None) -> None:
    assert is_due(log(*entries), "calf", REGION, NOW) == due


@pytest.mark.parametrize(
    ("event", "due"),
    [
        (played(1), None),
        (played(1, new_signs=False, feel=("tight",), where=("inner",)), None),
        (played(1, new_signs=True), "trigger"),
        (played(1, feel=("tight", "pop")), "trigger"),
        (played(1, feel=("tingling",)), "trigger"),
        (played(1, where=("inner", "behind knee")), "trigger"),
        (played(1, feel=("sharp",)), None),
        (played(1, region="neck", new_signs=True), None),
        (played(3, new_signs=True), None),
        (pain(1), None),
        (pain(1, score=9), None),
        (pain(1, feel=("pop",)), "trigger"),
        (pain(1, feel=("tingling",)), "trigger"),
        (pain(1, where=("behind knee",)), "trigger"),
        (pain(1, region="neck", feel=("pop",)), None),
        (pain(3, feel=("pop",)), None),
        # noted after the questions, for a time before them; and a form that was put off
        (replace(pain(3, feel=("pop",)), entered=ago(1)), "trigger"),
        (replace(played(3, new_signs=True), entered=ago(1)), "trigger"),
    ],
)
def test_what_was_reported_since_triggers(event: Entry, due: Due | None) -> None:
    entries = log(screen(2), event)
    assert is_due(entries, "calf", REGION, NOW) == due
    assert is_due([*entries, *log(screen(0.5))], "calf", REGION, NOW) is None


def test_without_rules_only_new_signs_trigger() -> None:
    assert is_due(log(screen(2), played(1, feel=("pop",))), "calf", RULELESS, NOW) is None
    assert is_due(log(screen(2), played(1, new_signs=True)), "calf", RULELESS, NOW) == "trigger"


@pytest.mark.parametrize(
    ("entries", "due"),
    [
        ([played(14), screen(2)], "trigger"),  # asked then, but it was no pause yet
        ([played(14), screen(0)], None),
        ([played(13), screen(2)], None),
        ([played(14), screen(14)], "trigger"),
        ([played(20), screen(6)], None),
        ([played(19), screen(6)], "trigger"),
        ([played(40), played(14), screen(14)], "trigger"),
        ([played(14), played(1, region="neck"), screen(14)], "trigger"),
        ([played(13), screen(13)], "weekly"),
        ([screen(20)], "weekly"),
    ],
)
def test_a_pause_of_two_weeks_triggers_once(entries: list[Entry], due: Due | None) -> None:
    assert is_due(log(*entries), "calf", REGION, NOW) == due


def test_a_trigger_goes_before_the_week() -> None:
    entries = log(screen(9), pain(8, feel=("pop",)))
    assert is_due(entries, "calf", REGION, NOW) == "trigger"


def test_a_region_without_questions_never_asks() -> None:
    bare: Region = replace(REGION, flags=())
    assert is_due(log(played(1, new_signs=True)), "calf", bare, NOW) is None


@pytest.mark.parametrize(
    ("entries", "flags"),
    [
        ([], ""),
        ([screen(2)], ""),
        ([screen(2, "bone", "vein", "lung")], "lung vein bone"),
        ([screen(2, "lung"), screen(1)], ""),
        ([screen(1), screen(2, "lung")], ""),
        ([screen(2), screen(1, "bone")], "bone"),
        ([screen(2, "vein"), screen(1, "bone")], "bone"),
        ([screen(2, "vein", region="neck")], ""),
        # what lasts: a week alone lifts nothing
        ([screen(400, "lung", "vein", "bone")], "lung vein bone"),
        # seen by a clinician: ends urgent and book, never an emergency
        ([screen(3, "lung", "vein", "bone"), seen(1, 2)], "lung"),
        ([screen(3, "vein"), seen(1, 3)], ""),
        ([screen(3, "vein"), seen(0, 0)], ""),
        ([screen(3, "vein"), seen(1, 4)], "vein"),  # before it was reported
        ([screen(3, "vein"), seen(1, -1)], "vein"),  # tomorrow
        ([screen(3, "vein"), seen(2, 2), screen(1, "vein")], "vein"),  # again since
        ([screen(3, "vein"), seen(2, 2), screen(1, "vein"), seen(0, 0)], ""),
        ([screen(3, "vein"), seen(1, 2, region="neck")], "vein"),
        ([screen(3, "vein", seen=ago(3).date())], "vein"),  # its own answers are what is new
        # cleared: ends book alone
        ([screen(3, "lung", "vein", "bone"), clearance(2)], "lung vein"),
        ([screen(3, "bone"), clearance(2, until=ago(0).date())], ""),
        ([screen(3, "bone"), clearance(2, until=ago(1).date())], "bone"),
        ([screen(3, "bone"), clearance(2, day=ago(-1).date())], "bone"),
        ([screen(3, "bone"), clearance(2, day=ago(30).date())], ""),  # noted late
        ([screen(3, "bone"), clearance(2, region="neck")], "bone"),
        ([clearance(4), screen(3, "bone")], "bone"),  # of before it was reported
        ([screen(9, "bone"), clearance(8), screen(2, "bone")], ""),  # the same sign goes on
        ([screen(9, "bone"), clearance(8), screen(5), screen(2, "bone")], "bone"),  # it came back
        ([screen(9, "vein"), clearance(8), screen(2, "vein", "bone")], "vein bone"),
    ],
)
def test_what_is_open(entries: list[Entry], flags: str) -> None:
    found = open_flags(log(*entries), "calf", NOW)
    assert [flag.flag for flag in found] == flags.split()


def test_an_open_flag_says_when_it_was_answered_last_and_its_risks() -> None:
    asked = screen(2, "vein")
    risky = tuple(
        replace(one, risks=("Surgery.",)) if one.flag == "vein" else one for one in asked.answers
    )
    (flag,) = open_flags(log(replace(asked, answers=risky)), "calf", NOW)
    assert flag.day == dt.date(2026, 11, 20)
    assert flag.risks == ("Surgery.",)
    assert (flag.region, flag.tier) == ("calf", "urgent")


def test_the_day_is_the_one_where_it_was_answered() -> None:
    east = dt.timezone(dt.timedelta(hours=14))
    late = dt.datetime(2026, 11, 20, 23, 0, tzinfo=dt.UTC).astimezone(east)
    (flag,) = open_flags(log(replace(screen(0, "lung"), started=late)), "calf", NOW)
    assert flag.day == dt.date(2026, 11, 21)


def test_those_of_all_regions_come_most_urgent_first() -> None:
    entries = log(
        screen(3, "bone"), screen(2, "vein", region="neck"), screen(1, "lung", region="b")
    )
    found = open_everywhere(entries, NOW)
    assert [(flag.region, flag.flag) for flag in found] == [
        ("b", "lung"),
        ("neck", "vein"),
        ("calf", "bone"),
    ]


def test_only_after_a_clean_time_is_it_asked_what_is_new() -> None:
    assert clean_since(None) is None
    assert clean_since(screen(2)) == dt.date(2026, 11, 20)
    assert clean_since(screen(2, "bone")) is None


def test_the_last_time_is_the_last_with_answers() -> None:
    asked = screen(3)
    assert last_screen(log(seen(1, 2), asked, screen(5)), "calf") is asked


@pytest.mark.parametrize(
    ("limit", "pain_now", "flags"),
    [
        (3, 3, ""),
        (3, 4, "bone"),
        (0, 0, ""),
        (0, 1, "bone"),
        (None, 5, ""),
        (5, None, "bone"),
        (None, None, ""),
    ],
)
def test_a_clearance_holds_up_to_the_pain_that_it_allows(
    limit: int | None, pain_now: int | None, flags: str
) -> None:
    entries = log(screen(3, "bone"), clearance(2, pain_limit=limit))

    found = open_flags(entries, "calf", NOW, pain_now)

    assert " ".join(one.flag for one in found) == flags
    assert found == open_everywhere(entries, NOW, pain_now)
