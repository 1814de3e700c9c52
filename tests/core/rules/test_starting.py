"""The rules before a session, as a table: each rule, each boundary, each unknown."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest
from msgspec.structs import replace

from tests.core.logged import (
    DAY,
    REGION,
    ago,
    answer,
    at,
    clearance,
    log_of,
    pain,
    session,
    strain,
)
from tui.core.entries import Entry
from tui.core.format.definitions import Side, Tier
from tui.core.rules.starting import Asked, Start, may_start

Before = Mapping[Side | None, int | None]


def start(
    *entries: Entry,
    before: Before | int | None = 0,
    tiers: Mapping[str, Sequence[Tier]] | None = None,
    day: dt.date = DAY,
) -> Start:
    """What is allowed on `DAY`; a plain score is the left side's."""
    pain_now: Before = before if isinstance(before, Mapping) else {"left": before}
    opened = {region: frozenset(these) for region, these in (tiers or {}).items()}
    return may_start(Asked(log_of(*entries), "calf", REGION, pain_now, opened, at(day)))


@pytest.mark.parametrize(
    ("before", "may", "rules"),
    [
        (None, "all", ()),
        (0, "all", ()),
        (2, "all", ()),
        (3, "all", ("acceptable pain",)),
        (5, "all", ("acceptable pain",)),
        (6, "nothing", ("too much pain",)),
        (10, "nothing", ("too much pain",)),
        ({"left": 1, "right": 6}, "nothing", ("too much pain",)),
        ({"left": None, "right": 4}, "all", ("acceptable pain",)),
        ({None: 6}, "nothing", ("too much pain",)),
        ({}, "all", ()),
    ],
)
def test_pain_before(before: Before | int | None, may: str, rules: tuple[str, ...]) -> None:
    found = start(before=before)

    assert (found.may, found.rules) == (may, rules)
    assert len(found.says) == len(rules)


@pytest.mark.parametrize(
    ("tiers", "before", "may", "rules"),
    [
        ({"calf": ["emergency"]}, 0, "nothing", ("red flag",)),
        ({"calf": ["urgent"]}, 0, "nothing", ("red flag",)),
        ({"shoulder": ["emergency"]}, 0, "nothing", ("red flag",)),
        ({"shoulder": ["urgent"]}, None, "nothing", ("red flag",)),
        ({"calf": ["book"]}, None, "nothing", ("appointment",)),
        ({"calf": ["book"]}, {"left": 1, "right": None}, "nothing", ("appointment",)),
        ({"calf": ["book"]}, {}, "all", ("appointment",)),
        ({"calf": ["book"]}, 2, "all", ("appointment",)),
        ({"calf": ["book"]}, 3, "nothing", ("appointment",)),
        ({"shoulder": ["book"]}, 3, "all", ("acceptable pain",)),
        ({"calf": ["book", "urgent"]}, 1, "nothing", ("red flag", "appointment")),
        ({"calf": []}, 1, "all", ()),
    ],
)
def test_red_flags(
    tiers: Mapping[str, Sequence[Tier]],
    before: Before | int | None,
    may: str,
    rules: tuple[str, ...],
) -> None:
    found = start(tiers=tiers, before=before)

    assert (found.may, found.rules) == (may, rules)


@pytest.mark.parametrize(
    ("entries", "before", "may"),
    [
        ([strain(ago(0))], 0, "gentle"),
        ([strain(ago(3))], 0, "gentle"),
        ([strain(ago(3))], None, "gentle"),
        ([strain(ago(4))], 2, "all"),
        ([strain(ago(4))], None, "gentle"),
        ([strain(ago(4))], {"right": None}, "all"),
        ([strain(ago(4), side=None)], {"right": None}, "gentle"),
        ([strain(ago(4)), clearance(ago(1))], None, "gentle"),
        ([strain(ago(4))], 3, "gentle"),
        ([strain(ago(42))], 3, "gentle"),
        ([strain(ago(43))], 3, "all"),
        ([strain(ago(-1))], 3, "all"),
        ([strain(ago(2), sudden=False)], 3, "all"),
        ([strain(ago(2), sudden=None)], 3, "all"),
        ([strain(ago(20), ended=ago(1))], 3, "all"),
        ([strain(ago(20), ended=ago(-1))], 3, "gentle"),
        ([strain(ago(20), side="right")], {"left": 5, "right": 1}, "all"),
        ([strain(ago(20), side=None)], {"left": 5, "right": 1}, "gentle"),
        ([strain(ago(2))], 6, "nothing"),
        ([strain(ago(2)), clearance(ago(1))], 5, "all"),
        ([strain(ago(2)), clearance(ago(1))], 6, "nothing"),
        ([strain(ago(2)), clearance(ago(1), pain_limit=3)], 3, "all"),
        ([strain(ago(2)), clearance(ago(1), pain_limit=3)], 4, "gentle"),
        ([strain(ago(2)), clearance(ago(1), pain_limit=0)], 1, "gentle"),
        ([strain(ago(2)), clearance(ago(1), side="right")], 0, "gentle"),
        ([strain(ago(2)), clearance(ago(1), side="left")], 0, "all"),
        ([strain(ago(2)), clearance(ago(-1))], 0, "gentle"),
        ([strain(ago(2)), clearance(ago(3))], 0, "gentle"),  # of before it began
        ([strain(ago(9)), clearance(ago(30))], 4, "gentle"),
        ([strain(ago(2)), clearance(ago(2))], 0, "all"),
        ([strain(ago(2)), clearance(ago(2), until=ago(1))], 0, "gentle"),
        ([strain(ago(2)), clearance(ago(2), until=ago(0))], 0, "all"),
        ([strain(ago(2)), replace(clearance(ago(1)), region="hip")], 0, "gentle"),
        ([replace(strain(ago(2)), region="hip")], 0, "all"),
    ],
)
def test_strain(entries: list[Entry], before: Before | int | None, may: str) -> None:
    assert start(*entries, before=before).may == may


@pytest.mark.parametrize(
    ("entry", "is_left_out"),
    [
        (session(ago(0), answer(after=1, where=("heel",))), True),
        (session(ago(7), answer(after=1, where=("heel",))), True),
        (session(ago(8), answer(after=1, where=("heel",))), False),
        (session(ago(1), answer(after=1, where=("inner",))), False),
        (session(ago(1), answer(before=0, during=0, after=0, where=("heel",))), False),
        (session(ago(1), answer(before=0, during=1, where=("heel",))), True),
        (session(ago(1), answer(where=("heel",))), True),
        (session(ago(1), replace(answer(after=1, where=("heel",)), region="hip")), False),
        (pain(ago(1), 2, where=("inner", "heel")), True),
        (pain(ago(1), 0, where=("heel",)), False),
        (replace(pain(ago(1), 2, where=("heel",)), region="hip"), False),
    ],
)
def test_pain_at_a_place_leaves_out_what_presses_on_it(entry: Entry, is_left_out: bool) -> None:
    found = start(entry)

    assert found.may == "all"
    assert found.left_out == ({"wall"} if is_left_out else set())
    assert any("heel" in one for one in found.says) is is_left_out


def test_the_strictest_rule_speaks_first() -> None:
    found = start(
        pain(ago(1), 3, where=("heel",)),
        strain(ago(1)),
        before=7,
        tiers={"calf": ["book"]},
    )

    assert found.rules == ("appointment", "too much pain", "fresh strain", "sore place")
    assert found.left_out == {"wall"}


@pytest.mark.parametrize("entries", [[], [strain(ago(1))]])
def test_a_refusal_does_not_call_the_pain_acceptable(entries: list[Entry]) -> None:
    found = start(*entries, before=3, tiers={"calf": ["book"]} if not entries else {})

    assert found.may != "all"
    assert len(found.says) == 1
    assert "acceptable" not in found.says[0]


def test_a_region_without_rules_is_stopped_by_red_flags_and_too_much_pain_only() -> None:
    region = replace(REGION, rules=None)
    log = log_of(strain(ago(1)), pain(ago(1), 3, where=("heel",)))

    assert may_start(Asked(log, "calf", region, {"left": 2}, {}, at())) == Start()
    assert may_start(Asked(log, "calf", region, {"left": 6}, {}, at())).may == "nothing"


@pytest.mark.parametrize(
    ("rest", "is_after_sign", "may", "rules"),
    [
        ("", False, "all", ()),
        ("Red: why.", False, "all", ("rest",)),
        ("Red: why.", True, "gentle", ("rest",)),
    ],
)
def test_rest_is_said_once_more_and_after_a_sign_it_is_not_overridden(
    rest: str, is_after_sign: bool, may: str, rules: tuple[str, ...]
) -> None:
    asked = Asked([], "calf", REGION, {"left": 0}, {}, at(), rest=rest, is_after_sign=is_after_sign)
    found = may_start(asked)

    assert (found.may, found.rules) == (may, rules)
    assert found.says == tuple(f"Rest is advised. {rest}" for _ in rules)
